import AnnalsTemplates
import AnnalsVocabulary

extension Value {
  /// One record for each id, made when it is asked for.
  static func list<Element>(
    _ ids: ArraySlice<ID<Element>>,
    _ record: @escaping @Sendable (ID<Element>) -> any Record
  ) -> Value {
    let start = ids.startIndex
    return .list(ValueList(count: ids.count) { .record(record(ids[start + $0])) })
  }

  static func list<Element: Sendable>(
    _ elements: [Element],
    _ value: @escaping @Sendable (Element) -> Value
  ) -> Value {
    .list(ValueList(count: elements.count) { value(elements[$0]) })
  }

  /// One value for each index of a range.
  static func list(_ range: Range<Int>, _ value: @escaping @Sendable (Int) -> Value) -> Value {
    let start = range.lowerBound
    return .list(ValueList(count: range.count) { value(start + $0) })
  }

  static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .absent }

  /// A text of the archive, marked with the language it is written in.
  static func optional(
    _ text: String?,
    in written: LanguageTag?,
    on edition: EditionArchive
  ) -> Value {
    guard let text else { return .absent }
    return .record(TextRecord(text: DisplayText(text, written, on: edition.language)))
  }

  static func link(_ path: SitePath, _ fragment: String? = nil) -> Value {
    .link(SiteLink(path, fragment: fragment))
  }

  static func html(_ text: DisplayText) -> Value {
    .html(HTML(text.html))
  }

  /// `http` and `https` addresses only; anything else is not worth a link.
  static func webAddress(_ text: String?) -> Value { text.map { .url($0) } ?? .absent }
}
