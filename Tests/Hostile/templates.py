"""Templates of the archive's own that would let text become markup, or never end (sections D1, D2 and D4)."""

from case import ARTICLE, BAD_PAGE, Case, article

PATH = "Templates/article.html"
HEAD = "<!doctype html>\n<html><head><title>x</title></head><body>\n"
LINE = 3  # of what stands in the middle of a template
TAIL = "\n</body></html>\n"


def template(name, says, middle, *problems, files=None, **rest):
    """A case in which the page of an article is HEAD, the middle and TAIL."""
    return Case(name, says, files={PATH: HEAD + middle + TAIL, ARTICLE: article("Text.", title="'<i>Bad</i>'", slug="bad"), **(files or {})},
                problems=problems, exit=rest.pop("exit", 4), **rest)


def error(identifier, place, path=PATH):
    return ("error", identifier, f"{path}:{place}")


def context(name, middle, column):
    return template(f"D2-{name}", "a value may not stand where escaping cannot make it safe", middle, error("template-context", f"{LINE}:{column}"))


def syntax(name, middle, column, identifier="template-syntax"):
    return template(f"D-{name}", "a broken template is refused with its place", middle, error(identifier, f"{LINE}:{column}"))


def chain(count):
    """Partials that include one another, one after the other."""
    files = {f"Templates/p{i}.html": f'{{% include "p{i + 1}.html" %}}' for i in range(count)}
    return {**files, f"Templates/p{count}.html": "x"}


def doubling(count):
    """Partials each of which includes the next one twice."""
    files = {f"Templates/p{i}.html": f'{{% include "p{i + 1}.html" %}}' * 10 for i in range(count)}
    return {**files, f"Templates/p{count}.html": "0123456789" * 100}


CASES = [
    template("D1-good", "a template of one's own takes the place of the built-in one", "<h1>{{ article.title }}</h1>", exit=0,
             contains={BAD_PAGE: ["<h1>&lt;i&gt;Bad&lt;/i&gt;</h1>"]}),
    template("D1-raw", "no filter makes HTML of text", "{{ article.title|raw }}", error("unknown-filter", f"{LINE}:18")),
    template("D1-safe", "nor does the one of Jinja", "{{ article.title|safe }}", error("unknown-filter", f"{LINE}:18")),
    template("D1-triple", "three braces are no way round escaping", "{{{ article.title }}}", error("template-syntax", f"{LINE}:3")),
    template("D1-ampersand", "nor is an ampersand", "{{& article.title }}", error("template-syntax", f"{LINE}:3")),
    template("D1-autoescape", "escaping cannot be switched off", "{% autoescape off %}{{ article.title }}{% endautoescape %}",
             error("template-syntax", f"{LINE}:4"), error("template-syntax", f"{LINE}:43")),
    context("unquoted", "<p class={{ article.title }}>x</p>", 21),
    context("script", "<script>let x = '{{ article.title }}'</script>", 29),
    context("style", "<style>p { color: {{ article.title }} }</style>", 30),
    context("handler", '<p onclick="f(\'{{ article.title }}\')">x</p>', 27),
    context("style-attribute", '<p style="color: {{ article.title }}">x</p>', 29),
    context("srcdoc", '<iframe srcdoc="{{ article.title }}"></iframe>', 28),
    context("tag-name", "<{{ article.title }}>x", 13),
    template("D2-attribute-name", "a value cannot be the name of an attribute", "<p {{ article.title }}=x>", error("template-context", f"{LINE}:15"),
             error("template-html", f"{LINE}:23")),
    context("comment", "<!-- {{ article.title }} -->", 17),
    template("D2-url-of-text", "an address may not be made of text", '<a href="{{ article.title }}">x</a>', error("template-type", f"{LINE}:21")),
    template("D2-url-scheme", "nor follow a scheme that runs", '<a href="javascript:{{ article.title }}">x</a>', error("template-context", f"{LINE}:32")),
    template("D2-src-of-url", "a page loads files of the site only", '{% if article.original_url %}<img src="{{ article.original_url }}" alt="">{% endif %}',
             error("template-type", f"{LINE}:51")),
    template("D2-split-by-condition", "a condition cannot hide where a value stands",
             '<p class="{% if article.author %}"{% endif %}>{{ article.title }}</p>', error("template-context", f"{LINE}:11"), error("template-html", f"{LINE + 2}:1")),
    template("D2-open-at-end", "a template cannot end within a tag", '<p class="x', error("template-html", f"{LINE + 2}:1")),
    template("D4-includes-itself", "a template that includes itself is refused", '{% include "article.html" %}', error("template-recursion", f"{LINE}:12")),
    template("D4-circle", "so is one that comes back to itself by another", '{% include "a.html" %}', error("template-recursion", "1:12", "Templates/b.html"),
             files={"Templates/a.html": '{% include "b.html" %}', "Templates/b.html": '{% include "a.html" %}'}),
    template("D4-extends-itself", "so is one that extends itself", "", error("template-recursion", "1:12"), files={PATH: '{% extends "article.html" %}'}),
    template("D4-deep", "includes more than 32 deep are refused", '{% include "p0.html" %}', error("template-too-deep", "1:12", "Templates/p31.html"), files=chain(40)),
    template("D4-deep-at-limit", "32 deep is within the limit", '{% include "p0.html" %}', files=chain(31), exit=0),
    template("D4-doubling", "includes that multiply are refused before they fill the memory", '{% include "p0.html" %}', error("template-too-large", "1:1", "Templates/p11.html"), files=doubling(12)),
    template("D4-nested", "thousands of conditions in one another are refused", "{% if article.author %}" * 20_000 + "x" + "{% endif %}" * 20_000,
             error("template-too-deep", f"{LINE}:{64 * 23 + 1}")),
    template("D4-large", "a template of more than a megabyte is refused", "x" * (1 << 20), error("template-too-large", "1:1")),
    template("D4-unclosed", "thousands of open tags are refused", "{% for a in article.events %}" * 20_000, error("template-too-deep", f"{LINE}:{64 * 29 + 1}")),
    template("D4-loops", "loops that would print for ever are stopped, with the page and the limit",
             "{% for a in article.tags %}" * 8 + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "{% endfor %}" * 8, ("error", "page-too-large", PATH),
             files={ARTICLE: article("Text.", slug="bad", tags="[" + ", ".join(f"t{i}" for i in range(40)) + "]")}, seconds=10, megabytes=600),
    template("D-outside", "a template cannot include a file from elsewhere", '{% include "../../secret.txt" %}', error("template-not-found", f"{LINE}:12")),
    template("D-absolute", "nor one by its absolute path", '{% include "/etc/passwd" %}', error("template-not-found", f"{LINE}:12")),
    template("D-content", "nor one of the content", '{% include "../Content/Articles/good.md" %}', error("template-not-found", f"{LINE}:12")),
    template("D-unknown-variable", "an unknown variable is refused with a suggestion", "{{ artcle.title }}", error("unknown-variable", f"{LINE}:4"), message=("did you mean 'article'?",)),
    template("D-unknown-field", "an unknown field is refused with a suggestion", "{{ article.titel }}", error("unknown-field", f"{LINE}:12"), message=("did you mean 'title'?",)),
    template("D-all-at-once", "all errors of all templates are reported at once", "{{ a }}\n{{ b }}\n{{ article.c }}",
             error("unknown-variable", f"{LINE}:4"), error("unknown-variable", f"{LINE + 1}:4"), error("unknown-field", f"{LINE + 2}:12")),
    syntax("unclosed-output", "{{ article.title", 1),
    template("D-unclosed-tag", "a broken template is refused with its place", "{% if article.title", error("template-syntax", f"{LINE}:1"),
             error("template-syntax", f"{LINE}:1")),
    syntax("unclosed-if", "{% if article.title %}x", 1),
    syntax("stray-end", "{% endif %}", 1),
    syntax("call", "{{ article.title.__class__() }}", 27),
    template("D-not-utf8", "a template that is not UTF-8 is refused", "", error("template-encoding", "1:4"), files={PATH: b"caf\xe9"}),
    template("D-nul", "so is one with a NUL byte", "", error("template-encoding", "1:2"), files={PATH: b"a\0b"}),
    template("D-empty", "an empty template is an empty page", "", files={PATH: ""}, exit=0),
    Case("D-unused", "a template that takes the place of none is reported", files={"Templates/artcle.html": "x"},
         problems=(("warning", "unused-template", "Templates/artcle.html"),), message=("did you mean 'article.html'?",)),
]
