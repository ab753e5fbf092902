internal import Glibc

/// What the program has used so far.
struct ResourceUse {
  /// Of all threads, the kernel's work for them included.
  let processorTime: Duration
  /// The most memory it has held, in bytes.
  let peakMemory: Int

  static var now: ResourceUse {
    var usage = rusage()
    // Fails only for a bad address.
    _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return ResourceUse(
      processorTime: duration(usage.ru_utime) + duration(usage.ru_stime),
      peakMemory: usage.ru_maxrss << 10
    )
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }
}
