import Foundation
import TemporaryFolders
import Testing

/// The program from outside: arguments in; files, messages and status out.
@Suite struct CommandTests {
  private func starter() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try AnnalsCommand("init", folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  @Test func startsAnArchiveThatBuildsWithoutAWarning() throws {
    let folder = try starter()
    let run = try AnnalsCommand("build", "--strict", in: folder.path)
    #expect(run.errors.hasPrefix("Built Public: 1 article, 1 event, 1 town, 1 faction, "))
    #expect(run.status == 0)
    #expect(try folder.files(in: "Public").contains("index.html"))
  }

  @Test func endsWith1ForWarningsUnderStrict() throws {
    let folder = try starter()
    try folder.write("A report without a date.\n", to: "Content/Articles/2024-05-03-report.md")
    let lenient = try AnnalsCommand("build", in: folder.path)
    let strict = try AnnalsCommand("build", "--strict", in: folder.path)
    #expect(lenient.status == 0)
    #expect(strict.status == 1)
    #expect(lenient.errors.contains("Content/Articles/2024-05-03-report.md:"))
  }

  @Test func tellsWhatEveryStageAndTemplateCost() throws {
    let folder = try starter()
    let run = try AnnalsCommand("build", "--profile", "--json", in: folder.path)
    let report = try JSONDecoder().decode(ProfiledReport.self, from: Data(run.output.utf8))
    #expect(
      report.profile.stages.map(\.name) == [
        "listing", "templates", "reading", "resolving", "planning", "indexing", "writing",
      ]
    )
    #expect(report.profile.templates.first { $0.name == "article.html" }?.files == 1)
    // All files but the marker, which belongs to no page.
    #expect(report.profile.templates.map(\.files).reduce(0, +) == report.counts.files - 1)
    let slowest = report.profile.slowest.map(\.render)
    #expect(slowest.count == 20)
    #expect(slowest == slowest.sorted(by: >))
    let plain = try AnnalsCommand("build", "--profile", in: folder.path)
    #expect(plain.errors.hasPrefix("stage           wall ms   CPU ms  peak MiB\nlisting "))
  }

  @Test func saysWhyEverythingIsMadeAnew() throws {
    let folder = try starter()
    let record = folder(".Public.annals-cache")
    func reason(_ options: String...) throws -> String? {
      let process = try AnnalsCommand.process(["build", "--json"] + options, in: folder.path)
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let bytes = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return try JSONDecoder().decode(ReasonedReport.self, from: bytes).cleanReason
    }
    #expect(try reason() == "noSite")
    #expect(try reason() == nil)
    try folder.write("A report without a date.\n", to: "Content/Articles/2024-05-03-report.md")
    #expect(try reason() == nil)
    #expect(try reason("--clean") == "asked")
    try FileManager.default.removeItem(atPath: record)
    #expect(try reason() == "noRecord")
    try Data("annals".utf8).write(to: URL(fileURLWithPath: record))
    #expect(try reason() == "damagedRecord")
    try FileManager.default.moveItem(atPath: folder("Public"), toPath: folder("Old"))
    try FileManager.default.copyItem(atPath: folder("Old"), toPath: folder("Public"))
    #expect(try reason() == "otherFolder")
    try FileManager.default.removeItem(atPath: record)
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(
      run.errors.hasSuffix(
        "; everything was made anew, since the last build left no record of it\n"
      )
    )
  }

  @Test func saysWhatAnArchiveWithoutAConfigurationIsCalled() throws {
    let folder = try starter()
    try FileManager.default.removeItem(atPath: folder("annals.yaml"))
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(
      run.errors.hasPrefix(
        "annals.yaml: warning: there is no annals.yaml; the archive is called 'Archive' and its "
          + "language is 'en' [no-configuration]\n"
      )
    )
  }

  @Test func overwritesNothingWhenItStartsAnArchive() throws {
    let folder = try starter()
    try folder.write("title: Mine\n", to: "annals.yaml")
    let run = try AnnalsCommand("init", in: folder.path)
    #expect(run.status == 6)
    #expect(
      run.errors == "annals: error: './annals.yaml' is there already; choose another folder\n"
    )
    #expect(try folder.text("annals.yaml") == "title: Mine\n")
  }

  @Test(arguments: [
    ["bild"], ["build", "--bogus"], ["build", "--jobs", "0"], ["build", "--jobs", "many"],
    ["build", "--as-of", "21/8/2019"], ["build", "--as-of", "2019-02-29"], ["build", "extra"],
    ["init", "a", "b"], ["templates", "eject"],
  ])
  func endsWith2ForWrongArguments(arguments: [String]) throws {
    let folder = try starter()
    let process = try AnnalsCommand.process(arguments, in: folder.path)
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text.hasPrefix("Error: "))
  }

  @Test func endsWith2ForATimeThatIsNone() throws {
    let folder = try starter()
    let run = try AnnalsCommand(
      "build",
      in: folder.path,
      environment: ["SOURCE_DATE_EPOCH": "yesterday"]
    )
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("Error: SOURCE_DATE_EPOCH is 'yesterday', not a number."))
  }

  @Test func endsWith6ForAFolderThatIsNotThere() throws {
    let run = try AnnalsCommand("build", "--source", "/nonexistent", "--output", "/tmp/annals-none")
    #expect(run.status == 6)
    #expect(
      run.errors
        == "annals: error: cannot open '/nonexistent': No such file or directory (ENOENT)\n"
    )
  }

  @Test func endsWith6ForAnOutputThatIsNotItsOwn() throws {
    let folder = try starter()
    try folder.write("mine", to: "Public/letter.txt")
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(run.status == 6)
    #expect(
      run.errors == """
        annals: error: refusing to replace 'Public', which is not empty and was not made by annals; \
        choose another output, or empty it yourself

        """
    )
    #expect(try folder.files(in: "Public") == ["letter.txt"])
  }

  @Test(arguments: [
    ["--help"], ["help", "build"], ["--version"], ["version"], ["build", "--help"],
  ])
  func endsWith0AndPrintsToTheOutputForHelp(arguments: [String]) throws {
    let process = try AnnalsCommand.process(arguments)
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    #expect(!output.fileHandleForReading.readDataToEndOfFile().isEmpty)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

private struct ReasonedReport: Decodable {
  let cleanReason: String?
}

private struct ProfiledReport: Decodable {
  struct Counts: Decodable { let files: Int }
  struct Profile: Decodable {
    struct Stage: Decodable { let name: String }
    struct Template: Decodable {
      let name: String
      let files: Int
    }
    struct File: Decodable { let render: Int }
    let stages: [Stage]
    let templates: [Template]
    let slowest: [File]
  }
  let counts: Counts
  let profile: Profile
}
