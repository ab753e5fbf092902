internal import Synchronization

/// Whether somebody asked the program to stop, seen by every thread.
///
/// While a staging folder exists, whoever receives a signal leaves it to the writer to clean up; at
/// other times the program may simply end.
public final class Interruption: Sendable {
  private let signal = Atomic<Int32>(0)
  private let cleaningNeeded = Atomic<Bool>(false)
  private let endings = Mutex<[@Sendable () -> Void]>([])

  public init() {}

  /// The number of the signal that asked to stop; nil when none did.
  public var requested: Int32? {
    let number = signal.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// Asks every thread to stop.
  ///
  /// - Returns: False when nothing has to be cleaned up, so that the caller may end the program.
  public func request(_ number: Int32) -> Bool {
    signal.store(number, ordering: .sequentiallyConsistent)
    return cleaningNeeded.load(ordering: .sequentiallyConsistent)
  }

  /// Does what must be done before the program ends in the middle of a build.
  public func runEndings() {
    for ending in endings.withLock({ $0 }) { ending() }
  }

  func addEnding(_ ending: @escaping @Sendable () -> Void) {
    endings.withLock { $0.append(ending) }
  }

  func setCleaningNeeded(_ needed: Bool) {
    cleaningNeeded.store(needed, ordering: .sequentiallyConsistent)
  }
}
