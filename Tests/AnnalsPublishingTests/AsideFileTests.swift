import AnnalsVocabulary
import TemporaryFolders
import Testing

@testable import AnnalsPublishing

@Suite struct AsideFileTests {
  private static let key = DigestKey(first: 1, second: 2)

  /// Bytes that differ from place to place.
  private static func bytes(_ count: Int, _ seed: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed &+ $0 >> 8) }
  }

  private static func all(_ kept: KeptBytes) throws -> [UInt8] {
    var all: [UInt8] = []
    try kept.read { bytes in for index in bytes.indices { all.append(bytes[index]) } }
    return all
  }

  @Test(arguments: [true, false])
  func whatManyThreadsPutAsideComesBack(hasFile: Bool) throws {
    let folder = try TemporaryFolder()
    // Of a folder that is none there can be no such file, and memory serves.
    let file =
      hasFile
      ? AsideFile(on: try Descriptor(folder: folder.path), path: folder.path)
      : AsideFile(on: Descriptor(number: -1), path: folder.path)
    let parts = (0..<40).map { Self.bytes($0 * $0 * 100, $0) }
    let ranges = Workers(4).map(parts.count) { number in
      let part = parts[number]
      return file.add(part.span)
    }
    for (part, range) in zip(parts, ranges) {
      var kept = KeptBytes([1])
      kept.append(range, of: file)
      #expect(try Self.all(kept) == [1] + part)
      #expect(try file.bytes(range) == part)
    }
    #expect(try folder.files().isEmpty)
  }

  @Test func runsSideBySideAreOnePieceAndOthersKeepTheirOrder() throws {
    let folder = try TemporaryFolder()
    let file = AsideFile(on: try Descriptor(folder: folder.path), path: folder.path)
    let ranges = (0..<3).map { number in
      let pair = [UInt8(number), UInt8(number)]
      return file.add(pair.span)
    }
    var kept = KeptBytes()
    for index in [1, 2, 0] { kept.append(ranges[index], of: file) }
    #expect(try Self.all(kept) == [1, 1, 2, 2, 0, 0])
    #expect(kept.count == 6)
  }

  @Test func textsAreReadAsTheyWereWrittenAndNotWhenDamaged() throws {
    let folder = try TemporaryFolder()
    var cache = BuildCache(key: Self.key, origin: [], options: [])
    cache.articles = KeptBytes(Self.bytes(1000, 3))
    cache.dictionary = KeptBytes(Self.bytes(30, 6))
    cache.words = [KeptBytes(Self.bytes(70, 4)), KeptBytes(), KeptBytes(Self.bytes(9, 5))]
    let root = try Descriptor(folder: folder.path)
    let file = try root.create("texts", path: "texts")
    try cache.writeTexts(to: file, path: "texts")
    let size = 8 * 6 + 1000 + 30 + 70 + 9 + 16
    let bytes = try root.openBeneath("texts", path: "texts").read(upTo: size + 1, path: "texts")
    #expect(bytes.count == size)

    func texts(_ bytes: [UInt8], _ name: String) throws -> BuildCache.Texts? {
      try root.create(name, path: name).write(bytes, path: name)
      let file = try root.openBeneath(name, path: name)
      return try cache.texts(in: file, size: bytes.count, path: name)
    }
    let read = try #require(try texts(bytes, "whole"))
    #expect(read.articles == Self.bytes(1000, 3))
    #expect(read.dictionary == Self.bytes(30, 6))
    #expect(read.words == [Self.bytes(70, 4), [], Self.bytes(9, 5)])
    for place in [0, 7, 8, 20, 1016, 1023, 1100, size - 1] {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(try texts(damaged, "damaged \(place)") == nil, "at \(place)")
    }
    for count in [0, 8, 100, size - 1] {
      #expect(try texts(Array(bytes[..<count]), "cut \(count)") == nil, "after \(count)")
    }
  }

  @Test func aDigestOfPartsIsThatOfTheWhole() {
    let bytes = Self.bytes(100, 6)
    for step in [1, 3, 7, 8, 9, 16, 50, 100] {
      var stream = DigestStream(Self.key)
      for start in stride(from: 0, to: bytes.count, by: step) {
        stream.add(bytes.span.extracting(start..<min(bytes.count, start + step)))
      }
      #expect(stream.finish() == Self.key.digest(bytes), "in steps of \(step)")
    }
  }
}
