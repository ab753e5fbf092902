internal import AnnalsVocabulary

/// A template file while it is compiled.
struct SourceFile: Sendable {
  let name: TemplateName
  /// As diagnostics show it.
  let path: String
  let bytes: [UInt8]

  /// Line and column, in bytes from 1, of an offset.
  func location(at offset: Int) -> SourceLocation {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    return SourceLocation(path: path, line: line, column: offset - start + 1)
  }
}
