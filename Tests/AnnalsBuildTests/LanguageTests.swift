import Foundation
import TemporaryFolders
import Testing

/// What an archive in other languages than the theme's gets from its own files.
@Suite struct LanguageTests {
  /// The English file with the few texts that the tests look for in another language.
  private func localeFile(_ changes: [(String, String)]) throws -> String {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var text = try String(
      contentsOf: root.appending(path: "Templates/locales/en.yaml"),
      encoding: .utf8
    )
    for (english, other) in changes {
      #expect(text.contains(english), "\(english)")
      text = text.replacingOccurrences(of: english, with: other)
    }
    return text
  }

  private func page(_ path: String, in folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/Public/" + path, encoding: .utf8)
  }

  @Test func aFourthLanguageNeedsOneFile() throws {
    let folder = try TemporaryFolder()
    try SmallArchive(articles: 3).write(to: folder)
    try folder.write("title: Small\nlanguages: [en, fr, ar, fa, de]\n", to: "annals.yaml")
    try folder.write(
      localeFile([
        ("name: English\n", "name: فارسی\n"), ("preview_locale: en_GB", "preview_locale: fa_IR"),
        ("digits: \"0123456789\"", "digits: \"۰۱۲۳۴۵۶۷۸۹\""), ("8: August", "8: اوت"),
        ("when_one: \"n = 1\"", "when_one: \"i = 0 or n = 1\""),
        ("  towns: Places", "  towns: مکان‌ها"),
      ]),
      to: "Templates/locales/fa.yaml"
    )
    try folder.write(
      localeFile([
        ("name: English\n", "name: Deutsch\n"), ("preview_locale: en_GB", "preview_locale: de_DE"),
        ("long: \"{day} {month} {year}\"", "long: \"{day}. {month} {year}\""),
        ("1: January,", "1: Januar,"), ("  towns: Places", "  towns: Orte"),
      ]),
      to: "Templates/locales/de.yaml"
    )
    let run = try AnnalsCommand("build", "--strict", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let persian = try page("fa/index.html", in: folder)
    #expect(persian.contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(persian.contains(">مکان‌ها</a>"))
    #expect(persian.contains("۲۰۱۹"))
    let german = try page("de/articles/2019/01/report-0.html", in: folder)
    #expect(german.contains("<html lang=\"de\" dir=\"ltr\">"))
    #expect(german.contains(">10. Januar 2019</time>"))
    #expect(german.contains(">Orte</a>"))
    for language in ["en", "fr", "ar", "fa", "de"] {
      let link = "../../../../\(language)/articles/2019/01/report-0.html"
      #expect(german.contains("<link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(link)\">"))
      #expect(german.contains("<a href=\"\(link)\" hreflang=\"\(language)\""), "the switch stays")
    }
    #expect(
      german.contains(
        "hreflang=\"x-default\" href=\"../../../../en/articles/2019/01/report-0.html\""
      )
    )
  }

  @Test func anArchiveOfOneLanguageHasNoPrefixAndNoSwitch() throws {
    let folder = try TemporaryFolder()
    try SmallArchive(articles: 3).write(to: folder)
    try folder.write("title: Small\nlanguages: [ar]\n", to: "annals.yaml")
    #expect(try AnnalsCommand("build", in: folder.path).status == 0)
    let files = try folder.files(in: "Public")
    #expect(files.contains("towns/northbridge.html"))
    #expect(!files.contains { $0.hasPrefix("ar/") })
    let home = try page("index.html", in: folder)
    #expect(home.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(!home.contains("hreflang"))
  }

  @Test func aFileMaySayInWhichLanguageItIs() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Small\nlanguages: [en]\n", to: "annals.yaml")
    try folder.write(
      "---\nname: جسر الشمال\nlanguage: ar\n---\nبلدة.\n",
      to: "Content/Towns/a.md"
    )
    try folder.write("---\nname: Plain\n---\nA town.\n", to: "Content/Towns/plain.md")
    try folder.write(
      "---\nname: حرس النهر\nlanguage: ar\n---\nجماعة.\n",
      to: "Content/Factions/a.md"
    )
    try folder.write(
      "---\nid: x\ndate: 2019-01-01\ntype: shelling\nlanguage: fr\nsummary: Un obus.\n---\nTexte.\n",
      to: "Content/Events/x.md"
    )
    let run = try AnnalsCommand("build", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let files = try folder.files(in: "Public")
    let town = try #require(
      files.first { $0.hasPrefix("towns/") && !$0.contains("plain") && $0.hasSuffix(".html") }
    )
    #expect(try page(town, in: folder).contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"))
    #expect(try page(town, in: folder).contains("<bdi lang=\"ar\" dir=\"rtl\">جسر الشمال</bdi>"))
    #expect(
      try page("towns/plain.html", in: folder).contains(
        "<div class=\"prose\" lang=\"en\" dir=\"auto\">"
      )
    )
    let faction = try #require(files.first { $0.hasPrefix("factions/") && $0.hasSuffix(".html") })
    #expect(try page(faction, in: folder).contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"))
    let event = try page("events/2019/01/x.html", in: folder)
    #expect(event.contains("<div class=\"prose\" lang=\"fr\" dir=\"ltr\">"))
    #expect(event.contains("<bdi lang=\"fr\" dir=\"ltr\">Un obus.</bdi>"))
  }
}
