internal import AnnalsVocabulary

/// A template file while it is compiled.
struct SourceFile: Sendable {
  let name: TemplateName
  /// As diagnostics show it.
  let path: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(name: TemplateName, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// Line and column, in bytes from 1, of an offset.
  func location(at offset: Int) -> SourceLocation {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(path: path, line: low + 1, column: offset - lineStarts[low] + 1)
  }
}
