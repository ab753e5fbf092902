import AnnalsTemplates
import AnnalsVocabulary

/// The newest reports of the archive, of a town or of a faction, for programs that subscribe.
struct FeedRecord: Record {
  let edition: EditionArchive
  let subject: FeedSubject

  static let fields = RecordFields<FeedRecord>(
    "feed",
    "The newest reports of the archive, of a town or of a faction, for programs that subscribe."
  ) {
    Field("title", .text, "Whose reports they are.") { .text($0.edition.title(of: $0.subject)) }
    Field("atom_url", .link, "The feed as Atom.") {
      .link($0.edition.path(of: $0.subject, as: .atom))
    }
    Field("json_url", .link, "The feed as JSON Feed.") {
      .link($0.edition.path(of: $0.subject, as: .json))
    }
  }
}
