import AnnalsArchive
import AnnalsVocabulary

/// The document store: what a result shows, and the text that phrases and snippets are found in.
///
/// A shard holds a fixed number of documents, so that an id leads to it by division. The beginning of a
/// text stands in the shard, the rest in overflow shards beside it.
struct DocumentStore {
  static let documentsPerShard = 16
  /// Bytes of text kept in the shard itself; 16 documents then stay under the limit.
  private static let headLength = 1_400
  /// Bytes of text kept at all: what lies further on is indexed, but no phrase is found in it.
  private static let textLength = 60_000

  private let archive: PublicArchive
  private let numbers: EntityNumbers
  private let documents: SearchDocuments
  private let positions: DocumentPositions

  init(_ archive: PublicArchive, _ documents: SearchDocuments, _ numbers: EntityNumbers) {
    self.archive = archive
    self.documents = documents
    self.numbers = numbers
    positions = DocumentPositions(documents, archive)
  }

  var shardCount: Int {
    (documents.all.count + Self.documentsPerShard - 1) / Self.documentsPerShard
  }

  /// Ids of the documents of a shard.
  func range(of shard: Int) -> Range<Int> {
    let start = shard * Self.documentsPerShard
    return start..<min(documents.all.count, start + Self.documentsPerShard)
  }

  /// The shard and its overflow, from the texts of its documents in order.
  func shards(_ number: Int, texts: [[UInt8]]) -> [Shard] {
    var overflow = OverflowWriter(number)
    var output = ByteWriter(capacity: ShardText.limit)
    output.appendJSONArray(zip(range(of: number), texts)) { document, output in
      write(document.0, text: document.1, overflow: &overflow, into: &output)
    }
    return [Shard(name: ShardName("d", number), json: output.bytes)] + overflow.finish()
  }

  private func write(
    _ document: Int,
    text: [UInt8],
    overflow: inout OverflowWriter,
    into output: inout ByteWriter
  ) {
    let cut = scalarBoundary(in: text, atMost: Self.headLength)
    let end = scalarBoundary(in: text, atMost: Self.textLength)
    output.append(UInt8(ascii: "["))
    switch documents.all[document].subject {
    case .article(let id): writeArticle(id, into: &output)
    case .event(let id): writeEvent(id, into: &output)
    }
    output.append(UInt8(ascii: ","))
    output.append(jsonString: String(decoding: text[..<cut], as: UTF8.self))
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(numbers: cut < end ? overflow.add(text[cut..<end]) : [])
    output.append(UInt8(ascii: "]"))
  }

  private func writeArticle(_ id: ID<Article>, into output: inout ByteWriter) {
    let article = archive.articles[id]
    output.append("\"a\",")
    output.append(jsonString: article.path.text)
    output.append(UInt8(ascii: ","))
    output.append(jsonString: article.title)
    output.append(",\"")
    output.append(article.published.day)
    output.append("\",\"")
    output.append(article.language.text)
    output.append("\",")
    output.append(decimal: article.source.map { numbers.number(of: .source($0)) } ?? -1)
    output.append(",-1,")
    let events = archive.relations.eventsOfArticle[id]
    output.appendJSONArray(numbers: uniqueTowns(events).map { numbers.number(of: .town($0)) })
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(numbers: uniqueFactions(events).map { numbers.number(of: .faction($0)) })
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(numbers: events.map { positions.events[$0.index] })
  }

  private func writeEvent(_ id: ID<Event>, into output: inout ByteWriter) {
    let event = archive.events[id]
    output.append("\"e\",")
    output.append(jsonString: event.path.text)
    output.append(UInt8(ascii: ","))
    output.append(jsonString: event.summary ?? "")
    output.append(UInt8(ascii: ","))
    output.append(jsonString: event.date.description)
    output.append(",\"\",-1,")
    output.append(decimal: numbers.number(of: .type(event.type)))
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(numbers: event.places.map { numbers.number(of: .town($0.town)) })
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(
      numbers: event.participants.map { numbers.number(of: .faction($0.faction)) }
    )
    output.append(UInt8(ascii: ","))
    let articles = Set(archive.accounts[event.accounts].compactMap(\.article)).sorted()
    output.appendJSONArray(numbers: articles.map { positions.articles[$0.index] })
  }

  private func uniqueTowns(_ events: ArraySlice<ID<Event>>) -> [ID<Town>] {
    Set(events.flatMap { archive.events[$0].places.map(\.town) }).sorted()
  }

  private func uniqueFactions(_ events: ArraySlice<ID<Event>>) -> [ID<Faction>] {
    Set(events.flatMap { archive.events[$0].participants.map(\.faction) }).sorted()
  }
}

/// Where articles and events stand among the documents.
struct DocumentPositions {
  let articles: [Int]
  let events: [Int]

  init(_ documents: SearchDocuments, _ archive: PublicArchive) {
    var articles = [Int](repeating: 0, count: archive.articles.count)
    var events = [Int](repeating: 0, count: archive.events.count)
    for (position, document) in documents.all.enumerated() {
      switch document.subject {
      case .article(let id): articles[id.index] = position
      case .event(let id): events[id.index] = position
      }
    }
    self.articles = articles
    self.events = events
  }
}

/// Packs the ends of long texts into shards of their own.
private struct OverflowWriter {
  private static let partLength = 24_000

  private let number: Int
  private var parts: [[[UInt8]]] = [[]]
  private var size = 0

  init(_ number: Int) {
    self.number = number
  }

  /// Takes in a text and returns where its pieces are: part and position, in turn.
  mutating func add(_ text: ArraySlice<UInt8>) -> [Int] {
    var places: [Int] = []
    var rest = text
    while !rest.isEmpty {
      if size >= Self.partLength {
        parts.append([])
        size = 0
      }
      let length = scalarBoundary(in: Array(rest), atMost: Self.partLength - size)
      guard length > 0 else {
        size = Self.partLength
        continue
      }
      places += [parts.count - 1, parts[parts.count - 1].count]
      parts[parts.count - 1].append(Array(rest.prefix(length)))
      size += length
      rest = rest.dropFirst(length)
    }
    return places
  }

  func finish() -> [Shard] {
    parts.enumerated().filter { !$0.element.isEmpty }.map { part, pieces in
      var output = ByteWriter(capacity: Self.partLength + 1024)
      output.appendJSONArray(pieces) { $1.append(jsonString: String(decoding: $0, as: UTF8.self)) }
      return Shard(name: ShardName(overflow: number, part: part), json: output.bytes)
    }
  }
}

/// The greatest length up to `limit` that does not cut a UTF-8 scalar in two.
private func scalarBoundary(in text: [UInt8], atMost limit: Int) -> Int {
  guard text.count > limit else { return text.count }
  var length = limit
  while length > 0 && text[length] & 0xC0 == 0x80 { length -= 1 }
  return length
}
