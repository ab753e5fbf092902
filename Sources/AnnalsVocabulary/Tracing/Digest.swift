/// 128 bits that stand for a run of bytes: SipHash-2-4 under a secret key.
///
/// With a key that nobody else knows, nobody can write two texts with one digest. Digests under
/// different keys cannot be compared.
public struct Digest: Hashable, Sendable {
  public let first: UInt64
  public let second: UInt64

  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Of what is not there.
  public static let absent = Digest(first: 0, second: 0)
}

/// The secret under which digests are taken.
public struct DigestKey: Hashable, Sendable {
  public let first: UInt64
  public let second: UInt64

  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  public func digest(_ bytes: [UInt8]) -> Digest { digest(bytes.span) }

  /// Aumasson and Bernstein, “SipHash: a fast short-input PRF” (2012), with 128 bits of output.
  public func digest(_ bytes: Span<UInt8>) -> Digest {
    var state = SipState(self)
    let raw = unsafe bytes.bytes
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state.absorb(UInt64(littleEndian: word))
      offset += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    for (shift, position) in (offset..<bytes.count).enumerated() {
      last |= UInt64(bytes[position]) << UInt64(shift * 8)
    }
    state.absorb(last)
    return state.finish()
  }
}

/// A digest of bytes that come in parts: the same as `DigestKey.digest(_:)` of all of them.
public struct DigestStream: Sendable {
  private var state: SipState
  /// The last bytes that do not fill a word, lowest first.
  private var rest: UInt64 = 0
  private var count = 0

  public init(_ key: DigestKey) {
    state = SipState(key)
  }

  public mutating func add(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count && count & 7 != 0 {
      add(bytes[offset])
      offset += 1
    }
    let raw = unsafe bytes.bytes
    while offset + 8 <= bytes.count {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state.absorb(UInt64(littleEndian: word))
      offset += 8
      count += 8
    }
    for position in offset..<bytes.count { add(bytes[position]) }
  }

  public consuming func finish() -> Digest {
    state.absorb(rest | UInt64(truncatingIfNeeded: count) << 56)
    return state.finish()
  }

  private mutating func add(_ byte: UInt8) {
    rest |= UInt64(byte) << UInt64((count & 7) * 8)
    count += 1
    if count & 7 == 0 {
      state.absorb(rest)
      rest = 0
    }
  }
}

private struct SipState: Sendable {
  private var v0, v1, v2, v3: UInt64

  init(_ key: DigestKey) {
    v0 = 0x736F_6D65_7073_6575 ^ key.first
    v1 = 0x646F_7261_6E64_6F6D ^ key.second ^ 0xEE
    v2 = 0x6C79_6765_6E65_7261 ^ key.first
    v3 = 0x7465_6462_7974_6573 ^ key.second
  }

  @inline(__always)
  mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  mutating func finish() -> Digest {
    v2 ^= 0xEE
    for _ in 0..<4 { round() }
    let first = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<4 { round() }
    return Digest(first: first, second: v0 ^ v1 ^ v2 ^ v3)
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v2 &+= v3
    v1 = rotated(v1, 13) ^ v0
    v3 = rotated(v3, 16) ^ v2
    v0 = rotated(v0, 32)
    v2 &+= v1
    v0 &+= v3
    v1 = rotated(v1, 17) ^ v2
    v3 = rotated(v3, 21) ^ v0
    v2 = rotated(v2, 32)
  }
}

@inline(__always)
private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
  word << bits | word >> (64 - bits)
}
