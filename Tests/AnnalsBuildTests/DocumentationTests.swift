import AnnalsBuild
import AnnalsTemplates
import Foundation
import Testing

/// What docs/ says of this module holds.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func listsEveryIdentifierOfTheBuild() throws {
    let folder = Self.root.appendingPathComponent("Sources/AnnalsBuild").path
    let documented = try text("docs/diagnostics.md")
    let pattern = /Diagnostic\(\s*\.(?:error|warning),\s*"([a-z0-9-]+)"/
    var identifiers: Set<String> = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where file.hasSuffix(".swift") {
      for match in try text("Sources/AnnalsBuild/\(file)").matches(of: pattern) {
        identifiers.insert(String(match.1))
      }
    }
    #expect(identifiers.count > 5)
    for identifier in identifiers.sorted() {
      #expect(documented.contains("| `\(identifier)` |"), "docs/diagnostics.md lacks \(identifier)")
    }
  }

  @Test func listsEveryOptionAndStatusOfTheCommand() throws {
    let documented = try text("docs/cli.md")
    for command in ["build", "publish", "pack", "verify", "search", "init"] {
      let help = try AnnalsCommand("help", command)
      for match in help.output.matches(of: /--[a-z][a-z-]+/) {
        let option = String(match.0)
        guard !["--help", "--version"].contains(option) else { continue }
        #expect(documented.contains(option), "docs/cli.md lacks \(option) of \(command)")
      }
    }
    let statuses = try text("Sources/annals/ExitStatus.swift").matches(of: /case \w+ = (\d+)/)
    #expect(statuses.count == 9)
    for status in statuses {
      #expect(documented.contains("\n| \(status.1) | "), "docs/cli.md lacks the status \(status.1)")
    }
  }

  @Test func carriesTheThemeOfTheRepository() throws {
    let built = BuiltInTheme.files()
    let folder = Self.root.appendingPathComponent("Templates")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !folder.appendingPathComponent($0).hasDirectoryPath && !$0.hasSuffix("README.md") }
      .filter { name in
        var isFolder: ObjCBool = false
        let path = folder.appendingPathComponent(name).path
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
    #expect(built.map(\.path).sorted() == names.sorted())
    for file in built {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(file.path))
      #expect(Data(file.bytes) == bytes, "\(file.path) is not what the program carries")
    }
  }
}
