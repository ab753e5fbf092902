import AnnalsVocabulary
import Testing

struct SiteTests {
  @Test func sortsFilesAndKeepsTheFirstOfEachPath() throws {
    let (site, collisions) = try gather(["b", "a/B.html", "B", "a/c", "a/b.HTML", "b"])
    #expect(site == ["a/B.html", "a/c", "b"])
    #expect(collisions == ["b B", "a/B.html a/b.HTML", "b b"])
  }

  @Test func leavesOutFilesThatAreFoldersOfOthers() throws {
    let (site, collisions) = try gather([
      "towns", "a/x", "Towns/idlib/2019.html", "towns/Idlib", "a-b", "a",
    ])
    #expect(site == ["Towns/idlib/2019.html", "a-b", "a/x"])
    #expect(
      collisions == [
        "Towns/idlib/2019.html towns", "Towns/idlib/2019.html towns/Idlib", "a/x a",
      ]
    )
  }

  private func gather(_ paths: [String]) throws -> ([String], [String]) {
    let files = try paths.map { Site.File(path: try #require(SitePath($0)), recipe: .bytes([])) }
    let (site, collisions) = Site.gathering(files)
    return (site.files.map(\.path.text), collisions.map { "\($0.0) \($0.1)" })
  }
}
