/// What a signature is checked with: an Ed25519 key with the id that minisign and signify give it.
public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// 8 bytes that tell keys apart; they prove nothing.
  let id: [UInt8]
  /// 32 bytes.
  let key: [UInt8]

  init(id: [UInt8], key: [UInt8]) {
    self.id = id
    self.key = key
  }

  /// Reads a key: the 56 characters of it, or a file of minisign or signify that holds them.
  public init?(_ text: String) {
    let lines = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map { String(Substring($0)) }
    let candidates = lines.filter { !$0.utf8.starts(with: "untrusted comment:".utf8) }
    guard candidates.count == 1, let bytes = Base64.decoded(candidates[0]), bytes.count == 42,
      bytes.starts(with: "Ed".utf8)
    else { return nil }
    self.init(id: Array(bytes[2..<10]), key: Array(bytes[10...]))
  }

  /// The 56 characters.
  public var description: String { Base64.encoded(Array("Ed".utf8) + id + key) }

  /// As minisign prints it: 16 hexadecimal digits.
  public var idText: String { keyIDText(id) }

  /// A file for minisign and signify.
  public var file: [UInt8] {
    Array("untrusted comment: minisign public key \(idText)\n\(self)\n".utf8)
  }

  /// A file for OpenSSL: the key as RFC 8410 wraps it, in PEM.
  public var pem: [UInt8] {
    let wrapping: [UInt8] = [
      0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    let text = Base64.encoded(wrapping + key)
    return Array("-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----\n".utf8)
  }
}

/// The id as a number, the last byte first, as minisign prints it.
func keyIDText(_ id: [UInt8]) -> String {
  id.reversed().map { byte in
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }.joined()
}
