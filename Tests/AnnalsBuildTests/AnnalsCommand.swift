import Foundation
import Testing

/// One run of the `annals` that was built with the tests.
struct AnnalsCommand {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `annals` to its end, with the given environment, umask (octal) and further commands of the
  /// shell before it (`ulimit -n 32;`).
  init(
    _ arguments: String...,
    in folder: String = "/",
    environment: [String: String] = ["HOME": "/nonexistent"],
    mask: String = "022",
    limit: String = ""
  ) throws {
    try self.init(arguments, in: folder, environment: environment, mask: mask, limit: limit)
  }

  init(
    _ arguments: [String],
    in folder: String = "/",
    environment: [String: String] = ["HOME": "/nonexistent"],
    mask: String = "022",
    limit: String = ""
  ) throws {
    let process = try Self.process(
      arguments,
      in: folder,
      environment: environment,
      mask: mask,
      limit: limit
    )
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Reading the one while the other fills would block both; tests print little.
    let outputBytes = output.fileHandleForReading.readDataToEndOfFile()
    let errorBytes = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: outputBytes, as: UTF8.self)
    self.errors = String(decoding: errorBytes, as: UTF8.self)
  }

  static func process(
    _ arguments: [String],
    in folder: String = "/",
    environment: [String: String] = ["HOME": "/nonexistent"],
    mask: String = "022",
    limit: String = ""
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "umask \(mask); \(limit) exec \"$@\"", "sh", try program()] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment.merging(inherited) { given, _ in given }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// The program stands beside the tests' own.
  private static func program() throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let program = folder.appendingPathComponent("annals").path
    try #require(FileManager.default.isExecutableFile(atPath: program), "no \(program)")
    return program
  }

  /// Where libraries and programs are, and what a sanitizer is told.
  private static let inherited = ProcessInfo.processInfo.environment.filter {
    ["LD_LIBRARY_PATH", "PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
  }
}
