import AnnalsVocabulary
import Foundation
import TemporaryFolders
import Testing

@testable import AnnalsPublishing

/// Sites that stand behind a symbolic link of ours.
@Suite struct ReleaseLinkTests {
  private static let name = ".Public.annals-release-0123456789abcdef"

  /// A folder with a site in `Public`, put there by `way` over what `folder` holds.
  private func put(
    _ text: String,
    in folder: TemporaryFolder,
    by way: SiteSwitch
  ) throws -> FileFailure? {
    let output = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    let staging = output.stagingName()
    try folder.write("{\"generator\":\"annals\",}", to: "\(staging)/_annals/site.json")
    try folder.write(text, to: "\(staging)/a.html")
    try output.swap(staging, by: way, durably: true)
    return output.removeRemains(workers: Workers(2))
  }

  private func target(_ folder: TemporaryFolder) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: folder("Public"))
  }

  @Test(arguments: [SiteSwitch.automatic, .exchange, .symbolicLink], [false, true])
  func leavesOneSiteHoweverItFollowsAnother(way: SiteSwitch, isLinked: Bool) throws {
    let folder = try TemporaryFolder()
    #expect(try put("old", in: folder, by: isLinked ? .symbolicLink : .exchange) == nil)
    let before = target(folder)
    #expect((before != nil) == isLinked)
    #expect(try put("new", in: folder, by: way) == nil)

    let after = target(folder)
    #expect(try folder.text("Public/a.html") == "new")
    #expect((after != nil) == (way == .symbolicLink || way == .automatic && isLinked))
    #expect(after == nil || after != before)
    #expect(try folder.names() == [after, "Public"].compactMap(\.self))
  }

  @Test func keepsALinkAndItsSiteWhenANewOneIsNotWritten() throws {
    let folder = try TemporaryFolder()
    #expect(try put("old", in: folder, by: .symbolicLink) == nil)
    let before = try #require(target(folder))
    try folder.write("x", to: ".Public.annals-00000000000000aa/a.html")
    try folder.link(".Public.annals-00000000000000bb", to: before)
    try folder.write("x", to: ".Public.annals-release-00000000000000cc/a.html")
    try folder.write("x", to: ".Public.annals-release-short/a.html")
    _ = try OutputFolder(at: folder("Public"), source: nil, home: nil)
    #expect(target(folder) == before)
    #expect(try folder.names() == [before, ".Public.annals-release-short", "Public"].sorted())
    #expect(try folder.text("Public/a.html") == "old")
  }

  @Test func keepsSitesThatNoLinkLeadsToWhileThereIsNone() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "\(Self.name)/a.html")
    do { _ = try OutputFolder(at: folder("Public"), source: nil, home: nil) }
    #expect(try folder.text("\(Self.name)/a.html") == "old")
    #expect(try put("new", in: folder, by: .symbolicLink) == nil)
    #expect(try folder.names() == [try #require(target(folder)), "Public"].sorted())
  }

  @Test func followsLinksOfTheUserToALinkOfOurs() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("data")
    try folder.makeFolder("www")
    try folder.write("{\"generator\":\"annals\",}", to: "data/\(Self.name)/_annals/site.json")
    try folder.link("data/Public", to: Self.name)
    try folder.link("www/site", to: "../data/Public")
    do { _ = try OutputFolder(at: folder("www/site/"), source: nil, home: nil) }
    try folder.makeFolder("data/.Public.annals-00000000000000aa")
    _ = try OutputFolder(at: folder("www/site/"), source: nil, home: nil)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder("data")).sorted()
        == [Self.name, "Public"]
    )
    #expect(try folder.files(in: "www") == ["site"])
  }

  /// Other links are as before: what they lead to is the output, whoever made it.
  @Test(
    arguments: [
      ("../elsewhere", "is not empty and was not made by annals"),
      ("elsewhere", "is not empty and was not made by annals"),
      ("./\(name)", "is the folder of a release that a link beside it leads to"),
      ("\(name)/", "is the folder of a release that a link beside it leads to"),
      (".Other.annals-release-0123456789abcdef", "is the folder of a release"),
      (".Public.annals-release-0123456789ABCDEF", "leads nowhere"),
      (".Public.annals-release-fedcba9876543210", "leads nowhere"),
      (".Public.annals-release-ffffffffffffffff", "which is not a folder"),
      (".Public.annals-release-eeeeeeeeeeeeeeee", "which is not a folder"),
      ("Public", "leads nowhere"),
      ("..", "which the archive's sources lie in"),
    ]
  )
  func refusesLinksThatAreNotOurs(text: String, reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "work/archive/Content/a.md")
    try folder.write("mine", to: "elsewhere/letter.txt")
    try folder.write("mine", to: "work/elsewhere/letter.txt")
    for name in [Self.name, ".Other.annals-release-0123456789abcdef"] {
      try folder.write("{\"generator\":\"annals\",}", to: "work/\(name)/_annals/site.json")
    }
    try folder.write("x", to: "work/.Public.annals-release-ffffffffffffffff")
    try folder.link("work/.Public.annals-release-eeeeeeeeeeeeeeee", to: Self.name)
    try folder.link("work/Public", to: text)
    let before = try folder.files()
    #expect(refusal(of: folder("work/Public"), folder("work/archive"))?.contains(reason) == true)
    #expect(try folder.files() == before)
  }

  private func refusal(of output: String, _ source: String) -> String? {
    do {
      _ = try OutputFolder(at: output, source: source, home: nil)
      return nil
    } catch {
      return error.message
    }
  }
}
