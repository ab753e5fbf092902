import AnnalsVocabulary

/// A text as a key: equal when its bytes are.
struct ByteKey: Hashable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (one: ByteKey, other: ByteKey) -> Bool {
    // Texts of other bytes may be equal, so equality is only the quick way to a no.
    guard one.text == other.text else { return false }
    return one.text.utf8Span.isKnownASCII || one.text.hasSameBytes(as: other.text)
  }
}

/// Whether `one` comes before `other` in byte order.
func precedes(_ one: String, _ other: String) -> Bool {
  let (left, right) = (one.utf8Span.span, other.utf8Span.span)
  for index in 0..<min(left.count, right.count) where left[index] != right[index] {
    return left[index] < right[index]
  }
  return left.count < right.count
}
