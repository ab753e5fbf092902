public import AnnalsVocabulary

/// The text of shards: JSON, and the same JSON as the one argument of a script's call.
enum ShardText {
  /// No shard is longer than this, in bytes, but for a document that is longer by itself.
  static let limit = 32 << 10
}

/// A file of the index: what its script calls itself, and where it lies.
///
/// Shards of a kind lie in folders of 500, so that no folder grows without bound: `t1712` is
/// `search/t/3/1712.js`. Names are lower-case and short, for FAT file systems.
public struct ShardName: Hashable, Sendable {
  public let text: String
  private let folder: String
  private let file: String

  /// One of many shards of a kind.
  init(_ kind: StaticString, _ number: Int) {
    text = "\(kind)\(number)"
    folder = "search/\(kind)/\(number / 500)"
    file = "\(number)"
  }

  /// The `part`th of the overflow shards of store shard `number`.
  init(overflow number: Int, part: Int) {
    text = "x\(number)-\(part)"
    folder = "search/x/\(number / 500)"
    file = "\(number)-\(part)"
  }

  /// The only shard of its kind.
  init(single name: StaticString) {
    text = name.description
    folder = "search"
    file = text
  }

  /// What a reader loads first.
  static let manifest = ShardName(single: "manifest")
  /// How text is folded.
  static let fold = ShardName(single: "fold")

  /// Where the shard lies as a script that calls `annals`.
  public var script: SitePath? { SitePath("\(folder)/\(file).js") }
  /// Where its twin lies, for programs.
  public var json: SitePath? { SitePath("\(folder)/\(file).json") }
}

extension ShardName {
  /// Writes a shard's JSON so that a page opened from a disk, which may not fetch, can load it as a
  /// script: `annals("t12",` JSON `);` and a line break.
  public func writeScript(into output: inout ByteWriter, json: (inout ByteWriter) -> Void) {
    output.append("annals(\"")
    output.append(text)
    output.append("\",")
    json(&output)
    output.append(");\n")
  }
}

/// One shard of the index.
public struct Shard: Hashable, Sendable {
  public let name: ShardName
  public let json: [UInt8]
}

/// One shard of the document store, which is made when it is written.
public struct StoreShard: Hashable, Sendable {
  public let name: ShardName
  /// Which documents' it is.
  let chunk: Int
  /// Which part of the ends of long texts it holds; nil for the shard itself.
  let part: Int?

  init(_ chunk: Int, part: Int? = nil) {
    name = part.map { ShardName(overflow: chunk, part: $0) } ?? ShardName("d", chunk)
    self.chunk = chunk
    self.part = part
  }
}
