import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct ConfigurationReaderTests {
  @Test(arguments: [
    ("#1c5172", []), ("#b04a3c", []), ("#000000", []), ("#706f6f", []),
    ("#777777", ["1:15 weak-color"]), ("#ffd700", ["1:15 weak-color"]),
  ])
  func warnsOfAnAccentThatCannotBeRead(color: String, expected: [String]) {
    let (configuration, problems) = ConfigurationReader.configuration(
      Array("accent_color: \"\(color)\"\n".utf8)
    )
    #expect(configuration.accentColor == color)
    #expect(problems.map(\.place) == expected)
  }

  @Test func hasDefaultsWithoutAFile() {
    var expected = ArchiveConfiguration(title: "Archive", languages: [.english])
    #expect(ConfigurationReader.configuration(nil).0 == expected)
    #expect(ConfigurationReader.configuration(nil).1 == [])
    #expect(read("").0 == expected)
    #expect(read("# nothing\n").0 == expected)
    expected.title = LocalizedText("T")
    #expect(read("---\ntitle: T\n").0 == expected)
  }

  @Test func readsEveryKey() throws {
    let (configuration, problems) = read(
      """
      title: T
      description: >-
        One
        two
      languages: [fr, en, ar]
      base_url: https://example.org/archive
      time_zone: Asia/Damascus
      license: CC BY 4.0
      author: A
      event_types:
        siege: {en: Siege, fr: Siège}
        mine: Mine
      menu:
        - {title: Towns, target: towns.html}
        - {title: Elsewhere, target: "https://example.org"}
      footer: F
      accent_color: "#B04A3C"
      logo: pictures/logo.svg
      list_limit: 100
      search_json: true
      limits: {file_size: 8 MiB}
      """
    )
    #expect(problems == [])
    var expected = ArchiveConfiguration(title: "T", languages: tags(["fr", "en", "ar"]))
    let french = try #require(LanguageTag("fr"))
    expected.description = LocalizedText("One two")
    expected.baseURL = "https://example.org/archive/"
    expected.timeZone = "Asia/Damascus"
    expected.license = "CC BY 4.0"
    expected.author = "A"
    expected.eventTypes = [
      EventTypeDefinition(
        id: "siege",
        names: [
          LocalizedName(language: .english, name: "Siege"),
          LocalizedName(language: french, name: "Siège"),
        ]
      ),
      EventTypeDefinition(id: "mine", names: [LocalizedName(language: french, name: "Mine")]),
    ]
    expected.menu = [
      ArchiveConfiguration.MenuItem(title: LocalizedText("Towns"), target: "towns.html"),
      ArchiveConfiguration.MenuItem(
        title: LocalizedText("Elsewhere"),
        target: "https://example.org"
      ),
    ]
    expected.footer = LocalizedText("F")
    expected.accentColor = "#b04a3c"
    expected.logo = "pictures/logo.svg"
    expected.listLimit = 100
    expected.writesSearchJSON = true
    expected.fileSizeLimit = 8 << 20
    #expect(configuration == expected)
  }

  @Test func takesTitleFooterAndMenuInEachLanguage() throws {
    let (configuration, problems) = read(
      """
      languages: [en, ar]
      title: {ar: حوليات, en: Annals}
      description: {fr: Une archive}
      menu:
        - {title: {en: About, ar: عنّا}, target: pages/about.html}
      footer: {en: Footer, ar-SY: تذييل}
      """
    )
    #expect(problems == [])
    let arabic = try #require(LanguageTag("ar"))
    let french = try #require(LanguageTag("fr"))
    let texts = [
      configuration.title, try #require(configuration.description),
      try #require(configuration.menu.first).title, try #require(configuration.footer),
    ]
    #expect(texts.map(\.main) == ["Annals", "Une archive", "About", "Footer"])
    #expect(texts.map { $0.text(in: arabic) } == ["حوليات", "Une archive", "عنّا", "تذييل"])
    #expect(texts.map { $0.text(in: french) } == ["Annals", "Une archive", "About", "Footer"])
  }

  @Test func refusesATitleInNoLanguage() {
    let (configuration, problems) = read("title: {}")
    #expect(configuration.title == LocalizedText("Archive"))
    #expect(problems.map(\.identifier) == ["wrong-shape"])
  }

  @Test func takesOneLanguageWithoutAList() {
    #expect(read("language: ar").0.languages == tags(["ar"]))
    #expect(read("languages: ar").0.languages == tags(["ar"]))
  }

  @Test(
    arguments: [
      ("titel: T", "1:1 unknown-key"),
      ("title: [T]", "1:8 wrong-shape"),
      ("- title", "1:1 wrong-shape"),
      ("title", "1:1 wrong-shape"),
      ("language: english", "1:11 invalid-language"),
      ("languages: ['../../x']", "1:13 invalid-language"),
      ("languages: [fr, FR]", "1:17 duplicate-value"),
      ("language: fr\nlanguages: [en]", "1:1 contradicting-keys"),
      ("base_url: javascript:alert(1)", "1:11 invalid-url"),
      ("base_url: https://example.org/?a", "1:11 invalid-url"),
      ("time_zone: Damascus time", "1:12 invalid-time-zone"),
      ("time_zone: ../etc", "1:12 invalid-time-zone"),
      ("accent_color: red", "1:15 invalid-color"),
      ("logo: ../logo.svg", "1:7 invalid-path"),
      ("logo: /logo.svg", "1:7 invalid-path"),
      ("list_limit: 5", "1:13 out-of-range"),
      ("list_limit: many", "1:13 invalid-number"),
      ("search_json: yes", "1:14 unknown-word"),
      ("limits: 4 MiB", "1:9 wrong-shape"),
      ("limits: {files: 4}", "1:10 unknown-key"),
      ("limits: {file_size: 1 GiB}", "1:21 out-of-range"),
      ("limits: {file_size: 100 MiB}", "1:21 out-of-range"),
      ("menu: towns", "1:7 wrong-shape"),
      ("menu: [{title: T}]", "1:8 missing-key"),
      ("menu: [{title: T, target: 'javascript:alert(1)'}]", "1:27 invalid-target"),
      ("menu: [{title: T, target: ../x.html}]", "1:27 invalid-target"),
      ("event_types: [siege]", "1:14 wrong-shape"),
      ("event_types: {Siege: x}", "1:15 invalid-slug"),
      ("event_types: {clashes: x}", "1:15 duplicate-value"),
      ("event_types: {siege: [x]}", "1:22 wrong-shape"),
      ("title: &a T", "1:8 yaml-anchor"),
      ("title: 'T", "1:8 yaml-syntax"),
      ("%YAML 1.2\n---\ntitle: T", "1:1 yaml-directive"),
      ("title: T\n---\ntitle: U", "2:1 yaml-several-documents"),
    ]
  )
  func placesEveryProblem(text: String, problem: String) {
    #expect(read(text).1.map(\.place) == [problem])
  }

  @Test func refusesAFileThatIsNoText() {
    let (configuration, problems) = ConfigurationReader.configuration([0x61, 0x3A, 0x20, 0xFF])
    #expect(configuration == ConfigurationReader.standard)
    #expect(problems.map(\.place) == ["1:4 not-utf8"])
    #expect(problems.map(\.location.path) == ["annals.yaml"])
  }

  private func read(_ text: String) -> (ArchiveConfiguration, [Diagnostic]) {
    ConfigurationReader.configuration(Array(text.utf8))
  }

  private func tags(_ texts: [String]) -> [LanguageTag] { texts.compactMap { LanguageTag($0) } }
}

@Suite struct LocaleReaderTests {
  @Test func readsMessagesInTheirOrder() {
    let (entries, problems) = read(
      """
      title: Archive
      menu:
        towns: Towns
        all: {dates: Dates, empty: ""}
      "events.count": {one: 1 event, other: "{n} events "}
      months: [x]
      """
    )
    #expect(problems.map(\.place) == ["6:9 wrong-shape"])
    #expect(
      entries.map(outline) == [
        "1:1 title=Archive", "3:3 menu.towns=Towns", "4:9 menu.all.dates=Dates",
        "4:23 menu.all.empty=", "5:1 events.count=one:1 event|other:{n} events ",
      ]
    )
  }

  @Test func aMappingOfPluralCategoriesAloneIsOneMessage() {
    #expect(read("a: {one: x, few: y}").0.map(outline) == ["1:1 a=one:x|few:y"])
    #expect(read("a: {one: x, few: y}").1.map(\.place) == ["1:1 missing-key"])
    #expect(read("a: {one: x, three: y}").0.map(outline) == ["1:5 a.one=x", "1:13 a.three=y"])
    #expect(read("a: {other: {b: y}}").0.map(outline) == ["1:13 a.other.b=y"])
  }

  @Test func isAsStrictAsOtherYAML() {
    #expect(read("a: &b c").1.map(\.place) == ["1:4 yaml-anchor"])
    #expect(read("a: b\na: c").1.map(\.place) == ["2:1 duplicate-key"])
    #expect(read("- a").1.map(\.place) == ["1:1 wrong-shape"])
    #expect(read("").1.isEmpty)
    let many = (0..<2_000).map { "key\($0): x" }.joined(separator: "\n")
    #expect(read(many).0.count == 2_000)
  }

  private func read(_ text: String) -> ([LocaleEntry], [Diagnostic]) {
    LocaleReader.entries(Array(text.utf8), path: "Templates/locales/en.yaml")
  }

  private func outline(_ entry: LocaleEntry) -> String {
    let message =
      switch entry.message {
      case .text(let text): text
      case .plural(let forms):
        forms.map { "\($0.category.rawValue):\($0.text)" }.joined(separator: "|")
      }
    return "\(entry.location.position) \(entry.key)=\(message)"
  }
}
