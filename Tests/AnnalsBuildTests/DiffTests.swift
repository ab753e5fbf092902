import Foundation
import TemporaryFolders
import Testing

/// `annals diff` of folders, of offline editions, and of what is neither.
@Suite struct DiffTests {
  /// Two releases as folders `one` and `two` and as `one.zip` and `two.zip`.
  private static func releases() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SmallArchive(articles: 3).write(to: folder)
    for name in ["one", "two"] {
      if name == "two" {
        try folder.write(
          "---\ntitle: Late\ndate: 2019-05-05\n---\nText.\n",
          to: "Content/Articles/l.md"
        )
        let path = "Content/Articles/2019/report-1.md"
        try folder.write(
          try folder.text(path).replacingOccurrences(of: "shelling", with: "clashes"),
          to: path
        )
      }
      let run = try AnnalsCommand("publish", "--as-of", "2020-01-01", in: folder.path)
      try #require(run.status == 0, "\(run.errors)")
      try FileManager.default.copyItem(atPath: folder("Public"), toPath: folder(name))
      let packed = try AnnalsCommand("pack", name, "--output", "\(name).zip", in: folder.path)
      try #require(packed.status == 0, "\(packed.errors)")
    }
    return folder
  }

  @Test func aZipIsComparedAsItsFolderIs() throws {
    let folder = try Self.releases()
    for options in [[], ["--json"]] {
      func diff(_ old: String, _ new: String) throws -> AnnalsCommand {
        try AnnalsCommand(["diff", old, new] + options, in: folder.path)
      }
      let expected = try diff("one", "two")
      #expect(expected.status == 0)
      #expect(expected.output.contains("2019/05/l"))
      #expect(expected.output.contains("clashes"))
      for (old, new) in [("one.zip", "two.zip"), ("one.zip", "two"), ("one", "two.zip")] {
        let found = try diff(old, new)
        #expect(found.status == 0, "\(old) \(new): \(found.errors)")
        #expect(found.output == expected.output, "\(old) \(new)")
      }
      let backwards = try diff("two.zip", "one.zip")
      #expect(backwards.status == 0)
      #expect(backwards.output == (try diff("two", "one")).output)
      let same = try diff("two.zip", "two")
      #expect(same.status == 0)
      #expect(options.isEmpty == same.output.contains("no article and no event differs"))
    }
  }

  /// Ends with 6 and says why, whatever is wrong, and prints no comparison.
  @Test func whatIsNoReleaseIsRefused() throws {
    let folder = try Self.releases()
    let whole = try folder.bytes("two.zip")
    func write(_ bytes: Data, _ name: String) throws {
      try bytes.write(to: URL(fileURLWithPath: folder(name)))
    }
    var names = ["nothing.zip", "Content", "annals.yaml"]
    for (name, bytes) in [
      ("empty.zip", Data()), ("text.zip", Data("not a zip".utf8)),
      ("half.zip", whole.prefix(whole.count / 2)), ("headless.zip", whole.dropFirst(100)),
      ("longer.zip", whole + Data([0])), ("twice.zip", whole + whole),
    ] {
      try write(bytes, name)
      names.append(name)
    }
    // A file that is read for the comparison, with another byte: its digest tells.
    for path in ["data/data/archive.json", "data/_annals/manifest.json", "data/_annals/RELEASE"] {
      let place = try #require(whole.firstRange(of: Data(path.utf8))).upperBound + 40
      var altered = whole
      altered[place] ^= 0x55
      let name = "altered-\(names.count).zip"
      try write(altered, name)
      names.append(name)
    }
    try FileManager.default.copyItem(atPath: folder("two"), toPath: folder("altered"))
    try folder.write(
      "{\"format\":\"annals-archive\",\"version\":1}",
      to: "altered/data/archive.json"
    )
    names.append("altered")
    for name in names {
      for (old, new) in [("one.zip", name), (name, "one")] {
        let run = try AnnalsCommand("diff", old, new, in: folder.path)
        #expect(run.status == 6, "\(old) \(new): \(run.output)\(run.errors)")
        #expect(run.output.isEmpty, "\(old) \(new)")
        #expect(run.errors.hasPrefix("annals: error: "), "\(old) \(new): \(run.errors)")
      }
    }
  }

  @Test func releasesOfTwoArchivesAreNotCompared() throws {
    let folder = try Self.releases()
    try folder.write("title: Other\nid: other\nlanguages: [en]\n", to: "annals.yaml")
    let published = try AnnalsCommand("publish", "--output", "Other", in: folder.path)
    try #require(published.status == 0, "\(published.errors)")
    let run = try AnnalsCommand("diff", "one.zip", "Other", in: folder.path)
    #expect(run.status == 6)
    #expect(run.errors.contains("'other'"))
  }
}
