"""An archive whose pages are as crowded as they get, for the checks of what readers see.

One town, one faction and one type have part in every event; the faction is seen in a thousand towns, which all lie in
one governorate; one day has hundreds of events, one event dozens of accounts, and something was retracted.
"""

import datetime
import pathlib

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
    put("Content/Pages/about.md", "---\ntitle: About\n---\nA crowded archive.\n")
