internal import AnnalsMarkdown
internal import AnnalsVocabulary

/// Reads one report.
struct ArticleReader {
  static let keys: KeySet =
    [
      .title, .date, .language, .source, .author, .url, .archivedURL, .sha256, .tags,
      .slug, .events, .corrections, .contentWarning, .withheld,
    ] + StatusFields.keys
  static let correctionKeys: KeySet = [.date, .text]
  private static let thing = "an article"

  let accounts: AccountReader

  init(_ configuration: ArchiveConfiguration) {
    accounts = AccountReader(configuration)
  }

  /// Nil, with a problem, when the report has no date or its front matter cannot be read.
  func article(_ source: DocumentSource, _ problems: inout Problems) -> ArticleDocument? {
    guard source.root != nil else { return articleWithoutFrontMatter(source, &problems) }
    guard let fields = source.fields(known: Self.keys, of: Self.thing, problems: &problems) else {
      return nil
    }
    let title = fields.text(.title, &problems)?.value
    let isDated = fields.require(.date, of: Self.thing, &problems)
    let published = isDated ? fields.publication(.date, &problems) : nil
    let status = StatusFields.read(fields, &problems)
    let origin = Origin(fields, &problems)
    let tags = fields.texts(.tags, &problems).map(\.value)
    let slug = fields.slug(.slug, &problems)
    let corrections = corrections(fields, &problems)
    let contentWarning = fields.text(.contentWarning, &problems)?.value
    let accounts = accounts.accounts(fields, source, &problems)
    guard let published else { return nil }
    var article = ArticleDocument(
      path: source.path,
      title: title ?? Guesses.title(source, &problems),
      published: published,
      body: source.body
    )
    article.status = status
    origin.describe(&article)
    article.tags = tags
    article.slug = slug
    article.corrections = corrections
    article.contentWarning = contentWarning
    article.accounts = accounts
    return article
  }
}

extension ArticleReader {
  /// Where a report comes from.
  private struct Origin {
    let language: LanguageTag?
    let source: Located<String>?
    let author: String?
    let url: String?
    let archivedURL: String?
    let sha256: String?

    init(_ fields: Fields, _ problems: inout Problems) {
      language = fields.language(.language, &problems)
      source = fields.text(.source, &problems)?.located(problems)
      author = fields.text(.author, &problems)?.value
      url = fields.url(.url, &problems)
      archivedURL = fields.url(.archivedURL, &problems)
      sha256 = fields.sha256(.sha256, &problems)
    }

    func describe(_ article: inout ArticleDocument) {
      article.language = language
      article.source = source
      article.author = author
      article.url = url
      article.archivedURL = archivedURL
      article.sha256 = sha256
    }
  }

  private func articleWithoutFrontMatter(
    _ source: DocumentSource,
    _ problems: inout Problems
  ) -> ArticleDocument? {
    let day = Guesses.day(source.path, &problems)
    let title = Guesses.title(source, &problems)
    let accounts = accounts.accounts(nil, source, &problems)
    guard let day else { return nil }
    var article = ArticleDocument(
      path: source.path,
      title: title,
      published: Publication(day: day),
      body: source.body
    )
    article.accounts = accounts
    return article
  }

  /// Oldest first; those of one day as they are written.
  private func corrections(_ fields: Fields, _ problems: inout Problems) -> [Correction] {
    let corrections = fields.items(.corrections).compactMap { item -> Correction? in
      guard case .mapping(let entries) = item.content else {
        problems.error(
          "wrong-shape",
          "a correction must be a mapping such as {date: 2019-08-23, text: …}, not \(item.shape)",
          at: item.mark
        )
        return nil
      }
      let thing = "a correction"
      let fields = Fields(
        entries,
        at: item.mark,
        known: Self.correctionKeys,
        of: thing,
        problems: &problems
      )
      let isDated = fields.require(.date, of: thing, &problems)
      let day = isDated ? fields.day(.date, &problems) : nil
      guard let text = fields.requiredText(.text, of: thing, &problems), let day else {
        return nil
      }
      return Correction(day: day, text: text.value)
    }
    return corrections.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }
}
