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

  /// Writes a JSON string of what `body` writes: ASCII that needs no escaping, as `PostingCodec` has it.
  mutating func appendPlainJSONString(_ body: (inout ByteWriter) -> Void) {
    append(UInt8(ascii: "\""))
    body(&self)
    append(UInt8(ascii: "\""))
  }
}
