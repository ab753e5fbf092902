internal import AnnalsPublishing
internal import Glibc

/// Another program, run with an array of arguments and never through a shell of ours.
struct Program: Sendable {
  /// Looked for in `PATH`.
  let name: String
  /// `NAME=value`, added to the environment.
  var environment: [String] = []

  /// What a program left.
  struct Outcome {
    let status: Int32
    let output: [UInt8]
    /// The last of what it wrote to its standard error.
    let complaint: String
  }

  /// Runs the program to its end; its standard input is empty.
  func run(_ arguments: [String]) throws(DeployFailure) -> Outcome {
    let scratch = try failing { () throws(FileFailure) in try ScratchFolder() }
    let (output, errors) = ("\(scratch.path)/out", "\(scratch.path)/err")
    let process = try spawn(arguments, output: output, errors: errors)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1 && errno == EINTR {}
    return Outcome(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F),
      output: try read(output),
      complaint: String(decoding: try read(errors).suffix(600), as: UTF8.self)
    )
  }

  /// Runs the program and throws unless it ends with 0.
  @discardableResult
  func succeed(_ arguments: [String], to purpose: String) throws(DeployFailure) -> [UInt8] {
    let outcome = try run(arguments)
    guard outcome.status == 0 else {
      throw DeployFailure("\(name) could not \(purpose): \(lastLine(outcome.complaint))")
    }
    return outcome.output
  }

  private func spawn(_ arguments: [String], output: String, errors: String)
    throws(DeployFailure) -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o600)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Our threads block the signals that stop the program; the other one shall not.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([name] + arguments).map {
      unsafe strdup($0)
    }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) }
    var next = unsafe environ
    while let variable = unsafe next.pointee {
      unsafe variables.append(strdup(variable))
      unsafe next = next.advanced(by: 1)
    }
    unsafe variables.append(nil)
    defer { unsafe variables.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawnp(&process, name, &actions, &attributes, &words, &variables)
    guard code == 0 else {
      throw DeployFailure(
        code == ENOENT
          ? "'\(name)' is not installed" : FileFailure("run", name, code: code).description
      )
    }
    return process
  }

  private func read(_ path: String) throws(DeployFailure) -> [UInt8] {
    try failing { () throws(FileFailure) in
      try InputFile.bytesIfThere(path, limit: 1 << 30) ?? []
    }
  }

  private func lastLine(_ text: String) -> String {
    text.split(separator: "\n").last.map(String.init) ?? "it did not say why"
  }
}

/// Why a site was not deployed; one sentence without a full stop.
public struct DeployFailure: Error, Sendable, Hashable {
  public let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// Says of a failed system call that deploying failed of it.
func failing<Result>(_ body: () throws(FileFailure) -> Result) throws(DeployFailure) -> Result {
  do { return try body() } catch { throw DeployFailure(error.description) }
}
