import Testing

@testable import AnnalsRelease

/// The records of ZIP64, which a zip gets where a number needs more than 32 bits, or a count 16.
@Suite struct LargeZipTests {
  private static let fourGiB = 1 << 32

  /// A number of `count` bytes, the lowest first.
  private func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int? {
    littleEndian(bytes, place, count)
  }

  @Test(arguments: [
    (0xFFEF_FFFF, false), (0xFFF0_0000, true), (0xFFFF_FFFE, true), (0xFFFF_FFFF, true),
    (fourGiB, true), (5 * fourGiB, true),
  ])
  func aLocalRecordHasLargeSizesWhereDeflateCouldMakeThem(size: Int, isLarge: Bool) {
    let entry = ZipEntry(name: "a", size: size, isDeflated: true, offset: 0, compressedSize: 7)
    let record = entry.localRecord
    #expect(number(record, 4, 2) == (isLarge ? 45 : 20))
    #expect(record.count == 31 + (isLarge ? 20 : 0))
    #expect(entry.start == record.count)
    #expect(number(record, 18, 4) == (isLarge ? 0xFFFF_FFFF : 7))
    #expect(number(record, 22, 4) == (isLarge ? 0xFFFF_FFFF : size))
    if isLarge {
      #expect([number(record, 31, 2), number(record, 33, 2)] == [1, 16])
      #expect([number(record, 35, 8), number(record, 43, 8)] == [size, 7])
    }
  }

  /// In the field stand only those of the three that do not fit, in the order size, compressed size,
  /// place.
  @Test(arguments: [
    (1, 1, 0xFFFF_FFFE, []), (1, 1, 0xFFFF_FFFF, [0xFFFF_FFFF]),
    (fourGiB, 9, 3, [fourGiB]), (fourGiB, fourGiB + 1, 3, [fourGiB, fourGiB + 1]),
    (fourGiB, fourGiB + 1, fourGiB + 2, [fourGiB, fourGiB + 1, fourGiB + 2]),
  ])
  func aCentralRecordHasTheNumbersThatDoNotFit(
    size: Int,
    compressed: Int,
    offset: Int,
    field: [Int]
  ) {
    let record = ZipEntry(
      name: "a",
      size: size,
      isDeflated: true,
      offset: offset,
      compressedSize: compressed
    ).centralRecord
    #expect(number(record, 20, 4) == min(compressed, 0xFFFF_FFFF))
    #expect(number(record, 24, 4) == min(size, 0xFFFF_FFFF))
    #expect(number(record, 42, 4) == min(offset, 0xFFFF_FFFF))
    #expect(number(record, 6, 2) == (field.isEmpty ? 20 : 45))
    let length = field.isEmpty ? 0 : 4 + 8 * field.count
    #expect(number(record, 30, 2) == length)
    #expect(record.count == 47 + length)
    #expect(field.indices.map { number(record, 51 + 8 * $0, 8) } == field)
  }

  @Test(arguments: [
    (0xFFFE, 1, 0xFFFF_FFFE, false), (0xFFFF, 1, 1, true), (1, 1, 0xFFFF_FFFF, true),
    (1, 0xFFFF_FFFF, 1, true),
  ])
  func theEndIsTwofoldWhereANumberDoesNotFit(count: Int, size: Int, offset: Int, isLarge: Bool) {
    let end = ZipEnd(count: count, directorySize: size, directoryOffset: offset).bytes
    #expect(end.count == (isLarge ? 98 : 22))
    #expect(number(end, end.count - 12, 2) == min(count, 0xFFFF))
    #expect(number(end, end.count - 6, 4) == min(offset, 0xFFFF_FFFF))
    if isLarge {
      #expect([24, 32, 40, 48].map { number(end, $0, 8) } == [count, count, size, offset])
      #expect(number(end, 64, 8) == size + offset)
    }
  }

  /// A zip of more than 4 GiB is read without its files' bytes, of which only places matter.
  @Test func aZipOfFilesBeyond4GiBIsReadAsItWasWritten() throws {
    var entries: [ZipEntry] = []
    var offset = 0
    for (name, size) in [("a.png", 3 * Self.fourGiB), ("b", 10), ("c.png", 0xFFF0_0000), ("d", 1)] {
      let entry = ZipEntry(
        name: name,
        size: size,
        isDeflated: false,
        offset: offset,
        compressedSize: size
      )
      offset = entry.end
      entries.append(entry)
    }
    let directory = entries.flatMap(\.centralRecord)
    let end = ZipEnd(count: 4, directorySize: directory.count, directoryOffset: offset).bytes
    let bytes = directory + end
    let index = ZipIndex.reading(length: offset + bytes.count) { place, count in
      Array(bytes[max(0, place - offset)..<min(bytes.count, place - offset + count)])
    }
    #expect(try index.get().entries == entries)
  }

  @Test func aZipOfMoreThan65535FilesIsReadAsItWasWritten() throws {
    var writer = ZipWriter()
    var zip: [UInt8] = []
    let names = (100_000..<166_000).map { "\($0)" }
    for name in names {
      zip += writer.begin(name, size: 0)
      let (place, record) = writer.finish { zip += $0 }
      zip.replaceSubrange(place..<place + record.count, with: record)
    }
    zip += writer.end()
    let index = ZipIndex.reading(length: zip.count) { place, count in
      Array(zip[max(0, place)..<min(zip.count, place + count)])
    }
    #expect(try index.get().entries.map(\.name) == names)
  }
}
