import AnnalsVocabulary
import Foundation
import Testing

@testable import AnnalsPages

@Suite struct FeedTests {
  @Test func everyTownAndFactionWithReportsHasFeedsInEveryEdition() {
    let feeds = PagesTests.small.files.map(\.path.text).filter {
      $0.hasSuffix(".xml") || $0.hasSuffix("feed.json")
    }
    let own = [
      "feed", "towns/alpha.feed", "towns/beta.feed", "factions/red-brigade.feed",
    ]
    let expected =
      ["en/", "ar/"].flatMap { prefix in
        own.flatMap { [prefix + $0 + ".xml", prefix + $0 + ".json"] }
      }
      + ["feed.xml", "feed.json", "sitemap.xml"]
    #expect(feeds.sorted() == expected.sorted())
  }

  @Test func aFeedHasAbsoluteAddressesWhenTheSiteHasOne() throws {
    let (atom, _) = try #require(PagesTests.small.render("ar/towns/alpha.feed.xml"))
    let base = "https://example.org/archive/ar/"
    #expect(
      atom.contains(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(base)towns/alpha.feed.xml\"/>"
      )
    )
    #expect(
      atom.contains("<link rel=\"alternate\" type=\"text/html\" href=\"\(base)towns/alpha.html\"/>")
    )
    #expect(atom.contains("<link rel=\"via\" href=\"https://example.org/a?x=1&amp;y=2\"/>"))
    // The newest first.
    #expect(
      try #require(atom.range(of: "<title xml:lang=\"ar\">انسحاب من ألفا")).lowerBound
        < #require(atom.range(of: "<title xml:lang=\"en\">Retreat from Alpha")).lowerBound
    )
    #expect(!atom.contains("Wrong report"))
  }

  @Test func withoutAnAddressLinksAreRelativeAndJSONHasNone() throws {
    let site = BuiltSite(longArchive(events: 3, perMonth: 1, limit: 60))
    let (atom, _) = try #require(site.render("towns/alpha.feed.xml"))
    #expect(atom.contains("href=\"../towns/alpha.html\""))
    let (json, _) = try #require(site.render("towns/alpha.feed.json"))
    #expect(!json.contains("\"url\"") && !json.contains("feed_url"))
    #expect(site.render("sitemap.xml") == nil)
  }

  @Test func aFeedIsIdentifiedByThePathAndNotByTheAddress() throws {
    var tree = smallFiles
    let (before, _) = try #require(BuiltSite(FileTree(tree)).render("en/feed.xml"))
    tree["annals.yaml"] = tree["annals.yaml"]?.replacingOccurrences(
      of: "example.org",
      with: "example.net"
    )
    let (after, _) = try #require(BuiltSite(FileTree(tree)).render("en/feed.xml"))
    func ids(_ feed: String) -> [Substring] {
      feed.split(separator: "\n").filter { $0.hasPrefix("<id>") }
    }
    #expect(ids(before) == ids(after))
    #expect(Set(ids(before)).count == 3)
  }

  @Test func aFeedHoldsTheNewestAndNoneIsMadeWhenNoneIsWanted() throws {
    func site(_ limit: Int) -> BuiltSite {
      var tree = longFiles(events: 5, perMonth: 1, limit: 60)
      tree["annals.yaml"]?.append("feed_limit: \(limit)\n")
      return BuiltSite(FileTree(tree))
    }
    let (atom, _) = try #require(site(2).render("feed.xml"))
    let titles = atom.split(separator: "\n").filter { $0.hasPrefix("<title xml:lang") }
    #expect(
      titles == [
        "<title xml:lang=\"en\">Report 4</title>", "<title xml:lang=\"en\">Report 3</title>",
      ]
    )
    let none = site(0)
    #expect(!none.files.contains { $0.path.text.contains("feed") })
    let (home, _) = try #require(none.render("index.html"))
    #expect(!home.contains("atom"))
  }

  @Test func controlCharactersStayOutOfXML() {
    var writer = ByteWriter()
    writer.append(escapingXML: "a\u{1}b\u{FFFE}<&>\"é")
    #expect(writer.text == "ab&lt;&amp;&gt;&quot;é")
  }
}

@Suite struct SitemapTests {
  private func files(_ sitemap: Sitemap, addresses: Int, bytes: Int = 50_000_000) -> [String:
    String]
  {
    Dictionary(
      uniqueKeysWithValues: sitemap.files(addressLimit: addresses, byteLimit: bytes).map {
        ($0.path.text, BuiltSite.render($0).0)
      }
    )
  }

  private func sitemap(_ editions: [Edition], pages: Int) -> Sitemap {
    Sitemap(
      base: "https://example.org/",
      editions: editions,
      pages: (1...pages).map { "p\($0).html" }
    )
  }

  private let one = Edition.all([Locale.checking(localeEntries("en")).0])
  private let two = Edition.all(["en", "ar"].map { Locale.checking(localeEntries($0)).0 })

  @Test func aSmallSiteHasOneFile() {
    #expect(
      files(sitemap(one, pages: 1), addresses: 10) == [
        "sitemap.xml": """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://example.org/p1.html</loc></url>
        </urlset>

        """
      ]
    )
  }

  @Test func aLargeSiteIsSplitAndKeepsTheEditionsOfAPageTogether() {
    let found = files(sitemap(two, pages: 5), addresses: 5)
    #expect(
      found.keys.sorted() == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    )
    #expect(found["sitemap.xml"]?.contains("<loc>https://example.org/sitemap-3.xml</loc>") == true)
    #expect(found["sitemap-1.xml"]?.split(separator: "<loc>").count == 5)
    #expect(found["sitemap-3.xml"]?.contains("<loc>https://example.org/ar/p5.html</loc>") == true)
    #expect(
      found["sitemap-3.xml"]?.contains(
        "hreflang=\"x-default\" href=\"https://example.org/en/p5.html\""
      ) == true
    )
  }

  @Test(arguments: [700, 1_500, 4_000])
  func noFileIsLargerThanTheLimit(bytes: Int) {
    let found = files(sitemap(two, pages: 40), addresses: 50_000, bytes: bytes)
    for (path, text) in found where path != "sitemap.xml" {
      // One page in all editions is never divided.
      #expect(text.utf8.count <= max(bytes, 1_100), "\(path)")
    }
    #expect(found.count > 3)
  }

  @Test func removedPagesAreNotListed() throws {
    let (sitemap, _) = try #require(PagesTests.small.render("sitemap.xml"))
    #expect(
      sitemap.contains("<loc>https://example.org/archive/en/articles/2019/08/retreat.html</loc>")
    )
    #expect(
      sitemap.contains("hreflang=\"x-default\" href=\"https://example.org/archive/index.html\"")
    )
    #expect(
      !sitemap.contains("removed.html") && !sitemap.contains("wrong") && !sitemap.contains("404")
    )
  }
}
