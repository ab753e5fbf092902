import AnnalsVocabulary
import Foundation
import TemporaryFolders
import Testing

@testable import AnnalsPublishing

@Suite struct OutputFolderTests {
  private func site(_ texts: [String: String]) -> Site {
    Site.gathering(
      texts.compactMap { path, text in
        SitePath(path).map { Site.File(path: $0, recipe: .bytes(Array(text.utf8))) }
      }
    ).0
  }

  @discardableResult
  private func publish(_ site: Site, to path: String, workers: Int = 2) throws -> WrittenSite {
    let folder = try OutputFolder(at: path, source: nil, home: nil)
    return try folder.replace(
      with: site,
      copying: FileCopying(from: [:]),
      version: "1",
      workers: Workers(workers)
    )
  }

  @Test(arguments: [1, 2, 5])
  func writesEveryFileAndTheMarker(workers: Int) throws {
    let folder = try TemporaryFolder()
    var texts = ["index.html": "home", "dates/2019.html": "y", "dates/2019/08.html": "m"]
    for number in 0..<300 { texts["events/2019/08/\(number).html"] = "event \(number)" }
    let written = try publish(site(texts), to: folder("Public"), workers: workers)

    texts["_annals/site.json"] = "{\"generator\":\"annals\",\"version\":\"1\",\"format\":1}\n"
    for (path, text) in texts { #expect(try folder.text("Public/\(path)") == text) }
    #expect(try folder.files().count == texts.count)
    #expect(try folder.names() == ["Public"])
    #expect(written.files == texts.count)
    #expect(written.bytes == texts.values.map(\.utf8.count).reduce(0, +))
  }

  @Test func replacesTheWholeOldSite() throws {
    let folder = try TemporaryFolder()
    try publish(site(["a.html": "old", "old/b.html": "old"]), to: folder("Public"))
    try publish(site(["a.html": "new", "new/c.html": "new"]), to: folder("Public"))
    #expect(
      try folder.files(in: "Public") == ["_annals/site.json", "a.html", "new/c.html"]
    )
    #expect(try folder.text("Public/a.html") == "new")
    #expect(try folder.names() == ["Public"])
  }

  @Test func makesFilesAndFoldersReadable() throws {
    let folder = try TemporaryFolder()
    try publish(site(["x/a.html": "a"]), to: folder("Public"))
    #expect(try folder.mode("Public") == 0o755)
    #expect(try folder.mode("Public/x") == 0o755)
    #expect(try folder.mode("Public/x/a.html") == 0o644)
  }

  @Test func keepsTheOldSiteWhenAPageFails() throws {
    let folder = try TemporaryFolder()
    try publish(site(["a.html": "old"]), to: folder("Public"))
    let problem = Diagnostic(.error, "output-too-large", "x", at: SourceLocation(path: "t"))
    let broken = Site.gathering([
      Site.File(path: SitePath(known: "a.html"), recipe: .render { _ in [problem] })
    ]).0
    let failure = #expect(throws: PublishingFailure.self) {
      try publish(broken, to: folder("Public"))
    }
    guard case .rendering([problem]) = failure else {
      Issue.record("unexpected \(String(describing: failure))")
      return
    }
    #expect(try folder.text("Public/a.html") == "old")
    #expect(try folder.names() == ["Public"])
  }

  @Test func keepsTheOldSiteWhenStopped() throws {
    let folder = try TemporaryFolder()
    try publish(site(["a.html": "old"]), to: folder("Public"))
    let interruption = Interruption()
    let output = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    #expect(interruption.request(15) == false)
    let failure = #expect(throws: PublishingFailure.self) {
      try output.replace(
        with: site(["a.html": "new"]),
        copying: FileCopying(from: [:]),
        version: "1",
        interruption: interruption
      )
    }
    guard case .interrupted(15) = failure else {
      Issue.record("unexpected \(String(describing: failure))")
      return
    }
    #expect(try folder.text("Public/a.html") == "old")
    #expect(try folder.names() == [".Public.annals-lock", "Public"])
  }

  @Test func nothingIsBegunThatNobodyWouldCleanUp() throws {
    let idle = Interruption()
    #expect(!idle.request(15) && idle.beginEnding())
    let busy = Interruption()
    busy.setCleaningNeeded(true)
    #expect(busy.request(15) && !busy.beginEnding())
    busy.setCleaningNeeded(false)
    #expect(busy.beginEnding())
    // Stopped while it takes the lock: the lock is given back.
    let folder = try TemporaryFolder()
    let failure = #expect(throws: PublishingFailure.self) {
      let stopped = Interruption()
      _ = stopped.request(2)
      _ = try OutputFolder(at: folder("Public"), source: nil, home: nil, interruption: stopped)
    }
    guard case .interrupted(2) = failure else {
      Issue.record("unexpected \(String(describing: failure))")
      return
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func removesWhatADeadBuildLeft() throws {
    let folder = try TemporaryFolder()
    try folder.write("half", to: ".Public.annals-0123456789abcdef/x/y.html")
    try folder.write("", to: ".Public.annals-lock")
    try folder.write("not ours", to: ".Public.annals-notes/x")
    try folder.write("of another output", to: ".Other.annals-0123456789abcdef/x")
    try publish(site(["a.html": "new"]), to: folder("Public"))
    #expect(
      try folder.names() == [".Other.annals-0123456789abcdef", ".Public.annals-notes", "Public"]
    )
  }

  @Test func letsOneBuildAtATimeIn() throws {
    let folder = try TemporaryFolder()
    let first = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    let failure = #expect(throws: PublishingFailure.self) {
      _ = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    }
    guard case .locked = failure else {
      Issue.record("unexpected \(String(describing: failure))")
      return
    }
    _ = try OutputFolder(at: folder("Other"), source: nil, home: nil)
    _ = consume first
    _ = try OutputFolder(at: folder("Public"), source: nil, home: nil)
  }

  @Test func copiesFilesOfTheTree() throws {
    let folder = try TemporaryFolder()
    let tree: FileTree = ["Content/Media/a.txt": "text"]
    let copied = Site.gathering([
      Site.File(path: SitePath(known: "media/a.txt"), recipe: .copy(file: 0))
    ]).0
    let output = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    _ = try output.replace(with: copied, copying: FileCopying(from: tree), version: "1")
    #expect(try folder.text("Public/media/a.txt") == "text")
  }

  @Test func replacesWhatALinkToTheSiteLeadsTo() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("www/site")
    try folder.link("Public", to: "www/site")
    try publish(site(["a.html": "new"]), to: folder("Public"))
    #expect(try folder.text("www/site/a.html") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder("Public")) == "www/site"
    )
    #expect(try folder.names() == ["Public", "www"])
  }

  @Test func makesTheFoldersAboveTheOutput() throws {
    let folder = try TemporaryFolder()
    try publish(site(["a.html": "new"]), to: folder("x/y/Public/"))
    #expect(try folder.text("x/y/Public/a.html") == "new")
  }
}
