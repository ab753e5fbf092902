import AnnalsVocabulary
import Testing

@testable import AnnalsPublishing

@Suite struct BuildCacheTests {
  private static func stamp(_ number: Int) -> FileStamp {
    FileStamp(fileOn: 1, inode: UInt64(number), size: number, modified: -number, changed: .max)
  }

  static var whole: BuildCache {
    var cache = BuildCache(
      key: DigestKey(first: 1, second: 2),
      origin: Array("program".utf8),
      options: Array("options".utf8)
    )
    cache.root = FileStamp.Identity(device: 3, inode: 4)
    cache.counts = [1, 0, -5, .max]
    cache.inputs = [InputRecord(path: "Content/أ.md", stamp: stamp(7), isSettled: true)]
    cache.diagnostics = [
      Diagnostic(
        .warning,
        "broken-link",
        "text",
        at: SourceLocation(path: "a", line: 1),
        notes: [Diagnostic.Note("note", at: SourceLocation(path: "b", line: 2, column: 3))]
      )
    ]
    cache.model = Digest(first: 8, second: 9)
    cache.cells.add(CellList(number: 300), [Digest(first: 10, second: .max), .absent])
    cache.outputs = [
      OutputRecord(path: "a.html", stamp: stamp(1), origin: .trace(0..<2)),
      OutputRecord(path: "b.html", stamp: stamp(2), origin: .inputs(Digest(first: 3, second: 4))),
      OutputRecord(path: "c.html", stamp: stamp(3), origin: .unknown),
    ]
    cache.traces = [1, 0]
    return cache
  }

  @Test func readsWhatItWrote() throws {
    let read = try #require(BuildCache(Self.whole.bytes))
    #expect(read.bytes == Self.whole.bytes)
    #expect(read.outputs == Self.whole.outputs)
    #expect(read.inputs == Self.whole.inputs)
    #expect(read.diagnostics == Self.whole.diagnostics)
  }

  @Test func isNothingWhenAnyByteIsAnother() {
    let bytes = Self.whole.bytes
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(BuildCache(damaged) == nil, "byte \(index)")
      #expect(BuildCache(Array(bytes[..<index])) == nil, "cut at \(index)")
    }
  }

  @Test(arguments: [0..<3, 2..<3, 0..<Int.max, Int.max..<Int.max])
  func isNothingWhenATraceLiesOutside(range: Range<Int>) {
    var cache = Self.whole
    cache.outputs = [OutputRecord(path: "a.html", stamp: Self.stamp(1), origin: .trace(range))]
    #expect(BuildCache(cache.bytes) == nil)
  }

  /// A step of more than a list can have once stopped the program.
  @Test func aTraceThatMeansNothingIsTouched() {
    var table = CellTable()
    table.add(CellList(number: 1), [.absent])
    let changed = ChangedCells(from: table, to: table)
    for step in [UInt64.max, UInt64(Int.max), UInt64(UInt32.max)] {
      var writer = ByteWriter()
      writer.append(varint: 1)
      writer.append(varint: 4)
      for _ in 0..<4 { writer.append(varint: step) }
      let bytes = writer.bytes
      #expect(changed.touch(bytes, 0..<bytes.count) == (step > UInt64(UInt32.max)), "\(step)")
    }
  }

  @Test func aTraceIsTouchedByWhatItHoldsAndByNothingElse() {
    let (one, other) = (CellList(number: 1), CellList(number: 500))
    let cells = [Cell(one, 0), Cell(one, 7), .count(of: one), Cell(other, 3)]
    var writer = ByteWriter()
    writer.append(trace: cells)
    let traces = writer.bytes

    func table(_ change: (inout [Digest], inout [Digest]) -> Void) -> CellTable {
      var ones = (0..<5).map { Digest(first: UInt64($0), second: 1) }
      var others = (0..<5).map { Digest(first: UInt64($0), second: 2) }
      change(&ones, &others)
      var table = CellTable()
      table.add(one, ones)
      table.add(other, others)
      return table
    }
    let old = table { _, _ in }
    func isTouched(_ change: (inout [Digest], inout [Digest]) -> Void) -> Bool {
      ChangedCells(from: old, to: table(change)).touch(traces, 0..<traces.count)
    }
    #expect(!isTouched { _, _ in })
    #expect(
      !isTouched { ones, others in
        ones[1] = .absent
        others[4] = .absent
        others.append(.absent)
      }
    )
    #expect(isTouched { ones, _ in ones[0] = .absent })
    #expect(isTouched { _, others in others[3] = .absent })
    // The seventh of the first list was not there; the count and, at last, the element itself change.
    #expect(isTouched { ones, _ in ones.append(.absent) })
    #expect(isTouched { _, others in others.removeLast(2) })
    #expect(ChangedCells(from: old, to: CellTable()).touch(traces, 0..<traces.count))
    #expect(ChangedCells(from: old, to: old).touch(traces, 0..<traces.count + 1))
  }
}

extension BuildCache {
  /// All but the articles and the words.
  var bytes: [UInt8] {
    var all: [UInt8] = []
    write { bytes in for index in bytes.indices { all.append(bytes[index]) } }
    return all
  }
}
