internal import ArgumentParser
internal import Glibc

// The parser ends with 64 for wrong arguments; ours is 2, as with most commands.
do {
  var command = try Annals.parseAsRoot()
  try command.run()
} catch {
  let isUsage = Annals.exitCode(for: error) == .validationFailure
  let message = Annals.fullMessage(for: error)
  let code = isUsage ? ExitStatus.usage.rawValue : Annals.exitCode(for: error).rawValue
  if !message.isEmpty {
    (code == 0 ? Terminal.output : Terminal.errors).write(message + "\n")
  }
  exit(code)
}
