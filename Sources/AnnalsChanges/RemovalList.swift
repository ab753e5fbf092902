public import AnnalsVocabulary

/// `data/removals.json`: every address that any release had and this one has not, for mirrors to remove.
public struct RemovalList: Hashable, Sendable {
  public static let path = SitePath(known: "data/removals.json")
  /// More than any such file has, in bytes.
  public static let lengthLimit = 256 << 20

  public struct Entry: Hashable, Sendable {
    public let path: SitePath
    /// The release that removed it.
    public let sequence: Int
    public let date: CalendarDay
    public let why: Why
    /// The code of a withdrawal.
    public let reason: String?

    public init(
      path: SitePath,
      sequence: Int,
      date: CalendarDay,
      why: Why,
      reason: String? = nil
    ) {
      self.path = path
      self.sequence = sequence
      self.date = date
      self.why = why
      self.reason = reason
    }
  }

  public enum Why: String, Hashable, Sendable {
    /// A notice stands there; what stood there before must not be kept.
    case withdrawn
    /// A notice stands there.
    case retracted
    /// Nothing stands there any more.
    case gone
  }

  /// In byte order of their paths, each once.
  public let entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.path < $1.path }
  }

  /// Reads the file of the release before; empty for what is none.
  public init(reading bytes: [UInt8]) {
    guard let value = JSONValue(bytes), value["format"]?.string == "annals-removals",
      value["version"]?.number == 1
    else {
      self.init([])
      return
    }
    self.init((value["removed"]?.array ?? []).compactMap(Self.entry))
  }

  private static func entry(_ value: JSONValue) -> Entry? {
    guard let path = value["path"]?.string.flatMap({ SitePath($0) }),
      let sequence = value["release"]?.number,
      let date = value["date"]?.string.flatMap({ CalendarDay($0) }),
      let why = value["why"]?.string.flatMap({ Why(rawValue: $0) })
    else { return nil }
    return Entry(
      path: path,
      sequence: sequence,
      date: date,
      why: why,
      reason: value["reason"]?.string
    )
  }

  /// The list after one release more: what it removed, and of the former entries those that still hold.
  ///
  /// - Parameters:
  ///   - removed: What the release removed.
  ///   - standing: The paths where something stands that is no notice.
  /// - Returns: The list of the new release.
  public func adding(_ removed: [Entry], standing: Set<SitePath>) -> RemovalList {
    var entries: [SitePath: Entry] = [:]
    for entry in self.entries + removed where !standing.contains(entry.path) {
      // A withdrawal says more than that the notice of one went too.
      if let known = entries[entry.path], known.why == entry.why || entry.why == .gone { continue }
      entries[entry.path] = entry
    }
    return RemovalList(Array(entries.values))
  }

  public var bytes: [UInt8] {
    var output = ByteWriter(capacity: 256 + entries.count * 120)
    output.append("{\"format\":\"annals-removals\",\"version\":1,\"removed\":[")
    for (index, entry) in entries.enumerated() {
      output.append(index == 0 ? "\n" : ",\n")
      output.append("{\"path\":")
      output.append(jsonString: entry.path.text)
      output.append(",\"release\":\(entry.sequence),\"date\":\"\(entry.date)\"")
      output.append(",\"why\":\"\(entry.why.rawValue)\"")
      if let reason = entry.reason {
        output.append(",\"reason\":")
        output.append(jsonString: reason)
      }
      output.append("}")
    }
    output.append("\n]}\n")
    return output.bytes
  }
}
