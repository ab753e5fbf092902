internal import CSystem
internal import Glibc

/// A system call that failed: what was being done, to which path, and why.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// For names that are not UTF-8, which no build makes.
  static let notUTF8 = EILSEQ

  /// A verb: `create`, `write`, `read`.
  public let action: String
  /// As the user would write it; control bytes are not escaped.
  public let path: String
  /// The value of `errno`.
  public let code: Int32

  public init(_ action: String, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// What `code` means: `No space left on device (ENOSPC)`; English whatever the locale.
  public var cause: String {
    let text = unsafe String(cString: annals_error_text(code))
    let name = unsafe String(cString: annals_error_name(code))
    return "\(text) (\(name))"
  }

  /// Whether nothing is at the path, or something that is not followed or entered.
  public var isOfAbsence: Bool { [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(code) }

  public var description: String { "cannot \(action) '\(path)': \(cause)" }
}

/// Calls `body` again while a signal interrupts it; throws what `errno` says when it gives -1.
@inline(__always)
func retrying<Result: SignedInteger>(
  _ action: String,
  _ path: @autoclosure () -> String,
  _ body: () -> Result
) throws(FileFailure) -> Result {
  while true {
    let result = body()
    if result != -1 { return result }
    let code = errno
    if code != EINTR { throw FileFailure(action, path(), code: code) }
  }
}
