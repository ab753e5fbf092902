import AnnalsTemplates
import AnnalsVocabulary

/// A text of the archive in a language that may not be the page's.
struct TextRecord: Record {
  let text: DisplayText

  static let fields = RecordFields<TextRecord>(
    "foreign_text",
    "A text in a language that may not be the page's."
  ) {
    Field("text", .text, "The text alone.") { .text($0.text.text) }
    Field("html", .html, "The text in a `bdi` element with its language and direction.") {
      .html($0.text)
    }
    Field("lang", .optional(.text), "Its BCP 47 language tag, where known.") {
      .optional($0.text.language?.text)
    }
    Field("dir", .text, "`rtl`, `ltr`, or `auto` where the language is not known.") {
      .text($0.text.language.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto")
    }
  }
}
