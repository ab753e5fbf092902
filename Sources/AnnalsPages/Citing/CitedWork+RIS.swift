import AnnalsVocabulary

extension CitedWork {
  /// One RIS record: a tag, two spaces, a hyphen and a space before each value, one line each.
  var ris: String {
    var writer = ByteWriter(capacity: 512)
    writer.append(kind == .report ? "TY  - NEWS\n" : "TY  - ELEC\n")
    line("ID", key, into: &writer)
    line("AU", author, into: &writer)
    line("TI", title, into: &writer)
    line("T2", publisher ?? archive, into: &writer)
    if let date { dateLines(date, into: &writer) }
    if let url = originalURL ?? pageURL { addressLine("UR", url, into: &writer) }
    if kind == .report {
      line("DB", archive, into: &writer)
      if originalURL != nil, let pageURL { addressLine("L2", pageURL, into: &writer) }
    }
    line("M1", identifier, into: &writer)
    line("LA", language.text, into: &writer)
    writer.append("ER  - \n")
    return writer.text
  }

  private func line(_ tag: StaticString, _ value: String?, into writer: inout ByteWriter) {
    guard let value else { return }
    writer.append(tag)
    writer.append("  - ")
    // A line break would begin another tag.
    for byte in value.utf8 {
      let isControl = byte < 0x20 || byte == 0x7F
      writer.append(isControl ? UInt8(ascii: " ") : byte)
    }
    writer.append("\n")
  }

  private func addressLine(_ tag: StaticString, _ url: String, into writer: inout ByteWriter) {
    writer.append(tag)
    writer.append("  - ")
    writer.append(plainURL: url)
    writer.append("\n")
  }

  /// `DA  - 2019/08/21/`: parts that are not known are empty, the last is for words.
  private func dateLines(_ date: ArchiveDate, into writer: inout ByteWriter) {
    writer.append("PY  - ")
    writer.append(decimal: date.first.year)
    writer.append("\nDA  - ")
    writer.append(decimal: date.first.year)
    writer.append("/")
    if date.precision != .year { writer.append(twoDigits(date.first.month)) }
    writer.append("/")
    if date.precision == .day || date.precision == .interval {
      writer.append(twoDigits(date.first.day))
    }
    writer.append("/")
    if date.precision != .day || date.certainty != .certain { writer.append(date.description) }
    writer.append("\n")
  }
}
