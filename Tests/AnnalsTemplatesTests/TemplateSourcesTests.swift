import Testing

@testable import AnnalsTemplates

struct TemplateSourcesTests {
  private let sources = TemplateSources(
    builtIn: ["a.html": "one\n", "b.html": "two\n", "c.html": "three\n"],
    overrides: ["b.html": "2\n", "c.html": "three\n", "partials/d.html": "four\n"]
  )

  @Test func listsWhichFileCounts() {
    #expect(
      sources.listing == [
        .init(path: "a.html", standing: .builtIn),
        .init(path: "b.html", standing: .overridden(isIdentical: false)),
        .init(path: "c.html", standing: .overridden(isIdentical: true)),
        .init(path: "partials/d.html", standing: .added),
      ]
    )
  }

  @Test func ejectsTheBuiltInFile() {
    #expect(sources.builtInBytes(of: "b.html") == Array("two\n".utf8))
    #expect(sources.builtInBytes(of: "partials/d.html") == nil)
    #expect(sources.suggestedPath(for: "bb.html") == "b.html")
  }

  @Test func showsWhatAnOverrideChanges() {
    let difference = """
      --- builtin:b.html
      +++ Templates/b.html
      @@ -1 +1 @@
      -two
      +2

      """
    #expect(sources.difference(of: "b.html") == difference)
    #expect(sources.difference(of: "c.html")?.isEmpty == true)
    #expect(sources.difference(of: "a.html") == nil)
  }

  @Test func keepsThreeLinesAroundAChange() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("3\n4\n", with: "3\nx\n4\n", maxReplacements: 1)
      .replacing("17\n", with: "")
    let text = UnifiedDiff(from: Array(old.utf8), to: Array((new + "21").utf8)).text(
      from: "a",
      to: "b"
    )
    #expect(
      text == """
        --- a
        +++ b
        @@ -1,6 +1,7 @@
         1
         2
         3
        +x
         4
         5
         6
        @@ -14,7 +15,7 @@
         14
         15
         16
        -17
         18
         19
         20
        +21
        \\ No newline at end of file

        """
    )
  }

  /// Applying the edits of a diff to the old file gives the new one.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func diffsOfRandomFilesLeadFromOneToTheOther(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let files = (0..<2).map { _ in
        (0..<Int.random(in: 0...12, using: &random))
          .map { _ in "\(Int.random(in: 0...3, using: &random))\n" }
      }
      let diff = UnifiedDiff(
        from: Array(files[0].joined().utf8),
        to: Array(files[1].joined().utf8)
      )
      let lines = diff.text(from: "a", to: "b").split(separator: "\n").dropFirst(2)
      let kept = lines.filter { $0.first != "@" }
      let removed = kept.filter { $0.first == "-" }.count
      let inserted = kept.filter { $0.first == "+" }.count
      #expect(files[0].count - removed == files[1].count - inserted, "seed \(seed)")
      if files[0].count <= 4 && files[1].count <= 4 && !lines.isEmpty {
        let old = kept.filter { $0.first != "+" }.map { $0.dropFirst() + "\n" }
        let new = kept.filter { $0.first != "-" }.map { $0.dropFirst() + "\n" }
        #expect(old == files[0][...].map { $0[...] }, "seed \(seed)")
        #expect(new == files[1][...].map { $0[...] }, "seed \(seed)")
      }
    }
  }
}

/// SplitMix64: the same numbers for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
