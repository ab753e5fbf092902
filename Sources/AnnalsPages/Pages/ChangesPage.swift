import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// The page that says what each release changed.
struct ChangesPage: PageRoot {
  static let template = "changes.html"
  let edition: EditionArchive
  private let places: ChangedPlaces
  var key: PageKey { .changes }

  init(edition: EditionArchive) {
    self.edition = edition
    places = ChangedPlaces(edition)
  }

  static let fields = root(
    "changes_page",
    "What each release changed of the one before: `changes.html`."
  ) {
    Field("releases", .list(.record("release_changes")), "The releases, the newest first.") {
      let (edition, places) = ($0.edition, $0.places)
      return .list(edition.release?.changes ?? []) {
        .record(ReleaseChangesRecord(edition: edition, places: places, changes: Boxed($0)))
      }
    }
    Field("feed_url", .link, "The same as an Atom feed.") { .link($0.edition.changesFeed) }
    Field("history_url", .link, "The same for programs.") { _ in
      .link(SitePath(known: "data/changes.json"))
    }
    Field("removals_url", .link, "For mirrors: every address that is gone.") { _ in
      .link(SitePath(known: "data/removals.json"))
    }
  }
}

/// What one release changed.
struct ReleaseChangesRecord: Record {
  let edition: EditionArchive
  let places: ChangedPlaces
  let changes: Boxed<ReleaseChanges>

  static let fields = RecordFields<ReleaseChangesRecord>(
    "release_changes",
    "What one release changed of the one before."
  ) {
    Field("sequence", .integer, "The number of the release.") {
      .integer($0.changes.value.sequence)
    }
    Field("date", .text, "Its day, as the publisher states it.") {
      .text($0.edition.locale.dates.text($0.changes.value.date))
    }
    Field("datetime", .text, "The same for the attribute `datetime`: `2019-08-21`.") {
      .text($0.changes.value.date.description)
    }
    Field("changes", .list(.record("change")), "Reports, and then events.") {
      let (edition, places) = ($0.edition, $0.places)
      return .list($0.changes.value.items) {
        .record(ChangeRecord(edition: edition, places: places, item: Boxed($0)))
      }
    }
    Field("has_more", .boolean, "Whether there are more than are listed.") {
      .boolean($0.changes.value.omitted > 0)
    }
  }
}

/// One report or event that a release changed.
struct ChangeRecord: Record {
  let edition: EditionArchive
  let places: ChangedPlaces
  let item: Boxed<ReleaseChanges.Item>

  static let fields = RecordFields<ChangeRecord>(
    "change",
    "One report or event that a release changed."
  ) {
    Field("action", .text, "What was done to it.") {
      .text($0.edition.locale[$0.item.value.action.word])
    }
    Field("id", .text, "As exports name it.") { .text($0.item.value.id) }
    Field("url", .optional(.link), "What stands there now, if anything does.") {
      let edition = $0.edition
      return $0.places.page(of: $0.item.value).map { .link(edition.path(of: $0)) } ?? .absent
    }
    Field("label", .html, "What that is called now; its id where nothing stands.") {
      let edition = $0.edition
      let item = $0.item.value
      return .html($0.places.label(of: item, edition))
    }
    Field("fields", .optional(.text), "The fields that differ.") {
      let fields = $0.item.value.fields
      return fields.isEmpty ? .absent : .text($0.edition.locale.names(ofFields: fields))
    }
    Field("reason", .optional(.text), "Why it was withdrawn.") {
      let edition = $0.edition
      return .optional($0.item.value.reason.map { edition.words(ofReason: $0) })
    }
  }
}

/// Where the records that releases changed stand now.
final class ChangedPlaces: Sendable {
  private let articles: [SitePath: ID<Article>]
  private let events: [[UInt8]: ID<Event>]
  private let tombstones: [SitePath: ID<Tombstone>]
  /// Of events, by the names of their files.
  private let notices: [[UInt8]: ID<Tombstone>]

  /// Looks for nothing in a site that is no release.
  init(_ edition: EditionArchive) {
    var articles: [SitePath: ID<Article>] = [:]
    var events: [[UInt8]: ID<Event>] = [:]
    var tombstones: [SitePath: ID<Tombstone>] = [:]
    var notices: [[UInt8]: ID<Tombstone>] = [:]
    if edition.release?.changes.isEmpty == false {
      let archive = edition.archive
      for index in archive.articles.indices { articles[archive.articles[index].path] = ID(index) }
      for index in archive.events.indices {
        events[Array(archive.events[index].key.utf8)] = ID(index)
      }
      for index in archive.tombstones.indices {
        let path = archive.tombstones[index].path
        tombstones[path] = ID(index)
        if path.text.utf8.starts(with: "events/".utf8) {
          notices[Array(path.name.utf8)] = ID(index)
        }
      }
    }
    (self.articles, self.events) = (articles, events)
    (self.tombstones, self.notices) = (tombstones, notices)
  }

  /// The page of a record, or the notice in its place.
  func page(of item: ReleaseChanges.Item) -> PageKey? {
    switch item.subject {
    case .article:
      guard let path = SitePath("articles/\(item.id).html") else { return nil }
      return articles[path].map { .article($0) } ?? tombstones[path].map { .tombstone($0) }
    case .event:
      if let event = events[Array(item.id.utf8)] { return .event(event) }
      return notices[Array("\(Slug(item.id)).html".utf8)].map { .tombstone($0) }
    }
  }

  func label(of item: ReleaseChanges.Item, _ edition: EditionArchive) -> DisplayText {
    switch page(of: item) {
    case .article(let id): edition.articles[id.index]
    case .event(let id): edition.events[id.index]
    default: DisplayText(item.id, nil, on: edition.language)
    }
  }
}

extension ReleaseChanges.Action {
  var word: Word {
    switch self {
    case .added: .changeAdded
    case .changed: .changeChanged
    case .corrected: .changeCorrected
    case .retracted: .changeRetracted
    case .withdrawn: .changeWithdrawn
    case .removed: .changeRemoved
    }
  }
}

extension EditionArchive {
  /// What the code of a withdrawal says to readers.
  func words(ofReason code: String) -> String {
    switch code {
    case "safety": locale[.reasonSafety]
    case "consent": locale[.reasonConsent]
    case "privacy": locale[.reasonPrivacy]
    case "legal": locale[.reasonLegal]
    case "error": locale[.reasonError]
    default: locale[.reasonUnstated]
    }
  }

  var changesFeed: SitePath { addresses.path("changes.xml") }
}
