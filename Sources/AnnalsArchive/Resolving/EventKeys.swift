internal import AnnalsContent
internal import AnnalsVocabulary

/// The ids of events, each once.
///
/// An id becomes the name of a file. One that cannot is turned into a slug. An account without an id
/// gets one that depends on nothing but its own document, so that it stays when others come and go:
///
///     2019-08-20-khan-sheikhun-withdrawal-k3f9a1
///
/// its date, its first town and its type as written, and a hash of the path of the document (and of the
/// account's number among those that would get the same id there).
struct EventKeys {
  private(set) var keys: [String] = []
  private var positions: [ByteKey: Int] = [:]
  private var origins: [Origin] = []

  /// Whence an id was first taken.
  private struct Origin {
    let location: SourceLocation
    let isDerived: Bool
    /// What the author wrote, when that is not the id itself.
    let written: String?
  }

  /// The event of an id that an author wrote.
  mutating func event(_ id: Located<String>, diagnostics: inout [Diagnostic]) -> Int {
    let isUsable = isFileName(id.value)
    let key = isUsable ? id.value : Slug(id.value).text
    if !isUsable {
      diagnostics.append(
        Diagnostic(
          .warning,
          "event-id",
          "the event id '\(id.value)' cannot be the name of a file, so it becomes '\(key)'; "
            + "ids are letters, digits, '.', '_' and '-'",
          at: id.location
        )
      )
    }
    let written = isUsable ? nil : id.value
    let event = position(of: key, from: id.location, isDerived: false, written)
    if written != nil || origins[event].written != nil {
      let first = origins[event].written ?? key
      if !origins[event].isDerived, ByteKey(first) != ByteKey(id.value) {
        diagnostics.append(
          clash("'\(first)' and '\(id.value)'", key, at: id.location, with: event)
        )
      }
    }
    return event
  }

  /// The event of an account without an id.
  mutating func event(
    derivedFrom base: String,
    repetition: Int,
    at location: SourceLocation,
    diagnostics: inout [Diagnostic]
  ) -> Int {
    let suffix = shortHash(repetition == 0 ? location.path : "\(location.path)#\(repetition + 1)")
    let key = "\(Slug(base).text)-\(suffix)"
    let event = position(of: key, from: location, isDerived: true, nil)
    let first = origins[event]
    if first.isDerived, ByteKey(first.location.path) != ByteKey(location.path) {
      diagnostics.append(clash("two events without an id", key, at: location, with: event))
    }
    return event
  }
}

extension EventKeys {
  private mutating func position(
    of key: String,
    from location: SourceLocation,
    isDerived: Bool,
    _ written: String?
  ) -> Int {
    let next = keys.count
    let position = positions[ByteKey(key), default: next]
    if position == next {
      positions[ByteKey(key)] = next
      keys.append(key)
      origins.append(Origin(location: location, isDerived: isDerived, written: written))
    }
    return position
  }

  private func clash(
    _ what: String,
    _ key: String,
    at location: SourceLocation,
    with event: Int
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "event-id-clash",
      "\(what) would both become '\(key)'",
      at: location,
      notes: [Diagnostic.Note("first here", at: origins[event].location)]
    )
  }
}

/// Whether an id can be the name of a file on every file system, with `.html` behind it.
private func isFileName(_ id: String) -> Bool {
  let bytes = id.utf8Span.span
  guard 1...120 ~= bytes.count, bytes[bytes.count - 1] != UInt8(ascii: ".") else { return false }
  for index in bytes.indices where bytes[index] == UInt8(ascii: "/") { return false }
  return SitePath(id) != nil
}

/// Six letters and digits of the FNV-1a hash of a text.
private func shortHash(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  hash ^= hash >> 32
  let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  let letters = (0..<6).map { digits[Int((hash >> UInt64(5 * $0)) & 31)] }
  return String(decoding: letters, as: UTF8.self)
}
