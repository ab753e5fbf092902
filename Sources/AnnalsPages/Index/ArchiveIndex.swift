import AnnalsArchive
import AnnalsMaps
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
  let maps: ArchiveMaps

  init(_ archive: PublicArchive, layers: [MapLayer] = []) {
    self.archive = archive
    calendar = ArchiveCalendar(archive)
    nearby = NearbyTowns(archive)
    related = RelatedArticles(archive)
    periods = Periods(archive)
    renamings = Renamings(archive)
    factionRelations = FactionRelations(archive)
    maps = ArchiveMaps(archive, calendar, nearby, layers)
  }
}
