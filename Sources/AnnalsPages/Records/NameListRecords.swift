import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// Which of the two A–Z lists.
enum NameListKind: UInt8, Sendable {
  case towns
  case factions
}

/// One letter of an A–Z list.
struct LetterRecord: Record {
  let edition: EditionArchive
  let list: NameListKind
  let index: UInt32

  static let fields = RecordFields<LetterRecord>("letter", "One letter of an A–Z list.") {
    Field("text", .text, "The letter.") { .text($0.letter.text) }
    Field("anchor", .text, "Its id on the page.") { .text("letter-" + $0.letter.slug) }
    Field("url", .link, "Where its names stand: a page of its own, or a place on the list's page.")
    {
      $0.edition.list($0.list).isCut
        ? .link($0.edition.path(of: $0.key))
        : .link($0.edition.path(of: $0.listKey), "letter-" + $0.letter.slug)
    }
    Field("entry_count", .integer, "How many names.") { .integer($0.letter.entries.count) }
    Field("entries", .list(.record("name_entry")), "Its names and further spellings, in order.") {
      let (edition, list) = ($0.edition, $0.list)
      return .list($0.letter.entries) {
        .record(NameEntryRecord(edition: edition, list: list, index: UInt32($0)))
      }
    }
  }

  var letter: NameList.Letter { edition.list(list).letters[Int(index)] }

  private var key: PageKey {
    switch list {
    case .towns: .townsUnder(index)
    case .factions: .factionsUnder(index)
    }
  }

  private var listKey: PageKey {
    switch list {
    case .towns: .towns
    case .factions: .factions
    }
  }
}

/// One line of an A–Z list.
struct NameEntryRecord: Record {
  let edition: EditionArchive
  let list: NameListKind
  let index: UInt32

  static let fields = RecordFields<NameEntryRecord>("name_entry", "One line of an A–Z list.") {
    Field("url", .link, "The page of the town or faction.") {
      let target = Int($0.entry.target)
      return switch $0.list {
      case .towns: .link($0.edition.addresses.towns[target])
      case .factions: .link($0.edition.addresses.factions[target])
      }
    }
    Field("label", .html, "The name it is shown under.") {
      let target = Int($0.entry.target)
      return switch $0.list {
      case .towns: .html($0.edition.towns[target])
      case .factions: .html($0.edition.factions[target])
      }
    }
    Field("alias", .optional(.html), "The further spelling this line is for, if it is for one.") {
      $0.entry.alias.map { .html($0) } ?? .absent
    }
    Field("kind", .text, "What kind of place or group it is, as a word.") {
      let (edition, target) = ($0.edition, Int($0.entry.target))
      return switch $0.list {
      case .towns: .text(edition.locale.townKinds[edition.archive.towns[target].kind] ?? "")
      case .factions:
        .text(edition.locale.factionKinds[edition.archive.factions[target].kind] ?? "")
      }
    }
    Field(
      "area",
      .optional(.html),
      "The area a place lies in, where the place before or after it in the list has the same name."
    ) {
      $0.hasTwin ? $0.area.map { .html($0) } ?? .absent : .absent
    }
    Field("event_count", .integer, "How many events are told of it.") {
      let (relations, target) = ($0.edition.archive.relations, Int($0.entry.target))
      return switch $0.list {
      case .towns: .integer(relations.eventsOfTown[ID<Town>(target)].count)
      case .factions: .integer(relations.eventsOfFaction[ID<Faction>(target)].count)
      }
    }
    Field("article_count", .integer, "How many reports name it.") {
      let (relations, target) = ($0.edition.archive.relations, Int($0.entry.target))
      return switch $0.list {
      case .towns: .integer(relations.articlesOfTown[ID<Town>(target)].count)
      case .factions: .integer(relations.articlesOfFaction[ID<Faction>(target)].count)
      }
    }
  }

  private var entry: NameList.Entry { edition.list(list).entries[Int(index)] }

  private var hasTwin: Bool {
    guard list == .towns else { return false }
    let all = edition.list(list).entries
    func name(_ entry: NameList.Entry) -> String {
      (entry.alias ?? edition.towns[Int(entry.target)]).text
    }
    return [Int(index) - 1, Int(index) + 1].contains { other in
      all.indices.contains(other) && name(all[other]).utf8.elementsEqual(name(entry).utf8)
    }
  }

  /// The governorate, or else the first area that the place lies in.
  private var area: DisplayText? {
    let parents = edition.archive.towns[Int(entry.target)].parents
    let governorate = parents.first { edition.archive.towns[$0.index].kind == .governorate }
    return (governorate ?? parents.first).map { edition.towns[$0.index] }
  }
}

extension EditionArchive {
  func list(_ kind: NameListKind) -> NameList {
    switch kind {
    case .towns: townIndex
    case .factions: factionIndex
    }
  }
}
