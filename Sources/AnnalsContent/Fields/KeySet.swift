/// The keys of one schema.
struct KeySet: ExpressibleByArrayLiteral, Sendable {
  /// In the order messages list them.
  let names: [String]
  private let codes: [KeyCode]

  init(_ names: [String]) {
    self.names = names
    codes = names.map { KeyCode($0) }
  }

  init(arrayLiteral names: String...) {
    self.init(names)
  }

  func contains(_ name: String, code: KeyCode) -> Bool {
    for index in codes.indices where codes[index] == code {
      if names[index].hasSameBytes(as: name) { return true }
    }
    return false
  }

  static func + (one: KeySet, other: KeySet) -> KeySet {
    KeySet(one.names + other.names)
  }
}

/// A number made of the bytes of a key: equal keys have equal codes, different ones hardly ever.
///
/// Comparing the bytes of every key with those of every other took a tenth of the reading.
struct KeyCode: Hashable, Sendable {
  private let bits: UInt64

  /// FNV-1a.
  init(_ key: String) {
    var bits: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.bits = bits
  }
}

extension String {
  /// Whether both are the same bytes; `==` takes different spellings of one character for equal.
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
