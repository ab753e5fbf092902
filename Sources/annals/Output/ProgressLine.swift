internal import AnnalsBuild
internal import AnnalsPublishing

/// One line on a terminal that says how far a long build is; gone when the build ends.
///
/// Nothing is shown for the first half second, so that a quick build stays quiet.
final class ProgressLine: Sendable {
  private struct State {
    var nextUpdate: ContinuousClock.Instant
    var isShown = false
  }

  private let terminal: Terminal
  private let state = Locked(State(nextUpdate: .now + .milliseconds(500)))

  init(on terminal: Terminal) {
    self.terminal = terminal
  }

  /// Says that `done` of `total` are done; called from any thread, shown ten times a second at most.
  func update(_ stage: BuildStage, done: Int, of total: Int) {
    state.withLock { state in
      let now = ContinuousClock.Instant.now
      guard now >= state.nextUpdate else { return }
      state.nextUpdate = now + .milliseconds(100)
      state.isShown = true
      terminal.write("\r\u{1B}[K\(stage.rawValue) \(done) of \(total)")
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if state.isShown { terminal.write("\r\u{1B}[K") }
      state.isShown = false
    }
  }
}
