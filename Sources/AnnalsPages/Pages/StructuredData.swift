import AnnalsArchive
import AnnalsVocabulary

/// JSON-LD: what a page is about, in the words of schema.org.
extension EditionArchive {
  func writeStructuredData(of key: PageKey, into writer: inout ByteWriter) {
    var object = JSONObject(into: &writer)
    defer { object.close(into: &writer) }
    object.text("@context", "https://schema.org", into: &writer)
    switch key {
    case .article(let id): write(article: id, into: &object, &writer)
    case .event(let id): write(event: id, into: &object, &writer)
    case .town(let id): write(town: id, into: &object, &writer)
    case .faction(let id): write(faction: id, into: &object, &writer)
    case .home:
      object.text("@type", "WebSite", into: &writer)
      object.text("name", archive.configuration.title, into: &writer)
    case .page, .search, .tombstone, .removals, .notFound:
      object.text("@type", "WebPage", into: &writer)
      object.text("name", title(of: key), into: &writer)
    case .type, .source, .period, .day, .month, .year, .dates, .towns, .factions, .types,
      .sources, .townsUnder, .factionsUnder:
      object.text("@type", "CollectionPage", into: &writer)
      object.text("name", title(of: key), into: &writer)
    }
    if case .article = key {} else { object.text("inLanguage", language.text, into: &writer) }
    if let base = archive.configuration.baseURL {
      object.text("url", base + path(of: key).text, into: &writer)
    }
  }

  private func write(
    article id: ID<Article>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let article = archive.articles[id.index]
    object.text("@type", "NewsArticle", into: &writer)
    object.text("headline", article.title, into: &writer)
    object.text("datePublished", article.published.day.description, into: &writer)
    object.text("inLanguage", article.language.text, into: &writer)
    if let author = article.author {
      object.named("author", type: "Person", author, into: &writer)
    }
    if let source = article.source {
      object.named("publisher", type: "Organization", sources[source.index].text, into: &writer)
    }
    if let url = article.url { object.text("isBasedOn", url, into: &writer) }
  }

  private func write(
    event id: ID<Event>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let event = archive.events[id.index]
    object.text("@type", "Event", into: &writer)
    object.text("name", events[id.index].text, into: &writer)
    object.text("identifier", event.key, into: &writer)
    object.text("startDate", event.date.first.description, into: &writer)
    object.text("endDate", event.date.last.description, into: &writer)
    if let place = event.places.first {
      object.named("location", type: "Place", towns[place.town.index].text, into: &writer)
    }
    if let summary = eventSummaries[id.index] {
      object.text("description", summary.text, into: &writer)
    }
  }

  private func write(
    town id: ID<Town>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let town = archive.towns[id.index]
    object.text("@type", "Place", into: &writer)
    object.text("name", towns[id.index].text, into: &writer)
    let others = [town.name] + town.names.map(\.name) + town.aliases
    object.texts("alternateName", distinct(others, but: towns[id.index].text), into: &writer)
    if let coordinates = town.coordinates {
      object.key("geo", into: &writer)
      var geo = JSONObject(into: &writer, isInner: true)
      geo.text("@type", "GeoCoordinates", into: &writer)
      geo.key("latitude", into: &writer)
      writer.append(decimals(coordinates.latitude))
      geo.key("longitude", into: &writer)
      writer.append(decimals(coordinates.longitude))
      geo.close(into: &writer)
    }
  }

  private func write(
    faction id: ID<Faction>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let faction = archive.factions[id.index]
    object.text("@type", "Organization", into: &writer)
    object.text("name", factions[id.index].text, into: &writer)
    let others = [faction.name] + faction.names.map(\.name) + faction.aliases
    object.texts("alternateName", distinct(others, but: factions[id.index].text), into: &writer)
  }
}

/// Each name once, without the one that stands beside them; compared by bytes.
private func distinct(_ names: [String], but shown: String) -> [String] {
  var kept: [String] = []
  for name in names
  where !([shown] + kept).contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
    kept.append(name)
  }
  return kept
}

/// Writes one JSON object; the outermost within its script element.
private struct JSONObject {
  private let isInner: Bool
  private var isEmpty = true

  init(into writer: inout ByteWriter, isInner: Bool = false) {
    self.isInner = isInner
    if !isInner { writer.append("<script type=\"application/ld+json\">") }
    writer.append("{")
  }

  func close(into writer: inout ByteWriter) {
    writer.append("}")
    if !isInner { writer.append("</script>") }
  }

  mutating func key(_ name: StaticString, into writer: inout ByteWriter) {
    if !isEmpty { writer.append(",") }
    isEmpty = false
    writer.append("\"")
    writer.append(name)
    writer.append("\":")
  }

  mutating func text(_ name: StaticString, _ value: String, into writer: inout ByteWriter) {
    key(name, into: &writer)
    writer.append(jsonString: value)
  }

  mutating func texts(_ name: StaticString, _ values: [String], into writer: inout ByteWriter) {
    if values.isEmpty { return }
    key(name, into: &writer)
    writer.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(jsonString: value)
    }
    writer.append("]")
  }

  /// A thing of a type, known by its name.
  mutating func named(
    _ name: StaticString,
    type: String,
    _ value: String,
    into writer: inout ByteWriter
  ) {
    key(name, into: &writer)
    var inner = JSONObject(into: &writer, isInner: true)
    inner.text("@type", type, into: &writer)
    inner.text("name", value, into: &writer)
    inner.close(into: &writer)
  }
}
