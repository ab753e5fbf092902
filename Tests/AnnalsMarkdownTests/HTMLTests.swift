import AnnalsMarkdown
import AnnalsVocabulary
import Testing

struct HTMLTests {
  @Test(arguments: [
    (
      "<script>alert(1)</script>",
      "<pre class=\"raw-html\">&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n"
    ),
    ("a <b>c</b> <!-- d -->", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>\n"),
    ("<!DOCTYPE html>\n", "<pre class=\"raw-html\">&lt;!DOCTYPE html&gt;\n</pre>\n"),
    ("he <name withheld> said", "<p>he &lt;name withheld&gt; said</p>\n"),
    ("\0", "<p>\u{FFFD}</p>\n"),
    ("\u{202E}abc", "<p>\u{202E}abc</p>\n"),
    ("a\u{2028}b", "<p>a\u{2028}b</p>\n"),
    ("", ""),
  ])
  func showsWhatItDoesNotRun(text: String, expected: String) {
    #expect(html(text) == expected)
  }

  @Test(arguments: [
    ("swift", " class=\"language-swift\""), ("C++ x", " class=\"language-c++\""),
    ("objective-c", " class=\"language-objective-c\""),
    ("\"><script>", ""), ("föö", ""), ("a_b", ""), (String(repeating: "a", count: 33), ""),
    ("&quot;onload", ""), ("", ""),
  ])
  func namesTheLanguageOfCode(info: String, attribute: String) {
    #expect(html("~~~ \(info)\n<x>\n~~~\n") == "<pre><code\(attribute)>&lt;x&gt;\n</code></pre>\n")
  }

  @Test func givesEveryHeadingAnAnchorOfItsOwn() {
    let text = """
      # The *road* north
      ## The road north
      ### The road north 2
      ## The road north
      ##
      ## ![x](y.png)
      ##### constructor
      ###### __proto__
      """
    #expect(
      html(text) == """
        <h2 id="s-the-road-north">The <em>road</em> north</h2>
        <h3 id="s-the-road-north-2">The road north</h3>
        <h4 id="s-the-road-north-2-2">The road north 2</h4>
        <h3 id="s-the-road-north-3">The road north</h3>
        <h3 id="s-section"></h3>
        <h3 id="s-section-2"><img src="y.png" alt="x" /></h3>
        <h6 id="s-constructor">constructor</h6>
        <h6 id="s-proto"><strong>proto</strong></h6>

        """
    )
  }

  @Test func linksToHeadingsOfTheSameBody() {
    let text =
      "[a](#The-road) [b](#s-the-road) [c](#the-road) [d](#elsewhere) [e](#)\n\n# The road\n"
    #expect(
      html(text) == """
        <p><a href="#s-the-road">a</a> <a href="#s-the-road">b</a> <a href="#s-the-road">c</a> d e</p>
        <h2 id="s-the-road">The road</h2>

        """
    )
    let problems = MarkdownBody.scan(Array(text.utf8).span).1
    #expect(problems.map(\.identifier) == ["unknown-anchor", "unknown-anchor"])
    #expect(problems.map(\.location.column) == [48, 64])
  }

  @Test func letsTheHostTakeOverBlocksAndDropLinks() {
    struct Host: MarkdownHost {
      var blocks: [FencedBlock] = []
      var contexts: [TextContext] = []

      mutating func write(
        _ run: Span<UInt8>,
        offset: Int,
        context: TextContext,
        into output: inout ByteWriter
      ) {
        contexts.append(context)
        output.append(escapingHTML: run)
      }

      mutating func destination(of link: MarkdownLink) -> String? {
        link.url == "gone.md" ? nil : "../" + link.url
      }

      mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool {
        blocks.append(block)
        guard block.language == "event" else { return false }
        output.append("<article>\(block.ordinal)</article>")
        return true
      }
    }
    let text = """
      # A [b](c.md)

      - d

        ```event
        id: x
        ```
      - [e](gone.md) ![f](gone.md)

      ```event y
      ```
      ~~~ text
      ~~~
      """
    var host = Host()
    var output = ByteWriter()
    output.append("before")
    MarkdownBody.writeHTML(of: Array(text.utf8).span, host: &host, into: &output)
    #expect(
      output.text == """
        before<h2 id="s-a-b">A <a href="../c.md">b</a></h2>
        <ul>
        <li>
        <p>d</p>
        <article>0</article>
        </li>
        <li>
        <p>e f</p>
        </li>
        </ul>
        <article>1</article>
        <pre><code class="language-text"></code></pre>

        """
    )
    #expect(
      host.blocks == [
        FencedBlock(
          language: "event",
          literal: "id: x\n",
          ordinal: 0,
          location: MarkdownLocation(line: 5, column: 3)
        ),
        FencedBlock(
          language: "event",
          literal: "",
          ordinal: 1,
          location: MarkdownLocation(line: 10, column: 1)
        ),
        FencedBlock(
          language: "text",
          literal: "",
          ordinal: 0,
          location: MarkdownLocation(line: 12, column: 1)
        ),
      ]
    )
    #expect(host.contexts == [.heading, .link, .prose, .link, .prose])
  }

  @Test func walksOneBodyInsideAnother() {
    struct Outer: MarkdownHost {
      mutating func write(
        _ run: Span<UInt8>,
        offset: Int,
        context: TextContext,
        into output: inout ByteWriter
      ) {
        output.append(escapingHTML: run)
      }

      mutating func destination(of link: MarkdownLink) -> String? { nil }

      mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool {
        var inner = PlainHost()
        MarkdownBody.writeHTML(of: Array(block.literal.utf8).span, host: &inner, into: &output)
        return true
      }
    }
    var host = Outer()
    var output = ByteWriter()
    let text = "a\n\n```note\n*b*\n```\n\nc\n"
    MarkdownBody.writeHTML(of: Array(text.utf8).span, host: &host, into: &output)
    #expect(output.text == "<p>a</p>\n<p><em>b</em></p>\n<p>c</p>\n")
  }
}
