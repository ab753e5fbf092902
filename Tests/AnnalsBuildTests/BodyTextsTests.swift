import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import TemporaryFolders
import Testing

@testable import AnnalsBuild
@testable import AnnalsPublishing

@Suite struct BodyTextsTests {
  private static let tree = FileTree([
    "Content/Articles/a.md": "---\ntitle: A\ndate: 2019-08-20\n---\nPlain *words*.\n",
    "Content/Articles/b.md":
      "---\ntitle: B\ndate: 2019-08-20\nstatus: draft\n---\nA draft.\n",
    "Content/Articles/c.md":
      "---\ntitle: C\ndate: 2019-08-20\nstatus: embargoed\nembargo_until: 2030-01-01\n---\nTo come.\n",
    "Content/Articles/d.md":
      "---\ntitle: D\ndate: 2019-08-20\nwithheld: [author]\nauthor: E\n---\nD.\n",
    "Content/Articles/f.md":
      """
    ---
    title: F
    date: 2019-08-20
    events: [{id: f, type: clashes, town: G, public_location: withheld}]
    ---
    F.
    """,
  ])

  /// A file beside the output may lie on a stick that is handed on.
  @Test func onlyTextsThatArePublicAsTheyStandArePutAside() throws {
    let folder = try TemporaryFolder()
    let file = AsideFile(on: try Descriptor(folder: folder.path), path: folder.path)
    let content = Self.content(texts: file)
    let unreadable = FileTree(files: Self.tree.files) { index in
      .failure(
        Diagnostic(.error, "cannot-read", "gone", at: SourceLocation(path: "\(index)"))
      )
    }
    let texts = BodyTexts(tree: unreadable, kept: content.texts, sizeLimit: 1 << 20)
    var problems: [Diagnostic] = []
    let found = Self.tree.files.indices.map { index in
      String(decoding: texts.text(of: Self.body(index), &problems), as: UTF8.self)
    }
    #expect(found == ["Plain words.\n", "", "", "", ""])
    #expect(problems.map(\.location.path) == ["1", "2", "3", "4"])
  }

  @Test func aTextPutAsideIsTheOneThatIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let file = AsideFile(on: try Descriptor(folder: folder.path), path: folder.path)
    let kept = BodyTexts(
      tree: Self.tree,
      kept: Self.content(texts: file).texts,
      sizeLimit: 1 << 20
    )
    let read = BodyTexts(tree: Self.tree, kept: nil, sizeLimit: 1 << 20)
    var problems: [Diagnostic] = []
    for document in Self.content(texts: nil).documents {
      guard case .article(let article) = document.document else { continue }
      #expect(kept.text(of: article.body, &problems) == read.text(of: article.body, &problems))
    }
    #expect(problems == [])
  }

  private static func content(texts: AsideFile?) -> ContentStage.Content {
    ContentStage(
      tree: tree,
      configuration: ArchiveConfiguration(title: "Test", languages: []),
      withheldMedia: [],
      workers: Workers(1),
      key: DigestKey(first: 1, second: 2),
      last: nil,
      aside: texts,
      texts: texts,
      progress: { _, _ in }
    ).read()
  }

  private static func body(_ file: Int) -> BodyReference {
    BodyReference(file: file, offset: 0, count: tree.files[file].size, firstLine: 1)
  }
}
