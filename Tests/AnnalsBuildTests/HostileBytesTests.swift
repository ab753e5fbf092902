import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsBuild

/// What a build leaves for the next one lies where others may write.
@Suite struct HostileBytesTests {
  @Test func keptArticles() throws {
    let text = """
      ---
      title: Report of a week
      date: 2019-08-22
      language: en
      source: Wire
      events:
        - {id: one, date: 2019-08-20, type: shelling, town: Morek, fatalities: 3, summary: Shells fell.}
      ---
      # Heading

      Text with a [link](other.md) and a picture ![b](b.png).
      """
    let path = "Content/Articles/a.md"
    let reader = ContentReader(configuration: ArchiveConfiguration(title: "Test", languages: []))
    let documents = reader.read(file: 0, path: path, bytes: Array(text.utf8)).0
    let article = try #require(
      documents.compactMap { if case .article(let article) = $0 { article } else { nil } }.first
    )
    let environment = Digest(first: 1, second: 2)
    let kept = try #require(
      KnownArticle.bytes(
        article,
        Prose(),
        links: ["other.md"],
        content: Digest(first: 3, second: 4)
      )
    )
    let sample =
      KnownArticles.opening(environment: environment, count: 2)
      + KnownArticles.entry(kept, ofFile: 0) + KnownArticles.entry(kept, ofFile: 7)
    let tree: FileTree = [path: text]
    func read(_ bytes: [UInt8]) -> KnownArticle? {
      KnownArticles(bytes, positions: [0], environment: environment)?.article(ofFile: 0, in: tree)
    }
    #expect(read(sample)?.document.title == article.title)
    let fault = HostileBytes.fault(changing: sample, of: "kept articles") { bytes in
      guard let known = read(bytes) else { return true }
      return known.bytes.count <= bytes.count
    }
    #expect(fault == nil)
  }
}
