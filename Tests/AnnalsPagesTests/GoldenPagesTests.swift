import Foundation
import Testing

/// Pages of the small archive, as they lie in Goldens/: a report, a town and the choice of a language
/// whole, of the others what stands between header and footer.
///
/// `UPDATE_GOLDEN=1` rewrites them, and the test still fails once, so that no change passes unseen.
@Suite struct GoldenPagesTests {
  @Test(arguments: [
    "index.html", "en/index.html", "en/articles/2019/08/retreat.html",
    "ar/events/2019/08/2019-08-20-alpha-withdrawal.html", "en/towns/alpha.html",
    "ar/factions/red-brigade.html", "en/dates/2019/08.html", "ar/dates/2019/08/20.html",
    "en/towns.html", "en/removed.html",
  ])
  func aPageIsAsItWas(path: String) throws {
    let (html, problems) = try #require(PagesTests.small.render(path))
    #expect(problems == [])
    let name = path.replacingOccurrences(of: "/", with: "_")
    let file = packageRoot.appending(path: "Tests/AnnalsPagesTests/Goldens/\(name)")
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    // Names of assets change with their bytes, which are not what is compared here.
    let whole = html.replacing(/(assets\/[a-z-]+)\.[0-9a-f]{16}\./) { "\($0.output.1)." }
    let page = Self.whole.contains(path) ? whole : main(of: whole)
    if golden != page, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(firstDifference(golden, page) == nil, "run with UPDATE_GOLDEN=1 and look at the change")
  }

  private static let whole = [
    "index.html", "en/articles/2019/08/retreat.html", "en/towns/alpha.html",
  ]

  private func main(of html: String) -> String {
    guard let start = html.range(of: "<main"), let end = html.range(of: "</main>") else {
      return ""
    }
    return html[start.lowerBound..<end.upperBound] + "\n"
  }

  private func firstDifference(_ golden: String, _ page: String) -> String? {
    let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let new = page.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let (before, after) = (
        index < old.count ? old[index] : "", index < new.count ? new[index] : ""
      )
      if before != after { return "line \(index + 1): '\(before)' became '\(after)'" }
    }
    return nil
  }
}
