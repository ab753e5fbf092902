internal import AnnalsVocabulary

/// A date as precisely as it is known.
struct DateRecordV1 {
  let edtf: String
  let first: CalendarDay
  let last: CalendarDay
  let precision: String
  let certainty: String

  init(_ date: ArchiveDate) {
    edtf = date.description
    first = date.first
    last = date.last
    precision = date.precision.rawValue
    certainty = date.certainty.rawValue
  }

  func write(into output: inout ByteWriter) {
    output.object { output in
      output.member("edtf", edtf)
      output.member("first", first)
      output.member("last", last)
      output.member("precision", precision)
      output.member("certainty", certainty)
    }
  }
}

/// A name in one language.
struct NameRecordV1 {
  let language: String
  let name: String

  init(_ name: LocalizedName) {
    language = name.language.text
    self.name = name.name
  }

  func write(into output: inout ByteWriter) {
    output.object { output in
      output.member("language", language)
      output.member("name", name)
    }
  }
}

extension ByteWriter {
  mutating func member(_ name: StaticString, _ date: DateRecordV1?) {
    if let date { member(name, value: date.write) }
  }
}
