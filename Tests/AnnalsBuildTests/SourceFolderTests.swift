import AnnalsBuild
import AnnalsVocabulary
import Foundation
import TemporaryFolders
import Testing

@Suite struct SourceFolderTests {
  private func problems(_ tree: FileTree) -> [String] {
    tree.problems.map { "\($0.location.path): \($0.message) [\($0.identifier)]" }
  }

  @Test func listsWhatAnArchiveIsMadeOfInByteOrder() throws {
    let folder = try TemporaryFolder()
    let paths = [
      "Content/Articles/a-b.md", "Content/Articles/a.md", "Content/Articles/a/b.md",
      "Content/Articles/a0.md", "Content/Articles/Z.md", "Content/Media/m.png",
      "Content/Towns/é.md", "Templates/base.html", "annals.yaml",
    ]
    let others = [
      "Public/index.html", ".git/config", ".annals/cache", ".build/x", "README.md",
      "Content/.git/config", "Content/Articles/.#a.md", "posts/x.md",
    ]
    for path in paths + others { try folder.write("text of \(path)", to: path) }

    let tree = try SourceFolder(folder.path).tree
    #expect(
      tree.files.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    )
    #expect(tree.problems == [])
    for (index, file) in tree.files.enumerated() {
      #expect(tree.index(of: file.path) == index)
      #expect(tree.bytes(at: index) == .success(Array("text of \(file.path)".utf8)))
      #expect(file.size == "text of \(file.path)".utf8.count)
    }
  }

  @Test func neitherFollowsNorWaitsForWhatIsNoFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("# A", to: "Content/Articles/a.md")
    try folder.link("Content/Articles/passwd.md", to: "/etc/passwd")
    try folder.link("Content/Articles/dangling.md", to: "nowhere")
    try folder.link("Content/Articles/loop", to: ".")
    try folder.link("Content/Articles/self.md", to: "self.md")
    try folder.link("Templates", to: "/etc")
    #expect(unsafe mkfifo(folder("Content/Articles/fifo.md"), 0o644) == 0)
    let link = { (path: String) in
      "\(path): '\(path)' is a symbolic link, which is not followed; put the file itself here "
        + "[symbolic-link]"
    }
    let tree = try SourceFolder(folder.path).tree
    #expect(tree.files.map(\.path) == ["Content/Articles/a.md"])
    #expect(
      problems(tree) == [
        link("Content/Articles/dangling.md"),
        "Content/Articles/fifo.md: 'Content/Articles/fifo.md' is a FIFO, and only files and folders "
          + "can be read [not-a-file]",
        link("Content/Articles/loop"),
        link("Content/Articles/passwd.md"),
        link("Content/Articles/self.md"),
        link("Templates"),
      ]
    )
  }

  @Test func refusesNamesThatAreNotUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("Content/Towns")
    let name: [CChar] = Array("\(folder.path)/Content/Towns/caf".utf8CString.dropLast()) + [-23, 0]
    let descriptor = unsafe creat(name, 0o644)
    #expect(descriptor >= 0)
    close(descriptor)
    let tree = try SourceFolder(folder.path).tree
    #expect(tree.files == [])
    #expect(
      problems(tree) == [
        "Content/Towns/caf\\xE9: the name 'Content/Towns/caf\\xE9' is not UTF-8; rename the file "
          + "[file-name-not-utf8]"
      ]
    )
    // FileManager cannot remove such a name.
    unsafe unlink(name)
  }

  @Test func refusesFoldersThatAreTooDeep() throws {
    let folder = try TemporaryFolder()
    let deep = "Content/" + (1...40).map { "d\($0)" }.joined(separator: "/")
    try folder.write("# A", to: deep + "/a.md")
    try folder.write("# B", to: "Content/d1/b.md")
    let tree = try SourceFolder(folder.path).tree
    #expect(tree.files.map(\.path) == ["Content/d1/b.md"])
    #expect(tree.problems.map(\.identifier) == ["folder-too-deep"])
  }

  @Test(arguments: ["grown", "shrunk", "rewritten", "gone", "link", "folder", "touched"])
  func failsWhenAFileChangesAfterItWasListed(how: String) throws {
    let folder = try TemporaryFolder()
    let path = "Content/Articles/a.md"
    try folder.write("# Alpha", to: path)
    try folder.write("# Secret", to: "secret.md")
    let source = try SourceFolder(folder.path)
    #expect(source.tree.bytes(at: 0) == .success(Array("# Alpha".utf8)))
    // A clock tick lies between two writes whose times shall differ.
    Thread.sleep(forTimeInterval: 0.02)
    let manager = FileManager.default
    switch how {
    case "grown": try Data("# Alpha and more".utf8).write(to: URL(fileURLWithPath: folder(path)))
    case "shrunk": try Data("#".utf8).write(to: URL(fileURLWithPath: folder(path)))
    case "rewritten":
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder(path)))
      try file.write(contentsOf: Data("# Omega".utf8))
      try file.close()
    case "touched":
      try manager.setAttributes([.modificationDate: Date()], ofItemAtPath: folder(path))
    default: try manager.removeItem(atPath: folder(path))
    }
    if how == "link" { try folder.link(path, to: "../../secret.md") }
    if how == "folder" { try folder.makeFolder(path) }
    guard case .failure(let problem) = source.tree.bytes(at: 0) else {
      Issue.record("the changed file was read")
      return
    }
    #expect(problem.identifier == "file-changed")
    #expect(problem.message == "'\(path)' changed during the build; build again")
  }

  @Test func saysThatTheFolderIsMissing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: (any Error).self) { try SourceFolder(folder("nowhere")) }
  }
}
