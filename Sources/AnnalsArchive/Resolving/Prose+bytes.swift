public import AnnalsVocabulary

// What was found in the prose of a document as bytes, but for its media, whose numbers are those of one
// build.

extension ByteWriter {
  public mutating func append(mentionsOf prose: Prose) {
    append(varint: UInt64(prose.mentions.count))
    for target in prose.mentions { append(target) }
    append(varint: UInt64(prose.ambiguousMentions.count))
    for targets in prose.ambiguousMentions {
      append(varint: UInt64(targets.count))
      for target in targets { append(target) }
    }
  }

  private mutating func append(_ target: MentionMatcher.Target) {
    switch target {
    case .town(let id): append(varint: UInt64(id.rawValue) << 1)
    case .faction(let id): append(varint: UInt64(id.rawValue) << 1 | 1)
    }
  }
}

extension Prose {
  /// Reads what `ByteWriter.append(mentionsOf:)` wrote; nil when the bytes mean nothing.
  public init?(_ reader: inout ByteReader) {
    self.init()
    guard let mentions = Self.targets(&reader), let count = reader.count() else { return nil }
    self.mentions = mentions
    for _ in 0..<count {
      guard let targets = Self.targets(&reader) else { return nil }
      ambiguousMentions.append(targets)
    }
  }

  private static func targets(_ reader: inout ByteReader) -> [MentionMatcher.Target]? {
    guard let count = reader.count() else { return nil }
    var targets: [MentionMatcher.Target] = []
    targets.reserveCapacity(count)
    for _ in 0..<count {
      guard let number = reader.varint() else { return nil }
      let id = UInt32(truncatingIfNeeded: number >> 1)
      targets.append(number & 1 == 0 ? .town(ID(id)) : .faction(ID(id)))
    }
    return targets
  }
}
