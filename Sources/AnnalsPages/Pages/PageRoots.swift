import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// What the template of a kind of page sees: `site`, `page`, `t`, and what the page is about.
protocol PageRoot: Record {
  /// The template: `article.html`.
  static var template: String { get }
  var edition: EditionArchive { get }
  var key: PageKey { get }
}

extension PageRoot {
  static func root(
    _ name: String,
    _ summary: String,
    @FieldsBuilder<Self> _ own: () -> [Field<Self>]
  ) -> RecordFields<Self> {
    RecordFields(name, summary, fields: common + own())
  }

  private static var common: [Field<Self>] {
    [
      Field("site", .record("site"), "The archive as a whole.") {
        .record(SiteRecord(edition: $0.edition))
      },
      Field("page", .record("page"), "The page being rendered.") {
        .record(PageRecord(edition: $0.edition, key: $0.key))
      },
      Field("t", .record("messages"), "The words of the interface.") {
        .record(MessagesRecord(edition: $0.edition))
      },
    ]
  }
}

struct HomePage: PageRoot {
  static let template = "home.html"
  let edition: EditionArchive
  var key: PageKey { .home }

  static let fields = root("home_page", "The first page: `home.html`.") {
    Field("latest_articles", .list(.record("article")), "The newest reports, the newest first.") {
      let edition = $0.edition
      let ids = edition.archive.articles.indices.suffix(10).reversed()
      return .list(Array(ids)) { .record(ArticleRecord(edition: edition, id: ID($0))) }
    }
    Field("latest_events", .list(.record("event")), "The latest events, the latest first.") {
      let edition = $0.edition
      let ids = edition.archive.events.indices.suffix(10).reversed()
      return .list(Array(ids)) { .record(EventRecord(edition: edition, id: ID($0))) }
    }
    Field("types", .list(.record("type")), "Every kind of event there is.") {
      $0.edition.allTypes
    }
    Field("activity", .list(.record("activity_year")), "How many events in each month.") {
      $0.edition.activityOfAll
    }
  }
}

struct ArticlePage: PageRoot {
  static let template = "article.html"
  let edition: EditionArchive
  let id: ID<Article>
  let body: [UInt8]
  var key: PageKey { .article(id) }

  static let fields = root("article_page", "A report's page: `article.html`.") {
    Field("article", .record("article"), "The report.") {
      .record(ArticleRecord(edition: $0.edition, id: $0.id))
    }
    Field("body", .html, "Its text, with mentions linked, quotes marked and events as cards.") {
      .html($0.body)
    }
  }
}

struct EventPage: PageRoot {
  static let template = "event.html"
  let edition: EditionArchive
  let id: ID<Event>
  let body: [UInt8]
  var key: PageKey { .event(id) }

  static let fields = root("event_page", "An event's page: `event.html`.") {
    Field("event", .record("event"), "The event.") {
      .record(EventRecord(edition: $0.edition, id: $0.id))
    }
    Field("body", .optional(.html), "The text in the editor's record of it.") {
      .optional(html: $0.body)
    }
  }
}

struct TownPage: PageRoot {
  static let template = "town.html"
  let edition: EditionArchive
  let id: ID<Town>
  let body: [UInt8]
  var key: PageKey { .town(id) }

  static let fields = root("town_page", "A town's page: `town.html`.") {
    Field("town", .record("town"), "The town.") {
      .record(TownRecord(edition: $0.edition, id: $0.id))
    }
    Field("body", .optional(.html), "The description in its file.") { .optional(html: $0.body) }
  }
}

struct FactionPage: PageRoot {
  static let template = "faction.html"
  let edition: EditionArchive
  let id: ID<Faction>
  let body: [UInt8]
  var key: PageKey { .faction(id) }

  static let fields = root("faction_page", "A faction's page: `faction.html`.") {
    Field("faction", .record("faction"), "The faction.") {
      .record(FactionRecord(edition: $0.edition, id: $0.id))
    }
    Field("body", .optional(.html), "The description in its file.") { .optional(html: $0.body) }
  }
}

struct TypePage: PageRoot {
  static let template = "type.html"
  let edition: EditionArchive
  let id: ID<EventType>
  var key: PageKey { .type(id) }

  static let fields = root("type_page", "The page of a kind of event: `type.html`.") {
    Field("type", .record("type"), "The kind of event.") {
      .record(TypeRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct SourcePage: PageRoot {
  static let template = "source.html"
  let edition: EditionArchive
  let id: ID<Source>
  var key: PageKey { .source(id) }

  static let fields = root("source_page", "A source's page: `source.html`.") {
    Field("source", .record("source"), "The source.") {
      .record(SourceRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct PeriodPage: PageRoot {
  static let template = "period.html"
  let edition: EditionArchive
  let index: Int
  var key: PageKey { .period(UInt32(index)) }

  static let fields = root(
    "period_page",
    "One year or month of a long list of a town, faction, type or source: `period.html`."
  ) {
    Field("period", .record("period"), "The year or month.") {
      .record(PeriodRecord(edition: $0.edition, index: $0.index))
    }
  }
}

extension Value {
  static func html(_ bytes: [UInt8]) -> Value { .html(HTML(bytes)) }

  static func optional(html bytes: [UInt8]) -> Value { bytes.isEmpty ? .absent : .html(bytes) }
}

extension EditionArchive {
  var allTypes: Value {
    let used = archive.types.indices.filter {
      !archive.relations.eventsOfType[ID<EventType>($0)].isEmpty
    }
    let sorted = used.map { (SortKey(types[$0].text, language), $0) }.sorted { $0.0 < $1.0 }
    return .list(sorted.map(\.1)) { .record(TypeRecord(edition: self, id: ID($0))) }
  }

  var activityOfAll: Value {
    let all = archive.events.indices.map { ID<Event>($0) }
    return activity(days(of: all[...]))
  }
}
