import AnnalsArchive
import AnnalsVocabulary

/// What each release changed as an Atom feed (RFC 4287), one entry for each release.
struct ChangesFeed {
  let edition: EditionArchive
  /// Of the file itself.
  let path: SitePath

  func write(into writer: inout ByteWriter) {
    guard let release = edition.release else { return }
    let feed = Feed(edition, .archive, at: path)
    let page = edition.path(of: .changes)
    let configuration = edition.archive.configuration
    writer.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    writer.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    writer.append(escapingXML: edition.language.text)
    writer.append("\">\n")
    let title = edition.locale.text(.pageTitle, edition.locale[.changes], edition.archiveTitle)
    feed.element("title", title, into: &writer)
    feed.element("id", feed.identifier(of: path), into: &writer)
    feed.element("updated", "\(release.date)T00:00:00Z", into: &writer)
    feed.link("self", "application/atom+xml", to: path, into: &writer)
    feed.link("alternate", "text/html", to: page, into: &writer)
    feed.person(configuration.author ?? edition.archiveTitle, into: &writer)
    let places = ChangedPlaces(edition)
    for changes in release.changes { write(changes, places, feed, into: &writer) }
    writer.append("</feed>\n")
  }

  private func write(
    _ changes: ReleaseChanges,
    _ places: ChangedPlaces,
    _ feed: Feed,
    into writer: inout ByteWriter
  ) {
    let locale = edition.locale
    writer.append("<entry>\n")
    feed.element("title", "\(locale[.verifyRelease]) \(changes.sequence)", into: &writer)
    let identifier = "\(feed.identifier(of: path))-\(changes.sequence)"
    feed.element("id", identifier, into: &writer)
    feed.element("updated", "\(changes.date)T00:00:00Z", into: &writer)
    feed.link("alternate", "text/html", to: edition.path(of: .changes), into: &writer)
    var lines = changes.items.prefix(Self.shown).map { item -> String in
      let label = places.label(of: item, edition).text
      let reason = item.reason.map { ": " + edition.words(ofReason: $0) } ?? ""
      let fields = item.fields.isEmpty ? "" : " (\(locale.names(ofFields: item.fields)))"
      return "\(locale[item.action.word]): \(label)\(fields)\(reason)"
    }
    if changes.items.isEmpty { lines.append(locale[.changesNone]) }
    if changes.items.count > Self.shown || changes.omitted > 0 {
      lines.append(locale[.changesOmitted])
    }
    feed.element("summary", lines.joined(separator: "\n"), into: &writer)
    writer.append("</entry>\n")
  }

  /// Changes of one release; the page has the others.
  private static let shown = 100
}
