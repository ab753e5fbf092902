internal import AnnalsVocabulary

/// Writes into the front matter of a document that it is withdrawn; nothing else is touched.
struct StatusEdit {
  let bytes: [UInt8]
  /// Lines that were taken out, and put in.
  let removed: [String]
  let added: [String]

  /// The keys of a status, which the new one takes the place of.
  private static let keys = [
    "status", "embargo_until", "retracted_on", "retraction_reason", "withdrawn_on",
    "withdrawal_reason",
  ]

  /// Nil when the file has no front matter, or one whose status goes over several lines.
  init?(_ file: [UInt8], on day: CalendarDay, reason: WithdrawalReason) {
    var lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let first = lines.first, Self.isFence(first),
      let end = lines.dropFirst().firstIndex(where: Self.isFence)
    else { return nil }
    let ending: [UInt8] = first.last == 0x0D ? [0x0D] : []
    var kept: [ArraySlice<UInt8>] = []
    var removed: [String] = []
    for index in 1..<end {
      guard Self.isStatus(lines[index]) else {
        kept.append(lines[index])
        continue
      }
      // An indented line would belong to the one before.
      if let next = lines[index + 1].first, next == 0x20 || next == 0x09 { return nil }
      removed.append(Self.text(lines[index]))
    }
    let added = [
      "status: withdrawn", "withdrawn_on: \(day)", "withdrawal_reason: \(reason.rawValue)",
    ]
    let new = added.map { ArraySlice(Array($0.utf8) + ending) }
    lines.replaceSubrange(1..<end, with: new + kept)
    bytes = Array(lines.joined(separator: [0x0A]))
    self.added = added
    self.removed = removed
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8)
      && line.dropFirst(3).allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  private static func isStatus(_ line: ArraySlice<UInt8>) -> Bool {
    keys.contains { key in
      guard line.starts(with: key.utf8) else { return false }
      return line.dropFirst(key.utf8.count).first { $0 != 0x20 } == UInt8(ascii: ":")
    }
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}
