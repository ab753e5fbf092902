import AnnalsArchive
public import AnnalsVocabulary

/// What stands for the texts that words and shards are made from.
public struct BodyDigests: Sendable {
  let key: DigestKey
  /// Of each file of the tree that was read.
  private let contents: [Digest?]

  public init(_ key: DigestKey, contents: [Digest?]) {
    self.key = key
    self.contents = contents
  }

  fileprivate func digest(_ bytes: borrowing ByteWriter) -> Digest {
    bytes.withSpan { key.digest($0) }
  }

  /// Nil when the file of a body was not read.
  fileprivate subscript(body: BodyReference) -> Digest? {
    contents.indices.contains(body.file) ? contents[body.file] : nil
  }
}

extension SearchIndexBuilder {
  /// A digest of all that the words of a document are made from; nil when a file was not read.
  func digest(of document: Int, _ digests: BodyDigests) -> Digest? {
    var bytes = ByteWriter(capacity: 1 << 10)
    return append(document, digests, to: &bytes) ? digests.digest(bytes) : nil
  }

  /// A digest of all that the shards of a chunk are made from; nil when a file was not read.
  public func digest(ofChunk chunk: Int, _ digests: BodyDigests) -> Digest? {
    var bytes = ByteWriter(capacity: 1 << 12)
    bytes.append("store")
    bytes.append(littleEndian: UInt64(chunk))
    for document in store.range(of: chunk) {
      guard append(document, digests, to: &bytes) else { return nil }
      bytes.append(isClosed(document) ? 1 : 0)
      let start = bytes.count
      store.write(fieldsOf: document, into: &bytes)
      bytes.append(littleEndian: UInt64(bytes.count - start))
    }
    return digests.digest(bytes)
  }

  /// Appends all that the words of a document are made from; false when a file was not read.
  private func append(_ document: Int, _ digests: BodyDigests, to bytes: inout ByteWriter) -> Bool {
    var bodies: [BodyReference] = []
    let (language, title, body) = content(of: document) {
      bodies.append($0)
      return []
    }
    bytes.append(littleEndian: UInt64(language.text.utf8.count))
    bytes.append(language.text)
    bytes.append(littleEndian: UInt64(title.utf8.count))
    bytes.append(title)
    bytes.append(littleEndian: UInt64(body.count))
    bytes.append(body)
    bytes.append(littleEndian: UInt64(bodies.count))
    for body in bodies {
      guard let content = digests[body] else { return false }
      bytes.append(littleEndian: content.first)
      bytes.append(littleEndian: content.second)
      bytes.append(littleEndian: UInt64(body.offset))
      bytes.append(littleEndian: UInt64(body.count))
    }
    return true
  }

  /// What is indexed of a document: its language, its title and its text.
  func content(
    of document: Int,
    _ text: (BodyReference) -> [UInt8]
  ) -> (LanguageTag, title: String, body: [UInt8]) {
    switch documents.all[document].subject {
    case .article(let id):
      let article = archive.articles[id]
      return (article.language, article.title, text(article.body))
    case .event(let id):
      let event = archive.events[id]
      let accounts = archive.accounts[event.accounts]
      let language = accounts.lazy.compactMap(\.article).first.map { archive.articles[$0].language }
      var lines: [String] = []
      for account in accounts {
        for line in [account.summary, account.attribution].compactMap(\.self)
        where !lines.contains(where: { $0.utf8.elementsEqual(line.utf8) }) {
          lines.append(line)
        }
      }
      var body = Array(lines.joined(separator: "\n").utf8)
      if let record = event.body { body += [UInt8(ascii: "\n")] + text(record) }
      return (language ?? archive.configuration.languages[0], event.summary ?? "", body)
    }
  }
}
