"""What one hostile case is; the tables beside this file are made of these."""

import dataclasses
import pathlib
import typing

ARTICLE = "Content/Articles/bad.md"


@dataclasses.dataclass
class Case:
    """An archive that somebody may really hand us, and what has to become of it.

    The files are laid over a small good archive (see BASE); a value of None takes a file away.
    """

    name: str
    says: str  # the behaviour in one line
    files: dict[str, typing.Union[str, bytes, None]] = dataclasses.field(default_factory=dict)
    make: typing.Optional[typing.Callable[[pathlib.Path], None]] = None  # what no dict of files can say
    during: typing.Optional[typing.Callable[[pathlib.Path], None]] = None  # done again and again while it builds
    arguments: tuple[str, ...] = ()  # further arguments; {root} is the archive's folder
    exit: typing.Union[int, tuple[int, ...]] = 0  # several only where chance decides
    # All that is reported, no more and no less: (severity, identifier, "path:line:column").
    problems: tuple[tuple[str, str, str], ...] = ()
    contains: dict[str, list[str]] = dataclasses.field(default_factory=dict)  # page: texts that are in it
    lacks: dict[str, list[str]] = dataclasses.field(default_factory=dict)  # page, or "*" for every file
    among: bool = False  # there may be other problems too
    message: tuple[str, ...] = ()  # texts that the messages hold
    like: typing.Optional[dict[str, typing.Union[str, bytes, None]]] = None  # other files that must give the same site
    seconds: int = 5  # of CPU
    megabytes: int = 300  # of memory


BASE = {
    "annals.yaml": "title: Hostile\nlanguages: [en]\n",
    "Content/Towns/testville.md": "---\nname: Testville\nnames: {ar: تستفيل}\nlatitude: 35.5\nlongitude: 36.5\n---\n",
    "Content/Factions/testers.md": "---\nname: Testers\nkind: armed-group\n---\n",
    "Content/Articles/good.md": """---
title: An ordinary report
date: 2020-01-02
source: Gazette
events:
  - {id: 2020-01-01-testville-clashes, date: 2020-01-01, type: clashes, town: Testville}
---
Nothing odd in Testville.
""",
}
GOOD_PAGE = "articles/2020/01/good.html"
BAD_PAGE = "articles/2020/01/bad.html"


def article(body="Text.", **fields):
    """An article whose page is BAD_PAGE when it is in ARTICLE; the body begins on line 4 + the number of further fields."""
    front = {"title": "Bad", "date": "2020-01-03", "source": "Gazette", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in front.items() if value is not None)
    return f"---\n{lines}---\n{body}\n"


def body(name, says, text, **rest):
    """A case that is only the body of one article; its first line is line 6 of the file."""
    return Case(name, says, files={ARTICLE: article(text)}, **rest)
