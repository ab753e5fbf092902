internal import CSystem
internal import Dispatch
internal import Synchronization

/// Threads that share one piece of work and come back together.
///
/// What each element becomes depends on the element alone and is placed by its index, so the order in
/// which threads finish never shows.
public struct Workers: Sendable {
  public let count: Int

  /// One worker for each processor this process may use, unless `count` is given; at least one.
  public init(_ count: Int? = nil) {
    self.count = max(1, count ?? Int(annals_processor_count()))
  }

  /// Runs `body` once on every worker and returns what each gave, in no particular order.
  public func run<Outcome: Sendable>(_ body: @Sendable () -> Outcome) -> [Outcome] {
    guard count > 1 else { return [body()] }
    let outcomes = Locked<[Outcome]>([])
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      let outcome = body()
      outcomes.withLock { $0.append(outcome) }
    }
    return outcomes.withLock { $0 }
  }

  /// Runs both, side by side where there are two workers.
  public func both<One: Sendable, Other: Sendable>(
    _ one: @Sendable () -> One,
    _ other: @Sendable () -> Other
  ) -> (One, Other) {
    guard count > 1 else { return (one(), other()) }
    let first = Locked<One?>(nil)
    let second = Locked<Other?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        let made = one()
        first.withLock { $0 = made }
      } else {
        let made = other()
        second.withLock { $0 = made }
      }
    }
    guard let one = first.withLock({ $0 }), let other = second.withLock({ $0 }) else {
      preconditionFailure("concurrentPerform came back before both had run")
    }
    return (one, other)
  }

  /// Applies `transform` to the numbers below `count`, handing them out `chunk` at a time.
  ///
  /// - Returns: The results in the order of the numbers.
  public func map<Result: Sendable>(
    _ count: Int,
    chunk: Int = 64,
    _ transform: @Sendable (Int) -> Result
  ) -> [Result] {
    let queue = Queue(count: count)
    let parts = run {
      var mine: [(start: Int, results: [Result])] = []
      while let range = queue.next(chunk) {
        mine.append((range.lowerBound, range.map(transform)))
      }
      return mine
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for part in parts.joined().sorted(by: { $0.start < $1.start }) {
      results.append(contentsOf: part.results)
    }
    return results
  }

  /// Hands out the numbers below `count`, each once, to whoever asks.
  public final class Queue: Sendable {
    private let taken = Atomic<Int>(0)
    public let count: Int

    public init(count: Int) {
      self.count = count
    }

    /// Whether every number has been handed out.
    public var isEmpty: Bool { taken.load(ordering: .relaxed) >= count }

    /// The next numbers, at most `chunk` of them; nil when none are left.
    public func next(_ chunk: Int = 1) -> Range<Int>? {
      let start = taken.wrappingAdd(chunk, ordering: .relaxed).oldValue
      guard start < count else { return nil }
      return start..<min(start + chunk, count)
    }
  }
}
