/// A random generator that gives the same numbers for the same seed (SplitMix64); it prints its seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(printing seed: UInt64) {
    print("seed \(seed)")
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Bytes drawn from those of `letters`.
  mutating func bytes(of letters: String, count: ClosedRange<Int>) -> [UInt8] {
    let letters = Array(letters.utf8)
    return (0..<Int.random(in: count, using: &self)).map { _ in
      letters[Int.random(in: letters.indices, using: &self)]
    }
  }
}
