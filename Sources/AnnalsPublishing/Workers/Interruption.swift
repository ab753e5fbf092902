internal import Glibc
internal import Synchronization

/// Whether somebody asked the program to stop, seen by every thread.
///
/// While a staging folder exists, whoever receives a signal leaves it to the writer to clean up; at
/// other times the program may simply end.
public final class Interruption: Sendable {
  private let signal = Atomic<Int32>(0)
  /// Both behind one lock: else the program could end just after a staging folder was made.
  private let state = Locked(State())
  private let endings = Locked<[@Sendable () -> Void]>([])

  private struct State {
    var isCleaningNeeded = false
    /// Whether the program is about to end.
    var isEnding = false
  }

  public init() {}

  /// The number of the signal that asked to stop; nil when none did.
  public var requested: Int32? {
    let number = signal.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// Asks every thread to stop.
  ///
  /// - Returns: False when nothing has to be cleaned up, so that the caller may end the program once
  ///   `beginEnding` says so too.
  public func request(_ number: Int32) -> Bool {
    signal.store(number, ordering: .sequentiallyConsistent)
    return state.withLock(\.isCleaningNeeded)
  }

  /// Whether the program may end now; from then on nothing is begun that would have to be cleaned up.
  public func beginEnding() -> Bool {
    state.withLock { state in
      state.isEnding = state.isEnding || !state.isCleaningNeeded
      return state.isEnding
    }
  }

  /// Does what must be done before the program ends in the middle of a build.
  public func runEndings() {
    for ending in endings.withLock({ $0 }) { ending() }
  }

  func addEnding(_ ending: @escaping @Sendable () -> Void) {
    endings.withLock { $0.append(ending) }
  }

  /// Says whether something would be left behind if the program ended now; does not come back when it
  /// is about to end.
  func setCleaningNeeded(_ needed: Bool) {
    while state.withLock({ state in
      if !state.isEnding { state.isCleaningNeeded = needed }
      return state.isEnding
    }) {
      sleep(1)
    }
  }
}
