import AnnalsVocabulary
import Testing

/// What holds of every page of a site.
@Suite struct WholeSiteTests {
  static let sites = [
    BuiltSite(smallArchive), BuiltSite(longArchive(events: 60, perMonth: 20, limit: 12)),
  ]

  @Test(arguments: sites.indices)
  func everyLinkLeadsToAPageAndEveryFragmentToAnID(index: Int) {
    let pages = scanned(Self.sites[index])
    let files = Set(Self.sites[index].files.map(\.path.text))
    for (path, scan) in pages {
      for address in scan.addresses where !address.contains(":") {
        let (target, fragment) = resolve(address, from: path)
        #expect(files.contains(target), "\(path) links to \(address)")
        if let fragment {
          #expect(pages[target]?.ids.contains(fragment) == true, "\(path) links to \(address)")
        }
      }
    }
  }

  @Test(arguments: sites.indices)
  func noPageHasAnIDTwice(index: Int) {
    for (path, scan) in scanned(Self.sites[index]) {
      #expect(Set(scan.ids).count == scan.ids.count, "\(path): \(scan.ids)")
    }
  }

  @Test(arguments: sites.indices)
  func everyPageIsReachedFromTheFirst(index: Int) {
    let pages = scanned(Self.sites[index])
    var reached: Set<String> = ["index.html"]
    var rest = ["index.html"]
    while let path = rest.popLast() {
      for address in pages[path]?.addresses ?? [] where !address.contains(":") {
        let target = resolve(address, from: path).path
        if pages[target] != nil, reached.insert(target).inserted { rest.append(target) }
      }
    }
    let missed = Set(pages.keys).subtracting(reached).subtracting(["404.html"])
    #expect(missed.sorted() == [])
  }

  /// Pages of things that have to do with one another name one another, in a town's case on the page
  /// of a year or month as well.
  @Test(arguments: sites.indices)
  func relatedPagesLinkBothWays(index: Int) {
    let pages = scanned(Self.sites[index])
    let kinds = ["articles/", "events/", "towns/", "factions/", "sources/", "types/", "dates/"]
    func links(_ path: String) -> Set<String> {
      let main = pages[path]?.tags.drop { $0.name != "main" }.prefix { $0.name != "/main" } ?? []
      let targets = main.compactMap { $0["href"] }.filter { !$0.contains(":") }
      return Set(targets.map { resolve($0, from: path).path })
    }
    /// The page of the thing itself for a page of one of its years or months.
    func subject(_ path: String) -> String {
      let parts = path.split(separator: "/")
      let isPeriod =
        parts.count > 2
        && ["towns", "factions", "types", "sources"]
          .contains { parts[parts.count - 3] == $0 }
      return isPeriod ? parts.dropLast().joined(separator: "/") + ".html" : path
    }
    var related: [String: Set<String>] = [:]
    for path in pages.keys {
      related[subject(path), default: []].formUnion(links(path).map(subject))
    }
    for (path, targets) in related where kinds.contains(where: { path.contains($0) }) {
      for target in targets where target != path && kinds.contains(where: { target.contains($0) }) {
        // A month of a calendar links to the years above it through its breadcrumbs only.
        #expect(
          related[target]?.contains(path) == true || isCalendar(path, target),
          "\(path) → \(target)"
        )
      }
    }
  }

  private func isCalendar(_ one: String, _ other: String) -> Bool {
    one.contains("dates/") || other.contains("dates/")
  }

  @Test(arguments: sites.indices)
  func nothingIsLoadedFromElsewhereAndNothingRunsInline(index: Int) {
    for (path, scan) in scanned(Self.sites[index]) {
      for tag in scan.tags {
        #expect(tag["style"] == nil && !tag.attributes.contains { $0.name.hasPrefix("on") })
        // The page for wrong addresses is shown at depths its own files cannot be named from.
        #expect(tag.name != "style" || path == "404.html", "\(path)")
        if tag.name == "script" {
          let isData = ["application/ld+json", "application/json"].contains(tag["type"])
          #expect(isData || tag["src"] != nil, "\(path)")
        }
        if let source = tag["src"] { #expect(!source.contains(":"), "\(path)") }
      }
    }
  }

  @Test(arguments: sites.indices)
  func headingsSkipNoLevel(index: Int) {
    for (path, scan) in scanned(Self.sites[index]) {
      var last = 0
      for tag in scan.tags where tag.name.count == 2 && tag.name.hasPrefix("h") {
        guard let level = Int(tag.name.dropFirst()) else { continue }
        #expect(level <= last + 1, "\(path)")
        last = level
      }
      #expect(scan.tags.count { $0.name == "h1" } == 1, "\(path)")
    }
  }
}

/// Every HTML page of a site; rendering one must give no problem.
func scanned(_ site: BuiltSite) -> [String: HTMLScan] {
  var pages: [String: HTMLScan] = [:]
  for file in site.files where file.path.text.hasSuffix(".html") {
    let (html, problems) = BuiltSite.render(file)
    #expect(problems == [], "\(file.path)")
    pages[file.path.text] = HTMLScan(html)
  }
  return pages
}
