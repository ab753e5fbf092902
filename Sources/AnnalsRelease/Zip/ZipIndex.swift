/// The directory of a zip from anybody, which is what `ZipWriter` would have written or nothing.
///
/// Files stand one after the other from the first byte, without gaps, overlaps or anything before,
/// between or after; so a zip has one meaning, whatever program reads it.
public struct ZipIndex: Sendable {
  /// In the order of the zip, which is the byte order of the names.
  public let entries: [ZipEntry]

  /// Reads the directory.
  ///
  /// - Parameters:
  ///   - length: Of the zip, in bytes.
  ///   - read: Gives so many bytes from an offset; fewer only when the zip has become shorter.
  /// - Throws: What `read` throws.
  /// - Returns: The directory, or why the zip is not one of ours.
  public static func reading<Failure: Error>(
    length: Int,
    _ read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]
  ) throws(Failure) -> Result<ZipIndex, ZipFault> {
    let tail = try read(max(0, length - 98), min(length, 98))
    guard let end = end(tail, length: length) else {
      return .failure(ZipFault("its end is not that of a zip of annals"))
    }
    var directory = DirectoryReading(end: end)
    while directory.missing > 0 {
      let count = min(directory.missing, 1 << 20)
      let bytes = try read(directory.place, count)
      guard bytes.count == count else { return .failure(ZipFault("it became shorter")) }
      if let fault = directory.add(bytes) { return .failure(fault) }
    }
    return directory.finished().map { ZipIndex(entries: $0) }
  }

  private static func end(_ tail: [UInt8], length: Int) -> ZipEnd? {
    func end(_ place: Int, _ widths: (count: Int, number: Int)) -> ZipEnd? {
      guard let count = littleEndian(tail, place, widths.count),
        let size = littleEndian(tail, place + widths.count, widths.number),
        let offset = littleEndian(tail, place + widths.count + widths.number, widths.number)
      else { return nil }
      return ZipEnd(count: count, directorySize: size, directoryOffset: offset)
    }
    let short = end(tail.count - 12, (2, 4))
    let long = end(tail.count - 66, (8, 8))
    for end in [short, long].compactMap(\.self) {
      // What could not be true of this zip is not worked with: its numbers may be of any size.
      let (sum, overflow) = end.directoryOffset.addingReportingOverflow(end.directorySize)
      guard !overflow, sum <= length else { continue }
      let bytes = end.bytes
      guard tail.suffix(bytes.count).elementsEqual(bytes), sum == length - bytes.count,
        // A record of the directory has 46 bytes and a name.
        end.count <= end.directorySize / 47
      else { continue }
      return end
    }
    return nil
  }
}

/// Why a zip is none of ours; one sentence without a full stop.
public struct ZipFault: Error, Hashable, Sendable {
  public let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}

/// A directory that is being read piece by piece.
private struct DirectoryReading {
  private let end: ZipEnd
  private var rest: [UInt8] = []
  private var read = 0
  private var entries: [ZipEntry] = []
  /// Where the next file must begin.
  private var offset = 0

  /// No record of ours is longer.
  private static let recordLimit = 46 + ZipIndex.nameLimit + 28

  init(end: ZipEnd) {
    self.end = end
  }

  var missing: Int { end.directorySize - read }
  var place: Int { end.directoryOffset + read }

  mutating func add(_ bytes: [UInt8]) -> ZipFault? {
    read += bytes.count
    rest += bytes
    var start = 0
    while start < rest.count, missing == 0 || rest.count - start >= Self.recordLimit {
      guard let (entry, length) = entry(at: start) else {
        return ZipFault("its directory is not as annals writes it (file \(entries.count + 1))")
      }
      if let fault = fault(entry) { return fault }
      entries.append(entry)
      offset = entry.end
      start += length
    }
    rest.removeFirst(start)
    return nil
  }

  func finished() -> Result<[ZipEntry], ZipFault> {
    guard entries.count == end.count, rest.isEmpty else {
      return .failure(
        ZipFault("its directory does not hold the number of files that its end states")
      )
    }
    guard offset == end.directoryOffset else {
      return .failure(ZipFault("there is something between its files and its directory"))
    }
    return .success(entries)
  }

  /// The record at a place of `rest`, and its length; nil unless we would write it so.
  private func entry(at start: Int) -> (ZipEntry, Int)? {
    let record = Array(rest[start..<min(rest.count, start + Self.recordLimit)])
    guard let nameLength = littleEndian(record, 28, 2), nameLength <= ZipIndex.nameLimit,
      46 + nameLength <= record.count,
      let name = String(validating: record[46..<46 + nameLength], as: UTF8.self)
    else { return nil }
    // Numbers too large for four bytes are in the ZIP64 field, in this order.
    var place = 46 + nameLength + 4
    func number(_ short: Int) -> Int? {
      guard let value = littleEndian(record, short, 4) else { return nil }
      guard value == 0xFFFF_FFFF else { return value }
      defer { place += 8 }
      return littleEndian(record, place, 8)
    }
    guard let checksum = littleEndian(record, 16, 4), let method = littleEndian(record, 10, 2),
      let size = number(24), let compressed = number(20), let offset = number(42)
    else { return nil }
    let entry = ZipEntry(
      name: name,
      size: size,
      isDeflated: method == 8,
      offset: offset,
      compressedSize: compressed,
      checksum: UInt32(checksum)
    )
    let expected = entry.centralRecord
    return record.starts(with: expected) ? (entry, expected.count) : nil
  }

  private func fault(_ entry: ZipEntry) -> ZipFault? {
    if let last = entries.last, !last.name.utf8.lexicographicallyPrecedes(entry.name.utf8) {
      return ZipFault("its files are not in order, or one is there twice")
    }
    let room = end.directoryOffset
    guard entry.offset == offset, entry.compressedSize <= room, entry.start <= room,
      entry.end <= room
    else { return ZipFault("its files overlap, or there are gaps between them") }
    // Deflate makes at most 1032 bytes of one.
    let isPlausible =
      entry.isDeflated
      ? entry.size / 1032 <= entry.compressedSize : entry.size == entry.compressedSize
    return isPlausible ? nil : ZipFault("it states a size that its bytes cannot have")
  }
}

extension ZipIndex {
  /// The longest name, in bytes: a folder for the whole, `data/`, and a path of the site.
  static let nameLimit = 400
}
