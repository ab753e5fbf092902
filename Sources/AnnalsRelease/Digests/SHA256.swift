internal import CNettle

/// A SHA-256 being computed, piece by piece; nettle does the work.
public struct SHA256: ~Copyable {
  private var state = sha256_ctx()

  public init() {
    unsafe nettle_sha256_init(&state)
  }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe nettle_sha256_update(&state, buffer.count, start)
    }
  }

  /// The digest of everything taken in.
  public consuming func finished() -> SHA256Digest {
    var bytes = [UInt8](repeating: 0, count: 32)
    unsafe nettle_sha256_digest(&state, bytes.count, &bytes)
    // A SHA-256 has 32 bytes, which is all the initialiser asks for.
    guard let digest = SHA256Digest(bytes) else { preconditionFailure("a digest of 32 bytes") }
    return digest
  }
}
