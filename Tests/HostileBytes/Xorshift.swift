/// A generator that gives the same numbers for the same seed, which must not be 0.
public struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  public init(state: UInt64) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
