import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// A place that reports speak of, in a list or on its own page.
struct TownRecord: Record {
  let edition: EditionArchive
  let id: ID<Town>

  static let fields = RecordFields<TownRecord>(
    "town",
    "A place that reports speak of: a town, but also a district, a road or a mountain.",
    fields: names + place + content
  )

  @FieldsBuilder<TownRecord> private static var names: [Field<TownRecord>] {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.towns[$0.id.index]) }
    Field("name", .text, "Its name in the edition's language, or else the one it goes by.") {
      .text($0.edition.towns[$0.id.index].text)
    }
    Field("label", .html, "That name, marked with its language.") {
      .html($0.edition.towns[$0.id.index])
    }
    Field(
      "original",
      .optional(.record("foreign_text")),
      "Its original name, where that is another."
    ) {
      let (edition, town) = ($0.edition, $0.town)
      return edition.originalName(
        of: town.name,
        in: town.language,
        town.names,
        beside: edition.towns[$0.id.index]
      )
    }
    Field("names", .list(.record("foreign_text")), "Its names in every language the archive has.") {
      $0.edition.allNames($0.town.name, in: $0.town.language, $0.town.names)
    }
    Field("aliases", .list(.text), "Further spellings that reports use.") {
      .list($0.town.aliases) { .text($0) }
    }
    Field("lang", .text, "Language of its description, a BCP 47 tag.") {
      .text($0.edition.language(ofEntry: $0.town.language))
    }
    Field("dir", .text, "`rtl` or `ltr`, or `auto` where its file does not say its language.") {
      .text($0.edition.direction(ofEntry: $0.town.language))
    }
    Field("kind", .text, "What kind of place it is, as a word.") {
      .text($0.edition.locale.townKinds[$0.town.kind] ?? "")
    }
    Field("kind_key", .text, "What kind of place it is: `town`, `governorate`, …") {
      .text($0.town.kind.rawValue)
    }
    Field(
      "is_listed",
      .boolean,
      "False for a place that only reports name: it is not in the gazetteer."
    ) {
      .boolean($0.town.isInGazetteer)
    }
  }

  @FieldsBuilder<TownRecord> private static var place: [Field<TownRecord>] {
    Field("parents", .list(.record("town_parent")), "Where it lies, the nearest first.") {
      let (edition, town) = ($0.edition, $0.town)
      let listed = town.parents.count
      return .list(0..<(listed + town.unlistedParents.count)) {
        .record(
          $0 < listed
            ? TownParentRecord(edition: edition, town: town.parents[$0], name: nil)
            : TownParentRecord(
              edition: edition,
              town: nil,
              name: Boxed(town.unlistedParents[$0 - listed])
            )
        )
      }
    }
    Field(
      "parts",
      .list(.record("town")),
      "Places that lie in it; those with the most events, if there are too many for a page."
    ) {
      let edition = $0.edition
      let parts = edition.archive.relations.partsOfTown[$0.id]
      let towns = edition.mostEventful(parts) {
        parts.flatMap { edition.archive.relations.eventsOfTown[$0] }[...]
      }
      return .list(edition.sorted(towns)[...]) { TownRecord(edition: edition, id: $0) }
    }
    Field("part_count", .integer, "How many places lie in it.") {
      .integer($0.edition.archive.relations.partsOfTown[$0.id].count)
    }
    Field("coordinates", .optional(.text), "Latitude and longitude in degrees, WGS 84.") {
      .optional($0.town.coordinates.map { $0.text })
    }
    Field("precision", .optional(.text), "How exact the point is.") { town in
      .optional(town.town.precision.map { town.edition.locale.name(ofPrecision: $0) })
    }
    Field("map", .optional(.record("map")), "Where it is; absent without coordinates.") {
      .optional(map: $0.edition.locator(of: $0.id))
    }
    Field("population", .optional(.integer), "How many live there.") {
      $0.town.population.map { .integer($0) } ?? .absent
    }
    Field("identifiers", .list(.record("identifier")), "What other catalogues call it.") {
      .list($0.town.externalIDs) { .record(IdentifierRecord(id: Boxed($0))) }
    }
    Field("nearby", .list(.record("nearby_town")), "The nearest towns with something to tell.") {
      let (edition, neighbours) = ($0.edition, Array($0.edition.index.nearby[$0.id]))
      return .list(neighbours) {
        .record(
          NearbyTownRecord(edition: edition, town: $0.town, hectometres: Int32($0.hectometres))
        )
      }
    }
  }

  @FieldsBuilder<TownRecord> private static var content: [Field<TownRecord>] {
    Field("event_count", .integer, "How many events are told of it, in whatever relation.") {
      .integer($0.events.count)
    }
    Field("article_count", .integer, "How many reports name it.") {
      .integer($0.edition.archive.relations.articlesOfTown[$0.id].count)
    }
    Field(
      "events_in",
      .list(.record("event")),
      "Events in it, earliest first; the latest few first, if there are years."
    ) {
      let (edition, id) = ($0.edition, $0.id)
      return edition.events($0.events { $0 == .in }[...], of: .town(id))
    }
    Field(
      "events_near",
      .list(.record("event")),
      "Events near it, on the road or between it and another; the latest few, if there are years."
    ) {
      let (edition, id) = ($0.edition, $0.id)
      return edition.events($0.events { $0 != .in }[...], of: .town(id))
    }
    Field(
      "areas",
      .list(.record("town")),
      "Wider places it lies in for which events are told that no report places more closely."
    ) {
      let edition = $0.edition
      let areas = $0.town.parents.filter {
        !edition.archive.relations.eventsOfTown[$0].isEmpty
      }
      return .list(areas[...]) { TownRecord(edition: edition, id: $0) }
    }
    Field("is_area", .boolean, "Whether towns lie in places of its kind.") {
      .boolean($0.town.kind.isArea)
    }
    Field(
      "articles",
      .list(.record("article")),
      "Reports that name it; the newest, if there are years."
    ) {
      $0.edition.articles($0.edition.archive.relations.articlesOfTown[$0.id], of: .town($0.id))
    }
    Field("factions", .list(.record("faction")), "Factions that have a part in its events.") {
      let edition = $0.edition
      return .list(edition.sorted(edition.archive.relations.factionsOfTown[$0.id])[...]) {
        FactionRecord(edition: edition, id: $0)
      }
    }
    Field("control", .list(.record("control")), "Who held, took or left it, earliest first.") {
      $0.edition.controlReports(of: $0.id)
    }
    Field("years", .list(.record("period")), "The years of its lists, when they are cut by year.") {
      $0.edition.years(of: .town($0.id))
    }
    Field("activity", .list(.record("activity_year")), "How many events in each month.") {
      $0.edition.activity($0.edition.days(of: $0.events))
    }
  }

  var town: Town { _read { yield edition.archive.towns[id.index] } }

  private var events: ArraySlice<ID<Event>> { edition.archive.relations.eventsOfTown[id] }

  /// The events that some account places so; one that is also placed in the town counts as in it.
  private func events(_ isMeant: (TownRelation) -> Bool) -> [ID<Event>] {
    events.filter { event in
      let relations = edition.archive.events[event.index].places
        .filter { $0.town == id }.map(\.relation)
      return isMeant(relations.contains(.in) ? .in : relations.first ?? .near)
    }
  }
}

/// A wider place a town lies in.
struct TownParentRecord: Record {
  let edition: EditionArchive
  let town: ID<Town>?
  /// Of a place without an entry of its own.
  let name: Boxed<String>?

  static let fields = RecordFields<TownParentRecord>(
    "town_parent",
    "A wider place a town lies in."
  ) {
    Field("label", .html, "Its name.") {
      let edition = $0.edition
      if let town = $0.town { return .html(edition.towns[town.index]) }
      return .html(DisplayText($0.name?.value ?? "", nil, on: edition.language))
    }
    Field("url", .optional(.link), "Its page, where it has one.") {
      let edition = $0.edition
      return $0.town.map { .link(edition.addresses.towns[$0.index]) } ?? .absent
    }
  }
}

/// What another catalogue calls a thing.
struct IdentifierRecord: Record {
  let id: Boxed<ExternalID>

  static let fields = RecordFields<IdentifierRecord>(
    "identifier",
    "What another catalogue calls a place."
  ) {
    Field("scheme", .text, "The catalogue, as the gazetteer has it: `geonames`, `wikidata`, …") {
      .text($0.id.value.scheme)
    }
    Field("catalogue", .text, "Its name: `GeoNames`, `Wikidata`; the scheme where we know none.") {
      .text($0.id.value.catalogue)
    }
    Field("value", .text, "What it calls the place.") { .text($0.id.value.value) }
    Field("url", .optional(.url), "Its page there, for the catalogues we know.") {
      $0.id.value.address.map { .url($0) } ?? .absent
    }
  }
}

/// A town close to another.
struct NearbyTownRecord: Record {
  let edition: EditionArchive
  let town: ID<Town>
  let hectometres: Int32

  static let fields = RecordFields<NearbyTownRecord>("nearby_town", "A town close to another.") {
    Field("town", .record("town"), "The town.") {
      .record(TownRecord(edition: $0.edition, id: $0.town))
    }
    Field("distance", .text, "How far it is, as the crow flies: `4.2 km`.") {
      let locale = $0.edition.locale
      return .text(
        locale.text(.kilometres, locale.numbers.text(tenths: Int($0.hectometres)))
      )
    }
  }
}

extension ExternalID {
  /// What a catalogue calls itself, in every language.
  fileprivate var catalogue: String {
    switch scheme {
    case "geonames": "GeoNames"
    case "osm": "OpenStreetMap"
    case "whosonfirst": "Who’s On First"
    case "wikidata": "Wikidata"
    default: scheme
    }
  }

  /// Only identifiers of the usual form make an address.
  var address: String? {
    let isPlain = value.utf8.allSatisfy {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
    }
    guard isPlain, !value.isEmpty else { return nil }
    switch scheme {
    case "geonames": return "https://www.geonames.org/\(value)/"
    case "wikidata": return "https://www.wikidata.org/wiki/\(value)"
    default: return nil
    }
  }
}

extension Coordinates {
  /// `35.4422, 36.651`: at most five decimals, one metre.
  var text: String {
    var writer = ByteWriter(capacity: 32)
    writer.append(decimals: latitude)
    writer.append(", ")
    writer.append(decimals: longitude)
    return writer.text
  }
}

extension ByteWriter {
  fileprivate mutating func append(decimals degrees: Double) {
    let scaled = UInt((degrees.magnitude * 100_000).rounded())
    if degrees < 0 && scaled > 0 { append(UInt8(ascii: "-")) }
    append(decimal: scaled / 100_000, width: 1)
    var (fraction, width) = (scaled % 100_000, 5)
    guard fraction > 0 else { return }
    while fraction % 10 == 0 { (fraction, width) = (fraction / 10, width - 1) }
    append(UInt8(ascii: "."))
    append(decimal: fraction, width: width)
  }
}

/// At most five decimals, without the zeros at the end; the same digits in every language.
func decimals(_ degrees: Double) -> String {
  var writer = ByteWriter(capacity: 16)
  writer.append(decimals: degrees)
  return writer.text
}

extension EditionArchive {
  /// A name in another script than the one shown, or else the name the thing goes by.
  func originalName(
    of name: String,
    in written: LanguageTag?,
    _ names: [LocalizedName],
    beside shown: DisplayText
  ) -> Value {
    let known = names.first { $0.name.hasSameBytes(as: name) }
    let candidates =
      [(name, known?.language ?? written)] + names.map { ($0.name, Optional($0.language)) }
    let others = candidates.filter { !$0.0.hasSameBytes(as: shown.text) }
    let isForeign = { (text: String) in
      SortKey.isRightToLeft(text) != SortKey.isRightToLeft(shown.text)
    }
    guard let other = others.first(where: { isForeign($0.0) }) ?? others.first else {
      return .absent
    }
    return .record(TextRecord(text: DisplayText(other.0, other.1, on: language)))
  }

  /// The name it goes by, then its names by language, none twice.
  func allNames(_ name: String, in written: LanguageTag?, _ names: [LocalizedName]) -> Value {
    var texts: [DisplayText] = []
    let known = names.first { $0.name.hasSameBytes(as: name) }
    texts.append(DisplayText(name, known?.language ?? written, on: language))
    for other in names where !other.name.hasSameBytes(as: name) {
      texts.append(DisplayText(other.name, other.language, on: language))
    }
    return .list(texts) { .record(TextRecord(text: $0)) }
  }
}
