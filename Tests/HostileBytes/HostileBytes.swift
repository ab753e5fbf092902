import Foundation

/// Samples changed at random, for every reader of foreign bytes.
public enum HostileBytes {
  private static let seconds =
    ProcessInfo.processInfo.environment["ANNALS_FUZZ_SECONDS"].flatMap(Double.init) ?? 1

  /// Changes `sample` again and again and gives it to `read`, which says whether all is well.
  ///
  /// It takes a second, or `ANNALS_FUZZ_SECONDS`; longer runs say what processor time they had.
  ///
  /// - Returns: What was not well, with the seed that gives it again.
  public static func fault(
    changing sample: [UInt8],
    of target: String,
    _ read: ([UInt8]) -> Bool
  ) -> String? {
    let seed = UInt64.random(in: .min ... .max)
    var random = Xorshift(state: seed | 1)
    let end = ContinuousClock.now + .seconds(seconds)
    let begin = processorTime
    var runs = 0
    while ContinuousClock.now < end {
      let bytes = changed(sample, &random)
      runs += 1
      if !read(bytes) {
        return "seed \(seed), run \(runs): \(bytes.map { String($0, radix: 16) })"
      }
    }
    if seconds > 1 {
      print("\(target): \(runs) changed inputs, \(Int(processorTime - begin)) s, seed \(seed)")
    }
    return runs > 10 ? nil : "only \(runs) inputs were tried"
  }

  /// Of this thread, in seconds.
  private static var processorTime: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func changed(_ sample: [UInt8], _ random: inout Xorshift) -> [UInt8] {
    var bytes = sample
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
      guard place < bytes.count else { continue }
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80, 0x0A].randomElement(using: &random) ?? 0
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: for index in place..<end { bytes[index] = 0xFF }
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}
