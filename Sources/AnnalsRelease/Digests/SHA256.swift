internal import CSodium

/// A SHA-256 being computed, piece by piece; libsodium does the work.
public struct SHA256: ~Copyable {
  private var state = crypto_hash_sha256_state()

  public init() {
    _ = unsafe crypto_hash_sha256_init(&state)
  }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = unsafe crypto_hash_sha256_update(&state, start, UInt64(buffer.count))
    }
  }

  /// The digest of everything taken in.
  public consuming func finished() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    _ = unsafe crypto_hash_sha256_final(&state, &bytes)
    // A SHA-256 has 32 bytes, which is all the initialiser asks for.
    guard let digest = SHA256Digest(bytes) else { preconditionFailure("a digest of 32 bytes") }
    return digest
  }
}
