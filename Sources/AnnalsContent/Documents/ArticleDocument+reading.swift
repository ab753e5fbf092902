public import AnnalsVocabulary

extension ArticleDocument {
  /// Reads an article that `ByteWriter.append(published:)` wrote; nil when the bytes mean nothing.
  ///
  /// - Parameters:
  ///   - reader: Where the article begins; behind it afterwards.
  ///   - path: Of the file.
  ///   - file: Of the file in the `FileTree`.
  public init?(published reader: inout ByteReader, path: String, file: Int) {
    var article = ArticleReading(reader: reader, path: path)
    guard let document = article.document(file: file) else { return nil }
    reader = article.reader
    self = document
  }
}

/// Reads one article; a nil of a nil is a value that is not there.
private struct ArticleReading {
  var reader: ByteReader
  let path: String

  mutating func document(file: Int) -> ArticleDocument? {
    guard let title = reader.text(), let day = day(), let time = optional({ $0.reader.text() }),
      let language = optional({ $0.reader.text().flatMap { LanguageTag($0) } }),
      let source = optional({ $0.located() }), let author = optional({ $0.reader.text() }),
      let url = optional({ $0.reader.text() }), let archivedURL = optional({ $0.reader.text() }),
      let sha256 = optional({ $0.reader.text() }), let warning = optional({ $0.reader.text() }),
      let tags = list({ $0.reader.text() }), let corrections = list({ $0.correction() }),
      let accounts = list({ $0.account() }), let offset = reader.varint(),
      let count = reader.varint(), let line = reader.varint(),
      let slug = optional({ $0.located() })
    else { return nil }
    var article = ArticleDocument(
      path: path,
      title: title,
      published: Publication(day: day, time: time),
      body: BodyReference(
        file: file,
        offset: Int(truncatingIfNeeded: offset),
        count: Int(truncatingIfNeeded: count),
        firstLine: Int(truncatingIfNeeded: line)
      )
    )
    article.language = language
    article.source = source
    article.author = author
    article.url = url
    article.archivedURL = archivedURL
    article.sha256 = sha256
    article.contentWarning = warning
    article.tags = tags
    article.corrections = corrections
    article.accounts = accounts
    article.slug = slug
    return article
  }

  private mutating func account() -> EventAccount? {
    guard let location = location(), let id = optional({ $0.located() }),
      let date = optional({ $0.date() }), let type = optional({ $0.located() }),
      let towns = list({ $0.town() }), let factions = list({ $0.faction() }),
      let harm = list({ $0.harm() }), let attribution = optional({ $0.reader.text() }),
      let quote = optional({ $0.located() }), let range = optional({ $0.range() }),
      let confidence = optional({ $0.reader.text().flatMap { Confidence(rawValue: $0) } }),
      let summary = optional({ $0.reader.text() }), let placement = placement()
    else { return nil }
    var account = EventAccount(at: location, placement: placement)
    account.id = id
    account.date = date
    account.type = type
    account.towns = towns
    account.factions = factions
    account.harm = harm
    account.attribution = attribution
    account.quote = quote
    account.quoteRange = range
    account.confidence = confidence
    account.summary = summary
    return account
  }

  private mutating func town() -> TownReference? {
    guard let name = reader.text(),
      let relation = reader.text().flatMap({ TownRelation(rawValue: $0) }),
      let within = optional({ $0.reader.text() }), let location = location()
    else { return nil }
    return TownReference(name: name, relation: relation, within: within, at: location)
  }

  private mutating func faction() -> FactionReference? {
    guard let name = reader.text(),
      let role = optional({ $0.reader.text().flatMap { FactionRole(rawValue: $0) } }),
      let location = location()
    else { return nil }
    return FactionReference(name: name, role: role, at: location)
  }

  private mutating func harm() -> HarmReport? {
    guard let measure = reader.text().flatMap({ HarmMeasure(rawValue: $0) }), let count = count(),
      let location = location()
    else { return nil }
    return HarmReport(measure: measure, count: count, at: location)
  }

  private mutating func count() -> HarmCount? {
    switch reader.byte() {
    case 0: return reader.text().map { .words($0) }
    case 1:
      guard let low = reader.int(), let high = reader.int(),
        let best = optional({ $0.reader.int() }), let civilians = optional({ $0.reader.int() })
      else { return nil }
      return .number(low: low, high: high, best: best, civilians: civilians)
    default: return nil
    }
  }

  private mutating func placement() -> EventAccount.Placement? {
    switch reader.byte() {
    case 0: .frontMatter
    case 1: .record
    case 2: reader.int().map { .body(block: $0) }
    default: nil
    }
  }

  private mutating func correction() -> Correction? {
    guard let day = day(), let text = reader.text() else { return nil }
    return Correction(day: day, text: text)
  }

  private mutating func day() -> CalendarDay? { reader.text().flatMap { CalendarDay($0) } }

  private mutating func date() -> Located<ArchiveDate>? {
    guard let date = reader.text().flatMap({ ArchiveDate($0) }), let location = location() else {
      return nil
    }
    return Located(date, at: location)
  }

  private mutating func range() -> Range<Int>? {
    guard let start = reader.varint(), let end = reader.varint(), start <= end, end < 1 << 62
    else { return nil }
    return Int(start)..<Int(end)
  }

  private mutating func located() -> Located<String>? {
    guard let text = reader.text(), let location = location() else { return nil }
    return Located(text, at: location)
  }

  private mutating func location() -> SourceLocation? {
    guard let line = optional({ $0.reader.int() }), let column = optional({ $0.reader.int() })
    else { return nil }
    return SourceLocation(path: path, line: line, column: column)
  }

  private mutating func optional<Value>(_ read: (inout ArticleReading) -> Value?) -> Value?? {
    switch reader.byte() {
    case 0: .some(nil)
    case 1: read(&self).map { .some($0) }
    default: nil
    }
  }

  private mutating func list<Value>(_ read: (inout ArticleReading) -> Value?) -> [Value]? {
    guard let count = reader.count() else { return nil }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      guard let value = read(&self) else { return nil }
      values.append(value)
    }
    return values
  }
}
