internal import AnnalsRelease

extension Descriptor {
  /// The number of bytes from here to the end of the file, and their SHA-256.
  ///
  /// The memory it takes does not depend on the size.
  func digest(path: @autoclosure () -> String) throws(FileFailure) -> (Int, SHA256Digest) {
    var buffer = [UInt8](repeating: 0, count: 128 << 10)
    return try digest(path: path(), buffer: &buffer)
  }

  /// The same, reading through memory of the caller's.
  func digest(path: @autoclosure () -> String, buffer: inout [UInt8]) throws(FileFailure)
    -> (Int, SHA256Digest)
  {
    var hash = SHA256()
    var size = 0
    while true {
      let count = try read(into: &buffer, path: path())
      if count == 0 { return (size, hash.finished()) }
      hash.update(buffer.span.extracting(0..<count))
      size += count
      // A short read is the end, and one call less for each small file.
      if count < buffer.count { return (size, hash.finished()) }
    }
  }
}
