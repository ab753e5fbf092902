public import AnnalsRelease
internal import Glibc

/// A command of the user's that signs a statement: a hardware key, or a machine without a network.
///
/// It is run by `sh` with the path of the statement as `$1`, and prints a signature as minisign writes
/// it: `minisign -S -s key -m "$1" -x /dev/stdout`.
public struct SigningCommand: Sendable {
  private let text: String

  public init(_ text: String) {
    self.text = text
  }

  /// Runs the command and waits for it.
  ///
  /// - Returns: What it printed, which is a signature in form; nobody has verified it yet.
  public func sign(_ path: String) throws(PublishingFailure) -> MinisignSignature {
    let (output, status) = try run(path)
    guard status == 0 else {
      throw .refused("the command that signs ended with status \(status)")
    }
    // Minisign says on the same output what it does; the signature follows.
    let start = output.firstRange(of: Array("untrusted comment: ".utf8))?.lowerBound
    guard let start, let signature = MinisignSignature(file: Array(output[start...])) else {
      throw .refused("the command that signs printed no signature of minisign")
    }
    return signature
  }

  private func run(_ path: String) throws(PublishingFailure) -> ([UInt8], Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw .file(FileFailure("open", "a pipe", code: errno))
    }
    let reading = Descriptor(number: ends[0])
    let process = try spawn(path, output: Descriptor(number: ends[1]))
    let output = try publishing { () throws(FileFailure) in
      try reading.read(upTo: 64 << 10, path: "the command that signs")
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) == -1 && errno == EINTR {}
    // The low seven bits are a signal, the byte above them the status.
    return (output, status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F))
  }

  private func spawn(_ path: String, output: consuming Descriptor) throws(PublishingFailure)
    -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Our threads block the signals that stop a build; the command shall not.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words: [String] = ["sh", "-c", text, "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(
      &process,
      "/bin/sh",
      &actions,
      &attributes,
      &arguments,
      environ
    )
    guard code == 0 else { throw .file(FileFailure("run", "/bin/sh", code: code)) }
    return process
  }
}
