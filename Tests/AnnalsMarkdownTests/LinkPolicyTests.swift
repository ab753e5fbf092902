import AnnalsMarkdown
import Testing

struct LinkPolicyTests {
  @Test(arguments: [
    ("[x](https://h.example/?a=1&b=2#c)", "<a href=\"https://h.example/?a=1&amp;b=2#c\">x</a>"),
    ("[x](HTTP://h.example)", "<a href=\"HTTP://h.example\">x</a>"),
    ("[x](mailto:a@h.example)", "<a href=\"mailto:a@h.example\">x</a>"),
    ("[x](other.md)", "<a href=\"other.md\">x</a>"),
    ("[x](../a/b.md?c:d)", "<a href=\"../a/b.md?c:d\">x</a>"),
    ("[x](./a:b.md)", "<a href=\"./a:b.md\">x</a>"),
    ("[x](a\\b)", "<a href=\"a%5Cb\">x</a>"),
    ("[x](</حماة و.md>)", "<a href=\"/%D8%AD%D9%85%D8%A7%D8%A9%20%D9%88.md\">x</a>"),
    ("[x](</u'\"><script>>)", "[x](&lt;/u&#39;&quot;&gt;&lt;script&gt;&gt;)"),
    ("[x](</u'\"\\>\\<script\\>>)", "<a href=\"/u&#39;%22%3E%3Cscript%3E\">x</a>"),
    (
      "[x](/u '\"><script>alert()</script>')",
      "<a href=\"/u\" title=\"&quot;&gt;&lt;script&gt;alert()&lt;/script&gt;\">x</a>"
    ),
    (
      "[x](/u \"a\u{301}\\\"\u{301} on=1\")",
      "<a href=\"/u\" title=\"a\u{301}&quot;\u{301} on=1\">x</a>"
    ),
    (
      "![x\"\u{301}](a.png 'b\"\u{301}')",
      "<img src=\"a.png\" alt=\"x&quot;\u{301}\" title=\"b&quot;\u{301}\" />"
    ),
    ("![a *b* `c` <d>](e.png)", "<img src=\"e.png\" alt=\"a b c &lt;d&gt;\" />"),
    ("<https://h.example/a>", "<a href=\"https://h.example/a\">https://h.example/a</a>"),
    ("[a <b@h.example> c](d)", "<a href=\"d\">a b@h.example c</a>"),
  ])
  func keepsLinks(text: String, expected: String) {
    #expect(html(text) == "<p>\(expected)</p>\n")
    #expect(MarkdownBody.scan(Array(text.utf8).span).1 == [])
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "java&#x0A;script:alert(1)", "java&Tab;script:alert(1)", "javascript&colon;alert(1)",
    "<\u{1}javascript:x>",
    "< javascript:x>", "<&#32;javascript:x>", "<&#x7f;javascript:x>", "<java script:x>",
    "javascript\\:x",
    "data:text/html,x", "data:image/svg+xml,x", "DATA:image/png;base64,x", "vbscript:x",
    "file:///etc/passwd", "blob:x",
    "ftp://h.example", "//h.example", "///h.example", "/&Tab;/h.example", "/\\h.example",
    "\\\\\\\\h\\\\s", "\\\\/h",
    "about:blank", "view-source:x", "C:\\x", "http&#x200B;:x", "httpx:x", ":x", "x&#xff1a;y:z",
  ])
  func dropsLinks(address: String) {
    #expect(html("[see *it*](\(address))") == "<p>see <em>it</em></p>\n")
    #expect(html("![see *it*](\(address))") == "<p>see it</p>\n")
    let (outline, problems) = MarkdownBody.scan(Array("a\n[see](\(address))".utf8).span)
    #expect(problems.map(\.identifier) == ["unsafe-link"])
    #expect(problems.map(\.location) == [MarkdownLocation(line: 2, column: 1)])
    #expect(outline.links == [])
  }

  @Test func refusesAPlaceInTheTextAsAnImage() {
    let text = "# b\n![a](#s-b)"
    #expect(html(text) == "<h2 id=\"s-b\">b</h2>\n<p>a</p>\n")
    #expect(
      MarkdownBody.scan(Array(text.utf8).span).1.map(\.message) == [
        "'#s-b' is a place in this text and not an image"
      ]
    )
  }

  @Test func namesTheAddressItRefuses() {
    let problems = MarkdownBody.scan(Array("<javascript:a\u{202E}b>".utf8).span).1
    #expect(
      problems.map(\.message) == [
        "'javascript:a\u{FFFD}b' is not an http, https, mailto or relative address"
      ]
    )
  }

  @Test(arguments: [
    (
      "![smoke](https://h.example/a.png 'b')",
      "<a href=\"https://h.example/a.png\" title=\"b\">smoke (<bdi>h.example</bdi>)</a>"
    ),
    (
      "![](https://h.example:81/a.png)",
      "<a href=\"https://h.example:81/a.png\">(<bdi>h.example:81</bdi>)</a>"
    ),
    (
      "![a](https://good.example@bad.example/x)",
      "<a href=\"https://good.example@bad.example/x\">a (<bdi>bad.example</bdi>)</a>"
    ),
    ("![a](https://x\u{202E}y/)", "<a href=\"https://x%E2%80%AEy/\">a (<bdi>x\u{FFFD}y</bdi>)</a>"),
    ("[![a](https://h.example/i)](b)", "<a href=\"b\">a (<bdi>h.example</bdi>)</a>"),
  ])
  func makesRemoteImagesLinks(text: String, expected: String) {
    #expect(html(text) == "<p>\(expected)</p>\n")
    #expect(MarkdownBody.scan(Array(text.utf8).span).1.map(\.identifier) == ["remote-image"])
  }

  @Test func stopsWarningAfterAHundred() {
    let text = String(repeating: "[a](b:c)\n", count: 250)
    let problems = MarkdownBody.scan(Array(text.utf8).span).1
    #expect(problems.count == 101)
    #expect(problems.last?.identifier == "more-warnings")
    #expect(problems.last?.location.line == 101)
    #expect(problems.last?.message == "this text has 150 more warnings about its links and images")
  }
}
