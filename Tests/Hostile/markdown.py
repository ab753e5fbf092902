"""Markdown that wants to become markup, or to take for ever (sections A1 to A10 and A14 to A16)."""

from case import ARTICLE, BAD_PAGE, Case, article, body

LINE = 6  # of the file: the first line of a body


def unsafe(column=1):
    return ("warning", "unsafe-link", f"{ARTICLE}:{LINE}:{column}")


def link(name, address):
    """A link that keeps its text and loses its address."""
    return body(f"A6-{name}", "an address that is not http, https, mailto or relative is dropped, the text stays",
                f"[the text]({address}) stays\n", problems=(unsafe(),), contains={BAD_PAGE: ["the text stays"]})


def slow(name, text, why):
    """Text that libcmark 0.30.2 takes minutes over: refused with the line, or done in time."""
    return body(f"A9-{name}", "refused before the parser meets it", text, exit=5, message=(why,),
                problems=(("error", "markdown-too-complex", f"{ARTICLE}:{LINE}:1"),))


def heavy(name, text, **rest):
    """Text that looks like the above and is harmless: a page, in time."""
    return body(f"A9-{name}", "a page, in time", text, megabytes=600, **rest)


INJECTION = "'\"><script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"

CASES = [
    body("A1-link-title", "a link's title cannot leave its attribute",
         "[x](https://example.org/u '\\'\"><script>alert(1)</script>')", lacks={"*": ["<script>alert"]}),
    body("A2-image-title", "an image's title and text cannot leave their attributes",
         "![a\" onerror=\"alert(1)](https://example.org/i.png '\" onerror=\"alert(1)')",
         problems=(("warning", "remote-image", f"{ARTICLE}:{LINE}:1"),), lacks={"*": ["<script>alert"]}),
    body("A3-link-address", "quotes in an address stay in it",
         "[x](<https://example.org/\"onmouseover=\"alert(1)>) [y](<https://example.org/'><script>alert(1)</script>>)",
         lacks={"*": ["<script>alert"]}),
    body("A4-fence-info", "the info string of a fence is a class of few letters or none",
         '```"><script>alert(1)</script>\ncode\n```\n\n```swift" onclick="alert(1)\ncode\n```', lacks={"*": ["<script>alert"]}),
    body("A4-fence-info-long", "a long info string is no class", "```" + "a" * 5000 + "\ncode\n```", lacks={BAD_PAGE: ["a" * 40]}),
    body("A5-html-block", "a block of HTML is shown, not executed and not dropped",
         "<script>alert(1)</script>\n\n<iframe src=\"https://example.org\"></iframe>\n", contains={BAD_PAGE: [ESCAPED, "&lt;iframe"]}),
    body("A5-html-inline", "HTML within a line is shown", "Look: <img src=x onerror=alert(1)> <b>bold</b>",
         contains={BAD_PAGE: ["&lt;img src=x onerror=alert(1)&gt;", "&lt;b&gt;bold&lt;/b&gt;"]}),
    body("A5-comment", "a comment is shown: quoted evidence does not vanish", "before <!-- in between --> after",
         contains={BAD_PAGE: ["&lt;!-- in between --&gt;"]}),
    body("A5-instruction", "processing instructions, declarations and CDATA are shown",
         "a <?php system('id') ?> b <!DOCTYPE x> c <![CDATA[ d ]]>",
         contains={BAD_PAGE: ["&lt;?php", "&lt;!DOCTYPE x&gt;", "&lt;![CDATA[ d ]]&gt;"]}),
    body("A5-unclosed", "an unclosed tag takes nothing with it", "a <script\n\nThe next paragraph.",
         contains={BAD_PAGE: ["<p>The next paragraph.</p>"]}),
    link("case", "JaVaScRiPt:alert(1)"),
    link("entity", "&#106;avascript:alert(1)"),
    link("newline", "java&#x0A;script:alert(1)"),
    link("tab", "java&#x09;script:alert(1)"),
    link("control", "&#1;javascript:alert(1)"),
    link("data-html", "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E"),
    link("data-svg", "data:image/svg+xml;base64,PHN2Zz4="),
    link("vbscript", "vbscript:msgbox(1)"),
    link("file", "file:///etc/passwd"),
    link("blob", "blob:https://example.org/1"),
    link("host", "//example.org/x"),
    link("host-backslashes", "<\\\\\\\\example.org\\\\x>"),
    link("host-mixed", "</\\\\example.org/x>"),
    link("unknown-scheme", "ms-settings:x"),
    body("A6-autolink", "an autolink is a link like any other", "<javascript:alert(1)>", problems=(unsafe(),)),
    body("A6-reference", "a reference is a link like any other", "[the text][r] stays\n\n[r]: javascript:alert(1)", problems=(unsafe(),)),
    body("A6-image", "an image's address is an address like any other", "![text](javascript:alert(1))", problems=(unsafe(),)),
    body("A6-percent", "percent-encoding makes no scheme", "[x](javascript%3Aalert(1))",
         problems=(("warning", "broken-link", f"{ARTICLE}:{LINE}:1"),)),
    body("A7-remote-image", "a remote image becomes a link that names its host", "![a photograph](http://example.org/pixel.gif)",
         problems=(("warning", "remote-image", f"{ARTICLE}:{LINE}:1"),), contains={BAD_PAGE: ["example.org"]},
         lacks={BAD_PAGE: ["<img"]}),
    Case("A8-attachments", "media that a browser would run are not served as such",
         files={"Content/Media/page.html": "<script>alert(1)</script>", "Content/Media/run.js": "alert(1)",
                "Content/Media/drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "Content/Media/Page.XHTML": "<x/>",
                "Content/Media/plain.svg": "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9'/></svg>"},
         contains={"media/page.html.txt": ["<script>"], "media/Page.XHTML.txt": ["<x/>"], "media/drawing.svg.txt": ["<svg"],
                   "media/plain.svg": ["<svg"]},
         problems=[("warning", "active-picture", "Content/Media/drawing.svg")]),
    slow("list-nesting", "- " * 30000 + "x" + "\n" * 30000, "inside one another"),
    slow("quoted-list-nesting", "> " + "- " * 30000 + "x" + "\n>" * 30000, "inside one another"),
    slow("image-brackets", "![[]()" * 160000, "images"),
    slow("quote-depth-emphasis", ">" * 100000 + "a*" * 100000, "inside one another"),
    slow("quote-depth", ">" * 100000 + "a", "inside one another"),
    slow("mixed-nesting", "> 1. - " * 60 + "x", "inside one another"),
    heavy("nested-strong", "*a **a " * 65000 + "b" + " a** a*" * 65000),
    heavy("open-brackets", "[" * 50000 + "a" + "]" * 50000),
    heavy("unclosed-links", "[a](<b" * 30000),
    heavy("unclosed-links-plain", "[a](b" * 30000),
    heavy("backticks", "".join("e" + "`" * i for i in range(1, 2500))),
    heavy("entities", "&" * 100000 + "\n" + "&#" * 50000),
    heavy("comments", "</" + "<!--" * 30000),
    heavy("declarations", "a <!A " * 30000),
    heavy("instructions", "a <?" * 30000),
    heavy("reference-collisions", "".join(f"[{i}]: https://example.org/u\n" for i in range(50000)) + "[0]" * 50000),
    heavy("emphasis-openers", "a_ " * 65000),
    heavy("emphasis-closers", "*a_ " * 65000),
    heavy("blank-lines", "a\n" + "\n" * 1_000_000),
    heavy("setext", "a\n" * 30000 + "===\n"),
    heavy("table-like", "|a|b" * 60000),
    body("A10-depth-at-limit", "what lies within the limit is a page", "> " * 99 + "deep", contains={BAD_PAGE: ["deep"]}),
    body("A10-depth-past-limit", "one more is refused", "> " * 101 + "deep", exit=5,
         problems=(("error", "markdown-too-complex", f"{ARTICLE}:{LINE}:1"),)),
    body("A14-heading-ids", "ids of headings are prefixed, unique and never those of the page",
         "# main\n\n# main\n\n# constructor\n\n# __proto__\n\n#\n\n# search\n\n# main-2\n",
         contains={BAD_PAGE: ['id="s-main"', 'id="s-main-2"', 'id="s-constructor"']},
         lacks={BAD_PAGE: ['id="constructor"', 'id="__proto__"', 'id="s-"']}),
    Case("A15-grapheme-quotes", "a combining mark or joiner behind a quote does not hide it",
         files={ARTICLE: article("x\"\u0301 <\u0301b>\u200d &\u0301 '\u0301", title="'x\"\u0301 onmouseover=alert(1) <\u0301b> &\u0301 `\u0301 =\u200d'",
                                 source="'S\"\u0301 onmouseover=alert(1) <\u0301i>'", slug="bad", author="'A\"\u0301 onclick=alert(1)'")},
         lacks={"*": ["<\u0301"]}),
    Case("A15-names", "names of towns and factions are escaped like any text",
         files={"Content/Towns/evil.md": "---\nname: 'Evil\"\u0301 onmouseover=alert(1) <script>alert(1)</script>'\naliases: ['</title><script>alert(1)</script>']\nslug: evil\n---\n<b>x</b>\n",
                "Content/Factions/evil.md": "---\nname: '\"><img src=x onerror=alert(1)>'\nslug: evil\n---\n",
                ARTICLE: article("Text.", events="\n  - {id: e, type: clashes, town: 'Evil\"\u0301 onmouseover=alert(1) <script>alert(1)</script>', factions: [{name: '\"><img src=x onerror=alert(1)>', role: actor}], summary: '<script>alert(1)</script>', attribution: '\"onclick=\"alert(1)', fatalities: '<b>many</b>'}")},
         lacks={"*": ["<script>alert", "<img src=x", "\"onclick=\"", "<b>many"]}),
    Case("A15-colour", "a faction's colour is six digits or an error",
         files={"Content/Factions/evil.md": "---\nname: Evil\ncolor: 'red;background:url(//example.org)'\n---\n"}, exit=5,
         problems=(("error", "invalid-color", "Content/Factions/evil.md:3:8"),)),
    body("A16-bidi", "bidirectional controls stay in the text and are isolated by the page",
         "A name with an override \u202egnp.exe\u202c in it", contains={BAD_PAGE: ["\u202egnp.exe\u202c"]}),
    Case("A16-bidi-title", "a title that turns the line round is isolated wherever it stands",
         files={ARTICLE: article("Text.", title="'safe \u202etxt.exe'", slug="bad")}, contains={"index.html": ["<bdi>safe \u202etxt.exe</bdi>"]},
         problems=[("warning", "bidi-control", "Content/Articles/bad.md:2:8")]),
    Case("A17-confusable", "names that look the same and are not are never merged: their addresses meet, both are named",
         files={"Content/Towns/cyrillic.md": "---\nname: T\u0435stville\n---\n", ARTICLE: article("In T\u0435stville.")}, exit=5,
         problems=(("warning", "mixed-scripts", "Content/Towns/cyrillic.md:2:7"),
                   ("error", "path-collision", "Content/Towns/testville.md:1:1")), message=("Content/Towns/cyrillic.md",)),
    Case("A17-zero-width", "nor are names that differ in an invisible character",
         files={"Content/Towns/other.md": "---\nname: Test\u200bville\n---\n"}, contains={"towns/test-ville.html": ["ville"], "towns/testville.html": ["Testville"]}),
    Case("A17-normal-forms", "names that differ in their normal form are one name, which is reported",
         files={"Content/Towns/a.md": "---\nname: Caf\u00e9\nslug: a\n---\n", "Content/Towns/b.md": "---\nname: Cafe\u0301\nslug: b\n---\n"},
         problems=(("warning", "duplicate-town", "Content/Towns/b.md:1:1"),)),
    body("D3-template-text", "what looks like a template in a report is text",
         "{{ secret }} {% include \"base.html\" %} {# gone? #} {{=<% %>=}} {{{raw}}} ${x}",
         contains={BAD_PAGE: ["{{ secret }}", "{% include", "{# gone? #}", "{{{raw}}}"]}),
    Case("D3-template-title", "what looks like a template in a title is text",
         files={ARTICLE: article("Text.", title="'{{ archive.title }} {% for x in y %}'", slug="bad")},
         contains={BAD_PAGE: ["{{ archive.title }} {% for x in y %}"]}),
    Case("D5-data", "text in JSON cannot end the script it stands in", problems=(("warning", "line-separator", f"{ARTICLE}:2:48"),),
         files={ARTICLE: article("Text.", title="'</script><script>alert(1)</script><!-- \u2028 \u2029 __proto__'", slug="bad",
                                 source="'</script><img src=x onerror=alert(1)>'", tags="['__proto__', 'constructor']")},
         lacks={"*": ["<script>alert", "</script><img"]}),
]
