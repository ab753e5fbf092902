internal import AnnalsVocabulary

/// One file of a zip, with the two records that speak of it (PKWARE's APPNOTE 6.3, sections 4.3.7 and
/// 4.3.12).
///
/// There is one way to write an entry, so that a reader can compare bytes: no times but one, no
/// comments, no data descriptors, ZIP64 fields only where a number needs them.
public struct ZipEntry: Hashable, Sendable {
  /// ASCII, with `/` between folders.
  public let name: String
  /// Of the file, in bytes.
  public let size: Int
  public let isDeflated: Bool
  /// Where its local record begins in the zip.
  public let offset: Int
  /// In the zip, without the local record.
  public internal(set) var compressedSize: Int
  var checksum: UInt32

  init(
    name: String,
    size: Int,
    isDeflated: Bool,
    offset: Int,
    compressedSize: Int = 0,
    checksum: UInt32 = 0
  ) {
    self.name = name
    self.size = size
    self.isDeflated = isDeflated
    self.offset = offset
    self.compressedSize = compressedSize
    self.checksum = checksum
  }

  /// Where its bytes begin.
  var start: Int { offset + 30 + name.utf8.count + (isLarge ? 20 : 0) }
  var end: Int { start + compressedSize }

  /// Whether the local record has ZIP64 numbers: when deflate could make it 4 GiB in the worst case,
  /// since the record is as long before its numbers are known as after.
  private var isLarge: Bool { size >= 0xFFF0_0000 }

  /// What stands before the file's bytes.
  var localRecord: [UInt8] {
    var output = LittleEndian()
    output.append(0x0403_4B50, 4)
    output.append(isLarge ? 45 : 20, 2)
    appendCommon(to: &output, size: isLarge ? nil : size, isLarge ? nil : compressedSize)
    output.append(isLarge ? 20 : 0, 2)
    output.bytes += Array(name.utf8)
    if isLarge {
      output.append(1, 2)
      output.append(16, 2)
      output.append(size, 8)
      output.append(compressedSize, 8)
    }
    return output.bytes
  }

  /// What the directory at the end says of it.
  var centralRecord: [UInt8] {
    let large = [size, compressedSize, offset].map { $0 >= 0xFFFF_FFFF }
    let extra = zip(large, [size, compressedSize, offset]).filter(\.0).map(\.1)
    var output = LittleEndian()
    output.append(0x0201_4B50, 4)
    // Made on Unix, so that readers know of the modes below.
    output.append(0x031E, 2)
    output.append(isLarge || !extra.isEmpty ? 45 : 20, 2)
    appendCommon(to: &output, size: large[0] ? nil : size, large[1] ? nil : compressedSize)
    output.append(extra.isEmpty ? 0 : 4 + 8 * extra.count, 2)
    // Comment, disk and internal attributes; then a file of mode 0644.
    output.append(0, 6)
    output.append(0o100644 << 16, 4)
    output.append(large[2] ? 0xFFFF_FFFF : offset, 4)
    output.bytes += Array(name.utf8)
    if !extra.isEmpty {
      output.append(1, 2)
      output.append(8 * extra.count, 2)
      for number in extra { output.append(number, 8) }
    }
    return output.bytes
  }

  /// Flags, method, time, checksum, sizes and the name's length; nil sizes are in the ZIP64 field.
  private func appendCommon(to output: inout LittleEndian, size: Int?, _ compressedSize: Int?) {
    // Bit 11: names are UTF-8.
    output.append(0x0800, 2)
    output.append(isDeflated ? 8 : 0, 2)
    // 1980-01-01 12:01: the earliest day zip knows, away from midnight, so that no time zone moves it
    // to the day before.
    output.append(12 << 11 | 1 << 5, 2)
    output.append(1 << 5 | 1, 2)
    output.append(Int(checksum), 4)
    output.append(compressedSize ?? 0xFFFF_FFFF, 4)
    output.append(size ?? 0xFFFF_FFFF, 4)
    output.append(name.utf8.count, 2)
  }
}

/// The end of a zip (APPNOTE 4.3.14 to 4.3.16).
struct ZipEnd: Hashable {
  let count: Int
  let directorySize: Int
  let directoryOffset: Int

  var bytes: [UInt8] {
    let needs64 =
      count >= 0xFFFF || directorySize >= 0xFFFF_FFFF || directoryOffset >= 0xFFFF_FFFF
    var output = LittleEndian()
    if needs64 {
      output.append(0x0606_4B50, 4)
      output.append(44, 8)
      output.append(0x031E, 2)
      output.append(45, 2)
      output.append(0, 8)
      for number in [count, count, directorySize, directoryOffset] { output.append(number, 8) }
      output.append(0x0706_4B50, 4)
      output.append(0, 4)
      output.append(directoryOffset + directorySize, 8)
      output.append(1, 4)
    }
    output.append(0x0605_4B50, 4)
    output.append(0, 4)
    output.append(min(count, 0xFFFF), 2)
    output.append(min(count, 0xFFFF), 2)
    output.append(min(directorySize, 0xFFFF_FFFF), 4)
    output.append(min(directoryOffset, 0xFFFF_FFFF), 4)
    output.append(0, 2)
    return output.bytes
  }
}

/// Bytes of numbers, the lowest first.
private struct LittleEndian {
  var bytes: [UInt8] = []

  mutating func append(_ number: Int, _ width: Int) {
    for place in 0..<width {
      bytes.append(place < 8 ? UInt8(truncatingIfNeeded: number >> (8 * place)) : 0)
    }
  }
}

/// The number in `count` bytes from `place`, the lowest first; nil beyond the end or above `Int`.
func littleEndian(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int? {
  guard place >= 0, place + count <= bytes.count else { return nil }
  var number: UInt64 = 0
  for offset in (0..<count).reversed() { number = number << 8 | UInt64(bytes[place + offset]) }
  return Int(exactly: number)
}
