public import AnnalsVocabulary

/// `data/changes.json`: what each release changed, the newest first.
public enum ChangesHistory {
  public static let path = SitePath(known: "data/changes.json")
  /// More than any such file has, in bytes.
  public static let lengthLimit = 64 << 20
  /// Older releases are not told of any more.
  static let releaseLimit = 50
  /// Of one release not more than so many changes are listed.
  public static let itemLimit = 1000

  /// Reads the file of the release before; nothing for what is none.
  public static func reading(_ bytes: [UInt8]) -> [ReleaseChanges] {
    guard let value = JSONValue(bytes), value["format"]?.string == "annals-changes",
      value["version"]?.number == 1
    else { return [] }
    return (value["releases"]?.array ?? []).compactMap(release)
  }

  /// The history with one release more.
  public static func adding(_ changes: ReleaseChanges, to history: [ReleaseChanges])
    -> [ReleaseChanges]
  {
    Array(([changes] + history).prefix(releaseLimit))
  }

  public static func bytes(_ history: [ReleaseChanges]) -> [UInt8] {
    var output = ByteWriter(capacity: 4096)
    output.append("{\"format\":\"annals-changes\",\"version\":1,\"releases\":[")
    for (index, release) in history.enumerated() {
      output.append(index == 0 ? "\n" : ",\n")
      output.append("{\"release\":\(release.sequence),\"date\":\"\(release.date)\",\"changes\":[")
      for (place, item) in release.items.enumerated() {
        output.append(place == 0 ? "\n" : ",\n")
        write(item, into: &output)
      }
      output.append("\n],\"omitted\":\(release.omitted)}")
    }
    output.append("\n]}\n")
    return output.bytes
  }

  private static func write(_ item: ReleaseChanges.Item, into output: inout ByteWriter) {
    output.append(
      "{\"action\":\"\(item.action.rawValue)\",\"kind\":\"\(item.subject.rawValue)\",\"id\":"
    )
    output.append(jsonString: item.id)
    if !item.fields.isEmpty {
      output.append(",\"fields\":[")
      for (index, field) in item.fields.enumerated() {
        if index > 0 { output.append(",") }
        output.append(jsonString: field)
      }
      output.append("]")
    }
    if let reason = item.reason {
      output.append(",\"reason\":")
      output.append(jsonString: reason)
    }
    output.append("}")
  }

  private static func release(_ value: JSONValue) -> ReleaseChanges? {
    guard let sequence = value["release"]?.number,
      let date = value["date"]?.string.flatMap({ CalendarDay($0) })
    else { return nil }
    return ReleaseChanges(
      sequence: sequence,
      date: date,
      items: (value["changes"]?.array ?? []).compactMap(item),
      omitted: value["omitted"]?.number ?? 0
    )
  }

  private static func item(_ value: JSONValue) -> ReleaseChanges.Item? {
    guard let subject = value["kind"]?.string.flatMap({ ReleaseChanges.Subject(rawValue: $0) }),
      let action = value["action"]?.string.flatMap({ ReleaseChanges.Action(rawValue: $0) }),
      let id = value["id"]?.string
    else { return nil }
    return .init(
      subject,
      id,
      action,
      fields: value["fields"]?.array.compactMap(\.string) ?? [],
      reason: value["reason"]?.string
    )
  }
}
