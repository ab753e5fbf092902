import AnnalsVocabulary

extension ByteWriter {
  /// Writes `[…]` with a comma between the elements that `element` writes.
  mutating func appendJSONArray<Element>(
    _ elements: some Sequence<Element>,
    _ element: (Element, inout ByteWriter) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for value in elements {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      element(value, &self)
    }
    append(UInt8(ascii: "]"))
  }

  /// Writes whole numbers as a JSON array.
  mutating func appendJSONArray(numbers: some Sequence<Int>) {
    appendJSONArray(numbers) { $1.append(decimal: $0) }
  }

  /// Writes ASCII that needs no escaping, as `PostingCodec` makes it, as a JSON string.
  mutating func append(plainJSONString bytes: [UInt8]) {
    append(UInt8(ascii: "\""))
    append(bytes)
    append(UInt8(ascii: "\""))
  }
}
