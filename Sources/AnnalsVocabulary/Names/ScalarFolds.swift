/// The fold table laid out for lookup by scalar.
public struct ScalarFolds: Sendable {
  /// What one scalar becomes.
  public enum Fold: Hashable {
    /// It separates words.
    case separator
    case nothing
    /// It stays as it is.
    case itself
    /// The scalar is replaced by these bytes of `texts`.
    case text(Range<Int>)
  }

  public static let shared = ScalarFolds(rows: FoldTable.rows)

  /// What each byte folds to: a byte, or one of the three below.
  private(set) var bytes: [UInt8]
  /// What scalars below U+0800, whose UTF-8 has two bytes at most, fold to when that is one byte, or two
  /// (the first in the upper half); 0 when it is anything else.
  private(set) var short: [UInt16]
  /// Replacements, in UTF-8, the same only once.
  public let texts: [UInt8]
  /// For every block of `blockSize` scalars, where its folds begin in `folds`.
  private let blocks: [UInt32]
  /// 0, 1 or 2 for the folds without text; else the start of the text shifted by 8, and its length.
  private let folds: [UInt32]

  static let separating: UInt8 = 0
  static let vanishing: UInt8 = 0xFE
  /// The byte begins a scalar outside ASCII, or is not UTF-8.
  static let beyondASCII: UInt8 = 0xFF

  /// Whether what a byte folds to is a byte and none of the three.
  static func isByte(_ fold: UInt8) -> Bool { fold &- 1 < vanishing &- 1 }

  private static let blockSize = 64
  private static let separatorCode: UInt32 = 0
  private static let nothingCode: UInt32 = 1
  private static let itselfCode: UInt32 = 2

  /// What `scalar` becomes; Hangul syllables are not in the table.
  public func fold(of scalar: UInt32) -> Fold {
    let block = Int(scalar) / Self.blockSize
    guard block < blocks.count else { return .separator }
    let code = folds[Int(blocks[block]) + Int(scalar) % Self.blockSize]
    switch code {
    case Self.separatorCode: return .separator
    case Self.nothingCode: return .nothing
    case Self.itselfCode: return .itself
    default:
      let start = Int(code >> 8)
      return .text(start..<start + Int(code & 0xFF))
    }
  }

  /// One or two bytes that the scalar of two bytes at `index` folds to; nil for any other.
  @inline(__always)
  func shortFold(at index: Int, of text: Span<UInt8>) -> UInt16? {
    guard 0xC2...0xDF ~= text[index], index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 else {
      return nil
    }
    let fold = short.span[Int(text[index] & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
    return fold == 0 ? nil : fold
  }
}

extension ScalarFolds {
  private init(rows: StaticString) {
    var reader = RowReader(rows)
    var texts = TextPool()
    // The three blocks that most others share come first.
    var folds: [UInt32] = []
    for code in [Self.separatorCode, Self.nothingCode, Self.itselfCode] {
      folds += [UInt32](repeating: code, count: Self.blockSize)
    }
    var blocks = [UInt32](repeating: 0, count: 0x110000 / Self.blockSize)
    while let row = reader.next() {
      var scalar = row.first
      while scalar < row.first + row.count {
        let block = scalar / Self.blockSize
        let isWhole =
          scalar % Self.blockSize == 0 && scalar + Self.blockSize <= row.first + row.count
        if isWhole, case .nothing = row.operation {
          blocks[block] = Self.nothingCode * UInt32(Self.blockSize)
          scalar += Self.blockSize
          continue
        }
        if isWhole, case .itself = row.operation {
          blocks[block] = Self.itselfCode * UInt32(Self.blockSize)
          scalar += Self.blockSize
          continue
        }
        if blocks[block] == 0 {
          blocks[block] = UInt32(folds.count)
          folds += [UInt32](repeating: Self.separatorCode, count: Self.blockSize)
        }
        folds[Int(blocks[block]) + scalar % Self.blockSize] = Self.code(row, scalar, &texts)
        scalar += 1
      }
    }
    self.blocks = blocks
    self.folds = folds
    self.texts = texts.bytes
    short = []
    bytes = []
    short = (0..<0x800).map { shortFold(of: $0) }
    bytes = (UInt32(0)..<256).map { scalar in
      if scalar >= 0x80 { return Self.beyondASCII }
      switch fold(of: scalar) {
      case .separator: return Self.separating
      case .nothing: return Self.vanishing
      case .itself, .text: return UInt8(truncatingIfNeeded: short[Int(scalar)])
      }
    }
  }

  private func shortFold(of scalar: UInt32) -> UInt16 {
    var bytes: [UInt8]
    switch fold(of: scalar) {
    case .separator, .nothing: return 0
    case .itself: bytes = Unicode.Scalar(scalar).map { Array(String($0).utf8) } ?? []
    case .text(let range): bytes = Array(texts[range])
    }
    guard 1...2 ~= bytes.count, !bytes.contains(UInt8(ascii: " ")) else { return 0 }
    return bytes.reduce(0) { $0 << 8 | UInt16($1) }
  }

  private static func code(_ row: Row, _ scalar: Int, _ texts: inout TextPool) -> UInt32 {
    switch row.operation {
    case .nothing: nothingCode
    case .itself: itselfCode
    case .shift(let distance): texts.code(for: [UInt32(scalar + distance)])
    case .lowestBit: scalar % 2 == 1 ? itselfCode : texts.code(for: [UInt32(scalar + 1)])
    case .text(let scalars): texts.code(for: scalars)
    }
  }
}

/// Replacement texts, each kept once.
private struct TextPool {
  /// Begins with a byte that no text uses, so that no code is one of those without text.
  var bytes: [UInt8] = [0]
  private var known: [[UInt32]: UInt32] = [:]

  mutating func code(for scalars: [UInt32]) -> UInt32 {
    if let code = known[scalars] { return code }
    let text = scalars.compactMap(Unicode.Scalar.init).reduce(into: "") {
      $0.unicodeScalars.append($1)
    }
    let code = UInt32(bytes.count) << 8 | UInt32(text.utf8.count)
    bytes += text.utf8
    known[scalars] = code
    return code
  }
}
