import AnnalsMarkdown
import AnnalsVocabulary

/// A host that links no names and lets every link through.
struct PlainHost: MarkdownHost {
  var runs: [TextRun] = []
  var links: [MarkdownLink] = []

  mutating func write(
    _ run: Span<UInt8>,
    offset: Int,
    context: TextContext,
    into output: inout ByteWriter
  ) {
    runs.append(TextRun(range: offset..<offset + run.count, context: context))
    output.append(escapingHTML: run)
  }

  mutating func destination(of link: MarkdownLink) -> String? {
    links.append(link)
    return link.url
  }

  mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool {
    false
  }
}

/// The HTML that a host without any ideas of its own gets.
func html(_ text: String, options: MarkdownOptions = MarkdownOptions()) -> String {
  var host = PlainHost()
  var output = ByteWriter()
  let bytes = Array(text.utf8)
  MarkdownBody.writeHTML(of: bytes.span, options: options, host: &host, into: &output)
  return output.text
}
