import AnnalsVocabulary
import Testing

@testable import AnnalsTemplates

/// Every fault a template can have, with the whole message.
struct LoadErrorTests {
  @Test(
    arguments: [
      ("{{ x", "1: '{{' is never closed by '}}' [template-syntax]"),
      ("{{ x\n</p></main>", "1: '{{' is never closed by '}}' [template-syntax]"),
      ("{{ x {{ title }}", "1: '{{' is never closed by '}}' [template-syntax]"),
      ("{% if x", "1: '{%' is never closed by '%}' [template-syntax]"),
      ("ab{# c", "3: '{#' is never closed by '#}' [template-syntax]"),
      ("{% raw %}{{", "1: '{% raw %}' is never closed by '{% endraw %}' [template-syntax]"),
      ("{{ 'a }}", "4: a text in quotes is not closed on its line [template-syntax]"),
      (
        "{{ '\\x' }}",
        "5: a backslash stands only before a quote, a backslash, n or t [template-syntax]"
      ),
      (
        "{{ 99999999999999999999 }}",
        "4: '99999999999999999999' is too large for an integer [template-syntax]"
      ),
      ("{{ é }}", "4: 'é' is not part of the language [template-syntax]"),
      (
        "{{ count + 1 }}",
        "10: '+' is not part of the language: templates do not calculate [template-syntax]"
      ),
      ("{% %}", "1: a tag begins with a word such as 'if' or 'for' [template-syntax]"),
      ("{% iff draft %}", "4: unknown tag 'iff'; did you mean 'if'? [template-syntax]"),
      ("{{ }}", "4: an expression is missing [template-syntax]"),
      ("{{ | }}", "4: an expression is missing before '|' [template-syntax]"),
      ("{{ title| }}", "11: the name of a filter is missing after '|' [template-syntax]"),
      ("{{ title. }}", "11: the name of a field is missing after '.' [template-syntax]"),
      (
        "{{ title|truncate(3 }}",
        "21: ')' is missing after the arguments of the filter [template-syntax]"
      ),
      (
        "{{ (title }}",
        "11: ')' is missing after the expression in parentheses [template-syntax]"
      ),
      ("{{ title title }}", "10: 'title' is not expected here [template-syntax]"),
      (
        "{{ title if draft }}",
        "10: there is no 'if' inside '{{ }}'; write '{% if … %}' [template-syntax]"
      ),
      (
        "{{ now() }}",
        "7: there are no functions; filters are written 'value|filter(arguments)' [template-syntax]"
      ),
      ("{% if count = 3 %}{% endif %}", "13: '=' does not compare; write '==' [template-syntax]"),
      (
        "{% if 1 < 2 < 3 %}{% endif %}",
        "13: comparisons are not chained; write 'a < b and b < c' [template-syntax]"
      ),
      (
        "{% if note is none %}{% endif %}",
        "15: after 'is' comes 'defined' or 'not defined' [template-syntax]"
      ),
      ("{% for towns %}{% endfor %}", "14: 'in' is missing after 'towns' [template-syntax]"),
      (
        "{% for in towns %}{% endfor %}",
        "8: 'in' is a word of the language and cannot be the name of a variable [template-syntax]"
      ),
      ("{% set x %}", "10: '=' is missing after 'x' [template-syntax]"),
      ("{% set = 1 %}", "8: the name of a variable is missing [template-syntax]"),
      (
        "{% set loop = 1 %}",
        "8: 'loop' is a word of the language and cannot be the name of a variable [template-syntax]"
      ),
      ("{% block %}{% endblock %}", "10: the name of the block is missing [template-syntax]"),
      (
        "{% include x %}",
        "12: the name of the template is missing; write it in quotes [template-syntax]"
      ),
      ("{% if draft %}", "1: 'if' is never ended by 'endif' [template-syntax]"),
      ("{% endif %}", "1: 'endif' ends nothing: no 'if' is open [template-syntax]"),
      ("{% endif x %}", "10: 'x' is not expected here [template-syntax]"),
      (
        "{% if draft %}{% for t in towns %}{% endif %}",
        "15: 'for' is never ended by 'endfor' [template-syntax]"
      ),
      (
        "{% if draft %}{% else %}{% else %}{% endif %}",
        "25: 'else' stands only once, in 'if' or 'for' [template-syntax]"
      ),
      (
        "{% if draft %}{% else if draft %}{% endif %}",
        "23: write 'elif' for 'else if' [template-syntax]"
      ),
      ("{% elif draft %}", "1: 'elif' stands only after 'if' or 'elif' [template-syntax]"),
      (
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "37: block 'a' is defined twice in this file [duplicate-block]"
      ),
      ("{% block a %}{% endblock b %}", "26: 'b' does not end block 'a' [template-syntax]"),
      ("{{ super() }}", "4: 'super()' stands only in a block [template-syntax]"),
      (
        "{% block a %}{{ super() }}{% endblock %}",
        "17: block 'a' has no other definition for 'super()' [unknown-block]"
      ),
      (
        "a{% extends 'base.html' %}",
        "2: 'extends' comes before everything else in a template [template-syntax]"
      ),
      ("{% extends 'a' %}{% extends 'b' %}", "18: a template extends one other [template-syntax]"),
    ] as [(String, String)]
  )
  func reportsFaultsOfSyntax(template: String, message: String) {
    #expect(faults(template).contains(expected(message)), "\(faults(template))")
    #expect(faults(template).split(separator: "\n").count <= 2)
  }

  @Test(
    arguments: [
      ("{{ titel }}", "4: unknown variable 'titel'; did you mean 'title'? [unknown-variable]"),
      (
        "{{ report.titel }}",
        "11: unknown field 'titel' of 'report'; did you mean 'title'? [unknown-field]"
      ),
      ("{{ title.x }}", "10: text has no fields such as 'x' [unknown-field]"),
      (
        "{{ towns.name }}",
        "10: a list of town has no fields such as 'name'; loop over it with 'for' [unknown-field]"
      ),
      ("{{ other.x }}", "10: record 'elsewhere' is not described [unknown-field]"),
      ("{{ loop.index }}", "4: 'loop' is known only inside 'for' [unknown-variable]"),
      (
        "{% for t in towns %}{{ loop }}{% endfor %}",
        "24: 'loop' has fields only, such as 'loop.index' [template-type]"
      ),
      (
        "{% for t in towns %}{{ loop.indx }}{% endfor %}",
        "29: unknown field 'indx' of 'loop'; did you mean 'index'? [unknown-field]"
      ),
      (
        "{% for t in towns %}{% endfor %}{{ t.name }}",
        "36: unknown variable 't' [unknown-variable]"
      ),
      (
        "{% if draft %}{% set x = 1 %}{% endif %}{{ x }}",
        "44: unknown variable 'x' [unknown-variable]"
      ),
      ("{{ title|trunc }}", "10: unknown filter 'trunc' [unknown-filter]"),
      (
        "{{ title|truncat(3) }}",
        "10: unknown filter 'truncat'; did you mean 'truncate'? [unknown-filter]"
      ),
      ("{{ title|truncate }}", "10: filter 'truncate': it takes 1 argument [filter-argument]"),
      (
        "{{ title|truncate('a') }}",
        "19: filter 'truncate': argument 1 is an integer [filter-argument]"
      ),
      ("{{ words|first(1) }}", "10: filter 'first': it takes no arguments [filter-argument]"),
      ("{{ note|default(1) }}", "17: filter 'default': argument 1 is text [filter-argument]"),
      (
        "{{ count|truncate(3) }}",
        "10: filter 'truncate' cannot be applied to an integer: it takes text [filter-type]"
      ),
      (
        "{{ towns|join }}",
        "10: filter 'join' cannot be applied to a list of town: "
          + "it takes a list of text or of integers [filter-type]"
      ),
      (
        "{{ report|json }}",
        "11: filter 'json' cannot be applied to a record 'report': "
          + "it takes text, integers, booleans, urls or lists of them [filter-type]"
      ),
      (
        "{{ report }}",
        "4: a record 'report' cannot be printed; name one of its fields [template-type]"
      ),
      (
        "{{ towns }}",
        "4: a list cannot be printed; loop over it with 'for' or use 'join' [template-type]"
      ),
      ("{{ draft }}", "4: a boolean cannot be printed; test it with 'if' [template-type]"),
      (
        "{% for x in title %}{{ x.y }}{% endfor %}",
        "13: 'for' loops over a list, not text [template-type]"
      ),
      (
        "{% if title == 3 %}{% endif %}",
        "13: '==' does not compare text with an integer [template-type]"
      ),
      (
        "{% if towns == towns %}{% endif %}",
        "13: '==' does not compare a list of town [template-type]"
      ),
      (
        "{% if draft < draft %}{% endif %}",
        "13: '<' compares integers or text, not a boolean [template-type]"
      ),
      (
        "{% if count in title %}{% endif %}",
        "13: 'in' does not compare an integer with text [template-type]"
      ),
      (
        "{% if count in count %}{% endif %}",
        "13: after 'in' comes a list or text, not an integer [template-type]"
      ),
      (
        "{% if count in words %}{% endif %}",
        "13: 'in' does not compare an integer with a list of text [template-type]"
      ),
      ("{% include 'x.html' %}", "12: there is no template 'x.html' [template-not-found]"),
      (
        "{% include 'builtin:page.html' %}",
        "12: there is no template 'builtin:page.html' [template-not-found]"
      ),
      (
        "{% extends 'pag.html' %}",
        "12: there is no template 'pag.html'; did you mean 'page.html'? [template-not-found]"
      ),
      (
        "{% include 'page.html' %}",
        "12: a template cannot include itself: page.html > page.html [template-recursion]"
      ),
    ] as [(String, String)]
  )
  func reportsNamesAndTypes(template: String, message: String) {
    #expect(faults(template) == expected(message))
  }

  @Test func reportsEveryFaultOfEveryFile() {
    let (_, diagnostics) = compile([
      "page.html": "{{ a }}\n{% include 'row.html' %}{{ count|b }}\r\n\té{{ d }}",
      "row.html": "{{ e }}",
      "broken.html": "{% if %}{% endif %}\n{% endfor %}",
    ])
    #expect(
      diagnostics.map(\.line) == [
        "Templates/broken.html: warning: 'broken.html' overrides no built-in template "
          + "and no template includes it [unused-template]",
        "Templates/broken.html:1:7: error: an expression is missing [template-syntax]",
        "Templates/broken.html:2:1: error: 'endfor' ends nothing: no 'for' is open [template-syntax]",
        "Templates/page.html:1:4: error: unknown variable 'a' [unknown-variable]",
        "Templates/page.html:2:34: error: unknown filter 'b' [unknown-filter]",
        "Templates/page.html:3:7: error: unknown variable 'd' [unknown-variable]",
        "Templates/row.html:1:4: error: unknown variable 'e' [unknown-variable]",
      ]
    )
  }

  @Test func namesTheFilesThatLeadToAFault() {
    let (_, diagnostics) = compile([
      "page.html": "{% extends 'base.html' %}",
      "base.html": "\n{% include 'row.html' %}{% include 'row.html' %}",
      "row.html": "{{ x }}",
    ])
    #expect(
      diagnostics.map(\.line) == [
        "Templates/row.html:1:4: error: unknown variable 'x' [unknown-variable]"
      ]
    )
    #expect(
      diagnostics[0].notes.map { "\($0.location.path):\($0.location.line ?? 0) \($0.message)" }
        == ["Templates/base.html:2 included here", "Templates/page.html:1 extended here"]
    )
  }

  @Test func warnsOfTemplatesNothingUses() {
    let (_, diagnostics) = compile(
      ["page.html": "a", "Row.html": "b", "notes.txt": "c", "used.html": "d"],
      builtIn: ["row.html": "{% include 'used.html' %}"]
    )
    #expect(
      diagnostics.map(\.line) == [
        "Templates/Row.html: warning: 'Row.html' overrides no built-in template "
          + "and no template includes it; did you mean 'row.html'? [unused-template]",
        "Templates/used.html: warning: 'used.html' overrides no built-in template "
          + "and no template includes it [unused-template]",
      ]
    )
  }

  @Test func reportsBlocksAndTextThatNothingPrints() {
    let (_, diagnostics) = compile([
      "page.html": """
      {% extends 'base.html' %}
      {% set x = 1 %}{# fine #}
      {% block contnt %}{% endblock %}
      stray {{ title }}
      {% if draft %}{% endif %}
      """,
      "base.html": "{% block content %}{% endblock %}",
    ])
    let stray = "error: in a template that extends another, only what stands in a block is printed"
    #expect(
      diagnostics.map(\.line) == [
        "Templates/page.html:3:10: error: unknown block 'contnt' of 'base.html'; "
          + "did you mean 'content'? [unknown-block]",
        "Templates/page.html:4:1: \(stray) [template-syntax]",
        "Templates/page.html:4:10: \(stray) [template-syntax]",
        "Templates/page.html:5:1: \(stray) [template-syntax]",
      ]
    )
  }

  @Test func refusesFilesThatAreNotUTF8() {
    for (bytes, column) in [([0x61, 0xFF], 2), ([0x61, 0x62, 0], 3), ([0xC3], 1)]
      as [([UInt8], Int)]
    {
      let sources = TemplateSources(
        builtIn: [],
        overrides: [.init(path: "page.html", bytes: bytes)]
      )
      let (_, diagnostics) = TemplateSet.compile(
        sources: sources,
        pages: [PageSchema(template: "page.html", root: PageView.fields.type)],
        records: []
      )
      #expect(
        diagnostics.map(\.line) == [
          "Templates/page.html:1:\(column): error: a template is UTF-8 without NUL "
            + "[template-encoding]"
        ]
      )
    }
  }

  @Test func reportsAPageWithoutATemplate() {
    let (set, diagnostics) = compile([:])
    #expect(
      diagnostics.map(\.line) == [
        "Templates/page.html: error: there is no template 'page.html' [template-not-found]"
      ]
    )
    #expect(set.template("page.html") == nil)
  }

  private func faults(_ template: String) -> String {
    compile(["page.html": template]).1.map(\.line).joined(separator: "\n")
  }

  /// `4: message` as the line of a diagnostic.
  private func expected(_ message: String) -> String {
    let parts = message.split(separator: ": ", maxSplits: 1)
    return "Templates/page.html:1:\(parts[0]): error: \(parts[1])"
  }
}
