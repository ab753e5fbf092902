/// The markers of block quotes and list items that a line begins with.
struct BlockPrefix {
  /// At least as many block quotes and list items begin or go on by a marker here.
  private(set) var markers = 0
  /// Of white space before and between the markers, a tab counted as four.
  private(set) var columns = 0
  /// Where the text after them begins.
  private(set) var end: Int
  /// Whether there is nothing but white space on the line.
  private(set) var isBlank = false
  /// Whether a bullet begins an item here wherever the line stands, and so ends any paragraph.
  private(set) var beginsItem = false
  /// Whether the text begins with a mark of headings: `#`, or `=` or `-` under one.
  private(set) var mayBeHeading = false

  /// How many bullets before `end` were the same as the last one, with nothing between them.
  private var sameBullets = 0
  private var lastBullet: UInt8 = 0

  init(of bytes: Span<UInt8>, in line: Range<Int>) {
    end = line.lowerBound
    while end < line.upperBound {
      let byte = bytes[end]
      switch byte {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"):
        markers += 1
        sameBullets = 0
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        guard Self.isSpace(bytes, at: end + 1) else {
          mayBeHeading = byte == UInt8(ascii: "-")
          return
        }
        countBullet(byte)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let delimiter = Self.delimiter(bytes, after: end) else { return }
        markers += 1
        sameBullets = 0
        end = delimiter
      case 0x0A:
        endLine()
        return
      default:
        mayBeHeading = byte == UInt8(ascii: "#") || byte == UInt8(ascii: "=")
        return
      }
      end += 1
    }
    endLine()
  }
}

extension BlockPrefix {
  private mutating func countBullet(_ byte: UInt8) {
    if markers == 0 && columns < 4 { beginsItem = true }
    sameBullets = byte == lastBullet && sameBullets > 0 ? sameBullets + 1 : 1
    lastBullet = byte
    markers += 1
  }

  /// A line that ends in three equal bullets is a thematic break from the first of them on.
  private mutating func endLine() {
    isBlank = markers == 0
    // A hyphen by itself is an empty item, or underlines a heading.
    mayBeHeading = lastBullet == UInt8(ascii: "-")
    if sameBullets >= 3 && lastBullet != UInt8(ascii: "+") { markers -= sameBullets }
    // An empty item does not end a paragraph.
    if markers <= 1 { beginsItem = false }
  }

  private static func isSpace(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index < bytes.count else { return true }
    return bytes[index] == UInt8(ascii: " ") || (0x09...0x0D).contains(bytes[index])
  }

  /// The `.` or `)` after a number of at most nine digits and before white space.
  private static func delimiter(_ bytes: Span<UInt8>, after start: Int) -> Int? {
    var index = start
    while index < bytes.count, index < start + 9, (0x30...0x39).contains(bytes[index]) {
      index += 1
    }
    guard index < bytes.count, isSpace(bytes, at: index + 1) else { return nil }
    return bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") ? index : nil
  }
}
