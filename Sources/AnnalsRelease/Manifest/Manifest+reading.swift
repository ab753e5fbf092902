internal import AnnalsVocabulary

extension Manifest {
  /// Reads a manifest from anybody; nil, with what is wrong, unless it is exactly what `write` makes
  /// of the same entries.
  ///
  /// A second way to write the same manifest would be a second file with another digest, so there is
  /// none: every space, order and escape must be that of `write`.
  public init(json bytes: [UInt8]) throws(ManifestFault) {
    var scanner = CanonicalScanner(bytes)
    let sources = try scanner.sources()
    let entries = try scanner.entries(sources: sources.count)
    guard scanner.isAtEnd else { throw scanner.fault("something follows the end") }
    self.init(sources: sources, entries: entries)
    // Escapes have several spellings; one comparison settles which was used.
    guard json == bytes else { throw ManifestFault(offset: 0, reason: "is not in canonical form") }
  }
}

/// Why bytes are no manifest.
public struct ManifestFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// In bytes from the beginning.
  public let offset: Int
  /// Follows the name of the file in a sentence: `is not in canonical form`.
  public let reason: String

  public var description: String { "\(reason) (at byte \(offset))" }
}

/// Reads the one form in which a manifest is written, without recursion.
private struct CanonicalScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  func fault(_ reason: String) -> ManifestFault { ManifestFault(offset: place, reason: reason) }

  mutating func sources() throws(ManifestFault) -> [String] {
    try expect(Manifest.opening)
    var sources: [String] = []
    guard !takes(Manifest.middle) else { return [] }
    repeat {
      try expect("\n")
      let source = try string()
      if let last = sources.last, !last.utf8.lexicographicallyPrecedes(source.utf8) {
        throw fault("has its sources out of order")
      }
      sources.append(source)
    } while takes(",")
    try expect("\n")
    try expect(Manifest.middle)
    return sources
  }

  mutating func entries(sources: Int) throws(ManifestFault) -> [Manifest.Entry] {
    var entries: [Manifest.Entry] = []
    guard !takes(Manifest.ending) else { return [] }
    repeat {
      try expect("\n")
      let entry = try self.entry(sources: sources)
      if let last = entries.last, last.path >= entry.path {
        throw fault("has its files out of order")
      }
      entries.append(entry)
    } while takes(",")
    try expect("\n")
    try expect(Manifest.ending)
    return entries
  }

  private mutating func entry(sources: Int) throws(ManifestFault) -> Manifest.Entry {
    try expect("{\"path\":\"")
    guard let path = SitePath(text(until: UInt8(ascii: "\""), limit: 220)) else {
      throw fault("names a file that no release may hold")
    }
    try expect("\",\"size\":")
    let size = try number()
    try expect(",\"sha256\":\"")
    guard place + 64 <= bytes.count,
      let digest = SHA256Digest(hexadecimal: bytes[place..<place + 64])
    else { throw fault("has a SHA-256 that is none") }
    place += 64
    try expect("\",\"kind\":\"")
    guard let kind = FileKind(rawValue: text(until: UInt8(ascii: "\""), limit: 20)),
      kind == FileKind(of: path)
    else { throw fault("names a kind that '\(path)' is not") }
    try expect("\",\"sources\":[")
    let origins = try indices(below: sources)
    try expect("}")
    return Manifest.Entry(path: path, size: size, digest: digest, kind: kind, sources: origins)
  }

  private mutating func indices(below limit: Int) throws(ManifestFault) -> [Int] {
    var indices: [Int] = []
    guard !takes("]") else { return [] }
    repeat {
      let index = try number()
      guard index < limit, indices.last.map({ $0 < index }) ?? true else {
        throw fault("names sources that it does not list")
      }
      indices.append(index)
    } while takes(",")
    try expect("]")
    return indices
  }

  private mutating func takes(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func expect(_ text: String) throws(ManifestFault) {
    guard takes(text) else { throw fault("is not in canonical form") }
  }

  private mutating func text(until end: UInt8, limit: Int) -> String {
    let text = bytes[place...].prefix(limit + 1).prefix { $0 != end }
    place += text.count
    return String(validating: text, as: UTF8.self) ?? ""
  }

  private mutating func number() throws(ManifestFault) -> Int {
    let digits = bytes[place...].prefix(19).prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard let number = Int(String(decoding: digits, as: UTF8.self)),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { throw fault("has a number that is none") }
    place += digits.count
    return number
  }

  /// A JSON string; of escapes those that we write.
  private mutating func string() throws(ManifestFault) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    try expect("\"")
    guard let string = String(validating: text, as: UTF8.self) else {
      throw fault("has text that is not UTF-8")
    }
    return string
  }

  private mutating func escape(into text: inout [UInt8]) throws(ManifestFault) {
    let plain: [(String, UInt8)] = [
      ("\\\"", 0x22), ("\\\\", 0x5C), ("\\n", 0x0A), ("\\r", 0x0D), ("\\t", 0x09),
    ]
    for (escape, byte) in plain where takes(escape) {
      text.append(byte)
      return
    }
    try expect("\\u")
    let digits = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw fault("has an escape that is none") }
    place += 4
    text.append(contentsOf: Array(String(scalar).utf8))
  }
}
