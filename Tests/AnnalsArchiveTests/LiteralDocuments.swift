import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary

/// Documents as tests write them.
func article(
  _ name: String,
  published: String = "2019-08-22",
  source: String? = nil,
  status: Status = .published,
  accounts: [EventAccount] = []
) -> ArticleDocument {
  let path = "Content/Articles/\(name).md"
  var article = ArticleDocument(
    path: path,
    title: "Title of \(name)",
    published: Publication(day: day(published)),
    body: BodyReference(file: 0, offset: 0, count: 0, firstLine: 1)
  )
  article.source = source.map { Located($0, at: SourceLocation(path: path, line: 4, column: 9)) }
  article.status = status
  article.accounts = accounts.enumerated().map { index, account in
    var account = account
    account.location = SourceLocation(path: path, line: 10 + index, column: 5)
    return account
  }
  return article
}

func account(
  _ id: String? = nil,
  date: String? = nil,
  type: String? = nil,
  towns: [TownReference] = [],
  factions: [FactionReference] = [],
  harm: [HarmReport] = [],
  attribution: String? = nil,
  confidence: Confidence? = nil,
  summary: String? = nil
) -> EventAccount {
  var account = EventAccount(at: somewhere, placement: .frontMatter)
  account.id = id.map { Located($0, at: somewhere) }
  account.date = date.flatMap(ArchiveDate.init).map { Located($0, at: somewhere) }
  account.type = type.map { Located($0, at: somewhere) }
  account.towns = towns
  account.factions = factions
  account.harm = harm
  account.attribution = attribution
  account.confidence = confidence
  account.summary = summary
  return account
}

func record(_ name: String, status: Status = .published, _ account: EventAccount)
  -> EventRecordDocument
{
  var account = account
  account.placement = .record
  account.location = SourceLocation(path: "Content/Events/\(name).md", line: 2, column: 1)
  return EventRecordDocument(
    path: "Content/Events/\(name).md",
    status: status,
    account: account,
    body: BodyReference(file: 0, offset: 0, count: 0, firstLine: 1)
  )
}

func town(
  _ name: String,
  kind: TownKind = .town,
  in parents: [String] = [],
  aliases: [String] = [],
  file: String? = nil
) -> TownDocument {
  var town = TownDocument(
    at: SourceLocation(path: "Content/Towns/\(file ?? name).md", line: 2, column: 1),
    name: name
  )
  town.kind = kind
  town.parents = parents.map { Located($0, at: town.location) }
  town.aliases = aliases
  return town
}

func faction(_ name: String, aliases: [String] = [], partOf whole: String? = nil)
  -> FactionDocument
{
  var faction = FactionDocument(
    at: SourceLocation(path: "Content/Factions/\(name).md", line: 2, column: 1),
    name: name,
    body: BodyReference(file: 0, offset: 0, count: 0, firstLine: 1)
  )
  faction.aliases = aliases
  if let whole {
    faction.relations = [
      FactionDocument.Relation(kind: .partOf, of: whole, from: nil, to: nil, at: faction.location)
    ]
  }
  return faction
}

func place(_ name: String, _ relation: TownRelation = .in, in area: String? = nil) -> TownReference
{
  TownReference(name: name, relation: relation, within: area, at: somewhere)
}

func actor(_ name: String, _ role: FactionRole? = .actor) -> FactionReference {
  FactionReference(name: name, role: role, at: somewhere)
}

func harm(_ measure: HarmMeasure, _ low: Int, _ high: Int? = nil) -> HarmReport {
  HarmReport(
    measure: measure,
    count: .number(low: low, high: high ?? low, best: nil, civilians: nil),
    at: somewhere
  )
}

func words(_ measure: HarmMeasure, _ words: String) -> HarmReport {
  HarmReport(measure: measure, count: .words(words), at: somewhere)
}

func day(_ text: String) -> CalendarDay {
  guard let day = CalendarDay(text) else { preconditionFailure("not a day: \(text)") }
  return day
}

func date(_ text: String) -> ArchiveDate {
  guard let date = ArchiveDate(text) else { preconditionFailure("not a date: \(text)") }
  return date
}

let somewhere = SourceLocation(path: "Content/Articles/somewhere.md", line: 7, column: 3)

let configuration: ArchiveConfiguration = {
  guard let english = LanguageTag("en") else { preconditionFailure("not a language") }
  return ArchiveConfiguration(title: "An archive", languages: [english])
}()

/// The public archive of documents, and everything that is wrong with them.
func publicArchive(
  _ documents: [Document],
  asOf day: CalendarDay? = nil,
  showDrafts: Bool = false
) -> (PublicArchive, [Diagnostic]) {
  let archive = Archive(
    resolving: documents.map { ReadDocument($0) },
    configuration: configuration
  )
  let (shown, problems) = archive.redacted(asOf: day, showDrafts: showDrafts)
  return (shown, archive.diagnostics + problems)
}
