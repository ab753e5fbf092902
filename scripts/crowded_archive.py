"""An archive whose pages are as crowded as they get, for the checks of what readers see.

One town, one faction and one type have part in every event; the faction is seen in a thousand towns, which all lie in
one governorate; one day has hundreds of events, one event dozens of accounts, and something was retracted.
"""

import datetime
import pathlib
import struct
import zlib

TYPES = ["airstrike", "shelling", "clashes", "withdrawal", "arrest"]
ARABIC = "اربتثجحخدذرزسشصضطظعغفقكلمنهوي"


def write(root, languages, events, towns, limit=60):
    """Writes the archive into a folder that is there."""
    root = pathlib.Path(root)

    def put(path, text):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    put("annals.yaml", f"title: Crowded\nlanguages: [{', '.join(languages)}]\nlist_limit: {limit}\ndescription: All that a page can hold\n")
    put("Content/Factions/everywhere.md", "---\nname: Everywhere Front\nnames: {ar: جبهة كل مكان}\nkind: armed-group\n---\nIt is seen in every town.\n")
    put("Content/Factions/opposite.md", "---\nname: Opposite Brigade\nkind: militia\nrelations:\n  - {type: opposed-to, of: Everywhere Front}\n---\n")
    put("Content/Towns/big.md", "---\nname: Bigtown\nnames: {ar: البلدة الكبيرة}\naliases: [Big Town, Grandeville]\ngovernorate: Wide\nlatitude: 35.5\nlongitude: 36.5\npopulation: 120000\n---\nEverything happens here.\n")
    put("Content/Towns/wide.md", "---\nname: Wide\nkind: governorate\n---\n")
    rows = ["name,name_ar,kind,governorate,latitude,longitude"]
    for number in range(towns):
        word = "".join(chr(97 + number // 26 ** place % 26) for place in (2, 1, 0))
        arabic = "".join(ARABIC[number // len(ARABIC) ** place % len(ARABIC)] for place in (0, 1, 2))
        rows.append(f"{word.capitalize()}ton,{arabic}ة,town,Wide,{35 + number % 40 / 40:.3f},{36 + number // 40 / 40:.3f}")
    put("Content/Towns/many.csv", "\n".join(rows) + "\n")
    first = datetime.date(2010, 1, 1)
    per_report = 10
    for report in range(-(-events // per_report)):
        day = first + datetime.timedelta(days=report * 3600 * per_report // events)
        lines = ["---", f"title: Report {report}", f"date: {day}", f"source: Agency {report % 5}", "events:"]
        for number in range(report * per_report, min(events, (report + 1) * per_report)):
            word = rows[1 + number % towns].split(",")[0]
            when = day if number % 25 else day.replace(month=1, day=1)
            lines += [f"  - id: event-{number}", f"    date: {when}", f"    type: {TYPES[number % len(TYPES)] if number % 2 else 'airstrike'}",
                      f"    towns: [Bigtown, {word}]", f"    fatalities: {number % 7}",
                      "    factions: [{name: Everywhere Front, role: actor}, {name: Opposite Brigade, role: target}]",
                      f"    summary: What happened as number {number}"]
        if report < 40:
            lines += ["  - id: event-of-all", "    date: 2010-01-01", "    type: airstrike", "    town: Bigtown",
                      f"    attribution: Witness {report}", f"    fatalities: {report}"]
        put(f"Content/Articles/{day.year}/{day}-report-{report}.md", "\n".join(lines) + "\n---\nFrom Bigtown, where nothing else was said.\n")
    put("Content/Articles/wrong.md", "---\ntitle: Wrong\ndate: 2012-02-02\nstatus: retracted\nretracted_on: 2012-03-03\nretraction_reason: It was another town\n---\nText.\n")
    put("Content/Articles/closed.md", "---\ntitle: Closed\ndate: 2012-02-03\ncontent_warning: Shows the dead\n---\nThe dead of Bigtown.\n")
    pictures(root, put)
    put("Content/Pages/about.md", "---\ntitle: About\n---\nA crowded archive.\n")


def pictures(root, put):
    """Reports and a page that are mostly pictures, in two formats, and a town with one."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    folder = root / "Content/Media"
    folder.mkdir(parents=True)
    for number, (width, height) in enumerate(((1200, 800), (300, 200), (500, 1500))):
        header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
        rows = zlib.compress(b"".join(b"\0" + bytes([row & 255]) * ((width + 7) // 8) for row in range(height)))
        (folder / f"hall-{number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    put("Content/Media/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0L40 30"/></svg>')
    shown = "".join(f"Text before.\n\n![The hall, {name}]({name})\n\n" for name in ("hall-0.png", "hall-1.png", "plan.svg", "hall-2.png"))
    put("Content/Articles/pictures.md", f"---\ntitle: Pictures\ndate: 2012-02-04\n---\n{shown}Text after.\n")
    put("Content/Pages/plans.md", f"---\ntitle: Plans\n---\n{shown}Text after.\n")
    put("Content/Towns/pictured.md", f"---\nname: Pictured\nlatitude: 35.2\nlongitude: 36.2\n---\n{shown}Text after.\n")
