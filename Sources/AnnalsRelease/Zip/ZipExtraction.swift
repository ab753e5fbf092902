/// Takes files out of a zip from anybody, into memory of a bounded size.
public struct ZipExtraction: ~Copyable {
  private let inflater = Inflater()
  private let wholeInflater = WholeInflater()

  public init() {}

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - entry: From the zip's own `ZipIndex`.
  ///   - read: Gives so many bytes from an offset of the zip.
  ///   - take: Gets the file's bytes piece by piece, never more than its size in all.
  /// - Throws: What `read` throws.
  /// - Returns: What is wrong with the file, of which `take` may have got a part; nil when it is whole.
  public func extract<Failure: Error>(
    _ entry: ZipEntry,
    _ read: (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8],
    _ take: (Span<UInt8>) -> Void
  ) throws(Failure) -> ZipFault? {
    if max(entry.size, entry.compressedSize) <= WholeDeflate.limit {
      let bytes = try read(entry.offset, entry.end - entry.offset)
      return wholeFault(entry, bytes, take)
    }
    let record = entry.localRecord
    guard try read(entry.offset, record.count) == record else { return otherRecord(entry) }
    var (place, made, checksum) = (entry.start, 0, CRC32())
    inflater.reset()
    func add(_ bytes: Span<UInt8>) -> Bool {
      made += bytes.count
      guard made <= entry.size else { return false }
      checksum.update(bytes)
      take(bytes)
      return true
    }
    while place < entry.end {
      let count = min(entry.end - place, 64 << 10)
      var bytes = try read(place, count)
      guard bytes.count == count else { return ZipFault("it became shorter") }
      let isRight =
        entry.isDeflated ? inflater.inflate(&bytes, count: count, add) : add(bytes.span)
      guard isRight else { return otherContents(entry) }
      place += count
    }
    let isWhole = made == entry.size && checksum.value == entry.checksum
    return isWhole && (!entry.isDeflated || inflater.isAtEnd) ? nil : otherContents(entry)
  }
  /// What is wrong with a file whose local record and contents are `bytes`.
  private func wholeFault(_ entry: ZipEntry, _ bytes: [UInt8], _ take: (Span<UInt8>) -> Void)
    -> ZipFault?
  {
    let record = entry.localRecord
    guard bytes.starts(with: record) else { return otherRecord(entry) }
    let contents = bytes.span.extracting(record.count..<bytes.count)
    guard contents.count == entry.compressedSize else { return ZipFault("it became shorter") }
    var checksum = CRC32()
    func add(_ bytes: Span<UInt8>) {
      checksum.update(bytes)
      take(bytes)
    }
    var isRight = true
    if entry.isDeflated {
      isRight = wholeInflater.inflate(contents, size: entry.size, add)
    } else {
      // The directory was refused if the two sizes differ.
      add(contents)
    }
    return isRight && checksum.value == entry.checksum ? nil : otherContents(entry)
  }

  private func otherRecord(_ entry: ZipEntry) -> ZipFault {
    ZipFault("the record before \(entry.name) says something else than its directory")
  }

  private func otherContents(_ entry: ZipEntry) -> ZipFault {
    ZipFault("\(entry.name) does not hold what it states")
  }
}
