import Foundation

/// Samples changed at random, for every reader of foreign bytes.
public enum HostileBytes {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["ANNALS_FUZZ_SECONDS"].flatMap(Double.init) ?? 1
  private static let seed = environment["ANNALS_FUZZ_SEED"].flatMap(UInt64.init)

  /// Changes `sample` again and again and gives it to `read`, which says whether all is well.
  ///
  /// It takes a second, or `ANNALS_FUZZ_SECONDS`; a longer run says its seed when it begins, for a reader that
  /// stops the program, and at its end how many inputs it read and what processor time they took.
  /// `ANNALS_FUZZ_SEED` gives the same inputs again.
  ///
  /// - Returns: What was not well, with the seed that gives it again.
  public static func fault(
    changing sample: [UInt8],
    of target: String,
    _ read: ([UInt8]) -> Bool
  ) -> String? {
    fault(changing: [sample], of: target) { _, bytes in read(bytes) }
  }

  /// Changes one of several samples, and says which.
  public static func fault(
    changing samples: [[UInt8]],
    of target: String,
    _ read: (_ sample: Int, _ bytes: [UInt8]) -> Bool
  ) -> String? {
    let seed = seed ?? UInt64.random(in: .min ... .max)
    var random = Xorshift(state: seed | 1)
    let end = ContinuousClock.now + .seconds(seconds)
    let begin = processorTime
    var runs = 0
    if seconds > 1 { say("fuzzing \(target), seed \(seed)") }
    while ContinuousClock.now < end {
      let sample = Int.random(in: samples.indices, using: &random)
      let bytes = changed(samples[sample], &random)
      runs += 1
      if !read(sample, bytes) {
        return "\(target), seed \(seed), run \(runs): \(bytes.map { String($0, radix: 16) })"
      }
    }
    if seconds > 1 {
      let time = Int(processorTime - begin)
      say("fuzzed \(target), seed \(seed): \(runs) inputs, \(time) s of processor time")
    }
    return runs > 10 ? nil : "only \(runs) inputs were tried"
  }

  /// At once, since a reader that stops the program lets nothing be said after it.
  private static func say(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
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
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80, 0x0A].randomElement(using: &random) ?? 0
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: for index in place..<end { bytes[index] = 0xFF }
      case 5, 6: changeNumber(in: &bytes, from: place, &random)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  /// Writes another number where the first one from `place` on is written in digits.
  private static func changeNumber(
    in bytes: inout [UInt8],
    from place: Int,
    _ random: inout Xorshift
  ) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.endIndex
    let numbers = [
      "-1", "0", "00", "1e9", "268435456", "4294967296", "1099511627776", "9223372036854775807",
      "-9223372036854775808", "9223372036854775808", "18446744073709551615",
    ]
    bytes.replaceSubrange(start..<end, with: (numbers.randomElement(using: &random) ?? "").utf8)
  }
}
