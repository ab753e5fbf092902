import Testing

@testable import AnnalsTemplates

struct RenderingTests {
  @Test(arguments: [
    ("{{ title }}", "A &amp; B"),
    ("{{ report.title }}", "Report"),
    ("{{ count }}", "3"),
    ("{{ body }}", "<p>One</p>"),
    ("[{{ note }}]", "[]"),
    ("[{{ report.source.name }}]", "[]"),
    ("{{ 'a<b' }}{{ 12 }}", "a&lt;b12"),
    ("{{ link }} {{ place }}", "towns/idlib.html a.html#s-1"),
    ("{{ url }}", "https://example.org/?a=1&amp;b=2"),
  ])
  func printsValues(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test(arguments: [
    ("{% if draft %}a{% endif %}", ""),
    ("{% if not draft %}a{% endif %}", "a"),
    ("{% if draft %}a{% else %}b{% endif %}", "b"),
    ("{% if draft %}a{% elif count > 2 %}b{% else %}c{% endif %}", "b"),
    ("{% if draft %}a{% elif count > 3 %}b{% else %}c{% endif %}", "c"),
    ("{% if title == 'A & B' and count != 4 %}a{% endif %}", "a"),
    ("{% if draft or (count <= 3 and count >= 3) %}a{% endif %}", "a"),
    ("{% if 'A' in title %}a{% endif %}{% if 'z' not in words %}b{% endif %}", "ab"),
    ("{% if note is defined %}a{% endif %}{% if note is not defined %}b{% endif %}", "b"),
    ("{% if 1 == 1 %}a{% else %}b{% endif %}", "a"),
    ("{% if 1 > 2 %}a{% elif draft %}b{% elif true %}c{% else %}d{% endif %}", "c"),
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
    ("{% for t in towns %}{% set n = t.name %}{{ n }}{% endfor %}", "IdlibMorek"),
  ])
  func loops(template: String, page: String) {
    #expect(render(template) == page)
  }

  @Test func includesFilesInTheCurrentScope() {
    let page = render([
      "page.html":
        "{% for t in towns %}{% include 'row.html' with n=loop.index, kind='x' %}{% endfor %}",
      "row.html": "{{ n }}{{ kind }}{{ t.name }}{% if kind == 'x' %}!{% endif %};",
    ])
    #expect(page == "1xIdlib!;2xMorek!;")
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
}
