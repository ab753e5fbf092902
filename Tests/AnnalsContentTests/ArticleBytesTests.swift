import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct ArticleBytesTests {
  /// An article with something in every field.
  private static let article = """
    ---
    title: Shelling of "Kafr Zita"
    date: 2019-08-21T14:30+03:00
    language: zh-hant
    source: Herald
    author: A. Writer
    url: https://example.org/a?b=c
    archived_url: https://example.org/archived
    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    tags: [one, deux, ثلاثة]
    slug: own-address
    content_warning: Shows the dead
    corrections:
      - {date: 2019-09-01, text: The number was wrong.}
    events:
      - id: 2019-08-20-x
        date: 2019-08-19/2019-08-21?
        type: airstrike
        towns: [{name: Kafr Zita, in: Hama, relation: near}, Idlib]
        factions: [{name: Red Brigade, role: claimed-by}, Blue Guard]
        fatalities: {low: 3, high: 7, best: 5, civilians: 2}
        injured: dozens
        attribution: a doctor
        quote: nothing is left
        confidence: fair
        summary: Two strikes.
    ---
    They said nothing is left.

    ```event
    date: 2019-08
    type: arrest
    detained: 4
    ```
    """

  private static func read(_ text: String) throws -> ArticleDocument {
    let reader = ContentReader(
      configuration: ArchiveConfiguration(title: "Test", languages: [.english])
    )
    let path = "Content/Articles/a.md"
    let (documents, _) = reader.read(file: 7, path: path, bytes: Array(text.utf8))
    guard case .article(let article) = try #require(documents.first) else { throw NoArticle() }
    return article
  }

  private struct NoArticle: Error {}

  @Test func anArticleComesBackWhole() throws {
    let article = try Self.read(Self.article)
    var writer = ByteWriter()
    let isKept = writer.append(published: article)
    #expect(isKept)
    let bytes = writer.bytes
    var reader = ByteReader(bytes, 0..<bytes.count)
    let read = try #require(ArticleDocument(published: &reader, path: article.path, file: 7))
    var (before, after) = ("", "")
    // Every stored property, also those that are added some day.
    dump(article, to: &before)
    dump(read, to: &after)
    #expect(before == after)
    #expect(reader.isAtEnd)
  }

  @Test func theArticleOfTheTestHasSomethingInEveryField() throws {
    for field in Mirror(reflecting: try Self.read(Self.article)).children {
      #expect("\(field.value)" != "nil", "\(field.label ?? "")")
      #expect("\(field.value)" != "[]", "\(field.label ?? "")")
    }
    for field in Mirror(reflecting: try Self.read(Self.article).accounts[0]).children {
      #expect("\(field.value)" != "nil", "\(field.label ?? "")")
      #expect("\(field.value)" != "[]", "\(field.label ?? "")")
    }
  }

  @Test func cutBytesAreNoArticle() throws {
    var writer = ByteWriter()
    _ = writer.append(published: try Self.read(Self.article))
    let bytes = writer.bytes
    for end in bytes.indices {
      var reader = ByteReader(bytes, 0..<end)
      #expect(ArticleDocument(published: &reader, path: "a", file: 0) == nil, "cut at \(end)")
    }
  }

  @Test(arguments: ["status: draft", "status: withheld", "status: retracted"])
  func whatIsNotPublishedIsNotKept(status: String) throws {
    let article = try Self.read("---\ntitle: A\ndate: 2019-01-01\n\(status)\n---\nText.")
    var writer = ByteWriter()
    let isKept = writer.append(published: article)
    #expect(!isKept)
  }

  @Test func aPlaceThatIsKeptFromThePublicIsNotKept() throws {
    let article = try Self.read(
      "---\ntitle: A\ndate: 2019-01-01\nevents:\n  - {date: 2019-01-01, town: Idlib, "
        + "public_location: governorate}\n---\nText."
    )
    var writer = ByteWriter()
    let isKept = writer.append(published: article)
    #expect(!isKept)
  }
}
