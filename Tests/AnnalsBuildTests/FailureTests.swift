import Foundation
import TemporaryFolders
import Testing

/// What becomes of the old site when a build fails, and what the program ends with.
@Suite struct FailureTests {
  /// An archive and its site.
  private func built() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SmallArchive(articles: 4).write(to: folder)
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private func site(_ folder: TemporaryFolder) throws -> [String: Data] {
    var site: [String: Data] = [:]
    for path in try folder.files(in: "Public") { site[path] = try folder.bytes("Public/\(path)") }
    return site
  }

  @Test(arguments: [
    ("annals.yaml", "titel: x\n", 3, "annals.yaml:1:1: error: unknown key 'titel'"),
    ("Templates/article.html", "{% if %}", 4, "Templates/article.html:1:"),
    ("Content/Articles/bad.md", "---\ntitel: x\n---\n", 5, "Content/Articles/bad.md:2:1: error: "),
  ])
  func keepsTheOldSiteWhenTheInputHasErrors(
    path: String,
    text: String,
    status: Int32,
    start: String
  )
    throws
  {
    let folder = try built()
    let before = try site(folder)
    try folder.write(text, to: path)
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(run.status == status)
    #expect(run.errors.contains(start), "\(run.errors)")
    #expect(run.errors.contains("'Public' is as it was\n"))
    #expect(try site(folder) == before)
    #expect(try !folder.names().contains(where: isRemain))
  }

  @Test func reportsTheErrorsOfTemplatesAndOfContentTogether() throws {
    let folder = try built()
    try folder.write("{% if %}", to: "Templates/article.html")
    try folder.write("---\ntitel: x\n---\n", to: "Content/Articles/bad.md")
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(run.status == 4)
    #expect(run.errors.contains("Templates/article.html:1:"))
    #expect(run.errors.contains("Content/Articles/bad.md:2:1:"))
  }

  @Test func endsWith6WhenAFileWouldBeTooLargeForTheShell() throws {
    let folder = try built()
    let before = try site(folder)
    try folder.write(String(repeating: "word ", count: 400_000), to: "Content/Media/large.txt")
    let run = try AnnalsCommand("build", in: folder.path, limit: "ulimit -f 1000;")
    #expect(run.status == 6)
    #expect(
      run.errors.hasSuffix("'Public/media/large.txt': File too large (EFBIG)\n"),
      "\(run.errors)"
    )
    #expect(try site(folder) == before)
    #expect(try !folder.names().contains(where: isRemain))
  }

  @Test func endsWith6WhenTheParentCannotBeWritten() throws {
    guard geteuid() != 0 else {
      print("SKIPPED: root may write everywhere, so a folder that cannot be written is not tested")
      return
    }
    let folder = try built()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    let run = try AnnalsCommand("build", in: folder.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    #expect(run.status == 6)
    #expect(run.errors.hasSuffix("Permission denied (EACCES)\n"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func leavesNothingBehindWhenStopped(signal: Int32) throws {
    let folder = try built()
    let before = try site(folder)
    try SmallArchive(articles: 120).write(to: folder)
    for delay in [0.02, 0.2, 0.6, 1.2] {
      let process = try AnnalsCommand.process(["build", "--quiet"], in: folder.path)
      try process.run()
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      guard process.terminationReason == .exit, process.terminationStatus != 0 else {
        // Before the program waits for signals it dies of them; at its end it is done.
        continue
      }
      #expect(process.terminationStatus == 128 + signal)
      #expect(try !folder.names().contains(where: isRemain), "after \(delay) s")
      #expect(try site(folder) == before, "after \(delay) s")
    }
  }

  @Test func isWholeAfterEveryKillOfACleanBuild() throws {
    let (folder, old, new) = try retitled()
    for step in 1...12 {
      try killBuild(in: folder, after: 0.05 * Double(step), "--clean")
      let found = try site(folder)
      #expect(found == old || found == new, "a mixture after \(0.05 * Double(step)) s")
    }
    try expectRepaired(folder, new)
  }

  /// What has changed is changed in place, file by file, and the next build goes on.
  @Test func everyFileIsWholeAfterEveryKillOfAnUpdate() throws {
    let (folder, old, new) = try retitled()
    for step in 1...12 {
      try killBuild(in: folder, after: 0.05 * Double(step))
      let found = try site(folder)
      #expect(Set(found.keys) == Set(old.keys))
      let others = found.filter { $0.value != old[$0.key] && $0.value != new[$0.key] }
      #expect(others.keys.sorted() == [], "after \(0.05 * Double(step)) s")
    }
    try expectRepaired(folder, new)
  }

  /// An archive whose site has the old title in all its pages; the site as it is, and as it is to be.
  private func retitled() throws
    -> (folder: TemporaryFolder, old: [String: Data], new: [String: Data])
  {
    let folder = try built()
    try folder.write("title: Old\nlanguages: [en]\n", to: "annals.yaml")
    #expect(try AnnalsCommand("build", in: folder.path).status == 0)
    let old = try site(folder)
    try folder.write("title: New\nlanguages: [en]\n", to: "annals.yaml")
    let copy = try AnnalsCommand("build", "--output", folder("Copy"), in: folder.path)
    #expect(copy.status == 0)
    var new: [String: Data] = [:]
    for path in try folder.files(in: "Copy") { new[path] = try folder.bytes("Copy/\(path)") }
    return (folder, old, new)
  }

  private func killBuild(in folder: TemporaryFolder, after delay: Double, _ options: String...)
    throws
  {
    let process = try AnnalsCommand.process(["build", "--quiet"] + options, in: folder.path)
    try process.run()
    Thread.sleep(forTimeInterval: delay)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private func expectRepaired(_ folder: TemporaryFolder, _ new: [String: Data]) throws {
    #expect(try AnnalsCommand("build", in: folder.path).status == 0)
    #expect(try site(folder) == new)
    #expect(try !folder.names().contains(where: isRemain))
  }
}

/// Whether a name beside the site is that of something a build should have removed.
private func isRemain(_ name: String) -> Bool {
  name.hasPrefix(".Public") && name != ".Public.annals-cache"
}
