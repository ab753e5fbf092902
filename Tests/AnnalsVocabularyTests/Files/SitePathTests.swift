import AnnalsVocabulary
import Testing

struct SitePathTests {
  @Test(arguments: [
    "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "../a", ".a", "a.", "a/.b", "a b", "é",
    "a\\b",
    "a:b", "a\u{0}", "con", "CON.html", "a/aux.tar.gz", "nul/x", "Lpt1.txt", "a%20b", "a?b", "a#b",
    String(repeating: "a", count: 201), String(repeating: "abc/", count: 55) + "a",
  ])
  func refusesPathsThatAreNotOneFileEverywhere(text: String) {
    #expect(SitePath(text) == nil)
  }

  @Test(arguments: [
    ("index.html", 0, ""), ("towns/idlib.html", 1, "towns"),
    ("dates/2019/08/20.html", 3, "dates/2019/08"),
    ("a..b/A_b-C.1", 1, "a..b"), ("icon.html", 0, ""), ("com.html", 0, ""), ("con-x", 0, ""),
  ])
  func knowsItsFolders(text: String, depth: Int, folder: String) throws {
    let path = try #require(SitePath(text))
    #expect(path.description == text)
    #expect(path.depth == depth)
    #expect(path.folder == folder)
  }

  @Test func linksFromAnyDepth() throws {
    var writer = ByteWriter()
    writer.append(linkTo: try #require(SitePath("towns/idlib.html")), fromDepth: 0)
    writer.append(" ")
    writer.append(linkTo: try #require(SitePath("towns/idlib.html")), fromDepth: 2)
    #expect(writer.text == "towns/idlib.html ../../towns/idlib.html")
  }

  @Test func isOrderedByBytes() {
    let texts = ["a-b", "a.b", "a/b", "a0", "aB", "a_b", "ab"]
    #expect(texts.reversed().compactMap { SitePath($0) }.sorted().map(\.text) == texts)
  }
}
