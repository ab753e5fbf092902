internal import AnnalsArchive
internal import AnnalsVocabulary

/// A group.
struct FactionRecordV1 {
  struct Relation {
    let type: String
    let faction: String
    let from: DateRecordV1?
    let to: DateRecordV1?
  }

  let id: String
  let name: String
  let names: [NameRecordV1]
  let aliases: [String]
  let kind: String
  let activeFrom: DateRecordV1?
  let activeTo: DateRecordV1?
  let relations: [Relation]
  let color: String?
  let pattern: String?
  let isListed: Bool
  let page: SitePath

  init(_ faction: Faction, in context: ExportContext) {
    id = faction.slug.text
    name = faction.name
    names = faction.names.map { NameRecordV1($0) }
    aliases = faction.aliases
    kind = faction.kind.rawValue
    activeFrom = faction.activeFrom.map { DateRecordV1($0) }
    activeTo = faction.activeTo.map { DateRecordV1($0) }
    relations = faction.relations.map { relation in
      Relation(
        type: relation.kind.rawValue,
        faction: context.id(of: relation.other),
        from: relation.from.map { DateRecordV1($0) },
        to: relation.to.map { DateRecordV1($0) }
      )
    }
    color = faction.color
    pattern = faction.pattern
    isListed = faction.isListed
    page = faction.path
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("name", name)
      output.member("names", listOf: names) { $0.write(into: &$1) }
      output.member("aliases", aliases)
      output.member("kind", kind)
      output.member("active_from", activeFrom)
      output.member("active_to", activeTo)
      output.member("relations", listOf: relations, writeRelation)
      output.member("color", color)
      output.member("pattern", pattern)
      output.member("listed", isListed)
      context.write(page, into: &output)
    }
  }

  private func writeRelation(_ relation: Relation, into output: inout ByteWriter) {
    output.object { output in
      output.member("type", relation.type)
      output.member("faction", relation.faction)
      output.member("from", relation.from)
      output.member("to", relation.to)
    }
  }
}
