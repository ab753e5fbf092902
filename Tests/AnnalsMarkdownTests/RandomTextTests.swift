import AnnalsMarkdown
import AnnalsVocabulary
import Testing

struct RandomTextTests {
  @Test func writesWhatCMarkWrites() {
    for seed in 0..<4_000 as Range<UInt64> {
      let text = RandomText.text(seed: seed)
      #expect(
        comparableHTML(text) == CMarkReference.html(text),
        "seed \(seed): \(text.debugDescription)"
      )
    }
  }

  @Test func scanAndWritingAgree() {
    let pieces = RandomText.markup + ["](#a)", "![b](#a)", "[r]: #a\n", "# a\n", "\\\n"]
    for seed in 0..<2_000 as Range<UInt64> {
      let bytes = Array(RandomText.text(seed: seed, pieces: pieces).utf8)
      let (outline, problems) = MarkdownBody.scan(bytes.span)
      var host = PlainHost()
      var output = ByteWriter()
      let written = MarkdownBody.writeHTML(of: bytes.span, host: &host, into: &output)
      #expect(outline.runs == host.runs, "seed \(seed)")
      #expect(problems == written, "seed \(seed)")
      #expect(outline.links.filter { !$0.url.hasPrefix("#") } == host.links, "seed \(seed)")
      for heading in outline.headings {
        #expect(output.text.contains(" id=\"\(heading.anchor)\">"), "seed \(seed)")
      }
    }
  }

  @Test func lineEndingsMakeNoDifference() {
    for seed in 0..<500 as Range<UInt64> {
      let text = RandomText.text(seed: seed)
      #expect(html(text.replacing("\n", with: "\r\n")) == html(text), "seed \(seed)")
      #expect(html(text.replacing("\n", with: "\r")) == html(text), "seed \(seed)")
    }
  }

  /// Any bytes at all, and hostile pieces with marks after each quote, make only the elements we write.
  @Test func writesOnlyTheElementsItKnows() {
    let hostile =
      RandomText.markup + [
        "<script>", "</script>", "<img src=x onerror=alert(1)>", "\" onmouseover=alert(1) x=\"",
        "' onload='",
        "\u{301}", "\u{200D}", "\u{202E}", "\u{2028}", "\0", "\u{FFFE}",
        "](data:text/html,<script>)",
        "](JaVaScRiPt:alert(1))", "](&#106;avascript:alert(1))", "](java&#x0A;script:alert(1))",
        "](<\u{1}javascript:x>)", "](//evil.example)", "](\\\\\\\\evil.example)", "![",
        "](vbscript:x 'y\"z')",
        "``` \"><script>\n", "```event\n", "<style>", "<svg/onload=alert(1)>",
        "<iframe src=//evil>",
      ]
    for seed in 0..<4_000 as Range<UInt64> {
      let text = RandomText.text(seed: seed, pieces: hostile)
      let markup = unknownMarkup(in: html(text))
      #expect(markup.isEmpty, "seed \(seed): \(text.debugDescription) made \(markup)")
    }
  }

  @Test func readsAnyBytes() {
    for seed in 0..<3_000 as Range<UInt64> {
      var generator = RandomText(seed: seed)
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var host = PlainHost()
      var output = ByteWriter()
      MarkdownBody.writeHTML(of: bytes.span, host: &host, into: &output)
      #expect(unknownMarkup(in: output.text).isEmpty, "seed \(seed): \(bytes)")
    }
  }
}
