internal import AnnalsVocabulary

/// JSON, member by member; a comma goes before everything that does not come first.
extension ByteWriter {
  /// Writes `{`, the members and `}`.
  mutating func object(_ members: (inout ByteWriter) -> Void) {
    append(UInt8(ascii: "{"))
    members(&self)
    append(UInt8(ascii: "}"))
  }

  mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    append(jsonString: value)
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    if let value { member(name, value) }
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    append(decimal: value)
  }

  mutating func member(_ name: StaticString, _ day: CalendarDay?) {
    guard let day else { return }
    key(name)
    append(UInt8(ascii: "\""))
    append(day)
    append(UInt8(ascii: "\""))
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    append(value ? "true" : "false")
  }

  /// Writes the shortest decimal number that is read as `value` again.
  mutating func member(_ name: StaticString, _ value: Double) {
    key(name)
    append("\(value)")
  }

  /// Writes a member whose value `write` writes.
  mutating func member(_ name: StaticString, value write: (inout ByteWriter) -> Void) {
    key(name)
    write(&self)
  }

  mutating func member(_ name: StaticString, _ values: [String]) {
    member(name, listOf: values) { $1.append(jsonString: $0) }
  }

  mutating func member<Element>(
    _ name: StaticString,
    listOf elements: some Sequence<Element>,
    _ write: (Element, inout ByteWriter) -> Void
  ) {
    key(name)
    append(UInt8(ascii: "["))
    for element in elements {
      separate(after: UInt8(ascii: "["))
      write(element, &self)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func key(_ name: StaticString) {
    separate(after: UInt8(ascii: "{"))
    append(UInt8(ascii: "\""))
    append(name)
    append("\":")
  }

  private mutating func separate(after opening: UInt8) {
    if last != opening { append(UInt8(ascii: ",")) }
  }
}
