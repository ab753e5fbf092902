import AnnalsVocabulary

extension CitedWork {
  /// One BibTeX entry, which biblatex reads too, in UTF-8.
  ///
  /// Texts stand in two pairs of braces: the inner one keeps capitals, and keeps `and` in a name from
  /// being read as two authors.
  var bibTeX: String {
    var writer = ByteWriter(capacity: 512)
    writer.append("@misc{")
    writer.append(key)
    field("author", author, into: &writer)
    field("title", title, into: &writer)
    if let date { dateFields(date, into: &writer) }
    field("howpublished", publisher ?? archive, into: &writer)
    if let url = originalURL ?? pageURL {
      writer.append(",\n  url = {")
      writer.append(plainURL: url)
      writer.append("}")
    }
    field("note", note, into: &writer)
    writer.append(",\n  language = {")
    writer.append(language.text)
    writer.append("}\n}\n")
    return writer.text
  }

  /// The id of an event; of a report, where it is kept.
  private var note: String? {
    switch kind {
    case .entry: identifier.map { "id: \($0)" }
    case .report:
      originalURL == nil
        ? archive : ([archive] + (pageURL.map { [$0] } ?? [])).joined(separator: ", ")
    }
  }

  private func field(_ name: StaticString, _ value: String?, into writer: inout ByteWriter) {
    guard let value else { return }
    writer.append(",\n  ")
    writer.append(name)
    writer.append(" = {{")
    writer.append(escapingBibTeX: value)
    writer.append("}}")
  }

  /// biblatex reads `date`, BibTeX `year` and `month`, the name of which stands without braces.
  private func dateFields(_ date: ArchiveDate, into writer: inout ByteWriter) {
    writer.append(",\n  date = {")
    writer.append(date.description)
    writer.append("},\n  year = {")
    writer.append(decimal: date.first.year)
    writer.append("}")
    guard date.precision != .year, date.first.month == date.last.month else { return }
    writer.append(",\n  month = ")
    writer.append(bibTeXMonths[date.first.month - 1])
  }
}

private let bibTeXMonths = [
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]

extension ByteWriter {
  /// Writes text into braces of a BibTeX entry: TeX's special characters become commands, braces too,
  /// since BibTeX counts those with a backslash before them; control characters become spaces.
  mutating func append(escapingBibTeX text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\textbackslash{}")
      case UInt8(ascii: "{"): append("\\textbraceleft{}")
      case UInt8(ascii: "}"): append("\\textbraceright{}")
      case UInt8(ascii: "~"): append("\\textasciitilde{}")
      case UInt8(ascii: "^"): append("\\textasciicircum{}")
      case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
        UInt8(ascii: "_"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0..<0x20, 0x7F: append(UInt8(ascii: " "))
      default: append(byte)
      }
    }
  }

  /// Writes an address as ASCII, so that no format has to escape it: what RFC 3986 does not let stand
  /// in one is percent-encoded.
  mutating func append(plainURL url: String) {
    for byte in url.utf8 {
      switch byte {
      case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"):
        append(UInt8(ascii: "%"))
        append(uppercaseHexadecimal: byte)
      default: append(byte)
      }
    }
  }
}
