import AnnalsVocabulary

/// A text of the archive as pages show it: isolated from what stands around it, and marked with its
/// language where that is not the page's.
///
/// A class, so that a record of it is one reference.
final class DisplayText: Sendable {
  let text: String
  /// Nil when it is not known: a name as a report gives it.
  let language: LanguageTag?
  /// Safe HTML.
  let html: [UInt8]

  init(_ text: String, _ language: LanguageTag?, on page: LanguageTag) {
    var writer = RichText()
    writer.append(isolating: text, language, on: page)
    self.text = text
    self.language = language
    html = writer.html.bytes
  }

  /// Words of the interface, which need no isolation.
  init(interface words: String, _ language: LanguageTag) {
    var writer = RichText()
    writer.append(words)
    text = words
    self.language = language
    html = writer.html.bytes
  }

  /// A text of several, each already isolated.
  init(_ rich: consuming RichText, _ language: LanguageTag) {
    text = rich.text
    self.language = language
    html = rich.html.bytes
  }
}

/// A text and the same as HTML, written side by side.
struct RichText: ~Copyable {
  private(set) var text = ""
  private(set) var html = ByteWriter(capacity: 128)

  mutating func append(_ words: String) {
    text += words
    html.append(escapingHTML: words)
  }

  mutating func append(_ part: DisplayText) {
    text += part.text
    html.append(part.html)
  }

  /// Without a language the direction is that of its first strong letter, as `bdi` has it.
  mutating func append(isolating words: String, _ language: LanguageTag?, on page: LanguageTag) {
    text += words
    html.append("<bdi")
    if let language, language != page {
      html.append(" lang=\"")
      html.append(escapingHTML: language.text)
      html.append("\" dir=\"")
      html.append(language.isRightToLeft ? "rtl" : "ltr")
      html.append("\"")
    }
    html.append(">")
    html.append(escapingHTML: words)
    html.append("</bdi>")
  }

  /// Fills the places of a phrase.
  mutating func append(_ phrase: Pattern, _ parts: DisplayText...) {
    for piece in phrase.pieces {
      switch piece {
      case .text(let words): append(words)
      case .place(let index): if index < parts.count { append(parts[index]) }
      }
    }
  }
}
