import AnnalsVocabulary

/// Writes one JSON object; the outermost within its script element.
struct JSONObject {
  private let isInner: Bool
  private var isEmpty = true

  init(into writer: inout ByteWriter, isInner: Bool = false) {
    self.isInner = isInner
    if !isInner { writer.append("<script type=\"application/ld+json\">") }
    writer.append("{")
  }

  func close(into writer: inout ByteWriter) {
    writer.append("}")
    if !isInner { writer.append("</script>") }
  }

  mutating func key(_ name: StaticString, into writer: inout ByteWriter) {
    if !isEmpty { writer.append(",") }
    isEmpty = false
    writer.append("\"")
    writer.append(name)
    writer.append("\":")
  }

  mutating func text(_ name: StaticString, _ value: String, into writer: inout ByteWriter) {
    key(name, into: &writer)
    writer.append(jsonString: value)
  }

  mutating func texts(_ name: StaticString, _ values: [String], into writer: inout ByteWriter) {
    if values.isEmpty { return }
    key(name, into: &writer)
    writer.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(jsonString: value)
    }
    writer.append("]")
  }

  /// A thing of a type, known by its name.
  mutating func named(
    _ name: StaticString,
    type: String,
    _ value: String,
    into writer: inout ByteWriter
  ) {
    key(name, into: &writer)
    var inner = JSONObject(into: &writer, isInner: true)
    inner.text("@type", type, into: &writer)
    inner.text("name", value, into: &writer)
    inner.close(into: &writer)
  }

  /// A list of objects; nothing for none.
  mutating func objects<Element>(
    _ name: StaticString,
    _ elements: some Collection<Element>,
    into writer: inout ByteWriter,
    _ write: (Element, inout JSONObject, inout ByteWriter) -> Void
  ) {
    if elements.isEmpty { return }
    key(name, into: &writer)
    writer.append("[")
    var isFirst = true
    for element in elements {
      if !isFirst { writer.append(",") }
      isFirst = false
      var inner = JSONObject(into: &writer, isInner: true)
      write(element, &inner, &writer)
      inner.close(into: &writer)
    }
    writer.append("]")
  }
}
