internal import Glibc

/// One of the program's two outputs.
struct Terminal: Sendable {
  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let errors = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  /// Whether a person watches.
  let isInteractive: Bool
  /// Whether colours are shown and wanted; see https://no-color.org.
  let hasColors: Bool

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isInteractive = isatty(descriptor) == 1
    let isPlain = environment("NO_COLOR")?.isEmpty == false || environment("TERM") == "dumb"
    hasColors = isInteractive && !isPlain
  }

  /// Writes the text as it is; a closed or full output is no failure of the build.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// The text in a style of ECMA-48, when colours are wanted.
  func styled(_ text: String, _ style: Style) -> String {
    hasColors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  enum Style: String {
    case bold = "1"
    case red = "1;31"
    case magenta = "1;35"
    case cyan = "36"
  }
}

/// A variable of the environment; nil when it is not set or not UTF-8.
func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(validatingCString: value)
}
