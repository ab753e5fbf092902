import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// Whoever publishes reports.
struct SourceRecord: Record {
  let edition: EditionArchive
  let id: ID<Source>

  static let fields = RecordFields<SourceRecord>("source", "Whoever publishes reports.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.sources[$0.id.index]) }
    Field("name", .text, "Its name.") { .text($0.edition.sources[$0.id.index].text) }
    Field("label", .html, "Its name, isolated from the text around it.") {
      .html($0.edition.sources[$0.id.index])
    }
    Field("article_count", .integer, "How many reports it published.") {
      .integer($0.edition.archive.relations.articlesOfSource[$0.id].count)
    }
    Field("event_count", .integer, "How many events its reports tell.") {
      .integer($0.edition.archive.relations.eventsOfSource[$0.id].count)
    }
    Field(
      "articles",
      .list(.record("article")),
      "Its reports; the newest only, if there are years."
    ) {
      $0.edition.articles($0.edition.archive.relations.articlesOfSource[$0.id], of: .source($0.id))
    }
    Field(
      "events",
      .list(.record("event")),
      "Events it tells; the newest only, if there are years."
    ) {
      $0.edition.events($0.edition.archive.relations.eventsOfSource[$0.id], of: .source($0.id))
    }
    Field("years", .list(.record("period")), "The years of its lists, when they are cut by year.") {
      $0.edition.years(of: .source($0.id))
    }
    Field("activity", .list(.record("activity_year")), "How many reports in each month.") {
      let edition = $0.edition
      let articles = edition.archive.relations.articlesOfSource[$0.id]
      return edition.activity(articles.map { edition.archive.articles[$0.index].published.day })
    }
  }
}

/// A kind of event.
struct TypeRecord: Record {
  let edition: EditionArchive
  let id: ID<EventType>

  static let fields = RecordFields<TypeRecord>("type", "A kind of event.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.types[$0.id.index]) }
    Field("id", .text, "As articles write it: `airstrike`.") {
      .text($0.edition.archive.types[$0.id.index].id)
    }
    Field("name", .text, "Its name.") { .text($0.edition.types[$0.id.index].text) }
    Field("label", .html, "Its name as HTML.") { .html($0.edition.types[$0.id.index]) }
    Field("event_count", .integer, "How many events are of this kind.") {
      .integer($0.edition.archive.relations.eventsOfType[$0.id].count)
    }
    Field("events", .list(.record("event")), "Its events; the newest only, if there are years.") {
      $0.edition.events($0.edition.archive.relations.eventsOfType[$0.id], of: .type($0.id))
    }
    Field("years", .list(.record("period")), "The years of its list, when it is cut by year.") {
      $0.edition.years(of: .type($0.id))
    }
    Field("activity", .list(.record("activity_year")), "How many events in each month.") {
      let edition = $0.edition
      return edition.activity(edition.days(of: edition.archive.relations.eventsOfType[$0.id]))
    }
  }
}
