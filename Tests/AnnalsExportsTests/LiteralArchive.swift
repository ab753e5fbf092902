import AnnalsArchive
import AnnalsContent
import AnnalsExports
import AnnalsVocabulary

/// An archive of files that stand in the test, read and resolved as a build does it.
struct LiteralArchive {
  let archive: Archive
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - tree: The files.
  ///   - languages: Of the editions.
  ///   - seed: Of the order the documents are resolved in; that of the files without one.
  init(_ tree: FileTree, languages: [String] = ["en"], shuffledBy seed: UInt64? = nil) {
    let configuration = ArchiveConfiguration(
      title: "An archive",
      languages: languages.compactMap(LanguageTag.init)
    )
    let reader = ContentReader(configuration: configuration)
    var documents: [ReadDocument] = []
    var problems: [Diagnostic] = []
    for (index, file) in tree.files.enumerated() {
      guard case .success(let bytes) = tree.bytes(at: index) else { continue }
      let (read, found) = reader.read(file: index, path: file.path, bytes: bytes)
      documents += read.map { ReadDocument($0) }
      problems += found
    }
    if let seed {
      var generator = SplitMix(state: seed)
      documents.shuffle(using: &generator)
    }
    archive = Archive(resolving: documents, configuration: configuration)
    diagnostics = problems + archive.diagnostics
  }

  /// The export of what the public may see.
  func json(asOf day: CalendarDay? = nil, showDrafts: Bool = false) -> String {
    var output = ByteWriter()
    ArchiveExport(archive.redacted(asOf: day, showDrafts: showDrafts).0).write(into: &output)
    return output.text
  }
}

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Files with everything that the format can say.
let completeTree: FileTree = [
  "Content/Articles/2019/2019-08-22-retrait.md": """
  ---
  title: Retrait de <Khan Sheikhun> & "alentours"
  date: 2019-08-22T14:30Z
  language: fr
  source: Diyaruna
  author: A. Journalist
  url: https://example.org/a?b=1&c=2
  archived_url: https://archive.example.org/a
  sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
  tags: [idlib]
  corrections:
    - {date: 2019-08-23, text: The number was put right}
  events:
    - id: 2019-08-20-khan-sheikhun-withdrawal
      date: 2019-08-19/2019-08-20?
      type: withdrawal
      town: {name: Khan Sheikhun, relation: near}
      factions:
        - {name: Tahrir al-Sham, role: actor}
        - {name: Unknown Brigade, role: opponent}
      fatalities: {min: 2, max: 5, best: 4, civilians: 1}
      injured: dozens
      attribution: a local activist
      quote: withdrew to the outskirts
      confidence: fair
      summary: Groups left the town.
  ---
  They withdrew to the outskirts.
  """,
  "Content/Articles/2019/2019-08-23-retraction.md": """
  ---
  title: Something that was wrong
  date: 2019-08-23
  status: retracted
  retracted_on: 2019-09-01
  retraction_reason: The source took it back
  ---
  Wrong.
  """,
  "Content/Events/khan-sheikhun.md": """
  ---
  id: 2019-08-20-khan-sheikhun-withdrawal
  date: 2019-08-20
  type: withdrawal
  towns: [Khan Sheikhun, Morek]
  fatalities: 3
  ---
  The editor's own view.
  """,
  "Content/Towns/khan-sheikhun.md": """
  ---
  name: Khan Sheikhun
  names: {ar: خان شيخون}
  aliases: [Khan Shaykhun]
  kind: city
  country: Syria
  governorate: Idlib
  latitude: 35.4389
  longitude: 36.6519
  precision: settlement
  population: 34371
  ids: {geonames: 172955}
  ---
  """,
  "Content/Towns/idlib.md": """
  ---
  name: Idlib
  kind: governorate
  country: Syria
  ---
  """,
  "Content/Factions/tahrir-al-sham.md": """
  ---
  name: Tahrir al-Sham
  names: {ar: هيئة تحرير الشام}
  kind: armed-group
  active: 2017-01-28/..
  relations:
    - {type: successor-of, of: al-Nusra Front, from: 2017-01-28}
  color: "#2f6f4f"
  ---
  """,
]
