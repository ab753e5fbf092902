import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// What the template of an event's card in a report sees: `card.html`.
struct CardRoot: PageRoot {
  static let template = "card.html"
  let edition: EditionArchive
  let article: ID<Article>
  let account: ID<Account>
  var key: PageKey { .article(article) }

  static let fields = root("card", "An event told in the body of a report: `card.html`.") {
    Field("event", .record("event"), "The event.") {
      let account = $0.edition.archive.accounts[$0.account.index]
      return .record(EventRecord(edition: $0.edition, id: account.event))
    }
    Field("account", .record("account"), "What the report says of it.") {
      .record(AccountRecord(edition: $0.edition, id: $0.account))
    }
  }
}
