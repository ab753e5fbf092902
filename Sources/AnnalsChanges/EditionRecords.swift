internal import AnnalsVocabulary

/// The records of one release, as its exports hold them: `data/archive.json` and `data/texts.json`.
public struct EditionRecords: Sendable {
  /// More than any export has, in bytes.
  public static let lengthLimit = 1 << 30

  /// One record, on a line of its own.
  struct Record: Sendable {
    let id: String
    let line: [UInt8]
    /// Of the text of an article; nil where that is not known.
    var text: String?
  }

  struct Tombstone: Hashable, Sendable {
    let pages: [String]
    let code: String?
  }

  private(set) var articles: [Record] = []
  private(set) var events: [Record] = []
  private(set) var tombstones: [Tombstone] = []

  /// Reads the exports of a release; nil for what is no export of a version that is known.
  ///
  /// - Parameters:
  ///   - archive: `data/archive.json`, which has one record on each line.
  ///   - texts: `data/texts.json`; nil for a release from before there was one.
  public init?(archive: [UInt8], texts: [UInt8]?) {
    guard archive.starts(with: "{\"format\":\"annals-archive\",\"version\":1,".utf8) else {
      return nil
    }
    let texts = texts.map(Self.digests) ?? [:]
    var section = ""
    for line in archive.split(separator: 0x0A) {
      if line.first == UInt8(ascii: "\"") {
        section = String(
          decoding: line.dropFirst().prefix { $0 != UInt8(ascii: "\"") },
          as: UTF8.self
        )
        continue
      }
      guard line.first == UInt8(ascii: "{"), !section.isEmpty else { continue }
      let bytes = Array(line.last == UInt8(ascii: ",") ? line.dropLast() : line)
      switch section {
      case "articles":
        guard var record = Self.record(bytes) else { return nil }
        record.text = texts[record.id]
        articles.append(record)
      case "events":
        guard let record = Self.record(bytes) else { return nil }
        events.append(record)
      case "tombstones":
        guard let value = JSONValue(bytes) else { return nil }
        tombstones.append(Self.tombstone(value))
      default: break
      }
    }
  }

  /// The id comes first; only records that differ are read whole.
  private static func record(_ line: [UInt8]) -> Record? {
    let lead = Array("{\"id\":\"".utf8)
    guard line.starts(with: lead) else { return nil }
    let id = line.dropFirst(lead.count).prefix { $0 != UInt8(ascii: "\"") }
    guard !id.contains(UInt8(ascii: "\\")) else {
      return JSONValue(line)?["id"]?.string.map { Record(id: $0, line: line) }
    }
    return String(validating: id, as: UTF8.self).map { Record(id: $0, line: line) }
  }

  private static func tombstone(_ value: JSONValue) -> Tombstone {
    let reason = value["reason"]?.string ?? ""
    let lead = "withdrawn: "
    let isWithdrawn = reason.utf8.starts(with: lead.utf8)
    return Tombstone(
      pages: value["pages"]?.members.compactMap(\.value.string) ?? [],
      code: isWithdrawn ? String(reason.dropFirst(lead.count)) : nil
    )
  }

  private static func digests(_ texts: [UInt8]) -> [String: String] {
    var digests: [String: String] = [:]
    for element in JSONValue(texts)?["articles"]?.array ?? [] {
      guard let id = element["id"]?.string, let digest = element["sha256"]?.string else { continue }
      digests[id] = digest
    }
    return digests
  }
}
