/// A random generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(printedSeed seed: UInt64) {
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

  /// Bytes of mixed scripts, marks and punctuation, sometimes not UTF-8.
  mutating func text(upTo length: Int) -> [UInt8] {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x61...0x7A, 0xA0...0x24F, 0x300...0x36F, 0x370...0x52F, 0x590...0x6FF,
      0x900...0x97F, 0x1E00...0x20AF, 0x3040...0x30FF, 0xAC00...0xAC80, 0xFE70...0xFEFF,
      0x1D400...0x1D4FF, 0x0...0x10FFFF,
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      if Int.random(in: 0..<40, using: &self) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &self))
        continue
      }
      let range = ranges.randomElement(using: &self) ?? 0x20...0x7E
      guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) else { continue }
      bytes += Array(String(Character(scalar)).utf8)
    }
    return bytes
  }
}
