internal import CWorldMap

/// The base map of the world that the program carries: Natural Earth 1:10m, simplified at three levels
/// and cut into tiles, so that a map reads those near it only.
///
/// The format is described in docs/maps.md; it is written by `scripts/make-map-resource`.
public struct WorldMap: Sendable {
  /// The whole world at one fineness.
  struct Level: Sendable {
    /// Of a tile, in degrees.
    let width: Double
    /// Where the tiles begin and end, row by row from the south-west; one more than there are tiles.
    let offsets: [Int]

    var columns: Int { Int(360 / width) }
    var rows: Int { Int(180 / width) }
  }

  let bytes: [UInt8]
  /// The coarsest first.
  let levels: [Level]
  let countries: Countries
  private let payload: Int

  /// The map in the binary.
  public static func builtIn() -> WorldMap? {
    unsafe WorldMap(
      Array(UnsafeBufferPointer(start: annals_world_map_bytes(), count: annals_world_map_size))
    )
  }

  /// Nil when the bytes are not such a map.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("ANNALSM1".utf8)) else { return nil }
    var reader = ByteReader(bytes, at: 8)
    let head = (0..<5).map { _ in reader.word() }
    guard !reader.isBeyond, head[0] <= 8 else { return nil }
    payload = 28 + head[1]
    let names = payload + head[2]
    guard names + head[3] + head[4] == bytes.count else { return nil }
    var levels: [Level] = []
    for _ in 0..<head[0] {
      let width = Double(reader.word()) / 1000
      let count = reader.word()
      guard width >= 1, count <= 65536 else { return nil }
      let level = Level(width: width, offsets: (0..<count).map { _ in reader.word() })
      guard !reader.isBeyond, count == level.columns * level.rows + 1,
        zip(level.offsets, level.offsets.dropFirst()).allSatisfy({ $0 <= $1 }),
        level.offsets.last ?? 0 <= head[2]
      else { return nil }
      levels.append(level)
    }
    guard let countries = Countries(bytes, names: names, raster: names + head[3]) else {
      return nil
    }
    self.bytes = bytes
    self.levels = levels
    self.countries = countries
  }

  /// The shapes of one tile, in degrees.
  func tile(_ column: Int, _ row: Int, level: Int) -> WorldTile {
    let found = levels[level]
    let index = row * found.columns + column
    guard found.offsets.indices.dropLast().contains(index) else { return WorldTile() }
    return WorldTile(
      ByteReader(bytes, at: payload + found.offsets[index]),
      end: payload + found.offsets[index + 1],
      west: -180 + Double(column) * found.width,
      south: -90 + Double(row) * found.width,
      width: found.width
    )
  }
}

/// Reads numbers one after the other; past the end all are 0.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var offset: Int
  /// Whether more was asked for than there is.
  private(set) var isBeyond = false

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func byte() -> UInt8 {
    guard offset < bytes.count else {
      isBeyond = true
      return 0
    }
    offset += 1
    return bytes[offset - 1]
  }

  /// Four bytes, the lowest first.
  mutating func word() -> Int {
    var value = 0
    for shift in [0, 8, 16, 24] { value |= Int(byte()) << shift }
    return value
  }

  /// Seven bits a byte, the lowest first; more than five bytes are cut.
  mutating func number() -> Int {
    var value = 0
    for shift in [0, 7, 14, 21, 28] {
      let next = byte()
      value |= Int(next & 0x7F) << shift
      if next < 0x80 { break }
    }
    return value
  }

  /// Even numbers are positive, odd ones negative.
  mutating func signed() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -(value + 1) >> 1
  }

  mutating func text(_ length: Int) -> String {
    let end = min(offset + length, bytes.count)
    if end - offset < length { isBeyond = true }
    defer { offset = end }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }
}
