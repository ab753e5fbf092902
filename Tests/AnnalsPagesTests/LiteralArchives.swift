import AnnalsVocabulary

/// A small archive in two languages that has something on every kind of page.
let smallArchive = FileTree(smallFiles)

let smallFiles: [String: String] = [
  "annals.yaml": """
  title: Small Archive
  languages: [en, ar]
  base_url: https://example.org/archive/
  license: CC BY 4.0
  list_limit: 60
  """,
  "Content/Articles/retreat.md": """
  ---
  title: Retreat from Alpha
  date: 2019-08-22
  language: en
  source: Wire A
  author: A. Writer
  url: https://example.org/a?x=1&y=2
  events:
    - id: 2019-08-20-alpha-withdrawal
      date: 2019-08-20
      type: withdrawal
      town: Alpha
      factions:
        - {name: Red Brigade, role: actor}
      fatalities: 4
      attribution: a local activist
      quote: withdrew from Alpha on Tuesday
      summary: Red Brigade withdraws from Alpha.
    - id: 2019-08-beta-shelling
      date: 2019-08
      type: shelling
      town: {name: Beta, relation: near}
  ---
  Red Brigade withdrew from Alpha on Tuesday. See [the other report](second.md).

  ## Later

  Nothing more came from Beta.
  """,
  "Content/Articles/second.md": """
  ---
  title: انسحاب من ألفا
  date: 2019-08-23
  language: ar
  source: Wire B
  events:
    - id: 2019-08-20-alpha-withdrawal
      date: 2019-08-19
      type: withdrawal
      town: ألفا
      factions:
        - {name: Red Brigade, role: actor}
      fatalities: 2-5
      confidence: fair
      summary: انسحاب من البلدة
  ---
  انسحب اللواء من ألفا.
  """,
  "Content/Articles/wrong.md": """
  ---
  title: Wrong report
  date: 2019-08-24
  status: retracted
  retracted_on: 2019-09-01
  retraction_reason: Named the wrong place
  ---
  Text.
  """,
  "Content/Towns/alpha.md": """
  ---
  name: Alpha
  names: {ar: ألفا}
  aliases: [Alfa]
  kind: town
  governorate: Gamma
  latitude: 35.4422
  longitude: 36.651
  ---
  A town.
  """,
  "Content/Towns/gamma.md": "---\nname: Gamma\nkind: governorate\n---\n",
  "Content/Towns/beta.md":
    "---\nname: Beta\nkind: village\ngovernorate: Gamma\nlatitude: 35.5\nlongitude: 36.7\n---\n",
  "Content/Factions/red.md":
    "---\nname: Red Brigade\nkind: armed-group\nrelations:\n"
    + "  - {type: opposed-to, of: Blue Guard, from: 2018}\n---\n",
  "Content/Factions/blue.md": "---\nname: Blue Guard\nkind: militia\n---\n",
  "Content/Pages/about.md": "---\ntitle: About\n---\nWhat this is.\n",
]

/// Reports that each tell one event in one town on days of one month after the other.
func longArchive(events: Int, perMonth: Int, limit: Int) -> FileTree {
  FileTree(longFiles(events: events, perMonth: perMonth, limit: limit))
}

func longFiles(events: Int, perMonth: Int, limit: Int) -> [String: String] {
  var files = [
    "annals.yaml": "title: Long\nlanguages: [en]\nlist_limit: \(limit)\n",
    "Content/Towns/alpha.md": "---\nname: Alpha\nkind: town\n---\n",
  ]
  for number in 0..<events {
    let month = number / perMonth
    let day = number % perMonth % 28 + 1
    let date = "\(2018 + month / 12)-\(padded(month % 12 + 1))-\(padded(day))"
    files["Content/Articles/a\(number).md"] = """
      ---
      title: Report \(number)
      date: \(date)
      source: Wire
      events:
        - {id: event-\(number), date: \(date), type: shelling, town: Alpha}
      ---
      Text.
      """
  }
  return files
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
