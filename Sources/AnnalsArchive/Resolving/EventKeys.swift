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
    /// What the author wrote; nil for a derived id.
    let written: String?
    let path: String
    let location: SourceLocation
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
    let origin = Origin(written: id.value, path: id.location.path, location: id.location)
    let event = position(of: key, from: origin)
    if let first = origins[event].written, !first.utf8.elementsEqual(id.value.utf8) {
      diagnostics.append(clash("'\(first)' and '\(id.value)'", key, at: origin, with: event))
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
    let origin = Origin(written: nil, path: location.path, location: location)
    let event = position(of: key, from: origin)
    let first = origins[event]
    if first.written == nil, !first.path.utf8.elementsEqual(location.path.utf8) {
      diagnostics.append(clash("two events without an id", key, at: origin, with: event))
    }
    return event
  }
}

extension EventKeys {
  private mutating func position(of key: String, from origin: Origin) -> Int {
    if let known = positions[ByteKey(key)] { return known }
    positions[ByteKey(key)] = keys.count
    keys.append(key)
    origins.append(origin)
    return keys.count - 1
  }

  private func clash(_ what: String, _ key: String, at origin: Origin, with event: Int)
    -> Diagnostic
  {
    Diagnostic(
      .error,
      "event-id-clash",
      "\(what) would both become '\(key)'",
      at: origin.location,
      notes: [Diagnostic.Note("first here", at: origins[event].location)]
    )
  }
}

/// Whether an id can be the name of a file on every file system, with `.html` behind it.
private func isFileName(_ id: String) -> Bool {
  let bytes = id.utf8
  guard 1...120 ~= bytes.count, bytes.first != UInt8(ascii: "."), bytes.last != UInt8(ascii: "."),
    bytes.allSatisfy(isFileNameByte)
  else { return false }
  let stem = bytes.prefix { $0 != UInt8(ascii: ".") }.map { $0 | 0x20 }
  return !reservedNames.contains { stem.elementsEqual($0.utf8) }
}

private func isFileNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
    UInt8(ascii: "-"):
    true
  default: false
  }
}

/// Devices of Windows, whatever comes behind a dot.
private let reservedNames =
  ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }

/// Six letters and digits of the FNV-1a hash of a text.
private func shortHash(_ text: String) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  hash ^= hash >> 32
  let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  let letters = (0..<6).map { digits[Int(hash >> UInt64(5 * $0)) & 31] }
  return String(decoding: letters, as: UTF8.self)
}
