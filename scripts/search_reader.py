"""A reader of the search index, written from docs/search-index.md alone, without names by sound (rule 3).

It holds the document to its word: check-search compares its answers with those of Annals.
"""

import bisect
import datetime
import json
import re
import unicodedata

SIGNS = [c for c in map(chr, range(35, 127)) if c not in "<\\"]
DIGIT = {sign: value for value, sign in enumerate(SIGNS)}
ELISION = re.compile(r"(^|[\x00-\x40\x5b-\x60\x7b-\x7f])(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['\u2019]", re.I)
CLOSING = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201c"}
KINDS = {"t": "towns", "f": "factions", "y": "types", "s": "sources"}
DAY_ZERO = datetime.date(1500, 1, 1)


def unit(text):
    """Orders keys as UTF-16."""
    return text.encode("utf-16-be", "surrogatepass")


def numbers(text):
    found, number, factor = [], 0, 1
    for sign in text:
        digit = DIGIT[sign]
        number += digit % 45 * factor
        factor *= 45
        if digit < 45:
            found.append(number)
            number, factor = 0, 1
    return found


def ids(gaps):
    """Numbers from the gaps between them less one."""
    last, found = -1, []
    for gap in gaps:
        last += gap + 1
        found.append(last)
    return found


def edits(one, other, limit):
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one):
        row = [i + 1]
        for j, b in enumerate(other):
            best = min(rows[-1][j] + (a != b), rows[-1][j + 1] + 1, row[j] + 1)
            if i and j and a == other[j - 1] and one[i - 1] == b:
                best = min(best, rows[-2][j - 1] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1] if rows[-1][-1] <= limit else None


class Reader:
    def __init__(self, site):
        self.site, self.known = site / "search", {}
        self.manifest = self.shard("manifest")
        self.folds = []
        end = 0
        for skip, sign, argument, length in re.findall(r"([0-9a-f]+)(?:([.|-])|([+~=][0-9a-f.]+),)([0-9a-f]+);", self.shard("fold")["rows"]):
            first = end + int(skip, 16)
            end = first + int(length, 16)
            self.folds.append((first, end, sign or argument))
        self.starts = [first for first, _, _ in self.folds]
        self.limits, count = {}, 0
        for kind in "tfys":
            self.limits[kind] = range(count, count + self.manifest["entities"][kind])
            count = self.limits[kind].stop

    def shard(self, name):
        if name not in self.known:
            folder = "" if name in ("manifest", "fold") else f"{name[0]}/{int(re.match('[0-9]+', name[1:])[0]) // 500}/"
            text = (self.site / f"{folder}{name if not folder else name[1:]}.js").read_text()
            self.known[name] = json.loads(text[text.index(",") + 1:-3])
        return self.known[name]

    # Words

    def fold(self, text):
        folded = ""
        for char in text:
            scalar = ord(char)
            if 0xAC00 <= scalar <= 0xD7A3:
                folded += unicodedata.normalize("NFD", char)
                continue
            at = bisect.bisect_right(self.starts, scalar) - 1
            if at < 0 or scalar >= self.folds[at][1]:
                folded += " "
                continue
            sign = self.folds[at][2]
            values = [int(n, 16) for n in sign[1:].split(".")] if len(sign) > 1 else []
            folded += {".": lambda: char, "-": lambda: "", "|": lambda: chr(scalar | 1), "+": lambda: chr(scalar + values[0]),
                       "~": lambda: chr(scalar - values[0]), "=": lambda: "".join(map(chr, values))}[sign[0]]()
        return " ".join(folded.split(" ")).strip()

    def words(self, text):
        before = None
        while before != text:
            before, text = text, ELISION.sub(r"\1 ", text)
        return [word for word in self.fold(text).split(" ") if word]

    # The dictionary

    def last_up_to(self, texts, key):
        return max(0, bisect.bisect_right([unit(t) for t in texts], unit(key)) - 1)

    def shard_of(self, key):
        if "routers" not in self.manifest:
            return self.last_up_to(self.manifest["first"], key)
        router = self.last_up_to(self.manifest["routers"], key)
        return router * self.manifest["perRouter"] + self.last_up_to(self.shard(f"r{router}"), key)

    def row(self, key):
        return next((row for row in self.shard(f"t{self.shard_of(key)}") if row[0] == key), None)

    def beginning(self, prefix, limit):
        found, first, last = [], self.shard_of(prefix), self.shard_of(prefix + "\uffff")
        for number in range(first, min(last, first + limit - 1) + 1):
            found += [row for row in self.shard(f"t{number}") if row[0].startswith(prefix)]
        return found, last - first + 1

    def form(self, word):
        rows = [self.row(word), self.row(re.sub("^(?:[وبكف]?ال|لل)(?=...)", "", word))]
        return next((row for row in rows if row and row[1] != 1), None)

    # Groups: {stem: (row, share)}, whether it is known, and words that must all match for another way to match

    def add(self, group, row, share):
        for stem in ([self.row(s) for s in row[1]] if isinstance(row[1], list) else [row]):
            if stem and len(stem) > 2 and group["ways"].get(stem[0], (None, 0))[1] < share:
                group["ways"][stem[0]] = (stem, share)

    def word(self, word, is_open=False, exact=False):
        group = {"words": [word], "ways": {}, "all": [], "known": True}
        row = self.form(word)
        if row:
            self.add(group, row, 16)
        if exact:
            group["known"] = bool(group["ways"])
            return group
        if is_open and len(word) >= 3:
            longer = [r for r in self.beginning(word, 4)[0] if r[0] != word and len(r) > 2]
            for other in sorted(longer, key=lambda r: (-r[3], unit(r[0])))[:12]:
                self.add(group, other, 10)
        if not row:
            group["known"] = bool(group["ways"])
            if len(word) >= 5:
                limit = 2 if len(word) >= 9 else 1
                length = 2
                while length < len(word) - 1 and self.beginning(word[:length], 0)[1] > 8:
                    length += 1
                near = [(edits(word, r[0], limit), r) for r in self.beginning(word[:length], 8)[0] if r[1] != 1]
                near = [(d, r) for d, r in near if d is not None]
                for distance, other in near:
                    if distance == min(d for d, _ in near):
                        self.add(group, other, 8)
        return group

    def groups(self, words, is_open):
        groups = []
        while words:
            for length in range(min(4, len(words)), 0, -1):
                name = self.row("=" + " ".join(words[:length]))
                if name:
                    break
            if not name:
                groups.append(self.word(words[0], is_open and len(words) == 1))
                words = words[1:]
                continue
            ways = {f"#{n}": (row, 16) for n in name[1] if (row := self.row(f"#{n}"))}
            linked = length > 1 and len(name[1]) == 1 and name[1][0] < self.limits["f"].stop
            groups.append({"words": words[:length], "ways": ways, "known": True,
                           "all": [] if linked else [self.word(w) for w in words[:length]]})
            words = words[length:]
        return groups

    # Scores

    def scores(self, group):
        found = {}
        for row, share in group["ways"].values():
            texts = [row[4]] if isinstance(row[4], str) else [self.shard(f"p{block}") for block, _, _ in row[4]]
            for part in "".join(texts).split("!")[:-1]:
                for document in ids(numbers(part[1:])):
                    score = row[2] * (ord(part[0]) - 96) * share // 16
                    found[document] = max(found.get(document, 0), score)
        if group["all"]:
            most = max((8 * row[2] for row, _ in group["ways"].values()), default=None)
            for document, score in self.matching(group["all"]).items():
                found[document] = max(found.get(document, 0), score if most is None else min(score, most))
        return found

    def matching(self, groups):
        scored = [self.scores(group) for group in groups]
        common = set.intersection(*map(set, scored)) if scored else set()
        return {document: sum(s[document] for s in scored) for document in common}

    def parts(self, query):
        query, found, at, ends_in_word = query[:1000], [], 0, False
        while at < len(query):
            if query[at].isspace():
                at, ends_in_word = at + 1, False
                continue
            excluded = query[at] == "-"
            at += excluded
            if at >= len(query):
                break
            phrase = query[at] in CLOSING
            start = at + phrase
            at = start
            while at < len(query) and (query[at] != CLOSING[query[start - 1]] if phrase
                                       else not query[at].isspace() and query[at] not in CLOSING):
                at += 1
            words = self.words(query[start:at])
            at += phrase
            ends_in_word = not phrase and not excluded
            if words:
                found.append((words, phrase, excluded))
        return found, ends_in_word

    # Documents

    def document(self, number):
        per = self.manifest["perStore"]
        return self.shard(f"d{number // per}")[number % per]

    def has(self, number, phrase):
        row = self.document(number)
        text = f"{row[2]}\n{row[10]}"
        for part, position in zip(row[11][::2], row[11][1::2]):
            text += self.shard(f"x{number // self.manifest['perStore']}-{part}")[position]
        return f" {' '.join(phrase)} " in f" {' '.join(self.words(text))} "

    def facets(self, number):
        per = self.manifest["perColumn"]
        column = self.shard(f"c{number // per}")
        name = f"columns of {number // per}"
        if name not in self.known:
            days, day = [], 0
            for gap in numbers(column["d"]):
                day += gap
                days.append(day - (datetime.date(1970, 1, 1) - DAY_ZERO).days)
            self.known[name] = ([ids(numbers(t)) for t in column["e"].split("!")[:-1]],
                                [ids(numbers(t)) for t in column["l"].split("!")[:-1]],
                                [DIGIT[sign] for sign in column["c"]], days)
        entities, languages, confidences, days = (c[number % per] for c in self.known[name])
        facets = {KINDS[kind]: [e for e in entities if e in self.limits[kind]] for kind in "tfys"}
        return facets | {"languages": languages, "confidences": [confidences], "day": days}

    def filters(self, options):
        """By number, from the options of the command."""
        found = {}
        for name, kind in {"town": "t", "faction": "f", "type": "y", "source": "s"}.items():
            for text in options.get(name, []):
                row = self.row(f"={self.fold(text)}") or ["", []]
                found.setdefault(KINDS[kind], []).extend(n for n in row[1] if n in self.limits[kind])
        for text in options.get("language", []):
            found.setdefault("languages", []).append(self.manifest["languages"].index(text))
        for name in ("from", "to"):
            if name in options:
                found[name] = (datetime.date.fromisoformat(options[name]) - datetime.date(1970, 1, 1)).days
        return found

    def admits(self, filters, facets):
        for kind, wanted in filters.items():
            if kind == "from" and facets["day"] < wanted or kind == "to" and facets["day"] > wanted:
                return False
            if kind not in ("from", "to") and not set(wanted) & set(facets[kind]):
                return False
        return True

    # Answers

    def ranking(self, query, options):
        """Documents and scores in order, filters not applied; and words left out."""
        parts, ends_in_word = self.parts(query)
        groups, run = [], []
        for words, phrase, excluded in parts:
            if phrase and not excluded:
                groups += self.groups(run, False) + [self.word(w, exact=True) for w in words]
                run = []
            elif not excluded:
                run = run + words
        groups += self.groups(run, "open" in options and ends_in_word)
        if not any(group["known"] for group in groups):
            for group in groups:
                if len("".join(group["words"])) < 8:
                    group["ways"], group["all"] = {}, []
        dropped = []
        if not groups:
            found = {n: 0 for n in range(self.manifest["documents"])} if self.filters(options) else {}
            order = sorted(found, key=lambda n: -n)
        else:
            found = self.matching(groups)
            order = sorted(found, key=lambda n: (-found[n], -n))
            if not found and len(groups) > 1:
                scored = [self.scores(group) for group in groups]
                some = {n for s, g in zip(scored, groups) if g["known"] for n in s}
                found = {n: sum(s.get(n, 0) for s in scored) for n in some}
                order = sorted(found, key=lambda n: (-sum(n in s for s in scored), -found[n], -n))
                dropped = [" ".join(g["words"]) for s, g in zip(scored, groups) if not order or order[0] not in s]
        for words, phrase, excluded in parts:
            if excluded:
                own = [self.word(w, exact=True) for w in words] if phrase else self.groups(words, False)
                gone = {n for n in self.matching(own) if not phrase or self.has(n, words)}
                order = [n for n in order if n not in gone]
        phrases = [words for words, phrase, excluded in parts if phrase and not excluded and len(words) > 1]
        if phrases:
            order = [n for n in order[:400] if all(self.has(n, phrase) for phrase in phrases)]
        return order, found, dropped

    def search(self, query, options, limit=10):
        order, found, dropped = self.ranking(query, options)
        filters = self.filters(options)
        order = [n for n in order if self.admits(filters, self.facets(n))]
        if "newest" in options:
            order.sort(reverse=True)
        hits, hit_of = [], {}
        for number in order:
            row = self.document(number)
            events = row[9] if row[0] == "a" else [number]
            known = next((hit_of[e] for e in events if e in hit_of), None)
            if known is not None:
                known[2].append(number)
                continue
            if len(hits) == limit:
                break
            hits.append([number, found[number], []])
            for event in events:
                hit_of[event] = hits[-1]
        return {"count": len(order), "hits": hits, "guesses": [], "suggestions": [], "dropped": dropped}

    def counts(self, query, options):
        """How many documents have each value, all filters but those of its own kind applied."""
        filters = self.filters(options)
        counts = {kind: {} for kind in [*KINDS.values(), "languages", "confidences", "months"]}
        firsts = [first for _, first in self.manifest["months"]]
        for number in self.ranking(query, options)[0]:
            facets = self.facets(number)
            facets["months"] = [bisect.bisect_right(firsts, number) - 1]
            for kind in counts:
                own = ("from", "to") if kind == "months" else (kind,)
                if self.admits({k: v for k, v in filters.items() if k not in own}, facets):
                    for value in facets[kind]:
                        counts[kind][value] = counts[kind].get(value, 0) + 1
        return {kind: [list(pair) for pair in sorted(values.items())] for kind, values in counts.items()}
