import AnnalsTemplates
import AnnalsVocabulary

/// How to cite a page, in the formats programs read.
struct CitationRecord: Record {
  let work: Boxed<CitedWork>

  static let fields = RecordFields<CitationRecord>(
    "citation",
    "How to cite a page, in the formats programs read."
  ) {
    Field("text", .text, "As running text.") { .text($0.work.value.text) }
    Field("bibtex", .text, "As a BibTeX entry.") { .text($0.work.value.bibTeX) }
    Field("ris", .text, "As a RIS record, for reference managers.") { .text($0.work.value.ris) }
    Field("csl", .text, "As CSL-JSON, for Zotero, Pandoc and others.") {
      .text($0.work.value.csl)
    }
    Field("identifier", .optional(.text), "The permanent id of an event.") {
      .optional($0.work.value.identifier)
    }
  }
}
