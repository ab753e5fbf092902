/// A signature as minisign writes it: four lines.
///
/// `untrusted comment: …`, Base64 of an algorithm (2 bytes), the key's id (8) and the signature (64),
/// `trusted comment: …`, and Base64 of the signature over the first signature and that comment.
public struct MinisignSignature: Hashable, Sendable {
  /// What of the message is signed.
  enum Algorithm: String {
    /// The message itself, as signify does.
    case plain = "Ed"
    /// Its BLAKE2b of 64 bytes, as minisign does today.
    case hashed = "ED"
  }

  let algorithm: Algorithm
  let keyID: [UInt8]
  let signature: [UInt8]
  /// Signed too.
  public let comment: String
  let commentSignature: [UInt8]

  /// More than any signature has.
  public static let lengthLimit = 4 << 10

  /// Signs a message.
  public init(of message: [UInt8], comment: String, with key: SecretKey) {
    algorithm = .hashed
    keyID = key.publicKey.id
    signature = key.sign(Sodium.blake2b(message, count: 64))
    self.comment = comment
    commentSignature = key.sign(signature + Array(comment.utf8))
  }

  /// Reads a signature from anybody; nil unless it has the four lines.
  public init?(file: [UInt8]) {
    guard file.count <= Self.lengthLimit, let text = String(validating: file, as: UTF8.self) else {
      return nil
    }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    let trusted = "trusted comment: "
    guard lines.count == 5, lines[4].isEmpty,
      lines[0].utf8.starts(with: "untrusted comment: ".utf8),
      lines[2].utf8.starts(with: trusted.utf8),
      let head = Base64.decoded(lines[1]), head.count == 74,
      let algorithm = Algorithm(rawValue: String(decoding: head[0..<2], as: UTF8.self)),
      let commentSignature = Base64.decoded(lines[3]), commentSignature.count == 64
    else { return nil }
    self.algorithm = algorithm
    keyID = Array(head[2..<10])
    signature = Array(head[10...])
    comment = String(Substring(lines[2].utf8.dropFirst(trusted.utf8.count)))
    self.commentSignature = commentSignature
  }

  public var file: [UInt8] {
    let head = Base64.encoded(Array(algorithm.rawValue.utf8) + keyID + signature)
    let lines = [
      "untrusted comment: signature from annals, key \(keyIDText(keyID))", head,
      "trusted comment: \(comment)", Base64.encoded(commentSignature),
    ]
    return Array(lines.joined(separator: "\n").utf8) + [0x0A]
  }

  /// Of the key it says it was made with.
  public var keyName: String { keyIDText(keyID) }

  /// What is wrong with it as a signature of `message` under `key`; nil when it is right.
  public func fault(_ message: [UInt8], _ key: PublicKey) -> String? {
    guard keyID == key.id else {
      return "it was made with the key \(keyName), not with \(key.idText)"
    }
    let signed = algorithm == .plain ? message : Sodium.blake2b(message, count: 64)
    guard Sodium.verifies(signature, of: signed, with: key.key) else {
      return "it does not fit the statement; one of the two was altered, or the key is another"
    }
    guard
      Sodium.verifies(commentSignature, of: signature + Array(comment.utf8), with: key.key)
    else { return "its trusted comment was altered" }
    return nil
  }
}
