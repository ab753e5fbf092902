/// The plain text of a body as it grows, and the run at its end that is still open.
struct PlainText {
  private(set) var bytes: [UInt8] = []
  private var runStart = 0

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// The text since the last run ended.
  var openRun: Range<Int> { runStart..<bytes.count }

  mutating func append(_ text: Span<UInt8>) {
    bytes.append(text)
  }

  mutating func appendLineBreak() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Begins a new line unless the text stands at the beginning of one.
  mutating func endBlock() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { appendLineBreak() }
    endRun()
  }

  /// What follows belongs to another run.
  mutating func endRun() {
    runStart = bytes.count
  }

  /// Text in one line, without space around it.
  func line(_ range: Range<Int>) -> String {
    var line = bytes[range].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }[...]
    while line.last == UInt8(ascii: " ") { line.removeLast() }
    while line.first == UInt8(ascii: " ") { line.removeFirst() }
    return String(decoding: line, as: UTF8.self)
  }
}
