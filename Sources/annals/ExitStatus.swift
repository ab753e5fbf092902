internal import AnnalsBuild
internal import AnnalsPublishing

/// The numbers the program ends with; docs/cli.md lists them for users.
enum ExitStatus: Int32 {
  case success = 0
  /// Warnings, under `--strict`.
  case warnings = 1
  case usage = 2
  case configuration = 3
  case template = 4
  case content = 5
  case inputOutput = 6
  /// The site holds what is withheld, and was not published.
  case leak = 7
  /// A fault of the program: EX_SOFTWARE of sysexits.h.
  case internalError = 70
}

extension BuildReport {
  /// What the program ends with after this build.
  func exitCode(strict: Bool) -> Int32 {
    switch outcome {
    case .built: (strict && warnings > 0 ? ExitStatus.warnings : .success).rawValue
    case .configurationErrors, .noArchive: ExitStatus.configuration.rawValue
    case .templateErrors: ExitStatus.template.rawValue
    case .contentErrors: ExitStatus.content.rawValue
    case .unreadableFiles, .noSource: ExitStatus.inputOutput.rawValue
    case .notPublished(.interrupted(let signal)): 128 + signal
    case .notPublished(.leaking): ExitStatus.leak.rawValue
    case .notPublished: ExitStatus.inputOutput.rawValue
    }
  }
}
