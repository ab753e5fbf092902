import AnnalsArchive
import AnnalsVocabulary

/// Marks the quotes of a report in its text, each with an id that its event links to and, behind it,
/// a number that leads to the event.
///
/// A quote may cross other markup, so it is marked piece by piece; quotes may overlap, and then the
/// one that begins later takes over.
struct QuoteMarks {
  private struct Quote {
    let range: Range<Int>
    /// Its id and its number in the report.
    let number: Int
    let event: SitePath
    let title: String
    let label: String
    var hasAnchor = false
  }

  private var quotes: [Quote] = []
  /// Quotes that ended inside a link, where theirs may not stand.
  private var endedInLink: [Int] = []

  init() {}

  init(of id: ID<Article>, _ edition: EditionArchive) {
    let article = edition.archive.articles[id.index]
    for quote in article.quotes {
      guard !quote.range.isEmpty, let position = article.accounts.firstIndex(of: quote.account)
      else { continue }
      let event = edition.archive.accounts[quote.account.index].event
      quotes.append(
        Quote(
          range: quote.range,
          number: position + 1,
          event: edition.addresses.events[event.index],
          title: edition.events[event.index].text,
          label: edition.locale.numbers.plainText(position + 1)
        )
      )
    }
    quotes.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  var isEmpty: Bool { quotes.isEmpty }

  /// Writes part of a run of text; `offset` is where the run begins in the plain text.
  mutating func write(
    _ run: Span<UInt8>,
    _ range: Range<Int>,
    offset: Int,
    mayLink: Bool,
    _ depth: Int,
    into output: inout ByteWriter
  ) {
    var start = range.lowerBound + offset
    let end = range.upperBound + offset
    if mayLink { writeCues(depth, into: &output) }
    while start < end {
      let current = quotes.lastIndex { $0.range.contains(start) }
      var next = end
      for quote in quotes {
        for edge in [quote.range.lowerBound, quote.range.upperBound] where start < edge {
          next = min(next, edge)
        }
      }
      let text = run.extracting(start - offset..<next - offset)
      if let current {
        openMark(quotes[current].range, into: &output)
        output.append(escapingHTML: text)
        output.append("</mark>")
      } else {
        output.append(escapingHTML: text)
      }
      endedInLink += quotes.indices.filter { quotes[$0].range.upperBound == next }
      if mayLink { writeCues(depth, into: &output) }
      start = next
    }
  }

  /// Writes the links of quotes that have ended; for outside a link.
  mutating func writeCues(_ depth: Int, into output: inout ByteWriter) {
    for index in endedInLink { writeCue(quotes[index], depth, into: &output) }
    endedInLink = []
  }

  /// Anchors and links that found no place in the text, such as those of a quote in code.
  mutating func writeMissing(_ depth: Int, into output: inout ByteWriter) {
    for index in quotes.indices where !quotes[index].hasAnchor {
      writeAnchor("span", of: index, into: &output)
      output.append("</span>")
    }
    writeCues(depth, into: &output)
  }

  /// Opens a mark with the id of the first quote that still lacks one; the others get empty elements.
  private mutating func openMark(_ range: Range<Int>, into output: inout ByteWriter) {
    let begun = quotes.indices.filter {
      !quotes[$0].hasAnchor && quotes[$0].range.lowerBound <= range.lowerBound
    }
    for index in begun.dropLast() {
      writeAnchor("span", of: index, into: &output)
      output.append("</span>")
    }
    if let last = begun.last {
      writeAnchor("mark", of: last, into: &output)
    } else {
      output.append("<mark>")
    }
  }

  private mutating func writeAnchor(
    _ element: StaticString,
    of index: Int,
    into output: inout ByteWriter
  ) {
    quotes[index].hasAnchor = true
    output.append("<")
    output.append(element)
    output.append(" id=\"q-")
    output.append(decimal: quotes[index].number)
    output.append("\">")
  }

  private func writeCue(_ quote: Quote, _ depth: Int, into output: inout ByteWriter) {
    output.append("<sup class=\"cue\"><a href=\"")
    output.append(linkTo: quote.event, fromDepth: depth)
    output.append("\" title=\"")
    output.append(escapingHTML: quote.title)
    output.append("\">")
    output.append(escapingHTML: quote.label)
    output.append("</a></sup>")
  }
}
