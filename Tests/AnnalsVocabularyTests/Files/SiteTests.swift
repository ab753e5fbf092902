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

  /// What is told from the order alone is what is told path by path, as it is where one has a capital.
  @Test func pathsWithoutCapitalsAreJudgedAsAllOthersAre() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = seed
    func next(_ count: UInt64) -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (random >> 33) % count
    }
    for _ in 0..<2000 {
      let paths = (0..<next(7)).map { _ in
        (0...next(3)).map { _ in ["a", "b", "a-b", "a.b"][Int(next(4))] }.joined(separator: "/")
      }
      let (plain, collisions) = try gather(paths)
      let (others, known) = try gather(paths + ["Z"])
      #expect(plain == others.filter { $0 != "Z" }, "seed \(seed): \(paths)")
      #expect(collisions == known, "seed \(seed): \(paths)")
    }
  }

  private func gather(_ paths: [String]) throws -> ([String], [String]) {
    let files = try paths.map { Site.File(path: try #require(SitePath($0)), recipe: .bytes([])) }
    let (site, collisions) = Site.gathering(files)
    return (site.files.map(\.path.text), collisions.map { "\($0.0) \($0.1)" })
  }
}
