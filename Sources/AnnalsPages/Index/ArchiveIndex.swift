import AnnalsArchive
import AnnalsVocabulary

/// What all editions share: the archive and what is looked up in it by every page.
final class ArchiveIndex: Sendable {
  let archive: PublicArchive
  let calendar: ArchiveCalendar
  let nearby: NearbyTowns
  let related: RelatedArticles
  let periods: Periods
  let renamings: Renamings
  let factionRelations: FactionRelations

  init(_ archive: PublicArchive) {
    self.archive = archive
    calendar = ArchiveCalendar(archive)
    nearby = NearbyTowns(archive)
    related = RelatedArticles(archive)
    periods = Periods(archive)
    renamings = Renamings(archive)
    factionRelations = FactionRelations(archive)
  }
}
