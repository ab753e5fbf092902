import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct ContentListingTests {
  @Test func sortsFilesByWhatIsDoneWithThem() {
    let tree: FileTree = [
      "Content/Articles/2019/08/a.md": "", "Content/Events/e.md": "", "Content/Factions/f.md": "",
      "Content/Media/2019/p.jpg": "xy", "Content/Pages/about.md": "", "Content/Towns/t.csv": "",
      "Content/Towns/t.md": "", "Templates/base.html": "", "annals.yaml": "",
    ]
    let (listing, problems) = ContentListing.listing(
      tree,
      configuration: ConfigurationReader.standard
    )
    #expect(problems == [])
    let paths = { (indices: [Int]) in indices.map { tree.files[$0].path } }
    #expect(
      paths(listing.gazetteer) == [
        "Content/Factions/f.md", "Content/Towns/t.csv", "Content/Towns/t.md",
      ]
    )
    #expect(
      paths(listing.reports)
        == ["Content/Articles/2019/08/a.md", "Content/Events/e.md", "Content/Pages/about.md"]
    )
    #expect(listing.media == [MediaDocument(file: 3, path: "2019/p.jpg", size: 2)])
  }

  @Test(
    arguments: [
      "Content/.DS_Store", "Content/Articles/.a.md.swp", "Content/Articles/a.md~",
      "Content/Articles/#a.md#", "Content/.git/config", "Content/Media/Thumbs.db",
      "Content/Articles/a.md.orig", "Content/Articles/.hidden/a.md", "Templates/x.txt", "notes.txt",
    ]
  )
  func saysNothingOfWhatEditorsAndOthersLeave(path: String) {
    let (listing, problems) = listing([path])
    #expect(problems == [])
    #expect(listing == ContentListing())
    #expect(ContentKind(path: path) == nil)
  }

  @Test(
    arguments: [
      ("content/articles/a.md", "the file is not read: did you mean 'Content/Articles'?"),
      ("Content/articles/a.md", "the file is not read: did you mean 'Content/Articles'?"),
      ("Content/Article/a.md", "the file is not read: did you mean 'Content/Articles'?"),
      (
        "Content/Articles/a.txt",
        "the file is not read: 'Content/Articles' holds files that end in .md"
      ),
      (
        "Content/Articles/a.MD",
        "the file is not read: 'Content/Articles' holds files that end in .md"
      ),
      (
        "Content/Towns/a.xlsx",
        "the file is not read: 'Content/Towns' holds files that end in .md or .csv"
      ),
      (
        "Content/a.md",
        "the file is not read: content lies in one of the folders Articles, Events, Towns, Factions, "
          + "Pages, Media, Maps"
      ),
      (
        "Content/Zzzzzzzzz/a.md",
        "the file is not read: 'Content/Zzzzzzzzz' is none of the folders Articles, Events, Towns, "
          + "Factions, Pages, Media, Maps"
      ),
      ("annals.yml", "the file is not read: the configuration is called 'annals.yaml'"),
    ]
  )
  func warnsOfFilesThatAreNotRead(path: String, message: String) {
    let (_, problems) = listing([path])
    #expect(problems.map(\.message) == [message])
    #expect(problems.map(\.identifier) == ["unexpected-file"])
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test func warnsOnceForEachFolder() {
    let (_, problems) = listing(
      (1...500).map { "Content/articles/\($0).md" } + ["Content/Pages/a.html"]
    )
    #expect(
      problems.map { "\($0.location.path): \($0.message)" } == [
        "Content/Pages/a.html: the file is not read: 'Content/Pages' holds files that end in .md",
        "Content/articles/1.md: the file and 499 more beside it is not read: did you mean "
          + "'Content/Articles'?",
      ]
    )
  }

  @Test func refusesFilesThatAreTooLargeBeforeTheyAreRead() {
    let files = [
      FileTree.File(path: "Content/Articles/a.md", size: 4 << 20),
      FileTree.File(path: "Content/Articles/b.md", size: (4 << 20) + 1),
      FileTree.File(path: "Content/Media/c.mp4", size: 1 << 40),
      FileTree.File(path: "Content/Towns/t.csv", size: 1 << 30),
    ]
    let tree = FileTree(files: files) { _ in
      Issue.record("a file was read")
      return .success([])
    }
    let (listing, problems) = ContentListing.listing(
      tree,
      configuration: ConfigurationReader.standard
    )
    #expect(listing.reports == [0])
    #expect(listing.gazetteer == [])
    #expect(listing.media.map(\.path) == ["c.mp4"])
    #expect(
      problems.map { "\($0.location.path): \($0.message) [\($0.identifier)]" } == [
        "Content/Articles/b.md: the file has 4194305 bytes; at most 4194304 are read [file-too-large]",
        "Content/Towns/t.csv: the file has 1073741824 bytes; at most 16777216 are read [file-too-large]",
      ]
    )
  }

  @Test func readerRefusesFilesThatGrewSince() {
    var configuration = ConfigurationReader.standard
    configuration.fileSizeLimit = 10
    let reading = Reading("# A long title", configuration: configuration)
    #expect(reading.places == ["- file-too-large"])
    #expect(reading.documents.isEmpty)
  }

  private func listing(_ paths: [String]) -> (ContentListing, [Diagnostic]) {
    let tree = FileTree(bytes: Dictionary(uniqueKeysWithValues: paths.map { ($0, []) }))
    return ContentListing.listing(tree, configuration: ConfigurationReader.standard)
  }
}
