import AnnalsVocabulary
import Testing

@testable import AnnalsTemplates

/// What is printed stays inside the place it is printed into, whatever it holds.
struct EscapingTests {
  private static let hostile = [
    "\"><script>alert(1)</script>", "' onmouseover='alert(1)",
    "x\"\u{301} onmouseover=alert(1) y=\"",
    "<\u{301}script>", "&\u{FE0F}lt;", "x'\u{200D}>", "</title><script>", "</script><script>",
    "<!--", "-->", "{{ title }}{% if draft %}", "javascript:alert(1)", "\u{2028}\u{2029}",
    "\\\"}", "\u{0}\u{1}\u{7F}", "`", "a=b c", "__proto__", "]]>",
  ]

  @Test(
    arguments: [
      ("{{ title }}", "[", "]"), ("<p title=\"{{ title }}\">", "<p title=\"", "\">"),
      ("<p title='{{ title }}'>", "<p title='", "'>"),
      ("<title>{{ title }}</title>", "<title>", "</title>"),
      ("<p data-x=\"{{ title|json }}\">", "<p data-x=\"", "\">"),
      ("<a href=\"?q={{ title|urlencode }}\">", "<a href=\"?q=", "\">"),
    ] as [(String, String, String)]
  )
  func hostileTextLeavesNoMarkup(template: String, before: String, after: String) {
    let template = before == "[" ? "[\(template)]" : template
    for text in Self.hostile {
      let page = Array(render(template, root: PageView(title: text)).utf8)
      #expect(page.starts(with: before.utf8))
      #expect(page.reversed().starts(with: after.utf8.reversed()))
      let value = page.dropFirst(before.utf8.count).dropLast(after.utf8.count)
      #expect(!value.contains { "<>\"'".utf8.contains($0) }, "\(text.debugDescription)")
    }
  }

  @Test func hostileTextStaysAStringInAJSONScript() {
    let template =
      "<script type=\"application/ld+json\">{\"a\": {{ title }}, \"b\": {{ words }}}</script>"
    for text in Self.hostile {
      let page = render(template, root: PageView(title: text))
      let json = page.dropFirst(35).dropLast(9)
      #expect(!json.utf8.contains { "<>&".utf8.contains($0) }, "\(text.debugDescription)")
      #expect(!json.unicodeScalars.contains { $0 == "\u{2028}" || $0.value < 0x20 })
      #expect(json.hasPrefix("{\"a\": \"") && json.hasSuffix("\",\"c\"]}"))
    }
  }

  @Test func textIsNeverReadAsATemplate() {
    let root = PageView(title: "{{ report.title }}{% raw %}{{> partial}}{{=<% %>=}}")
    #expect(
      render("{{ title }}", root: root)
        == "{{ report.title }}{% raw %}{{&gt; partial}}{{=&lt;% %&gt;=}}"
    )
  }

  @Test(arguments: [
    ("https://example.org/a?b=1&c='2'", "https://example.org/a?b=1&amp;c=&#39;2&#39;"),
    ("HTTP://example.org/\u{627}\"", "HTTP://example.org/%D8%A7%22"),
    ("mailto:a@example.org", "mailto:a@example.org"), ("javascript:alert(1)", "#"),
    ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"), ("java\nscript:alert(1)", "#"),
    ("data:text/html,<script>", "#"), ("vbscript:x", "#"), ("file:///etc/passwd", "#"),
    ("//example.org", "#"), ("\\\\example.org", "#"), ("a.html", "#"), ("", "#"),
    ("http\u{301}://x", "#"),
  ])
  func onlyAddressesWithASafeSchemeBecomeLinks(address: String, printed: String) {
    let page = render("<a href=\"{{ url }}\">", root: PageView(address: address))
    #expect(page.utf8.elementsEqual("<a href=\"\(printed)\">".utf8))
  }

  @Test func linksAreRelativeToThePage() {
    let template =
      "<a href=\"{{ place }}\"><img src='{{ link }}' srcset=\"{{ link }} {{ count }}x\">"
    #expect(
      render(template, depth: 2)
        == "<a href=\"../../a.html#s-1\"><img src='../../towns/idlib.html' srcset=\"../../towns/idlib.html 3x\">"
    )
    let json =
      "<script type=\"application/json\">[{{ link }},{{ note }},{{ draft }},{{ words|json }}]</script>"
    #expect(
      render(json, depth: 1)
        == "<script type=\"application/json\">[\"../towns/idlib.html\",null,false,[\"a\",\"A \\u0026 B\",\"c\"]]</script>"
    )
  }

  @Test(arguments: [
    "<a class=\"{{ title }}\" href='#{{ title|urlencode }}'>",
    "<a {% if draft %}hidden{% endif %}>",
    "<a{% if draft %} hidden{% endif %} class=x>", "<br/><a href=\"https://x.org/{{ count }}\">",
    "<a href=\"{% if draft %}{{ link }}{% else %}a.html{% endif %}#{{ count }}\">",
    "<!doctype html><html lang=\"{{ title }}\"><!-- a > b --><!-- {% if draft %} c {% endif %} -->",
    "<script src=\"{{ link }}\" defer></script><style>a > b {}</style>",
    "<textarea>{{ title }}</textarea><title>{% if draft %}{{ count }}{% endif %}</title>",
    "<svg><path d=\"M{{ count }} 1\"/><use href=\"#{{ count }}\"/></svg>",
    "<link rel=canonical href=\"{{ url }}\"><form action=\"{{ link }}\"></form>",
    "<body {% block attributes %}class=\"{{ title }}\"{% endblock %}>",
    "<meta http-equiv=\"refresh\" content=\"0; url={{ link }}\">",
    "<meta name=\"description\" content=\"{{ title }}\">",
    "<script type=module>if (a < b) {}</script>",
    "<SCRIPT TYPE=\"Application/JSON\">{{ title }}</Script\n>{{ title }}",
    "<p>5 &lt; 6 {# <p {{ #}</p>",
    "{% for t in towns %}<li{% if loop.first %} id=a{% endif %}>{% endfor %}",
  ])
  func acceptsWhatHTMLAllows(template: String) {
    #expect(compile(["page.html": template]).1.map(\.line) == [])
  }

  @Test(
    arguments: [
      ("<a href={{ link }}>", "12: the value of 'href' must be in quotes to hold a value"),
      ("<a href=x{{ link }}>", "13: the value of 'href' must be in quotes to hold a value"),
      (
        "<a {{ title }}>",
        "7: inside a tag a value stands only in the quoted value of an attribute"
      ),
      (
        "<a b{{ title }}>",
        "8: inside a tag a value stands only in the quoted value of an attribute"
      ),
      (
        "<a b=\"c\"{{ title }}>",
        "12: inside a tag a value stands only in the quoted value of an attribute"
      ),
      ("<{{ title }}>", "5: a value cannot be the name of an element"),
      ("</{{ title }}>", "6: a value cannot be the name of an element"),
      ("<a{{ title }}>", "6: a value cannot be the name of an element"),
      ("<style>{{ title }}</style>", "11: a value cannot stand in <style>"),
      ("<iframe>{{ title }}</iframe>", "12: a value cannot stand in <iframe>"),
      (
        "<script>{{ title }}</script>",
        "12: a value cannot stand in a script that runs; "
          + "print it into <script type=\"application/json\"> or a data- attribute"
      ),
      (
        "<script type type=\"application/json\">{{ title }}</script>",
        "41: a value cannot stand in a script that runs; "
          + "print it into <script type=\"application/json\"> or a data- attribute"
      ),
      (
        "<script type=\"\" type=\"application/json\">{{ title }}</script>",
        "44: a value cannot stand in a script that runs; "
          + "print it into <script type=\"application/json\"> or a data- attribute"
      ),
      (
        "<a onclick=\"{{ title }}\">",
        "16: a value cannot stand in 'onclick', which runs as a script"
      ),
      ("<a STYLE='{{ title }}'>", "14: a value cannot stand in 'style'"),
      ("<iframe srcdoc=\"{{ title }}\">", "20: a value cannot stand in 'srcdoc'"),
      ("<set to=\"{{ title }}\">", "13: a value cannot stand in 'to' of <set>"),
      ("<path fill='{{ title }}'>", "16: a value cannot stand in 'fill'"),
      ("<script type=\"{{ title }}\">", "18: a value cannot stand in the type of a script"),
      ("<!-- {{ title }} -->", "9: a value cannot stand in an HTML comment; '{# #}' is a comment"),
      ("<!doctype {{ title }}>", "14: a value cannot stand in a declaration"),
      ("<a href=\"javascript:{{ count }}\">", "24: no value may follow this scheme in 'href'"),
      (
        "<a href=\"java&#115;cript&colon;{{ count }}\">",
        "35: no value may follow this scheme in 'href'"
      ),
      (
        "<script type=\"application/json\">\"{{ title }}\"</script>",
        "37: a value in JSON is a literal of its own; write it without quotes around it"
      ),
      (
        "<a title=\"{% include 'row.html' %}\">",
        "11: a template is included where an element could stand, not in attribute 'title'"
      ),
      ("{% if draft %}<a {% endif %}", "1: one branch ends inside a tag, another in text"),
      (
        "{% if draft %}<!--{% elif draft %}<a title=\"{% endif %}",
        "1: one branch ends in an HTML comment, another in attribute 'title'"
      ),
      (
        "<a title=\"{% if draft %}\"{% endif %}",
        "11: one branch ends inside a tag, another in attribute 'title'"
      ),
      (
        "<p {% if draft %}title=\"{% else %}href=\"{% endif %}",
        "4: one branch ends in attribute 'title', another in attribute 'href'"
      ),
      (
        "{% for t in towns %}<a {% endfor %}",
        "1: the body of 'for' begins in text and ends inside a tag"
      ),
      (
        "{% block a %}<a {% endblock %}",
        "10: block 'a' begins in text and ends inside a tag"
      ),
      (
        "<a title={% if draft %}b{% endif %}>",
        "10: the value of 'title' must be in quotes"
      ),
      (
        "<{% if draft %}a{% endif %}>",
        "2: a template tag cannot stand between '<' and the name of an element"
      ),
    ] as [(String, String)]
  )
  func refusesValuesAndTagsOutOfPlace(template: String, message: String) {
    let first = compile(["page.html": template, "row.html": ""]).1
      .filter { $0.identifier == "template-context" }.map(\.line)
    #expect(first == [expected(message, "template-context")])
  }

  @Test(
    arguments: [
      ("<a title='{{ body }}'>", "14: HTML can be printed in text only, not in attribute 'title'"),
      ("<title>{{ body }}</title>", "11: HTML can be printed in text only, not in <title>"),
      (
        "<a href=\"{{ title }}\">",
        "13: 'href' takes a link, a url, an integer or 'value|urlencode', not text"
      ),
      (
        "<a href=\"?{{ title }}\">",
        "14: 'href' takes a link, a url, an integer or 'value|urlencode', not text"
      ),
      ("<a href=\"x{{ link }}\">", "14: a link stands only at the start of 'href'"),
      ("<a href=\"{{ count }}{{ url }}\">", "24: a url stands only at the start of 'href'"),
      (
        "<form action=\"{{ title }}\">",
        "18: 'action' takes a link, a url, an integer or 'value|urlencode', not text"
      ),
      (
        "<img src=\"{{ url }}\">",
        "14: 'src' of <img> takes a link: a page loads nothing from outside the site"
      ),
      (
        "<use xlink:href=\"{{ url }}\">",
        "21: 'xlink:href' of <use> takes a link: a page loads nothing from outside the site"
      ),
      (
        "<img src=\"{{ title }}\">",
        "14: 'src' takes a link, an integer or 'value|urlencode', not text"
      ),
      ("<img srcset=\"{{ url }} 2x\">", "17: 'srcset' takes links and integers, not a url"),
      (
        "<meta http-equiv=\"refresh\" content=\"0; url={{ url }}\">",
        "47: 'content' takes links and integers, not a url"
      ),
      (
        "<script type=\"application/json\">{{ body }}</script>",
        "36: HTML can be printed in text only, not in <script>"
      ),
    ] as [(String, String)]
  )
  func refusesValuesOfAnotherTypeThanThePlaceTakes(template: String, message: String) {
    let faults = compile(["page.html": template]).1.map(\.line)
    #expect(faults.first == expected(message, "template-type"))
  }

  @Test(
    arguments: [
      ("a < b", "3: a '<' that begins no tag is written '&lt;'"),
      ("<?xml?>", "1: a '<' that begins no tag is written '&lt;'"),
      ("<![CDATA[", "1: '<!' begins only a comment '<!--' or '<!doctype html>'"),
      ("<!-->", "1: an HTML comment ends with '-->'"),
      ("<a title=\"b\"c>", "13: a space is missing between two attributes"),
      ("<a{% if draft %}b{% endif %}>", "17: a space is missing between two attributes"),
      ("<a =b>", "4: '=' cannot be part of an attribute's name"),
      ("<a title=>", "10: the value of 'title' is missing"),
      ("<a title=\"", "11: the template ends in attribute 'title'"),
      ("<title><b></title>", "8: <title> holds text only; write '&lt;' for '<'"),
      (
        "<script>a='<!--'</script>",
        "12: a script holds neither '<!--' nor '<script'; write '\\u003c' for '<'"
      ),
      ("<script>", "9: the template ends in <script>"),
      (
        "<meta content=\"{{ title }}\" http-equiv=\"refresh\">",
        "40: 'http-equiv' comes before a 'content' that holds a value"
      ),
      (
        "<a href=\"{{ title|urlencode }}:x\">",
        "31: the scheme of an address in 'href' cannot be a value"
      ),
      (
        "<script type=\"application/json\">\"</script>",
        "34: a JSON string is never closed before '</script>'"
      ),
    ] as [(String, String)]
  )
  func refusesHTMLThatIsReadInTwoWays(template: String, message: String) {
    #expect(
      compile(["page.html": template]).1.map(\.line) == [expected(message, "template-html")]
    )
  }

  /// Values of another kind than promised print nothing that could do harm.
  @Test func aRecordThatBreaksItsPromiseDoesNoHarm() {
    struct Liar: Record {
      static let fields = RecordFields<Liar>("liar", "A record whose values are not what it says.")
      {
        Field("text", .text, "") { _ in .html(HTML { $0.append("<b>") }) }
        Field("html", .html, "") { _ in .text("<b>") }
        Field("link", .link, "") { _ in .url("javascript:alert(1)") }
        Field("source", .link, "") { _ in .url("https://example.org") }
        Field("list", .list(.text), "") { _ in .integer(1) }
        Field("record", .record("liar"), "") { _ in .text("x") }
      }
    }
    let text = """
      <p title="{{ text }}">{{ html }}</p><a href="{{ link }}"><img src="{{ source }}">\
      {% for x in list %}{{ x }}{% endfor %}[{{ record.text }}]
      """
    let (set, diagnostics) = TemplateSet.compile(
      sources: TemplateSources(builtIn: ["page.html": text]),
      pages: [PageSchema(template: "page.html", root: Liar.fields.type)],
      records: []
    )
    #expect(diagnostics == [])
    var writer = ByteWriter()
    let problem = set.template("page.html")?
      .render(root: Liar(), page: PageContext(depth: 0), into: &writer)
    #expect(problem == nil)
    #expect(writer.text == "<p title=\"\">&lt;b&gt;</p><a href=\"#\"><img src=\"#\">[]")
  }

  private func expected(_ message: String, _ identifier: String) -> String {
    let parts = message.split(separator: ": ", maxSplits: 1)
    return "Templates/page.html:1:\(parts[0]): error: \(parts[1]) [\(identifier)]"
  }
}
