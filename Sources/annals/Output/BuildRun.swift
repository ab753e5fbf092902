internal import AnnalsBuild
internal import AnnalsPublishing
internal import ArgumentParser

/// Runs a build and prints what came of it.
struct BuildRun {
  let output: String
  let strict: Bool
  let json: Bool
  let quiet: Bool
  /// Whether what everything cost is printed too.
  var profile = false

  /// What the program is to end with.
  func run(_ build: Build, interruption: Interruption) throws -> Int32 {
    try runKeepingReport(build, interruption: interruption).code
  }

  /// The same, with what of the old site could not be removed.
  func runKeepingReport(_ build: Build, interruption: Interruption) throws
    -> (code: Int32, leftover: FileFailure?)
  {
    let start = ContinuousClock.now
    let line = Terminal.errors.isInteractive && !quiet && !json ? ProgressLine(on: .errors) : nil
    let report = build.run(interruption: interruption) { stage, done, total in
      line?.update(stage, done: done, of: total)
    }
    line?.end()
    let code = report.exitCode(strict: strict)
    print(report, took: ContinuousClock.now - start, code: code)
    HeldForever.hold(report.remains)
    return (code, report.leftover)
  }

  private func print(_ report: BuildReport, took total: Duration, code: Int32) {
    if json {
      Terminal.output.write(report.json(version: Annals.version, output: output, exitCode: code))
      return
    }
    let printer = DiagnosticPrinter(terminal: .errors)
    printer.print(report.diagnostics)
    if let failure = report.failure { printer.print(error: failure) }
    if let leftover = report.leftover {
      printer.print(note: "the old site could not be removed: \(leftover)")
    }
    if case .built = report.outcome {
      if profile { Terminal.errors.write(report.profileText) }
      if !quiet { Terminal.errors.write(report.summary(output: output, total: total) + "\n") }
    } else if report.errors > 0 {
      Terminal.errors.write(report.refusal(output: output) + "\n")
    }
  }
}

/// Keeps what is left of a build until the program ends, when the system takes its memory back as a
/// whole: freeing the million pieces of it one by one took a twentieth of a build after an edit.
private final class HeldForever {
  private let value: Any
  private var itself: HeldForever?

  private init(_ value: Any) {
    self.value = value
  }

  static func hold(_ value: Any) {
    let held = HeldForever(value)
    held.itself = held
  }
}
