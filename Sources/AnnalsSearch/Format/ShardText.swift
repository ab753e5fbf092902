public import AnnalsVocabulary

/// The text of shards: JSON, and the same JSON as the one argument of a script's call.
enum ShardText {
  /// No shard is longer than this, in bytes, but for a document that is longer by itself.
  static let limit = 32 << 10

  /// Wraps a shard's JSON so that a page opened from a disk, which may not fetch, can load it as a
  /// script: `annals("t12",` JSON `);` and a line break.
  static func script(name: String, json: [UInt8], into output: inout ByteWriter) {
    output.append("annals(\"")
    output.append(name)
    output.append("\",")
    output.append(json)
    output.append(");\n")
  }
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

/// One shard of the index.
public struct Shard: Hashable, Sendable {
  public let name: ShardName
  public let json: [UInt8]

  /// Writes the shard as the script that pages load.
  public func writeScript(into output: inout ByteWriter) {
    ShardText.script(name: name.text, json: json, into: &output)
  }
}
