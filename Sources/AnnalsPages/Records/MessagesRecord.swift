import AnnalsTemplates
import AnnalsVocabulary

/// The words of the interface.
struct MessagesRecord: Record {
  let edition: EditionArchive

  static let fields = RecordFields<MessagesRecord>(
    "messages",
    "The words of the interface in the edition's language, from `locales/*.yaml`.",
    fields: Word.allCases.map { word in
      Field(word.key, .text, "Message `\(word.key)`.") { .text($0.edition.locale[word]) }
    }
      + CountedNoun.allCases.map { noun in
        Field(
          "n_\(noun.name)",
          .record("noun"),
          "For `counted`: message `\(noun.key)` in the form a number calls for."
        ) { .record(NounRecord(edition: $0.edition, noun: noun)) }
      } + [
        Field("short_months", .list(.text), "Twelve names of months in short, January first.") {
          .list($0.edition.locale.dates.shortMonths) { .text($0) }
        },
        Field(
          "number",
          .record("noun"),
          "For `counted`: the number alone, in the edition's digits."
        ) {
          .record(NounRecord(edition: $0.edition, noun: nil))
        },
      ]
  )
}

/// Something to count.
struct NounRecord: Record {
  let edition: EditionArchive
  /// Nil for a bare number.
  let noun: CountedNoun?

  static let fields = RecordFields<NounRecord>("noun", "Something to count; for `counted` only.") {
    Field("key", .text, "Its key in the locale files.") { .text($0.noun?.key ?? "") }
  }

  /// `{{ town.event_count|counted(t.n_events) }}` prints `12 events`.
  static let filter = Filter(
    "counted",
    takes: .integer,
    arguments: [.record("noun")],
    gives: .text,
    "The number with what it counts, in the language's plural form: `n|counted(t.n_events)`."
  ) { value, arguments in
    guard case .integer(let number) = value, case .record(let record)? = arguments.first,
      let counted = record as? NounRecord
    else { return .absent }
    guard let noun = counted.noun else {
      return .text(counted.edition.locale.numbers.text(number))
    }
    return .text(counted.edition.locale.text(number, noun))
  }
}
