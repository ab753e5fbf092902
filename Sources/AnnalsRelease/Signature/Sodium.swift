internal import CSodium

/// The few functions of libsodium that signatures need.
enum Sodium {
  /// Called before any other: it finds out what the processor can do and opens the random source.
  private static func start() {
    // It fails only where there is no source of random numbers, and then every use of one fails too.
    _ = sodium_init()
  }

  static func random(_ count: Int) -> [UInt8] {
    start()
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe randombytes_buf(&bytes, count)
    return bytes
  }

  /// A new pair of Ed25519 keys: 32 bytes public, 64 bytes secret.
  static func newKeys() -> (public: [UInt8], secret: [UInt8]) {
    start()
    var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 64))
    _ = unsafe crypto_sign_keypair(&open, &secret)
    return (open, secret)
  }

  /// The public key that belongs to the first half of a secret one, which must have 32 bytes.
  static func publicKey(ofSeed seed: [UInt8]) -> [UInt8] {
    start()
    precondition(seed.count == 32)
    var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 64))
    _ = unsafe crypto_sign_seed_keypair(&open, &secret, seed)
    return open
  }

  /// The Ed25519 signature of a message, 64 bytes; the secret must have 64.
  static func sign(_ message: [UInt8], with secret: [UInt8]) -> [UInt8] {
    start()
    precondition(secret.count == 64)
    var signature = [UInt8](repeating: 0, count: 64)
    _ = unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }

  /// Whether a signature of 64 bytes is the message's under a key of 32.
  ///
  /// libsodium refuses signatures in a second spelling and keys of small order.
  static func verifies(_ signature: [UInt8], of message: [UInt8], with key: [UInt8]) -> Bool {
    start()
    guard signature.count == 64, key.count == 32 else { return false }
    return unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), key) == 0
  }

  /// BLAKE2b (RFC 7693) with a digest of `count` bytes.
  static func blake2b(_ message: [UInt8], count: Int) -> [UInt8] {
    start()
    var digest = [UInt8](repeating: 0, count: count)
    _ = unsafe crypto_generichash(&digest, count, message, UInt64(message.count), nil, 0)
    return digest
  }

  /// Bytes made of a password by scrypt; nil when there is not memory enough.
  static func scrypt(
    _ password: [UInt8],
    salt: [UInt8],
    operations: UInt64,
    memory: Int,
    count: Int
  ) -> [UInt8]? {
    start()
    guard salt.count == 32 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe crypto_pwhash_scryptsalsa208sha256(
      &bytes,
      UInt64(count),
      password.map { CChar(bitPattern: $0) },
      UInt64(password.count),
      salt,
      operations,
      memory
    )
    return status == 0 ? bytes : nil
  }
}
