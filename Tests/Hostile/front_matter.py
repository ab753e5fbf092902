"""Front matter, tables and events that mislead (section B)."""

from case import ARTICLE, BAD_PAGE, BASE, Case, article

TOWN = "Content/Towns/t.md"
TABLE = "Content/Towns/t.csv"


def front(name, says, lines, *problems, path=ARTICLE, **rest):
    """A case that is only the front matter of one file, whose first line is line 2."""
    return Case(f"{name}", says, files={path: f"---\n{lines}\n---\nText.\n"}, problems=problems, exit=rest.pop("exit", 5), **rest)


def error(identifier, place, path=ARTICLE):
    return ("error", identifier, f"{path}:{place}")


def warning(identifier, place, path=ARTICLE):
    return ("warning", identifier, f"{path}:{place}")


def event(name, says, text, *problems, **rest):
    """A case that is one event of an article, whose mapping begins in column 5 of line 6."""
    return Case(name, says, files={ARTICLE: f"---\ntitle: Bad\ndate: 2020-01-03\nsource: Gazette\nevents:\n  - {text}\n---\nText.\n"},
                problems=problems, exit=rest.pop("exit", 5), **rest)


def town(name, says, lines, *problems, **rest):
    return front(name, says, f"name: T\n{lines}", *problems, path=TOWN, **rest)


def kept(name, title, text=None):
    """A scalar that YAML would turn into something else stays the text it is."""
    return Case(f"B4-{name}", "what is written is what is kept", files={ARTICLE: f"---\ntitle: {title}\nslug: bad\ndate: 2020-01-03\nsource: Gazette\n---\nText.\n"},
                contains={BAD_PAGE: [f">{text or title}<"]})


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(f"{chr(98+i)}: &{chr(98+i)} [{','.join(['*' + chr(97+i)] * 9)}]" for i in range(8))
GOOD = "title: Bad\ndate: 2020-01-03\nsource: Gazette"

CASES = [
    front("B1-alias-bomb", "an alias bomb is refused at the first anchor", BOMB, error("yaml-anchor", "2:4"), among=True, seconds=1),
    front("B1-anchor", "an anchor is refused", "title: &a Bad\ndate: 2020-01-03", error("yaml-anchor", "2:8")),
    front("B1-alias", "an alias is refused", "title: *a\ndate: 2020-01-03", error("yaml-alias", "2:8")),
    front("B1-merge-key", "a merge key is refused", "title: Bad\ndate: 2020-01-03\n<<: {a: b}", error("yaml-merge-key", "4:1")),
    front("B1-tag", "a tag is refused", "title: !!python/object/apply:os.system ['id']\ndate: 2020-01-03", error("yaml-tag", "2:8")),
    front("B1-directive", "a directive is refused", "%YAML 1.2\n%TAG ! tag:example.org,2000:\n---\ntitle: Bad", error("yaml-syntax", "4:1")),
    Case("B1-directive-alone", "a directive is refused", files={"annals.yaml": "%YAML 1.2\n---\ntitle: x\n"}, exit=3,
         problems=(error("yaml-directive", "1:1", "annals.yaml"),), among=True),
    front("B2-deep", "nesting beyond 32 is refused", "title: Bad\ntags: " + "[" * 40 + "]" * 40, error("yaml-too-deep", "3:38")),
    front("B2-deep-huge", "nesting of a hundred thousand is refused as fast", "title: Bad\ntags: " + "[" * 30000, error("yaml-too-deep", "3:38"), seconds=1),
    front("B2-many-keys", "more than a thousand keys are refused", "\n".join(f"key{i}: x" for i in range(1500)), error("yaml-too-many-keys", "1002:1")),
    front("B2-large", "more than 64 KiB are refused", GOOD + "\nauthor: " + "x" * 70000, error("yaml-too-large", "1:1")),
    front("B3-duplicate-key", "a key that is there twice is refused with both lines", "title: Bad\ndate: 2020-01-03\ntitle: Worse",
          error("duplicate-key", "4:1"), message=(f"{ARTICLE}:2:1",)),
    front("B3-unknown-key", "an unknown key is refused with a suggestion", "titel: Bad\ndate: 2020-01-03\nsource: Gazette",
          error("unknown-key", "2:1"), message=("did you mean 'title'?",)),
    kept("no", "no"),
    kept("number", "012"),
    kept("time", "1:30"),
    kept("exponent", "1e3"),
    kept("null", "'~'", "~"),
    kept("country", "NO"),
    front("B4-no-such-day", "a day that does not exist is refused", "title: Bad\ndate: 2024-02-30\nsource: Gazette", error("invalid-date", "3:7")),
    front("B4-year-zero", "a year nobody means is refused", "title: Bad\ndate: 0000-01-01\nsource: Gazette", error("invalid-date", "3:7")),
    front("B4-year-far", "a year nobody means is refused", "title: Bad\ndate: 9999999\nsource: Gazette", error("invalid-date", "3:7")),
    front("B4-reversed-interval", "an interval that ends before it begins is refused",
          GOOD + "\nevents:\n  - {date: 2020-02-01/2020-01-01, type: clashes, town: Testville}", error("invalid-date", "6:12")),
    front("B4-arabic-digits", "digits of another script make no date", "title: Bad\ndate: ٢٠٢٠-٠١-٠٣\nsource: Gazette", error("invalid-date", "3:7")),
    Case("B5-no-end", "front matter without an end is refused", files={ARTICLE: "---\ntitle: Bad\ndate: 2020-01-03\n\nText.\n"}, exit=5,
         problems=(error("front-matter-not-closed", "1:1"),)),
    Case("B5-rule-in-body", "a rule in the body is a rule", files={ARTICLE: article("a\n\n---\n\ntitle: Worse\n")}, contains={BAD_PAGE: ["<hr"]}),
    Case("B5-leading-space", "front matter begins on the first line or not at all", files={ARTICLE: "\n---\ntitle: Worse\n---\n\nText.\n"}, exit=5,
         problems=(error("front-matter-misplaced", "2:1"),)),
    Case("B5-json", "JSON front matter is refused by name", files={ARTICLE: '{"title": "Bad", "date": "2020-01-03"}\n\nText.\n'}, exit=5,
         problems=(error("front-matter-json", "1:1"),)),
    Case("B5-toml", "TOML front matter is refused by name", files={ARTICLE: '+++\ntitle = "Bad"\n+++\n\nText.\n'}, exit=5,
         problems=(error("front-matter-toml", "1:1"),)),
    Case("B5-code", "front matter in another language is refused, not run", files={ARTICLE: "---js\n{ title: require('fs').readFileSync('/etc/passwd') }\n---\nText.\n"}, exit=5,
         problems=(error("front-matter-language", "1:1"),)),
    front("B5-two-documents", "a second YAML document is refused", "title: Bad\n...\ntitle: Worse", error("yaml-document-end", "3:1"), among=True),
    front("B5-not-a-mapping", "front matter that is a list is refused", "- title\n- date", error("wrong-shape", "2:1")),
    front("B5-scalar-for-map", "a text where a list must stand is refused", GOOD + "\nevents: many", error("wrong-shape", "5:9")),
    front("B5-syntax", "broken YAML is refused with its place", "title: 'Bad\ndate: 2020-01-03", error("yaml-syntax", "2:8")),
    front("B5-tab", "a tab as indentation is refused with its place", "title: Bad\nevents:\n\t- id: x", error("yaml-syntax", "4:1")),
    town("B6-nan", "no number is no latitude", "latitude: .nan\nlongitude: 36", error("invalid-number", "3:11", TOWN)),
    town("B6-infinity", "infinity is no latitude", "latitude: .inf\nlongitude: 36", error("invalid-number", "3:11", TOWN)),
    town("B6-huge", "1e400 is no latitude", "latitude: 1e400\nlongitude: 36", error("invalid-number", "3:11", TOWN)),
    town("B6-north", "a latitude past the pole is refused", "latitude: 91\nlongitude: 36", error("invalid-coordinates", "3:11", TOWN)),
    town("B6-east", "a longitude past the date line is refused", "latitude: 35\nlongitude: 181", error("invalid-coordinates", "4:12", TOWN)),
    town("B6-half-a-point", "half a point is none", "latitude: 35", error("invalid-coordinates", "3:1", TOWN)),
    town("B6-population", "fewer than no people are refused", "population: -5", error("invalid-number", "3:13", TOWN)),
    event("B6-fatalities-negative", "fewer than no dead are refused", "{id: e, type: clashes, town: Testville, fatalities: -3}", error("invalid-count", "6:57")),
    event("B6-fatalities-reversed", "a range that ends below its beginning is refused", "{id: e, type: clashes, town: Testville, fatalities: 5-2}", error("invalid-count", "6:57")),
    event("B6-fatalities-huge", "a number past counting is refused", "{id: e, type: clashes, town: Testville, fatalities: 99999999999999999999}", error("invalid-count", "6:57")),
    event("B6-fatalities-best", "a best estimate outside its range is refused", "{id: e, type: clashes, town: Testville, fatalities: {min: 1, max: 3, best: 9}}", error("invalid-count", "6:57")),
    event("B6-long-id", "an id of digits is text", "{id: 9007199254740993, type: clashes, town: Testville}", exit=0,
          contains={"events/2020/01/9007199254740993.html": ["9007199254740993"]}),
    Case("B6-same-id", "one article gives one account of an event",
         files={ARTICLE: article("Text.", events="\n  - {id: e, type: clashes, town: Testville}\n  - {id: e, type: airstrike, town: Testville}")},
         exit=5, problems=(error("duplicate-event", "7:10"),)),
    Case("B7-csv-open-quote", "a quote that is never closed is refused with its line", files={TABLE: 'name,latitude\n"A,35\nB,36\n'}, exit=5,
         problems=(error("table-syntax", "2:1", TABLE),)),
    Case("B7-csv-short-row", "a row of too few or too many cells is refused", files={TABLE: "name,latitude,longitude\nA,35\nB,35,36,37\n"}, exit=5,
         problems=(error("table-row", "2:1", TABLE), error("table-row", "3:1", TABLE))),
    Case("B7-csv-column", "an unknown column is refused with a suggestion", files={TABLE: "name,latitud\nA,35\n"}, exit=5,
         problems=(error("unknown-column", "1:6", TABLE),), message=("did you mean 'latitude'?",)),
    Case("B7-csv-twice", "a column that is there twice is refused", files={TABLE: "name,name\nA,B\n"}, exit=5,
         problems=(error("table-header", "1:6", TABLE),)),
    Case("B7-csv-no-name", "a place without a name is refused", files={TABLE: "name,latitude,longitude\n,35,36\n"}, exit=5,
         problems=(error("missing-key", "2:1", TABLE),)),
    Case("B7-csv-formula", "a name that a spreadsheet would run is a name", files={TABLE: "name,latitude,longitude\n\"=HYPERLINK(\"\"http://example.org\"\")\",35,36\n"},
         lacks={"*": ["href=\"http://example.org"]}),
    event("B8-unknown-town", "a town that no file knows is reported and still gets a page", "{id: e, type: clashes, town: Testvile}",
          warning("unknown-town", "6:34"), exit=0, message=("did you mean 'Testville'?",), contains={"towns/testvile.html": ["Testvile"]}),
    event("B8-unknown-faction", "a faction that no file knows is reported", "{id: e, type: clashes, town: Testville, factions: [{name: Tester, role: actor}]}",
          warning("unknown-faction", "6:63"), exit=0, message=("did you mean 'Testers'?",)),
    event("B8-unknown-type", "an event type that is none is refused", "{id: e, type: clashs, town: Testville}", error("unknown-event-type", "6:19"),
          message=("did you mean 'clashes'?",)),
    event("B8-unknown-role", "a role that is none is refused", "{id: e, type: clashes, town: Testville, factions: [{name: Testers, role: acter}]}",
          error("unknown-word", "6:78"), message=("did you mean 'actor'?",)),
    event("B8-quote", "a quote that the body does not hold is refused", "{id: e, type: clashes, town: Testville, quote: never said}",
          error("quote-not-found", "6:52")),
    front("B8-bad-url", "an address that is not http is refused", GOOD + "\nurl: javascript:alert(1)", error("invalid-url", "5:6")),
    front("B8-bad-hash", "a hash that is none is refused", GOOD + "\nsha256: abc", error("invalid-digest", "5:9")),
    Case("B8-parents-in-a-circle", "places that lie in one another are refused",
         files={"Content/Towns/a.md": "---\nname: A\nkind: district\nparents: [B]\n---\n", "Content/Towns/b.md": "---\nname: B\nkind: district\nparents: [A]\n---\n"}, exit=5,
         problems=(error("parent-cycle", "1:1", "Content/Towns/a.md"), error("parent-cycle", "1:1", "Content/Towns/b.md"))),
    Case("B8-factions-in-a-circle", "factions that are parts of one another are refused",
         files={"Content/Factions/a.md": "---\nname: A\nparent: B\n---\n", "Content/Factions/b.md": "---\nname: B\nparent: A\n---\n"}, exit=5,
         problems=(error("parent-cycle", "3:9", "Content/Factions/a.md"), error("parent-cycle", "3:9", "Content/Factions/b.md"))),
    Case("B8-ambiguous-town", "a name of two places is not guessed",
         files={"Content/Towns/a.csv": "name,governorate,latitude,longitude\nTwin,North,35,36\nTwin,South,33,36\n", ARTICLE: article("Text.", events="\n  - {id: e, type: clashes, town: Twin}")}, exit=5,
         problems=(error("ambiguous-town", "6:34"),)),
    Case("J6-draft", "a draft is nowhere in the output", files={ARTICLE: article("CANARY-draft in Testville", title="CANARY-draft", status="draft",
         events="\n  - {id: CANARY-draft, type: clashes, town: Testville, summary: CANARY-draft}")}, lacks={"*": ["CANARY-draft"]}),
    Case("J6-withheld", "what is withheld is nowhere in the output", files={ARTICLE: article("CANARY-withheld of Testers", title="CANARY-withheld", status="withheld", source="CANARY-withheld Press")},
         lacks={"*": ["CANARY-withheld"]}),
    Case("J6-embargo", "what is under embargo is nowhere in the output before its day",
         files={ARTICLE: article("CANARY-embargo", title="CANARY-embargo", status="embargoed", embargo_until="2020-06-01")},
         arguments=("--as-of", "2020-05-31"), lacks={"*": ["CANARY-embargo"]}),
    Case("J6-retracted", "of what was retracted only the notice remains", files={ARTICLE: article("CANARY-retracted", title="Bad", status="retracted", retraction_reason="An error.", summary=None)},
         lacks={"*": ["CANARY-retracted"]}),
    Case("B-status", "a status that is none is refused, never taken for public", files={ARTICLE: article("x", status="publishd")}, exit=5,
         problems=(error("unknown-word", "5:9"),), message=("did you mean 'published'?",)),
    Case("B-config-key", "an unknown key of annals.yaml is refused", files={"annals.yaml": "titel: x\nlanguages: [en]\n"}, exit=3,
         problems=(error("unknown-key", "1:1", "annals.yaml"),), message=("did you mean 'title'?",)),
    Case("B-config-language", "a language that is none is refused", files={"annals.yaml": "title: x\nlanguages: ['../../x']\n"}, exit=3,
         problems=(error("invalid-language", "2:13", "annals.yaml"),)),
    Case("B-config-url", "a base URL with a script scheme is refused", files={"annals.yaml": "title: x\nlanguages: [en]\nbase_url: 'javascript:alert(1)//'\n"}, exit=3,
         problems=(error("invalid-url", "3:11", "annals.yaml"),)),
    Case("B-config-menu", "a menu line with a script scheme is refused", files={"annals.yaml": "title: x\nlanguages: [en]\nmenu:\n  - {title: x, target: 'javascript:alert(1)'}\n"}, exit=3,
         problems=(error("invalid-target", "4:24", "annals.yaml"),)),
    Case("B-language", "a language tag is a tag", files={ARTICLE: article("x", language="'en\" onload=\"alert(1)'")}, exit=5,
         problems=(error("invalid-language", "5:11"),)),
]
assert BASE
