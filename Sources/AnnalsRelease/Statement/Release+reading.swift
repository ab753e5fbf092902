internal import AnnalsVocabulary

extension Release {
  /// More than any statement has; a longer file is none.
  public static let lengthLimit = 8 << 10

  /// Reads a statement from anybody; nothing but what `text` gives is one.
  public init(text bytes: [UInt8]) throws(ReleaseFault) {
    guard bytes.count <= Self.lengthLimit else { throw ReleaseFault("is too long") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReleaseFault("is not UTF-8")
    }
    var lines = StatementLines(text)
    guard try lines.value("annals-release") == "1" else {
      throw ReleaseFault("is of a version that this program does not know")
    }
    archive = try lines.value("archive") { Slug(exact: $0) }
    sequence = try lines.value("sequence") { Int($0) }
    date = try lines.value("date") { CalendarDay($0) }
    files = try lines.value("files") { Int($0) }
    self.bytes = try lines.value("bytes") { Int($0) }
    checksums = try lines.value("sha256sums") { SHA256Digest(hexadecimal: $0.utf8) }
    manifest = try lines.value("manifest") { SHA256Digest(hexadecimal: $0.utf8) }
    let previous = try lines.value("previous")
    self.previous = SHA256Digest(hexadecimal: previous.utf8)
    nextKey = lines.optional("next-key")
    revokedKeys = []
    while let key = lines.optional("revoked-key") { revokedKeys.append(key) }
    generator = try lines.value("generator")
    guard sequence >= 1, files >= 0, self.bytes >= 0, self.text == bytes else {
      throw ReleaseFault("is not in the form in which statements are written")
    }
  }
}

/// Why bytes are no statement; the reason follows the name of the file in a sentence.
public struct ReleaseFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  public var description: String { reason }
}

/// The lines of a statement that have not been read yet.
private struct StatementLines {
  private var lines: ArraySlice<Substring>

  init(_ text: String) {
    // By bytes: to Swift "\r\n" is one character.
    lines =
      text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Substring($0) }[...]
  }

  /// The value of the next line, if the line has this key.
  mutating func optional(_ key: String) -> String? {
    guard let line = lines.first, line.utf8.starts(with: "\(key): ".utf8) else { return nil }
    lines.removeFirst()
    return String(Substring(line.utf8.dropFirst(key.utf8.count + 2)))
  }

  mutating func value(_ key: String) throws(ReleaseFault) -> String {
    guard let value = optional(key) else { throw ReleaseFault("lacks the line '\(key)'") }
    return value
  }

  mutating func value<Value>(_ key: String, _ read: (String) -> Value?) throws(ReleaseFault)
    -> Value
  {
    guard let value = read(try value(key)) else {
      throw ReleaseFault("says something else under '\(key)' than belongs there")
    }
    return value
  }
}
