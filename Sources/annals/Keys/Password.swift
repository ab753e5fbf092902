internal import AnnalsPublishing
internal import Glibc

/// The password of a key: the first line of a file, or what somebody types without its being shown.
enum Password {
  /// Reads it from the file, or asks on the terminal when there is none.
  static func read(from file: String?, asking question: String) throws -> [UInt8] {
    guard let file else { return try typed(question) }
    do throws(FileFailure) {
      return Array(try InputFile.bytes(file, limit: 4096).prefix { $0 != 0x0A && $0 != 0x0D })
    } catch {
      throw CommandFailure(error.description)
    }
  }

  private static func typed(_ question: String) throws -> [UInt8] {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw CommandFailure(
        "there is no terminal to type the password on; name a file that holds it with --password-file"
      )
    }
    defer { close(terminal) }
    var shown = termios()
    unsafe tcgetattr(terminal, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(terminal, TCSAFLUSH, &hidden)
    defer { unsafe tcsetattr(terminal, TCSAFLUSH, &shown) }
    write("\(question): ", to: terminal)
    defer { write("\n", to: terminal) }
    var password: [UInt8] = []
    var byte: UInt8 = 0
    while unsafe Glibc.read(terminal, &byte, 1) == 1, byte != 0x0A { password.append(byte) }
    return password
  }

  private static func write(_ text: String, to terminal: Int32) {
    _ = unsafe Array(text.utf8).withUnsafeBytes {
      unsafe Glibc.write(terminal, $0.baseAddress, $0.count)
    }
  }
}

/// Why a command cannot do what it was asked to; one sentence without a full stop.
struct CommandFailure: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
