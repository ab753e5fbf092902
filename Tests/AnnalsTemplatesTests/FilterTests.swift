import Testing

@testable import AnnalsTemplates

struct FilterTests {
  @Test(arguments: [
    ("{{ towns|length }} {{ title|length }} {{ report.source.words|length }}", "2 5 0"),
    ("{% if towns|length > 1 %}a{% endif %}", "a"),
    (
      "{% set t = towns|first %}{{ t.name }} {{ (towns|last).name }} {{ (towns|last).count }}",
      "Idlib Morek 0"
    ),
    ("[{{ (towns|limit(0)|first).name }}]", "[]"), ("{{ words|last }}", "c"),
    (
      "{{ words|join }} {{ words|join(', ') }} {{ words|limit(2)|join('-') }}",
      "aA &amp; Bc a, A &amp; B, c a-A &amp; B"
    ),
    ("[{{ report.source.words|join }}]", "[]"), ("{{ words|limit(-1)|length }}", "0"),
    ("{{ note|default('none') }} {{ title|default('none') }}", "none A &amp; B"),
    ("{{ note|default(report.title) }} {{ note|default(note) }}", "Report "),
    ("{{ report.source.name|default('?') }}", "?"), ("{{ report.source.count|default(0) }}", "0"),
    (
      "{{ title|truncate(5) }} {{ title|truncate(4) }} {{ title|truncate(2) }}",
      "A &amp; B A &amp;… A…"
    ),
    ("{{ title|truncate(0) }}{{ title|truncate(-3) }}", "……"),
    (
      "{{ title|urlencode }} {{ 'ü/?'|urlencode }} {{ count|urlencode }}",
      "A%20%26%20B %C3%BC%2F%3F 3"
    ),
    (
      "{{ words|json }} {{ note|json }} {{ draft|json }} {{ count|json }}",
      "[&quot;a&quot;,&quot;A \\u0026 B&quot;,&quot;c&quot;] null false 3"
    ),
  ])
  func appliesTheFiltersOfTheLanguage(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test func cutsNoCharacterOfTheEncoding() {
    let root = PageView(title: "إدلب e\u{301} 🏚 x")
    for count in 0...10 {
      let page = render("{{ title|truncate(\(count)) }}", root: root)
      #expect(page.unicodeScalars.count <= count + 1)
      #expect(!page.contains("\u{FFFD}"))
    }
  }

  private static let double = Filter(
    "double",
    takes: .integer,
    gives: .integer,
    "Twice the number."
  ) { value, _ in
    guard case .integer(let number) = value else { return .absent }
    return .integer(number * 2)
  }

  private static let plural = Filter(
    "plural",
    takes: .integer,
    arguments: [.text, .text],
    gives: .text,
    "The word that fits a number."
  ) { value, arguments in
    guard case .integer(let number) = value else { return .absent }
    return arguments[number == 1 ? 0 : 1]
  }

  @Test func appliesTheFiltersOfTheHost() {
    let template =
      "{{ count|double|double }} {{ count|plural('town', 'towns') }}[{{ report.source.count|double }}]"
    let page = render(["page.html": template], filters: [Self.double, Self.plural])
    #expect(page == "12 towns[]")
  }

  @Test func checksTheArgumentsOfAFilterOfTheHost() {
    let template = "{{ count|plural('a') }}{{ count|plural('a', note) }}{{ title|double }}"
    let (_, diagnostics) = compile(["page.html": template], filters: [Self.double, Self.plural])
    #expect(
      diagnostics.map(\.line) == [
        "Templates/page.html:1:10: error: filter 'plural': it takes 2 arguments [filter-argument]",
        "Templates/page.html:1:45: error: filter 'plural': argument 2 is text "
          + "and may not be absent [filter-argument]",
        "Templates/page.html:1:62: error: filter 'double' cannot be applied to text: "
          + "it takes an integer [filter-type]",
      ]
    )
  }

  @Test func describesItself() {
    #expect(Self.plural.usage == "integer|plural(text, text)")
    #expect(Filter.builtIn.allSatisfy { !$0.summary.isEmpty && $0.summary.last == "." })
  }
}
