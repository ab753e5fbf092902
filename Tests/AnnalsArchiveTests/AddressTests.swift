import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// Where things are, and that they stay there.
@Suite struct AddressTests {
  @Test(arguments: [
    ("2019-08-22-retrait", "articles/2019/08/22-retrait.html"),
    ("2019-08-22", "articles/2019/08/22.html"),
    ("2019-07-31-late", "articles/2019/08/2019-07-31-late.html"),
    ("Retrait à Khan Sheikhun", "articles/2019/08/retrait-a-khan-sheikhun.html"),
    ("deep/folder/report.fr", "articles/2019/08/report-fr.html"),
  ])
  func namesAnArticleAfterItsFile(file: String, path: String) {
    let (archive, _) = publicArchive([.article(article(file))])
    #expect(archive.articles.map(\.path.text) == [path])
  }

  @Test func namesAnArticleAsItsAuthorAsks() {
    var asked = article("2019-08-22-a")
    asked.slug = Located("retrait", at: somewhere)
    let (archive, _) = publicArchive([.article(asked)])
    #expect(archive.articles.map(\.path.text) == ["articles/2019/08/retrait.html"])
  }

  @Test(arguments: [
    ("2019-08-20-khan-sheikhun", "2019-09-01", "events/2019/08/2019-08-20-khan-sheikhun.html"),
    ("2019-08", "2019-09-01", "events/2019/08/2019-08.html"),
    ("ev-7k3m9q", "2019-09-01", "events/2019/09/ev-7k3m9q.html"),
    ("ev-7k3m9q", "2019-09", "events/2019/09/ev-7k3m9q.html"),
    ("ev-7k3m9q", "2019", "events/2019/ev-7k3m9q.html"),
    ("ev-7k3m9q", "2018-12-30/2019-01-02", "events/2018/12/ev-7k3m9q.html"),
    ("2019-81-report", "2019-09-01", "events/2019/09/2019-81-report.html"),
    ("20190820-a", "2019-09-01", "events/2019/09/20190820-a.html"),
  ])
  func putsAnEventInTheMonthOfItsIdOrDate(id: String, date: String, path: String) {
    let (archive, _) = publicArchive([
      .article(article("a", published: "2020-01-01", accounts: [account(id, date: date)]))
    ])
    #expect(archive.events.map(\.path.text) == [path])
  }

  @Test func namesBothFilesOfOnePath() {
    let (archive, problems) = publicArchive([
      .article(article("en/2019-08-22-a")), .article(article("fr/2019-08-22-A")),
    ])
    #expect(
      problems.map(\.message) == [
        "Content/Articles/fr/2019-08-22-A.md and Content/Articles/en/2019-08-22-a.md would both be "
          + "articles/2019/08/22-a.html; give one of them a slug of its own"
      ]
    )
    #expect(problems.map(\.severity) == [.error])
    #expect(
      archive.articles.map(\.path.text) == [
        "articles/2019/08/22-a.html", "articles/2019/08/22-a-2.html",
      ]
    )
  }

  @Test func tellsIdsThatDifferByCaseOnly() {
    let (archive, problems) = publicArchive([
      .article(article("a", accounts: [account("EV-1"), account("ev-1")]))
    ])
    #expect(archive.events.map(\.key) == ["EV-1", "ev-1"])
    #expect(problems.map(\.identifier) == ["path-collision"])
  }

  @Test(arguments: [
    ("Événement 1", "evenement-1"), ("a/b", "a-b"), ("../x", "x"), ("x.", "x"),
  ])
  func makesASlugOfAnIdThatCannotBeAFile(id: String, key: String) {
    let (archive, problems) = publicArchive([.article(article("a", accounts: [account(id)]))])
    #expect(archive.events.map(\.key) == [key])
    #expect(problems.map(\.identifier) == ["event-id"])
  }

  @Test func doesNotJoinIdsThatOnlyBecomeEqual() {
    let (_, problems) = publicArchive([
      .article(article("a", accounts: [account("a b")])),
      .article(article("b", accounts: [account("a/b")])),
    ])
    #expect(problems.map(\.identifier) == ["event-id", "event-id", "event-id-clash"].sorted())
  }

  @Test func givesAnAccountWithoutAnIdOneOfItsOwnDocument() {
    let told = account(date: "2019-08-20", type: "withdrawal", towns: [place("Khan Sheikhun")])
    let alone = publicArchive([.article(article("a", accounts: [told]))]).0
    let others = (0..<5).map { number in
      Document.article(article("other-\(number)", published: "2019-08-01", accounts: [told]))
    }
    let among = publicArchive(others + [.article(article("a", accounts: [account("x"), told]))]).0
    let id = alone.events[0].key
    #expect(id.hasPrefix("2019-08-20-khan-sheikhun-withdrawal-"))
    #expect(among.events.count == 7)
    #expect(among.events.contains { $0.key == id })
  }

  @Test func tellsAccountsWithoutIdsOfOneDocumentApart() {
    let told = account(date: "2019-08-20", type: "airstrike", towns: [place("Morek")])
    let (archive, problems) = publicArchive([.article(article("a", accounts: [told, told]))])
    #expect(archive.events.count == 2)
    #expect(problems.map(\.identifier) == ["unknown-town"])
  }

  @Test func joinsAnAccountThatUsesAnIdMadeForAnother() {
    let first = Document.article(article("a", accounts: [account(date: "2019-08-20")]))
    let id = publicArchive([first]).0.events[0].key
    let (archive, problems) = publicArchive([
      first, .article(article("b", published: "2019-08-23", accounts: [account(id)])),
    ])
    #expect(problems == [])
    #expect(archive.events.map(\.accounts) == [0..<2])
  }

  @Test(arguments: [
    ("a/photo 1.JPG", "media/a/photo-1.jpg"), ("صورة.png", "media/swrh.png"),
    ("..hidden", "media/hidden"), ("plain/File_2.PDF", "media/plain/File_2.PDF"),
  ])
  func writesMediaPathsInASCII(path: String, expected: String) {
    let (archive, _) = publicArchive([.media(MediaDocument(file: 3, path: path, size: 1))])
    #expect(archive.media.map(\.path.text) == [expected])
  }
}
