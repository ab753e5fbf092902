import AnnalsVocabulary
import Foundation
import Testing

@Suite struct SampleTests {
  /// With `ANNALS_PAGES_OUTPUT` set the site is written there, to look at.
  @Test func buildsTheSampleArchive() throws {
    var bytes = filesBelow(packageRoot.appending(path: "Content"))
    bytes = Dictionary(uniqueKeysWithValues: bytes.map { ("Content/" + $0.key, $0.value) })
    bytes["annals.yaml"] = Array(try Data(contentsOf: packageRoot.appending(path: "annals.yaml")))
    let tree = FileTree(bytes: bytes)
    let site = BuiltSite(tree)
    #expect(site.diagnostics == [])
    let output = ProcessInfo.processInfo.environment["ANNALS_PAGES_OUTPUT"]
    let (gathered, collisions) = Site.gathering(site.files)
    #expect(collisions.map { $0.1.text } == [])
    for file in gathered.files {
      let (text, problems) = BuiltSite.render(file)
      #expect(problems == [])
      guard let output else { continue }
      let url = URL(filePath: output).appending(path: file.path.text)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: url)
    }
  }
}
