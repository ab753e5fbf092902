internal import AnnalsContent
internal import AnnalsVocabulary

/// What the public gets of a document.
enum Visibility: Hashable, Sendable {
  /// Nothing.
  case hidden
  case visible
  /// Nothing, but a local preview shows it.
  case preview
  /// A tombstone at its address.
  ///
  /// `code` is that of a withdrawal, `unstated` when it has none; nil for a retraction.
  case tombstone(day: CalendarDay?, reason: String?, code: String? = nil)

  /// Whatever is not known to be public is hidden; an embargo holds when the day is not known.
  init(_ status: Status, asOf day: CalendarDay?, showDrafts: Bool) {
    switch status {
    case .published: self = .visible
    case .draft: self = showDrafts ? .preview : .hidden
    case .embargoed(let end):
      if let day, end <= day {
        self = .visible
      } else {
        self = showDrafts ? .preview : .hidden
      }
    case .withheld: self = .hidden
    case .withdrawn(let day, let reason):
      self = .tombstone(
        day: day,
        reason: "withdrawn: \(reason?.rawValue ?? "no reason given")",
        code: reason?.rawValue ?? "unstated"
      )
    case .retracted(let day, let reason): self = .tombstone(day: day, reason: reason)
    }
  }

  var isShown: Bool {
    switch self {
    case .visible, .preview: true
    case .hidden, .tombstone: false
    }
  }

  var isTombstone: Bool {
    if case .tombstone = self { true } else { false }
  }
}
