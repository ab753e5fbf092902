import TemporaryFolders

/// An archive of some dozens of files in three languages, written in any order.
struct SmallArchive {
  let files: [(path: String, text: String)]

  init(articles: Int = 40) {
    var files = [
      ("annals.yaml", "title: Small\nlanguages: [en, fr, ar]\n"),
      (
        "Content/Towns/a.md", "---\nname: Northbridge\nnames: {fr: Pontnord, ar: جسر الشمال}\n---\n"
      ),
      (
        "Content/Towns/more.csv",
        "name,latitude,longitude,aliases\nEastford,35.5,36.5,East Ford|Gué-Est\nWestmill,35.6,36.4,\n"
      ),
      ("Content/Factions/g.md", "---\nname: River Guard\nkind: armed-group\n---\nText.\n"),
      ("Content/Pages/about.md", "---\ntitle: About\n---\n# What\n\nThis.\n"),
      ("Content/Media/map.txt", "a map\n"),
    ]
    let towns = ["Northbridge", "Eastford", "Westmill", "Unknowntown"]
    for number in 0..<articles {
      let day = "2019-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-1\(number % 10)"
      let town = towns[number % towns.count]
      files.append(
        (
          "Content/Articles/2019/report-\(number).md",
          """
          ---
          title: Report \(number) of \(town)
          date: \(day)
          language: \(["en", "fr", "ar"][number % 3])
          source: Source \(number % 5)
          events:
            - {id: \(day)-event-\(number / 2), date: \(day), type: shelling, town: \(town), fatalities: \(number)}
          ---
          Shells fell on **\(town)** and near Eastford, the River Guard said. See [map](map.txt).

          ## Detail \(number)

          جسر الشمال and Gué-Est were calm.
          """
        )
      )
    }
    self.files = files
  }

  func write(to folder: TemporaryFolder, reversed: Bool = false) throws {
    for (path, text) in reversed ? files.reversed() : files { try folder.write(text, to: path) }
  }
}
