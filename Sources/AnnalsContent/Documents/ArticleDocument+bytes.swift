public import AnnalsVocabulary

// An article as bytes, so that one whose file is the same need not be read again. Not in the bytes are
// the path and the position of its file, which the reader of the bytes knows.

extension ByteWriter {
  /// Appends an article; false, and part of it, when it is one that is not to be kept: not published, or
  /// with a place that it keeps from the public.
  public mutating func append(published article: ArticleDocument) -> Bool {
    guard case .published = article.status,
      article.accounts.allSatisfy({ $0.publicLocation == .exact })
    else { return false }
    append(text: article.title)
    append(text: article.published.day.description)
    append(optional: article.published.time) { $0.append(text: $1) }
    append(optional: article.language) { $0.append(text: $1.text) }
    append(optional: article.source) { $0.append(located: $1) }
    for text in [
      article.author, article.url, article.archivedURL, article.sha256, article.contentWarning,
    ] {
      append(optional: text) { $0.append(text: $1) }
    }
    append(list: article.tags) { $0.append(text: $1) }
    append(list: article.corrections) {
      $0.append(text: $1.day.description)
      $0.append(text: $1.text)
    }
    append(list: article.accounts) { $0.append(account: $1) }
    for number in [article.body.offset, article.body.count, article.body.firstLine] {
      append(varint: UInt64(number))
    }
    append(optional: article.slug) { $0.append(located: $1) }
    return true
  }

  private mutating func append(account: EventAccount) {
    append(location: account.location)
    append(optional: account.id) { $0.append(located: $1) }
    append(optional: account.date) {
      $0.append(text: $1.value.description)
      $0.append(location: $1.location)
    }
    append(optional: account.type) { $0.append(located: $1) }
    append(list: account.towns) {
      $0.append(text: $1.name)
      $0.append(text: $1.relation.rawValue)
      $0.append(optional: $1.within) { $0.append(text: $1) }
      $0.append(location: $1.location)
    }
    append(list: account.factions) {
      $0.append(text: $1.name)
      $0.append(optional: $1.role) { $0.append(text: $1.rawValue) }
      $0.append(location: $1.location)
    }
    append(list: account.harm) {
      $0.append(text: $1.measure.rawValue)
      $0.append(harm: $1.count)
      $0.append(location: $1.location)
    }
    append(optional: account.attribution) { $0.append(text: $1) }
    append(optional: account.quote) { $0.append(located: $1) }
    append(optional: account.quoteRange) {
      $0.append(varint: UInt64($1.lowerBound))
      $0.append(varint: UInt64($1.upperBound))
    }
    append(optional: account.confidence) { $0.append(text: $1.rawValue) }
    append(optional: account.summary) { $0.append(text: $1) }
    switch account.placement {
    case .frontMatter: append(0)
    case .record: append(1)
    case .body(let block):
      append(2)
      append(signed: block)
    }
  }

  private mutating func append(harm: HarmCount) {
    switch harm {
    case .words(let words):
      append(0)
      append(text: words)
    case .number(let low, let high, let best, let civilians):
      append(1)
      append(signed: low)
      append(signed: high)
      append(optional: best) { $0.append(signed: $1) }
      append(optional: civilians) { $0.append(signed: $1) }
    }
  }

  private mutating func append(located: Located<String>) {
    append(text: located.value)
    append(location: located.location)
  }

  private mutating func append(location: SourceLocation) {
    append(optional: location.line) { $0.append(signed: $1) }
    append(optional: location.column) { $0.append(signed: $1) }
  }

  private mutating func append(signed number: Int) {
    append(littleEndian: UInt64(bitPattern: Int64(number)))
  }

  private mutating func append(text: String) {
    append(varint: UInt64(text.utf8.count))
    append(text)
  }

  private mutating func append<Value>(
    optional value: Value?,
    _ write: (inout ByteWriter, Value) -> Void
  ) {
    append(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  private mutating func append<Value>(
    list values: [Value],
    _ write: (inout ByteWriter, Value) -> Void
  ) {
    append(varint: UInt64(values.count))
    for value in values { write(&self, value) }
  }
}
