public import AnnalsVocabulary

/// What no index goes beyond, so that sums and products of what a damaged one says stay numbers.
enum Bounds {
  /// Postings number documents up to here.
  static let documents = 1 << 28
  /// Of one kind.
  static let shards = 1 << 28
  /// No file of an archive is longer, in bytes; a damaged row may name one part of a text again and again.
  static let textLength = 64 << 20
  /// Of a word or an entity.
  static let weight = 1 << 32
}

/// The shards of an index on disk or in memory, each read once.
///
/// The twin `.json` is read when there is one, else the argument of the script's call.
public final class IndexFiles {
  private let read: (SitePath) -> [UInt8]?
  private var known: [String: JSONValue] = [:]
  /// Names of shards that should be there and are missing or damaged.
  private(set) var missing: [String] = []
  /// Names of the shards asked for since this was last emptied.
  var used: Set<String> = []

  /// - Parameter read: The bytes of a file of the site; nil when there is none.
  public init(_ read: @escaping (SitePath) -> [UInt8]?) {
    self.read = read
  }

  func shard(_ name: ShardName) -> JSONValue? {
    used.insert(name.text)
    if let value = known[name.text] { return value }
    guard let value = load(name) else {
      if !missing.contains(name.text) { missing.append(name.text) }
      return nil
    }
    known[name.text] = value
    return value
  }

  private func load(_ name: ShardName) -> JSONValue? {
    if let path = name.json, let bytes = read(path) { return JSONValue(bytes) }
    guard let path = name.script, let bytes = read(path) else { return nil }
    let before = Array("annals(\"\(name.text)\",".utf8)
    let after = Array(");\n".utf8)
    guard bytes.starts(with: before), bytes.count >= before.count + after.count,
      bytes.suffix(after.count).elementsEqual(after)
    else { return nil }
    return JSONValue(Array(bytes[before.count..<bytes.count - after.count]))
  }
}
