import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// A group that reports speak of, in a list or on its own page.
struct FactionRecord: Record {
  let edition: EditionArchive
  let id: ID<Faction>

  static let fields = RecordFields<FactionRecord>(
    "faction",
    "A group that reports speak of.",
    fields: names + content
  )

  @FieldsBuilder<FactionRecord> private static var names: [Field<FactionRecord>] {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.factions[$0.id.index]) }
    Field("name", .text, "Its name in the edition's language, or else the one it goes by.") {
      .text($0.edition.factions[$0.id.index].text)
    }
    Field("label", .html, "That name, marked with its language.") {
      .html($0.edition.factions[$0.id.index])
    }
    Field(
      "original",
      .optional(.record("foreign_text")),
      "Its original name, where that is another."
    ) {
      let (edition, faction) = ($0.edition, $0.faction)
      return edition.originalName(
        of: faction.name,
        in: faction.language,
        faction.names,
        beside: edition.factions[$0.id.index]
      )
    }
    Field("names", .list(.record("foreign_text")), "Its names in every language the archive has.") {
      $0.edition.allNames($0.faction.name, in: $0.faction.language, $0.faction.names)
    }
    Field("aliases", .list(.text), "Further names that reports use.") {
      .list($0.faction.aliases) { .text($0) }
    }
    Field("lang", .text, "Language of its description, a BCP 47 tag.") {
      .text($0.edition.language(ofEntry: $0.faction.language))
    }
    Field("dir", .text, "`rtl` or `ltr`, or `auto` where its file does not say its language.") {
      .text($0.edition.direction(ofEntry: $0.faction.language))
    }
    Field("kind", .text, "What kind of group it is, as a word.") {
      .text($0.edition.locale.factionKinds[$0.faction.kind] ?? "")
    }
    Field("kind_key", .text, "What kind of group it is: `armed-group`, `state`, …") {
      .text($0.faction.kind.rawValue)
    }
    Field("active", .optional(.text), "When it was active: `28 January 2017 –`.") {
      .optional($0.edition.locale.period($0.faction.activeFrom, $0.faction.activeTo))
    }
    Field("is_listed", .boolean, "False for a group that only reports name.") {
      .boolean($0.faction.isListed)
    }
    Field("relations", .list(.record("faction_relation")), "How it stands to other factions.") {
      let edition = $0.edition
      let relations = edition.index.factionRelations[$0.id]
      return .list(relations) {
        .record(FactionRelationRecord(edition: edition, relation: Boxed($0)))
      }
    }
  }

  @FieldsBuilder<FactionRecord> private static var content: [Field<FactionRecord>] {
    Field("event_count", .integer, "In how many events it has a part.") {
      .integer($0.edition.archive.relations.eventsOfFaction[$0.id].count)
    }
    Field("article_count", .integer, "How many reports name it.") {
      .integer($0.edition.archive.relations.articlesOfFaction[$0.id].count)
    }
    Field("roles", .list(.record("role_group")), "Its events by the part it has in them.") {
      let (edition, id) = ($0.edition, $0.id)
      let groups = edition.roleGroups(of: id)
      return .list(groups) {
        .record(RoleGroupRecord(edition: edition, faction: id, group: Boxed($0)))
      }
    }
    Field("opposition", .optional(.record("opposition")), "Who stood against whom in its events.") {
      let opposition = Opposition($0.id, $0.edition)
      return opposition.others.isEmpty
        ? .absent : .record(OppositionRecord(opposition: opposition))
    }
    Field(
      "events",
      .list(.record("event")),
      "Events it has a part in, earliest first; the latest few first, if there are years."
    ) {
      $0.edition.events($0.edition.archive.relations.eventsOfFaction[$0.id], of: .faction($0.id))
    }
    Field(
      "articles",
      .list(.record("article")),
      "Reports that name it; the newest, if there are years."
    ) {
      $0.edition.articles(
        $0.edition.archive.relations.articlesOfFaction[$0.id],
        of: .faction($0.id)
      )
    }
    Field(
      "towns",
      .list(.record("town")),
      "Towns in whose events it has a part; those with the most, if there are too many for a page."
    ) {
      let (edition, id) = ($0.edition, $0.id)
      let towns = edition.mostEventful(edition.archive.relations.townsOfFaction[id]) {
        edition.archive.relations.eventsOfFaction[id]
      }
      return .list(edition.sorted(towns)[...]) { TownRecord(edition: edition, id: $0) }
    }
    Field("town_count", .integer, "In how many towns' events it has a part.") {
      .integer($0.edition.archive.relations.townsOfFaction[$0.id].count)
    }
    Field("map", .optional(.record("map")), "Where its events were; absent without coordinates.") {
      .optional(map: $0.edition.map(of: $0.id))
    }
    Field("years", .list(.record("period")), "The years of its lists, when they are cut by year.") {
      $0.edition.years(of: .faction($0.id))
    }
    Field("activity", .list(.record("activity_year")), "How many events in each month.") {
      let edition = $0.edition
      return edition.activity(
        edition.days(of: edition.archive.relations.eventsOfFaction[$0.id])
      )
    }
  }

  var faction: Faction { _read { yield edition.archive.factions[id.index] } }
}

/// How one faction stands to another.
struct FactionRelationRecord: Record {
  let edition: EditionArchive
  let relation: Boxed<FactionRelations.Relation>

  static let fields = RecordFields<FactionRelationRecord>(
    "faction_relation",
    "How one faction stands to another."
  ) {
    Field("kind", .text, "In words: `part of`, `allied with`, …") {
      let (locale, relation) = ($0.edition.locale, $0.relation.value)
      let words =
        relation.isInverse ? locale.inverseFactionRelations : locale.factionRelations
      return .text(words[relation.kind] ?? "")
    }
    Field("faction", .record("faction"), "The other faction.") {
      .record(FactionRecord(edition: $0.edition, id: $0.relation.value.other))
    }
    Field("period", .optional(.text), "When that held, where it is known.") {
      .optional($0.edition.locale.period($0.relation.value.from, $0.relation.value.to))
    }
  }
}

/// The events in which a faction has one part.
struct RoleGroupRecord: Record {
  let edition: EditionArchive
  let faction: ID<Faction>
  let group: Boxed<RoleGroup>

  static let fields = RecordFields<RoleGroupRecord>(
    "role_group",
    "The events in which a faction has one part."
  ) {
    Field("role", .optional(.text), "The part, as a word; absent where no account says.") {
      let edition = $0.edition
      return .optional($0.group.value.role.flatMap { edition.locale.roles[$0] })
    }
    Field("role_key", .text, "The part: `actor`, `target`, …, or `unstated`.") {
      .text($0.group.value.role?.rawValue ?? "unstated")
    }
    Field("event_count", .integer, "How many events.") { .integer($0.group.value.events.count) }
    Field(
      "events",
      .list(.record("event")),
      "The events, earliest first; the latest few first, if the faction's lists are cut by year."
    ) {
      $0.edition.events($0.group.value.events[...], of: .faction($0.faction))
    }
  }
}

struct RoleGroup: Sendable {
  let role: FactionRole?
  let events: [ID<Event>]
}

extension EditionArchive {
  /// In the order of the roles, the unstated last.
  func roleGroups(of id: ID<Faction>) -> [RoleGroup] {
    var events: [FactionRole?: [ID<Event>]] = [:]
    for event in archive.relations.eventsOfFaction[id] {
      for participant in archive.events[event.index].participants where participant.faction == id {
        if events[participant.role]?.last == event { continue }
        events[participant.role, default: []].append(event)
      }
    }
    let roles: [FactionRole?] = FactionRole.allCases + [nil]
    return roles.compactMap { role in
      events[role].map { RoleGroup(role: role, events: $0) }
    }
  }
}

extension Locale {
  /// `2016 – 2018`, `since 2016`, `until 2018`; nil when neither end is known.
  func period(_ from: ArchiveDate?, _ to: ArchiveDate?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, nil):
      text(from.precision == .day ? .periodSinceDay : .periodSince, dates.text(from))
    case (nil, let to?):
      text(to.precision == .day ? .periodUntilDay : .periodUntil, dates.text(to))
    case (let from?, let to?): text(.period, dates.text(from), dates.text(to))
    }
  }
}
