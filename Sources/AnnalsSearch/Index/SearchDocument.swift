public import AnnalsArchive
public import AnnalsVocabulary

/// One thing a reader can find: an article or an event.
public struct SearchDocument: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case article(ID<Article>)
    case event(ID<Event>)
  }

  public let subject: Subject
  /// What it is sorted and filtered by: the day published, or the first day it can have happened on.
  public let day: CalendarDay
}

/// Articles and events in one order: by day, articles before events, then by id.
///
/// The position is the document's id in the index, so a range of days is a range of ids.
public struct SearchDocuments: Sendable {
  public let all: [SearchDocument]

  public init(_ archive: PublicArchive) {
    var all: [SearchDocument] = []
    all.reserveCapacity(archive.articles.count + archive.events.count)
    var articles = 0
    var events = 0
    // Both arrays are in order of their days already.
    while articles < archive.articles.count || events < archive.events.count {
      let article =
        articles < archive.articles.count ? archive.articles[articles].published.day : nil
      let event = events < archive.events.count ? archive.events[events].date.first : nil
      if let day = article, event.map({ day <= $0 }) ?? true {
        all.append(SearchDocument(subject: .article(ID(articles)), day: day))
        articles += 1
      } else if let day = event {
        all.append(SearchDocument(subject: .event(ID(events)), day: day))
        events += 1
      }
    }
    self.all = all
  }
}
