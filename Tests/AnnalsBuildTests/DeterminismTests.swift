import Foundation
import TemporaryFolders
import Testing

/// The same input gives the same bytes, whatever the machine is like.
@Suite struct DeterminismTests {
  private struct Circumstances: CustomTestStringConvertible {
    let zone: String
    let locale: String
    let mask: String
    let jobs: String
    let epoch: String
    var reversed = false
    var limit = ""

    var testDescription: String { "\(zone) \(locale) \(mask) --jobs \(jobs) \(limit)" }
  }

  @Test func buildsTheSameBytesEverywhere() throws {
    let everywhere = [
      Circumstances(zone: "UTC", locale: "C", mask: "022", jobs: "1", epoch: "1700000000"),
      Circumstances(
        zone: "Asia/Kathmandu",
        locale: "tr_TR.UTF-8",
        mask: "077",
        jobs: "2",
        epoch: "1700000000",
        reversed: true
      ),
      Circumstances(
        zone: "America/St_Johns",
        locale: "ar_SY.UTF-8",
        mask: "000",
        jobs: "7",
        epoch: "1800000000",
        reversed: true,
        limit: "ulimit -n 32;"
      ),
    ]
    var first: [String: Data]?
    for circumstances in everywhere {
      let folder = try TemporaryFolder()
      try SmallArchive(articles: 16).write(to: folder, reversed: circumstances.reversed)
      let site = try build(folder, circumstances)
      if let first {
        #expect(first.keys.sorted() == site.keys.sorted(), "\(circumstances.testDescription)")
        for (path, bytes) in first {
          #expect(site[path] == bytes, "\(path) differs: \(circumstances.testDescription)")
        }
      }
      first = first ?? site
      for path in site.keys { #expect(try folder.mode("Public/\(path)") == 0o644) }
      #expect(try folder.mode("Public/en/dates") == 0o755)
    }
    #expect(first?["media/map.txt"] == Data("a map\n".utf8))
  }

  private func build(_ folder: TemporaryFolder, _ circumstances: Circumstances) throws -> [String:
    Data]
  {
    let run = try AnnalsCommand(
      "build",
      "--jobs",
      circumstances.jobs,
      in: folder.path,
      environment: [
        "TZ": circumstances.zone, "LANG": circumstances.locale, "LC_ALL": circumstances.locale,
        "SOURCE_DATE_EPOCH": circumstances.epoch, "HOME": folder("home"),
      ],
      mask: circumstances.mask,
      limit: circumstances.limit
    )
    #expect(run.status == 0, "\(run.errors)")
    var site: [String: Data] = [:]
    for path in try folder.files(in: "Public") { site[path] = try folder.bytes("Public/\(path)") }
    return site
  }

  @Test func comparesEmbargoesWithTheDayGiven() throws {
    let folder = try TemporaryFolder()
    try SmallArchive(articles: 1).write(to: folder)
    try folder.write(
      """
      ---
      title: Kept back
      date: 2019-05-01
      status: embargoed
      embargo_until: 2024-06-01
      ---
      Under embargo.
      """,
      to: "Content/Articles/2019/kept.md"
    )
    func articles(_ arguments: [String], epoch: String) throws -> Bool {
      let process = try AnnalsCommand.process(
        ["build", "--quiet"] + arguments,
        in: folder.path,
        environment: ["SOURCE_DATE_EPOCH": epoch]
      )
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return try folder.files(in: "Public").contains { $0.contains("kept") }
    }
    // 1717113600 is 2024-05-31, 1717200000 is 2024-06-01.
    #expect(try articles([], epoch: "1717199999") == false)
    #expect(try articles([], epoch: "1717200000"))
    #expect(try articles(["--as-of", "2024-05-31"], epoch: "1717200000") == false)
    #expect(try articles(["--as-of", "2024-06-01"], epoch: "0"))
    #expect(try articles(["--drafts"], epoch: "0"))
  }
}
