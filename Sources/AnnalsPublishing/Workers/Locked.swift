internal import Glibc

/// A value that one thread at a time may touch.
///
/// As `Mutex` of the standard library, but by a lock of the C library: where `Mutex` has to wait, the
/// kernel hands it over, which ThreadSanitizer does not see and takes for a race.
@safe public final class Locked<Value: ~Copyable & Sendable>: Sendable {
  /// Touched by `withLock` only.
  nonisolated(unsafe) private var value: Value
  /// Owned; a lock must not move, which a stored property might.
  nonisolated(unsafe) private let lock: UnsafeMutablePointer<pthread_mutex_t>

  public init(_ value: consuming Value) {
    unsafe self.value = value
    unsafe lock = .allocate(capacity: 1)
    let failure = unsafe pthread_mutex_init(lock, nil)
    precondition(failure == 0, "a lock without attributes always can be made")
  }

  deinit {
    unsafe pthread_mutex_destroy(lock)
    unsafe lock.deallocate()
  }

  /// Runs `body` with the value while no other thread has it; `body` must not ask for it again.
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    return try unsafe body(&value)
  }
}
