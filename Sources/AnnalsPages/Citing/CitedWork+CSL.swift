import AnnalsVocabulary

extension CitedWork {
  /// One item of the Citation Style Language, as a list of one, which is what programs import.
  var csl: String {
    var writer = ByteWriter(capacity: 512)
    writer.append("[{\n  \"id\": ")
    writer.append(jsonString: key)
    field("type", kind == .report ? "article-newspaper" : "webpage", into: &writer)
    field("title", title, into: &writer)
    if let author {
      writer.append(",\n  \"author\": [{\"literal\": ")
      writer.append(jsonString: author)
      writer.append("}]")
    }
    field("container-title", publisher ?? archive, into: &writer)
    if let date { issued(date, into: &writer) }
    field("URL", (originalURL ?? pageURL).map(plain), into: &writer)
    field("language", language.text, into: &writer)
    field("archive", archive, into: &writer)
    field("archive_location", pageURL.map(plain), into: &writer)
    field("note", identifier.map { "id: \($0)" }, into: &writer)
    writer.append("\n}]\n")
    return writer.text
  }

  private func plain(_ url: String) -> String {
    var writer = ByteWriter(capacity: 128)
    writer.append(plainURL: url)
    return writer.text
  }

  private func field(_ name: String, _ value: String?, into writer: inout ByteWriter) {
    guard let value else { return }
    writer.append(",\n  ")
    writer.append(jsonString: name)
    writer.append(": ")
    writer.append(jsonString: value)
  }

  /// As precise as the date is; two dates for an interval.
  private func issued(_ date: ArchiveDate, into writer: inout ByteWriter) {
    writer.append(",\n  \"issued\": {\"date-parts\": [")
    parts(date.first, date.precision, into: &writer)
    if date.precision == .interval {
      writer.append(", ")
      parts(date.last, date.precision, into: &writer)
    }
    writer.append("]")
    if date.certainty != .certain { writer.append(", \"circa\": true") }
    writer.append("}")
  }

  private func parts(
    _ day: CalendarDay,
    _ precision: ArchiveDate.Precision,
    into writer: inout ByteWriter
  ) {
    writer.append("[")
    writer.append(decimal: day.year)
    if precision != .year {
      writer.append(", ")
      writer.append(decimal: day.month)
    }
    if precision == .day || precision == .interval {
      writer.append(", ")
      writer.append(decimal: day.day)
    }
    writer.append("]")
  }
}
