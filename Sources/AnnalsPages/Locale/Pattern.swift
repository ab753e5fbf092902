import AnnalsVocabulary

/// A text with places to fill: `between {first} and {second}`.
struct Pattern: Sendable {
  enum Piece: Sendable {
    case text(String)
    /// Index into the names the pattern was read with.
    case place(Int)
  }

  let pieces: [Piece]

  /// Nil when a brace is not closed or what it holds is not among `names`.
  init?(_ text: String, places names: [String]) {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var name: [UInt8]?
    for byte in text.utf8 {
      switch (byte, name) {
      case (UInt8(ascii: "{"), nil):
        if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        name = []
      case (UInt8(ascii: "}"), .some(let bytes)):
        guard let index = names.firstIndex(where: { $0.utf8.elementsEqual(bytes) }) else {
          return nil
        }
        pieces.append(.place(index))
        name = nil
      case (_, .some): name?.append(byte)
      case (_, nil): literal.append(byte)
      }
    }
    guard name == nil else { return nil }
    if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
    self.pieces = pieces
  }

  /// A pattern without places.
  init(literal text: String) {
    pieces = [.text(text)]
  }

  /// `values` in the order of the names the pattern was read with.
  func filled(_ values: [String]) -> String {
    var writer = ByteWriter(capacity: 128)
    for piece in pieces {
      switch piece {
      case .text(let literal): writer.append(literal)
      case .place(let index): if index < values.count { writer.append(values[index]) }
      }
    }
    return writer.text
  }
}
