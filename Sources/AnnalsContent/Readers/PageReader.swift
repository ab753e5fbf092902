internal import AnnalsVocabulary

/// Reads a page of the archive's own.
struct PageReader {
  static let keys: KeySet = [.title, .language, .slug] + StatusFields.keys
  private static let thing = "a page"

  func page(_ source: DocumentSource, _ problems: inout Problems) -> PageDocument? {
    guard let fields = source.requiredFields(known: Self.keys, of: Self.thing, &problems) else {
      return nil
    }
    let title = fields.requiredText(.title, of: Self.thing, &problems)
    let status = StatusFields.read(fields, &problems)
    let language = fields.language(.language, &problems)
    let slug = fields.slug(.slug, &problems)
    source.reportEventBlocks(&problems)
    guard let title else { return nil }
    var page = PageDocument(
      path: source.path,
      title: title.value,
      status: status,
      body: source.body
    )
    page.language = language
    page.slug = slug
    return page
  }
}
