import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// How many of a list stand on its subject's page when the rest is cut by year.
private let newestCount = 10

extension EditionArchive {
  /// The events of a subject: all, earliest first, or the latest few first when its list is cut.
  func events(_ ids: ArraySlice<ID<Event>>, of subject: ListSubject) -> Value {
    .list(shown(ids, of: subject)) { EventRecord(edition: self, id: $0) }
  }

  /// The reports of a subject: all, oldest first, or the newest few first when its list is cut.
  func articles(_ ids: ArraySlice<ID<Article>>, of subject: ListSubject) -> Value {
    .list(shown(ids, of: subject)) { ArticleRecord(edition: self, id: $0) }
  }

  /// Of the texts of a file that may say its language: else it is the archive's first.
  func language(ofEntry own: LanguageTag?) -> String {
    (own ?? archive.configuration.languages.first)?.text ?? "und"
  }

  func direction(ofEntry own: LanguageTag?) -> String {
    own.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto"
  }

  /// All towns of a list, or, when it is longer than the archive's lists may be, those that most of the
  /// events tell of; in the order given.
  func mostEventful(
    _ towns: ArraySlice<ID<Town>>,
    of events: () -> ArraySlice<ID<Event>>
  ) -> ArraySlice<ID<Town>> {
    let limit = archive.configuration.listLimit
    guard towns.count > limit else { return towns }
    var counts = [Int](repeating: 0, count: (towns.max()?.index ?? 0) + 1)
    var last: ID<Event>?
    for event in events().sorted() where event != last {
      last = event
      for place in archive.events[event.index].places where place.town.index < counts.count {
        counts[place.town.index] += 1
      }
    }
    let chosen = towns.sorted { one, other in
      let (first, second) = (counts[one.index], counts[other.index])
      return first != second ? first > second : one < other
    }
    return chosen.prefix(limit).sorted()[...]
  }

  func years(of subject: ListSubject) -> Value {
    .list(index.periods.years(of: subject)) { .record(PeriodRecord(edition: self, index: $0)) }
  }

  func isCut(_ subject: ListSubject) -> Bool { !index.periods.years(of: subject).isEmpty }

  /// The first day of each event that is known to the month.
  func days(of events: ArraySlice<ID<Event>>) -> [CalendarDay] {
    events.compactMap { id in
      let date = archive.events[id.index].date
      let isWithinMonth = date.first.year == date.last.year && date.first.month == date.last.month
      return isWithinMonth ? date.first : nil
    }
  }

  func activity(_ days: [CalendarDay]) -> Value {
    ActivityTable(days).value(self)
  }

  private func shown<Element>(
    _ ids: ArraySlice<ID<Element>>,
    of subject: ListSubject
  ) -> ArraySlice<ID<Element>> {
    isCut(subject) ? Array(ids.suffix(newestCount).reversed())[...] : ids
  }
}
