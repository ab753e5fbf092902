/// Writes a zip piece by piece: for each file `begin`, `add`, `finish`, and at last `end`.
///
/// The same files in the same order always give the same bytes, with the same zlib and
/// libdeflate. The caller writes
/// the pieces one after the other, and what `finish` returns over the place it names.
public struct ZipWriter: ~Copyable {
  private var entries: [ZipEntry] = []
  private var offset = 0
  private var checksum = CRC32()
  private let deflater = Deflater()
  private let wholeDeflater = WholeDeflater()
  /// What came of a file that is deflated whole.
  private var pending: [UInt8] = []

  public init() {}

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - name: ASCII, after the name of the file before in byte order.
  ///   - size: How many bytes will follow.
  /// - Returns: What to write.
  public mutating func begin(_ name: String, size: Int) -> [UInt8] {
    let isDeflated = size > 0 && !isCompressed(name)
    let entry = ZipEntry(name: name, size: size, isDeflated: isDeflated, offset: offset)
    entries.append(entry)
    checksum = CRC32()
    deflater.reset()
    offset = entry.start
    return entry.localRecord
  }

  /// Takes in the next bytes of the file, and gives to `write` what comes of them.
  public mutating func add<Failure: Error>(
    _ bytes: [UInt8],
    _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    checksum.update(bytes.span)
    guard let entry = entries.last, entry.isDeflated else {
      try take(bytes, write)
      return
    }
    if entry.isDeflatedWhole {
      pending += bytes
      return
    }
    var outputs: [[UInt8]] = []
    deflater.deflate(bytes, isLast: false) { outputs.append($0) }
    for output in outputs { try take(output, write) }
  }

  /// Ends the file.
  ///
  /// - Returns: What to write over the local record, and where it begins.
  public mutating func finish<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void)
    throws(Failure) -> (offset: Int, bytes: [UInt8])
  {
    guard var entry = entries.popLast() else { return (0, []) }
    if entry.isDeflatedWhole {
      let output = wholeDeflater.deflate(pending.span)
      pending.removeAll(keepingCapacity: true)
      try take(output, write)
    } else if entry.isDeflated {
      var outputs: [[UInt8]] = []
      deflater.deflate([], isLast: true) { outputs.append($0) }
      for output in outputs { try take(output, write) }
    }
    entry.checksum = checksum.value
    entry.compressedSize = offset - entry.start
    entries.append(entry)
    return (entry.offset, entry.localRecord)
  }

  /// The directory and the end, to be written after the last file.
  public mutating func end() -> [UInt8] {
    let directory = entries.flatMap(\.centralRecord)
    let end = ZipEnd(
      count: entries.count,
      directorySize: directory.count,
      directoryOffset: offset
    )
    return directory + end.bytes
  }

  private mutating func take<Failure: Error>(
    _ bytes: [UInt8],
    _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    offset += bytes.count
    try write(bytes)
  }
}

extension ZipEntry {
  fileprivate var isDeflatedWhole: Bool { isDeflated && size <= WholeDeflate.limit }
}

/// Whether a file of this name is compressed already, so that deflate would gain nothing.
private func isCompressed(_ name: String) -> Bool {
  let kinds = [
    "jpg", "jpeg", "png", "gif", "webp", "avif", "mp4", "webm", "mp3", "ogg", "zip", "gz",
  ]
  let ending = name.utf8.lastIndex(of: UInt8(ascii: ".")).map {
    name[name.utf8.index(after: $0)...].lowercased()
  }
  return kinds.contains { $0 == ending }
}
