import AnnalsVocabulary
import Testing

@testable import AnnalsTemplates

struct RenderingTests {
  @Test(arguments: [
    ("{{ title }}", "A &amp; B"), ("{{ report.title }}", "Report"), ("{{ count }}", "3"),
    ("{{ body }}", "<p>One</p>"), ("[{{ note }}]", "[]"), ("[{{ report.source.name }}]", "[]"),
    ("{{ 'a<b' }}{{ \"it's\" }}{{ 12 }}{{ -7 }}", "a&lt;bit&#39;s12-7"),
    ("{{ 'a\\n\\'\\\"\\\\' }}", "a\n&#39;&quot;\\"),
    ("{{ link }} {{ place }}", "towns/idlib.html a.html#s-1"),
    ("{{ url }}", "https://example.org/?a=1&amp;b=2"), ("{{title}}{{  count\n}}", "A &amp; B3"),
    ("\u{FEFF}{{ count }}", "3"), ("", ""), ("{", "{"), ("{{ (count) }} } }} %}", "3 } }} %}"),
  ])
  func printsValues(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test(arguments: [
    ("{% if draft %}a{% endif %}", ""), ("{% if not draft %}a{% endif %}", "a"),
    ("{% if draft %}a{% else %}b{% endif %}", "b"),
    ("{% if draft %}a{% elif count > 2 %}b{% else %}c{% endif %}", "b"),
    ("{% if draft %}a{% elif count > 3 %}b{% else %}c{% endif %}", "c"),
    ("{% if draft %}a{% elif count < 3 %}b{% elif count < 4 %}c{% endif %}", "c"),
    ("{% if title == 'A & B' and count != 4 %}a{% endif %}", "a"),
    ("{% if draft or (count <= 3 and count >= 3) %}a{% endif %}", "a"),
    ("{% if draft and count or not draft %}a{% endif %}", "a"),
    ("{% if 'A' in title %}a{% endif %}{% if 'z' not in words %}b{% endif %}", "ab"),
    ("{% if 'c' in words and not ('' in words) %}a{% endif %}", "a"),
    ("{% if note is defined %}a{% endif %}{% if note is not defined %}b{% endif %}", "b"),
    ("{% if note == 'x' or note < 'x' or note > 'x' %}a{% elif note != 'x' %}b{% endif %}", "b"),
    ("{% if link == link and url == url and link != place %}a{% endif %}", "a"),
    ("{% if towns %}a{% endif %}{% if note %}b{% endif %}{% if report %}c{% endif %}", "ac"),
    ("{% if report.source %}a{% else %}b{% endif %}{% if 0 or '' %}c{% endif %}", "b"),
    ("{% if 1 == 1 %}a{% else %}b{% endif %}", "a"),
    ("{% if 1 > 2 %}a{% elif draft %}b{% elif true %}c{% else %}d{% endif %}", "c"),
    ("{% if 'a' < 'b' and 'é' > 'z' %}a{% endif %}", "a"),
  ])
  func choosesBranches(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test(arguments: [
    ("{% for t in towns %}{{ t.name }} {% endfor %}", "Idlib Morek "),
    (
      "{% for t in towns %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %}, {% endif %}{% endfor %}",
      "1/2, 2/2"
    ),
    (
      "{% for t in towns %}{% for w in t.words %}{{ loop.index }}{{ w }}{% endfor %}{{ loop.index }} {% endfor %}",
      "1Idlib2x1 1Morek2x2 "
    ),
    ("{% for t in towns|limit(0) %}a{% else %}none{% endfor %}", "none"),
    ("{% for t in towns|limit(1) %}{{ t.name }}{% else %}none{% endfor %}", "Idlib"),
    ("{% for w in report.source.words %}{{ w }}{% else %}none{% endfor %}", "none"),
    ("{% for t in towns %}{% set n = t.name %}{{ n }}{% endfor %}", "IdlibMorek"),
    (
      "{% for title in words %}{% if loop.first %}{{ title }}{% endif %}{% endfor %}{{ title }}",
      "aA &amp; B"
    ),
    (
      "{% for t in towns %}{% for t in t.words %}{{ t }}{% endfor %}{{ t.name }}{% endfor %}",
      "IdlibxIdlibMorekxMorek"
    ),
  ])
  func loops(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test(arguments: [
    ("{% set x = title %}{{ x }}{% set x = 1 %}{{ x }}", "A &amp; B1"),
    ("{% set x = 1 %}{% if count %}{% set x = 2 %}{{ x }}{% endif %}{{ x }}", "21"),
    ("{% set t = towns|first %}{{ t.name }}{% if t.count == 2 %}!{% endif %}", "Idlib!"),
    ("{% set same = count == 3 %}{% if same %}a{% endif %}", "a"),
  ])
  func assigns(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test(arguments: [
    ("a {{- title -}} b", "aA &amp; Bb"), ("a\n {%- if count %} b {%- endif -%} \n c", "a bc"),
    ("a {#- x -#} b", "ab"), ("a {# {{ x }} {% if %} #} b", "a  b"),
    ("a {%- raw -%} {{ x }} {%- endraw -%} b", "a{{ x }}b"),
    ("{% raw %}{% if %}{% endraw %}", "{% if %}"), ("{{- 'x' -}}", "x"),
    ("a {{ -1 }} b", "a -1 b"), ("{{ '}}' }}", "}}"),
  ])
  func controlsWhiteSpace(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test func includesFilesInTheCurrentScope() {
    let page = render([
      "page.html":
        "{% for t in towns %}{% include 'p/row.html' with n=loop.index, kind='x' %}{% endfor %}",
      "p/row.html": "{{ n }}{{ kind }}{{ t.name }}{% if kind == 'x' %}!{% endif %};",
    ])
    #expect(page == "1xIdlib!;2xMorek!;")
  }

  @Test func bindingsOfAnIncludeAreReadOutsideAndSeenInsideOnly() {
    let files = [
      "page.html": "{% include 'a.html' with title=count count=title %}{{ title }}{{ count }}",
      "a.html": "{{ title }}{{ count }}{% set x = 1 %};",
    ]
    #expect(render(files) == "3A &amp; B;A &amp; B3")
  }

  @Test func extendsAndCallsTheParentsBlock() {
    let page = render(
      [
        "page.html": "{% extends 'builtin:page.html' %}\n{% block a %}[{{ super() }}]{% endblock %}"
      ],
      builtIn: [
        "page.html": "{% extends 'base.html' %}{% block a %}page{{ super() }}{% endblock a %}",
        "base.html": "<h1>{% block a %}{{ title }}{% endblock %}</h1>{% block b %}b{% endblock %}",
      ]
    )
    #expect(page == "<h1>[pageA &amp; B]</h1>b")
  }

  @Test func blocksSeeTheScopeOfTheirPlaceAndTheAssignmentsOfTheirTemplate() {
    let page = render([
      "page.html": """
      {% extends 'base.html' %}
      {% set heading = 'Towns' %}
      {% block row %}{{ heading }}: {{ t.name }}; {% endblock %}
      """,
      "base.html": "{% for t in towns %}{% block row %}{% endblock %}{% endfor %}{{ heading }}",
    ])
    #expect(page == "Towns: Idlib; Towns: Morek; Towns")
  }

  @Test func includedTemplatesMayExtendOthers() {
    let page = render([
      "page.html": "{% block a %}1{% endblock %}{% include 'card.html' %}{% include 'card.html' %}",
      "card.html": "{% extends 'frame.html' %}{% block a %}2{% endblock %}",
      "frame.html": "<b>{% block a %}3{% endblock %}</b>",
    ])
    #expect(page == "1<b>2</b><b>2</b>")
  }

  @Test func overridesTakeThePlaceOfBuiltInFiles() {
    let builtIn = [
      "page.html": "{% include 'row.html' %}{% include 'builtin:row.html' %}", "row.html": "a",
    ]
    #expect(render(["row.html": "b{% include 'builtin:row.html' %}"], builtIn: builtIn) == "baa")
  }

  @Test func namesTheFilesAndFieldsOfAPage() {
    let (set, _) = compile(
      [
        "page.html":
          "{% extends 'builtin:page.html' %}{% block a %}{{ report.title }}{% endblock %}",
        "row.html": "{{ t.name }}",
      ],
      builtIn: [
        "page.html":
          "{% for t in towns %}{% include 'row.html' %}{% endfor %}{% block a %}{% endblock %}"
      ]
    )
    #expect(
      set.closure(of: "page.html") == [
        TemplateName(.builtIn, "page.html"), TemplateName(.override, "page.html"),
        TemplateName(.override, "row.html"),
      ]
    )
    #expect(
      set.readSet(of: "page.html") == [
        FieldRead(record: "page", field: "report"), FieldRead(record: "page", field: "towns"),
        FieldRead(record: "report", field: "title"), FieldRead(record: "town", field: "name"),
      ]
    )
    #expect(set.closure(of: "other.html") == [])
  }

  @Test func mergesLiteralsAndDropsBranchesNeverTaken() {
    let (set, _) = compile([
      "page.html": "a{# b #}{{ 'c&' }}{% if 1 == 1 %}d{% elif draft %}{{ title }}{% endif %}"
        + "{% set k = 'x' %}{% if k != 'x' %}{{ count }}{% endif %}{{ k }}{{ title }}{{ count }}"
    ])
    let program = set.template("page.html")?.program
    #expect(program.map { String(decoding: $0.literals, as: UTF8.self) } == "ac&amp;dx")
    #expect(program?.steps.count == 1)
  }

  @Test func printsTheSameBytesEveryTime() {
    let template =
      "{% for t in towns %}{{ t.name }}{% if loop.first %}{{ words|json }}{% endif %}{% endfor %}"
    #expect(Set((0..<20).map { _ in render(template) }).count == 1)
  }

  @Test func addsToWhatHasBeenWritten() {
    let (set, _) = compile(["page.html": "{{ count }}"])
    var writer = ByteWriter()
    writer.append("before ")
    let problem = set.template("page.html")?.render(
      root: PageView(),
      page: PageContext(depth: 0),
      limits: RenderLimits(outputBytes: 1, steps: 10),
      into: &writer
    )
    #expect(problem == nil)
    #expect(writer.text == "before 3")
  }
}
