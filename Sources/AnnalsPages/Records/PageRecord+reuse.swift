import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// What a page tells those who cite it, link to it, show a preview of it or subscribe to it.
extension PageRecord {
  @FieldsBuilder<PageRecord> static var reuse: [Field<PageRecord>] {
    Field("citation", .optional(.record("citation")), "How to cite it, where it can be cited.") {
      $0.edition.citedWork(of: $0.key).map { .record(CitationRecord(work: Boxed($0))) } ?? .absent
    }
    Field("feeds", .list(.record("feed")), "Feeds of what it shows, then of the whole archive.") {
      let edition = $0.edition
      return .list(edition.feeds(of: $0.key)) { .record(FeedRecord(edition: edition, subject: $0)) }
    }
    Field("preview_type", .text, "For Open Graph: `article` or `website`.") {
      if case .article = $0.key { .text("article") } else { .text("website") }
    }
    Field("published", .optional(.text), "Of a report: when it was published, as RFC 3339.") {
      .optional($0.report?.published.timestamp)
    }
    Field("corrected", .optional(.text), "Of a report: the day of its last correction.") {
      .optional($0.report?.corrections.map(\.day).max()?.description)
    }
    Field(
      "image_url",
      .optional(.url),
      "The logo's address for previews, when `annals.yaml` has a `base_url` and a `logo`."
    ) {
      guard let base = $0.edition.archive.configuration.baseURL, let logo = $0.edition.logo else {
        return .absent
      }
      return .url(base + logo.path.text)
    }
    Field(
      "neutral_url",
      .link,
      "The page for readers of no edition's language: the choice of a language, or the main edition."
    ) {
      .link($0.neutralPath)
    }
    Field(
      "absolute_neutral_url",
      .optional(.url),
      "Its address, when `annals.yaml` has a `base_url`."
    ) {
      let path = $0.neutralPath.text
      return $0.edition.archive.configuration.baseURL.map { .url($0 + path) } ?? .absent
    }
  }

  private var report: Article? {
    guard case .article(let id) = key else { return nil }
    return edition.archive.articles[id.index]
  }

  private var neutralPath: SitePath {
    if key == .home { return SitePath(known: "index.html") }
    return edition.path(of: key, in: edition.editions.first ?? edition.edition)
  }
}

extension EditionArchive {
  /// The same page in another edition.
  func path(of key: PageKey, in other: Edition) -> SitePath {
    // There is one page for wrong addresses, whatever the edition.
    let own = path(of: key == .notFound ? .home : key)
    return SitePath(other.prefix + own.text.dropFirst(edition.prefix.count)) ?? own
  }
}

extension Publication {
  /// As RFC 3339 wants it; midnight in UTC where only the day is known.
  var timestamp: String {
    guard let time else { return "\(day)T00:00:00Z" }
    // `14:30+03:00` lacks the seconds that the RFC asks for.
    let clock = time.utf8.prefix { $0 == UInt8(ascii: ":") || 0x30...0x39 ~= $0 }
    let zone = time.dropFirst(clock.count)
    let seconds = clock.count == 5 ? ":00" : ""
    return "\(day)T\(String(Substring(clock)))\(seconds)\(zone.isEmpty ? "Z" : String(zone))"
  }
}
