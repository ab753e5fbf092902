internal import Synchronization

/// Counts what is done on every thread, and tells now and then.
final class Counter: Sendable {
  private static let step = 64
  private let done = Atomic<Int>(0)
  private let total: Int
  private let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  init(total: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) {
    self.total = total
    self.progress = progress
  }

  func count() {
    let done = done.wrappingAdd(1, ordering: .relaxed).newValue
    if done % Self.step == 0 { progress(done, total) }
  }
}
