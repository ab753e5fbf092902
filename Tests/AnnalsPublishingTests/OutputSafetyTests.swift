import AnnalsVocabulary
import Foundation
import TemporaryFolders
import Testing

@testable import AnnalsPublishing

/// Which folders a build refuses to replace: reliability, C8.
@Suite struct OutputSafetyTests {
  /// An archive in `work/archive`, a home in `home`, a site of ours in `work/site`.
  private func prepared() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("title: x", to: "work/archive/annals.yaml")
    try folder.write("# A", to: "work/archive/Content/Articles/a.md")
    try folder.write("x", to: "work/archive/Templates/a.html")
    try folder.write("x", to: "work/archive/.git/config")
    try folder.write("mine", to: "home/letter.txt")
    try folder.write("mine", to: "work/notes/letter.txt")
    try folder.write("x", to: "work/file")
    try folder.makeFolder("work/empty")
    try folder.makeFolder("work/emptyhome")
    try folder.link("work/toContent", to: "archive/Content")
    try folder.link("work/nowhere", to: "missing")
    try folder.write("{\"generator\":\"annals\",\"v\":1}", to: "work/site/_annals/site.json")
    try folder.write("{\"generator\":\"hugo\"}", to: "work/foreign/_annals/site.json")
    return folder
  }

  private func refusal(of output: String, home: String) throws -> String? {
    let folder = try prepared()
    let before = try folder.files()
    do {
      _ = try OutputFolder(
        at: output.hasPrefix("/") ? output : folder(output),
        source: folder("work/archive"),
        home: folder(home)
      )
      return nil
    } catch PublishingFailure.refused(let reason) {
      #expect(try folder.files() == before)
      return reason.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test(arguments: [
    ("/", "refusing to replace '/'; choose a folder for the site alone"),
    ("home", "refusing to replace 'home', which is 'home'"),
    ("work/archive", "refusing to replace 'work/archive', which holds the archive's sources"),
    ("work/./archive/", "refusing to replace 'work/./archive/', which holds the archive's sources"),
    ("work", "refusing to replace 'work', which the archive's sources lie in"),
    (
      "work/archive/Content",
      "refusing to write to 'work/archive/Content', which is inside 'Content' of the archive"
    ),
    (
      "work/archive/Content/Articles/site",
      "refusing to write to 'work/archive/Content/Articles/site', which is inside 'Content' of the "
        + "archive"
    ),
    (
      "work/toContent/site",
      "refusing to write to 'work/toContent/site', which is inside 'Content' of the archive"
    ),
    (
      "work/archive/Templates/site",
      "refusing to write to 'work/archive/Templates/site', which is inside 'Templates' of the archive"
    ),
    (
      "work/archive/.git/site",
      "refusing to write to 'work/archive/.git/site', which is inside '.git' of the archive"
    ),
    (
      "work/notes",
      "refusing to replace 'work/notes', which is not empty and was not made by annals; choose "
        + "another output, or empty it yourself"
    ),
    (
      "work/foreign",
      "refusing to replace 'work/foreign', which is not empty and was not made by annals; choose "
        + "another output, or empty it yourself"
    ),
    ("work/file", "'work/file' is a file; the output must be a folder"),
    ("work/nowhere", "'work/nowhere' is a symbolic link that leads nowhere"),
    ("work/none/..", "'work/none/..' does not name a folder; choose a folder for the site alone"),
  ])
  func refuses(output: String, reason: String) throws {
    #expect(try refusal(of: output, home: "home") == reason)
  }

  @Test func refusesAnEmptyHome() throws {
    #expect(
      try refusal(of: "work/emptyhome", home: "work/emptyhome")
        == "refusing to replace 'work/emptyhome', which is 'work/emptyhome'"
    )
  }

  @Test(arguments: ["work/empty", "work/new", "work/archive/Public", "work/site", "work/a/b/c"])
  func accepts(output: String) throws {
    #expect(try refusal(of: output, home: "home") == nil)
  }

  @Test func refusesWhatCameInTheOutputsPlaceMeanwhile() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    try folder.write("mine", to: "Public/letter.txt")
    #expect(throws: PublishingFailure.self) {
      try output.replace(
        with: Site.gathering([]).0,
        copying: FileCopying(from: [:]),
        version: "1"
      )
    }
    #expect(try folder.text("Public/letter.txt") == "mine")
  }
}
