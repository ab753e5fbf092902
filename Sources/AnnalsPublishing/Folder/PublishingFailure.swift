public import AnnalsVocabulary

/// Why a site was not written; the folder that was there before is as it was.
public enum PublishingFailure: Error, Sendable {
  /// The output folder is not one to replace; one sentence without a full stop.
  case refused(String)
  /// Another build is writing to the same folder.
  case locked(output: String)
  case file(FileFailure)
  /// Problems met while pages were rendered, at least one of them an error.
  case rendering([Diagnostic])
  /// Withheld values stand in the site; where, and never which.
  case leaking([Diagnostic])
  /// A signal of this number asked to stop.
  case interrupted(signal: Int32)

  /// One sentence without a full stop; control bytes in paths are not escaped.
  public var message: String {
    switch self {
    case .refused(let reason): reason
    case .locked(let output):
      "another build is writing to '\(output)'; wait for it or choose another output"
    case .file(let failure): failure.description
    case .rendering(let problems):
      "\(problems.count { $0.severity == .error }) errors while rendering pages"
    case .leaking(let leaks):
      "\(leaks.count) \(leaks.count == 1 ? "place" : "places") of the site hold what is withheld; nothing "
        + "was published"
    case .interrupted(let signal): "stopped by signal \(signal)"
    }
  }
}

/// Runs `body` and says of a failed system call that publishing failed of it.
func publishing<Result: ~Copyable>(_ body: () throws(FileFailure) -> Result)
  throws(PublishingFailure)
  -> Result
{
  do { return try body() } catch { throw .file(error) }
}
