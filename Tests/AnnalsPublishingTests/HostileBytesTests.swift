import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsPublishing

/// The file that a build leaves for the next one lies where others may write.
@Suite struct HostileBytesTests {
  /// Changed bytes whose digest is right again: whoever writes the file can take it too.
  @Test func buildCaches() throws {
    let whole = BuildCacheTests.whole
    let bytes = whole.bytes
    let key = "annals-cache 3\n".utf8.count..<"annals-cache 3\n".utf8.count + 16
    let fault = HostileBytes.fault(changing: bytes, of: "build caches") { changed in
      guard changed.count > key.upperBound + 16 else { return BuildCache(changed) == nil }
      var reader = ByteReader(changed, key)
      let secret = DigestKey(first: reader.word() ?? 0, second: reader.word() ?? 0)
      var writer = ByteWriter()
      writer.append(Array(changed.dropLast(16)))
      let digest = secret.digest(writer.bytes)
      writer.append(littleEndian: digest.first)
      writer.append(littleEndian: digest.second)
      guard let read = BuildCache(writer.bytes) else { return true }
      for cells in [(whole.cells, read.cells), (read.cells, whole.cells)] {
        let changes = ChangedCells(from: cells.0, to: cells.1)
        for output in read.outputs {
          guard case .trace(let range) = output.origin else { continue }
          _ = changes.touch(read.traces, range)
          _ = read.traces[range]
        }
      }
      return BuildCache(read.bytes)?.bytes == read.bytes
    }
    #expect(fault == nil)
  }
}
