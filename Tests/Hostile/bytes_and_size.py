"""Bytes that are no text, other ways to end a line, and too much of everything (sections A11 to A13)."""

import os

from case import ARTICLE, BAD_PAGE, BASE, Case, article

PLAIN = article("# First\n\nOne line\nand another.\n\n- a\n- b\n", title="Bad")


def raw(name, says, content, **rest):
    return Case(name, says, files={ARTICLE: content}, **rest)


def not_text(name, content, place):
    return raw(f"A11-{name}", "a file that is not UTF-8 is refused with the place", content, exit=5,
               problems=(("error", "not-utf8", f"{ARTICLE}:{place}"),))


def same(name, says, content):
    return raw(f"A12-{name}", says, content, like={ARTICLE: PLAIN})


def zeros(count):
    """A file of many bytes that takes no room."""

    def make(root):
        with open(root / ARTICLE, "wb") as file:
            file.write(article("x").encode())
            file.truncate(count)

    return make


FRONT = article("").encode()

CASES = [
    not_text("lone-surrogate", FRONT + b"a \xed\xa0\x80 b\n", "7:3"),
    not_text("overlong", FRONT + b"\xc0\xaf\n", "7:1"),
    not_text("not-utf8", FRONT + b"caf\xe9\n", "7:4"),
    not_text("truncated", FRONT + b"\xe2\x82", "7:1"),
    not_text("past-unicode", FRONT + b"\xf4\x90\x80\x80\n", "7:1"),
    not_text("in-front-matter", b"---\ntitle: caf\xe9\ndate: 2020-01-03\n---\nx\n", "2:11"),
    not_text("utf16", b"\xff\xfe" + PLAIN.encode("utf-16-le"), "1:1"),
    raw("A11-nul", "a NUL byte is refused with the place", FRONT + b"a\0b\n", exit=5,
        problems=(("error", "control-character", f"{ARTICLE}:7:2"),)),
    raw("A11-nul-in-front-matter", "a NUL byte is refused with the place", b"---\ntitle: a\0b\ndate: 2020-01-03\n---\nx\n", exit=5,
        problems=(("error", "control-character", f"{ARTICLE}:2:9"),)),
    raw("A11-escape-in-title", "a control character does not reach the terminal or the page",
        article("x", title='"a\\e[31mb"', slug="bad"), exit=5, problems=(("error", "control-character", f"{ARTICLE}:2:8"),)),
    raw("A11-noncharacters", "U+FFFE, which no text holds, is refused", article("a \ufffe b"), exit=5, problems=(("error", "control-character", f"{ARTICLE}:6:3"),)),
    same("byte-order-mark", "a byte order mark is no text", b"\xef\xbb\xbf" + PLAIN.encode()),
    same("crlf", "CRLF gives the page that LF gives", PLAIN.replace("\n", "\r\n")),
    same("mixed", "mixed line ends give the page that LF gives", PLAIN.replace("---\n", "---\r\n").replace("- a\n", "- a\r\n")),
    same("no-final-newline", "the last line needs no end", PLAIN.rstrip("\n")),
    raw("A12-cr-only", "lines that end in CR alone are lines", PLAIN.replace("\n", "\r"), like={ARTICLE: PLAIN}),
    raw("A12-line-separator", "U+2028 ends no line and stays in the text", article("a\u2028b\u2029c\u0085d"), contains={BAD_PAGE: ["a\u2028b"]}),
    raw("A12-empty", "an empty file is an article with nothing in it", b"", exit=5,
        problems=(("error", "missing-date", f"{ARTICLE}:1:1"),)),
    Case("A13-five-megabytes", "a file over the limit is refused with both numbers", make=lambda root: (root / ARTICLE).write_text(article("x " * 2_600_000)),
         exit=5, problems=(("error", "file-too-large", ARTICLE),), message=("4194304",)),
    Case("A13-sparse-gigabyte", "a file far over the limit is not read at all", make=zeros(1 << 30), exit=5, seconds=2,
         problems=(("error", "file-too-large", ARTICLE),)),
    Case("A13-one-line", "one line of nearly four megabytes is a page", make=lambda root: (root / ARTICLE).write_text(article("a" * 4_000_000)),
         contains={BAD_PAGE: ["a" * 100]}),
    Case("A13-own-limit", "the limit is the archive's own to set", files={"annals.yaml": BASE["annals.yaml"] + "limits: {file_size: 2 KiB}\n", ARTICLE: article("x " * 2000)},
         exit=5, problems=(("error", "file-too-large", ARTICLE),)),
    Case("A13-big-table", "a gazetteer table over the limit is refused",
         make=lambda root: (root / "Content/Towns/big.csv").write_text("name\n" + "x\n" * 9_000_000), exit=5,
         problems=(("error", "file-too-large", "Content/Towns/big.csv"),)),
    Case("A13-long-table", "a table of twenty thousand places is done in time",
         make=lambda root: (root / "Content/Towns/long.csv").write_text("name\n" + "".join(f"Place {i}\n" for i in range(20_000))), seconds=20, megabytes=1000),
    Case("A13-same-names", "twenty thousand rows of one name are refused in time",
         make=lambda root: (root / "Content/Towns/same.csv").write_text("name\n" + "Same\n" * 20_000), exit=5,
         problems=(("error", "path-collision", "Content/Towns/same.csv:3:1"),), among=True, seconds=10),
    Case("A13-many-files", "a thousand small articles are done in time",
         make=lambda root: [(root / f"Content/Articles/n{i}.md").write_text(article("Text.", title=f"Number {i}")) for i in range(1000)] and None, seconds=10),
    Case("A13-many-mentions", "a text of names only is done in time",
         files={ARTICLE: article("Testville Testers " * 60_000)}, seconds=5),
    Case("A13-many-aliases", "a town of ten thousand names is done in time",
         files={"Content/Towns/many.md": "---\nname: Many\naliases: [" + ", ".join(f"Many {i}" for i in range(4000)) + "]\n---\n",
                ARTICLE: article("Many 17 and Many 3999.")}, contains={BAD_PAGE: ["towns/many.html"]}),
]
assert os
