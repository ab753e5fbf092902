import AnnalsArchive
import AnnalsVocabulary

/// The picture that stands before the archive's title on every page.
struct Logo: Sendable {
  let path: SitePath
  /// Nil where its file does not tell it.
  let size: PictureSize?

  /// Nil when `annals.yaml` names none.
  init?(_ archive: PublicArchive, _ pictures: Pictures) {
    guard let path = archive.configuration.logo.flatMap({ SitePath("media/" + $0) }) else {
      return nil
    }
    self.path = path
    size = archive.media.firstIndex { $0.path == path }.flatMap { pictures.size(of: ID($0)) }
  }
}
