/// Takes files out of a zip from anybody, into memory of a fixed size.
public struct ZipExtraction: ~Copyable {
  private let inflater = Inflater()

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
    let record = entry.localRecord
    guard try read(entry.offset, record.count) == record else {
      return ZipFault("the record before \(entry.name) says something else than its directory")
    }
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
      guard isRight else { return ZipFault("\(entry.name) does not hold what it states") }
      place += count
    }
    let isWhole = made == entry.size && checksum.value == entry.checksum
    guard isWhole, !entry.isDeflated || inflater.isAtEnd else {
      return ZipFault("\(entry.name) does not hold what it states")
    }
    return nil
  }
}
