import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import AnnalsWithholding
import Testing

@testable import AnnalsBuild

@Suite struct TextDigestTests {
  private static let texts = [
    "Content/Articles/a.md": "---\ntitle: One\ndate: 2019-08-20\n---\nFirst text.\n",
    "Content/Articles/b.md": "---\ntitle: Two\ndate: 2019-08-21\n---\nSecond text.\n",
  ]

  private static func archive(_ tree: FileTree) -> PublicArchive {
    let configuration = ArchiveConfiguration(title: "Test", languages: [])
    let reader = ContentReader(configuration: configuration)
    var documents: [ReadDocument] = []
    for (index, file) in tree.files.enumerated() {
      guard case .success(let bytes) = tree.bytes(at: index) else { continue }
      let read = reader.read(file: index, path: file.path, bytes: bytes).0
      documents += read.map { ReadDocument($0, prose: Prose()) }
    }
    return Archive(resolving: documents, configuration: configuration).redacted(asOf: nil).0
  }

  /// One that could no longer be opened was once stated with the digest of nothing.
  @Test func anArticleThatCannotBeReadAgainIsAProblemAndHasNoDigest() throws {
    let tree = FileTree(Self.texts)
    let archive = Self.archive(tree)
    let problem = Diagnostic(
      .error,
      "cannot-read",
      "the file cannot be opened: too many open files",
      at: SourceLocation(path: "Content/Articles/b.md")
    )
    let failing = FileTree(files: tree.files) { index in
      index == 1 ? .failure(problem) : tree.bytes(at: index)
    }
    let (whole, none) = TextDigests.bytes(of: archive, tree)
    let (part, problems) = TextDigests.bytes(of: archive, failing)
    #expect(none == [])
    #expect(problems == [problem])
    func articles(_ file: [UInt8]) -> [Substring] {
      String(decoding: file, as: UTF8.self).split(separator: "\n").filter {
        $0.contains("\"sha256\":")
      }
    }
    #expect(articles(whole).count == 2)
    #expect(articles(part).count == 1)
    #expect(articles(part).first?.prefix(80) == articles(whole).first?.prefix(80))
    let day = try #require(CalendarDay("2020-01-01"))
    let history = ReleaseHistory(
      ReleaseNotice(archive: Slug("test"), sequence: 1, date: day),
      of: archive,
      failing,
      export: [],
      prefixes: [],
      after: nil,
      gate: LeakGate([])
    )
    #expect(history.problems == [problem])
  }
}
