import AnnalsPublishing
import Foundation
import TemporaryFolders
import Testing

@Suite struct OutputFileTests {
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: [0o600, 0o640, 0o664])
  func whoMayReadAFileStaysAsItWas(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.md")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder("a.md"))
    try OutputFile.replace(folder("a.md"), with: Array("new".utf8))
    #expect(try folder.text("a.md") == "new")
    #expect(try self.mode(folder("a.md")) == mode)
    try OutputFile.replace(folder("b.md"), with: [])
    #expect(try self.mode(folder("b.md")) == 0o644)
  }

  /// A program that was killed while it wrote once left a copy of the text for good.
  @Test func whatAKilledProgramLeftGoesAndNothingElse() throws {
    let folder = try TemporaryFolder()
    for name in [
      "a.md.annals-1f", "a.md.annals-ffffffffffffffff", "a.md.annals-", "a.md.annals-xy",
      "a.md.annals-0fffffffffffffffff", "b.md.annals-1f", "a.md.bak",
    ] {
      try folder.write("kept", to: name)
    }
    try OutputFile.replace(folder("a.md"), with: [])
    #expect(
      try folder.files() == [
        "a.md", "a.md.annals-", "a.md.annals-0fffffffffffffffff", "a.md.annals-xy", "a.md.bak",
        "b.md.annals-1f",
      ]
    )
  }
}
