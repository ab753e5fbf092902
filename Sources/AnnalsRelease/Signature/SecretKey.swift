/// What a release is signed with: a secret key as minisign keeps it.
///
/// The file is one line of comment and one of Base64, which holds: `Ed`, how the rest is encrypted
/// (`Sc` for scrypt or two zeros for not at all), `B2`, the salt (32 bytes), scrypt's limits (8 and 8),
/// and then, encrypted, the key's id (8), the key (64) and a checksum (32).
public struct SecretKey: Sendable {
  public let publicKey: PublicKey
  private let secret: [UInt8]

  /// Why a file gives no key; one sentence without a full stop.
  public enum Fault: Error, Hashable, Sendable {
    case notAKey
    case needsPassword
    case wrongPassword
    /// scrypt wants more memory than there is.
    case noMemory

    public var message: String {
      switch self {
      case .notAKey: "is no secret key of minisign"
      case .needsPassword: "is encrypted and needs its password"
      case .wrongPassword: "does not open with this password"
      case .noMemory: "needs more memory to be opened than there is"
      }
    }
  }

  /// A new key.
  public init() {
    let keys = Sodium.newKeys()
    secret = keys.secret
    publicKey = PublicKey(id: Sodium.random(8), key: keys.public)
  }

  /// Reads a file of minisign.
  ///
  /// - Parameters:
  ///   - file: The whole file.
  ///   - password: Nil when none was given.
  /// - Throws: Why it gives no key.
  public init(file: [UInt8], password: [UInt8]?) throws(Fault) {
    guard let box = SealedKey(file) else { throw .notAKey }
    let opened = try box.opened(password)
    let (id, secret) = (Array(opened[0..<8]), Array(opened[8..<72]))
    // Minisign leaves the checksum of a key in the clear empty; that the two halves of a key belong
    // together is a checksum too.
    let isUnchecked = !box.isEncrypted && opened[72...].allSatisfy { $0 == 0 }
    guard
      isUnchecked
        ? Sodium.publicKey(ofSeed: Array(secret[..<32])).elementsEqual(secret[32...])
        : opened[72...].elementsEqual(Self.checksum(id, secret))
    else { throw box.isEncrypted ? .wrongPassword : .notAKey }
    self.secret = secret
    // The second half of a secret key of libsodium is the public key.
    publicKey = PublicKey(id: id, key: Array(secret[32...]))
  }

  /// The file, encrypted with the password, or in the clear when there is none.
  public func file(password: [UInt8]?) throws(Fault) -> [UInt8] {
    let contents = publicKey.id + secret + Self.checksum(publicKey.id, secret)
    return try SealedKey(sealing: contents, password: password).file
  }

  /// The Ed25519 signature of a message, 64 bytes.
  func sign(_ message: [UInt8]) -> [UInt8] { Sodium.sign(message, with: secret) }

  private static func checksum(_ id: [UInt8], _ secret: [UInt8]) -> [UInt8] {
    Sodium.blake2b(Array("Ed".utf8) + id + secret, count: 32)
  }
}

/// The line of a key file, taken apart.
private struct SealedKey {
  /// What minisign asks of scrypt for a new key: about a gigabyte, and some seconds.
  private static let operations: UInt64 = 33_554_432
  private static let memory = 1 << 30

  let isEncrypted: Bool
  private let salt: [UInt8]
  private let operations: UInt64
  private let memory: Int
  private let contents: [UInt8]

  init?(_ file: [UInt8]) {
    let lines = String(decoding: file, as: UTF8.self).utf8.split { $0 == 0x0A || $0 == 0x0D }
    guard lines.count == 2, let bytes = Base64.decoded(String(Substring(lines[1]))),
      bytes.count == 158, bytes.starts(with: "Ed".utf8), bytes[4..<6].elementsEqual("B2".utf8)
    else { return nil }
    switch (bytes[2], bytes[3]) {
    case (0, 0): isEncrypted = false
    case (UInt8(ascii: "S"), UInt8(ascii: "c")): isEncrypted = true
    default: return nil
    }
    func number(_ place: Int) -> UInt64 {
      bytes[place..<place + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    salt = Array(bytes[6..<38])
    operations = number(38)
    guard let memory = Int(exactly: number(46)) else { return nil }
    self.memory = memory
    contents = Array(bytes[54...])
  }

  init(sealing contents: [UInt8], password: [UInt8]?) throws(SecretKey.Fault) {
    isEncrypted = password != nil
    salt = password == nil ? [UInt8](repeating: 0, count: 32) : Sodium.random(32)
    operations = password == nil ? 0 : Self.operations
    memory = password == nil ? 0 : Self.memory
    guard let password else {
      self.contents = contents
      return
    }
    let mask = Sodium.scrypt(
      password,
      salt: salt,
      operations: operations,
      memory: memory,
      count: contents.count
    )
    guard let mask else { throw .noMemory }
    self.contents = zip(contents, mask).map { $0 ^ $1 }
  }

  func opened(_ password: [UInt8]?) throws(SecretKey.Fault) -> [UInt8] {
    guard isEncrypted else { return contents }
    guard let password else { throw .needsPassword }
    let mask = Sodium.scrypt(
      password,
      salt: salt,
      operations: operations,
      memory: memory,
      count: contents.count
    )
    guard let mask else { throw .noMemory }
    return zip(contents, mask).map { $0 ^ $1 }
  }

  var file: [UInt8] {
    func bytes(_ number: UInt64) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
    let kind: [UInt8] = isEncrypted ? Array("Sc".utf8) : [0, 0]
    let line =
      Array("Ed".utf8) + kind + Array("B2".utf8) + salt + bytes(operations)
      + bytes(UInt64(memory)) + contents
    let comment =
      isEncrypted ? "minisign encrypted secret key" : "minisign secret key, not encrypted"
    return Array("untrusted comment: \(comment)\n\(Base64.encoded(line))\n".utf8)
  }
}
