import AnnalsArchive
import AnnalsVocabulary

/// The document store: what a result shows, and the text that phrases and snippets are found in.
///
/// A shard holds a fixed number of documents, so that an id leads to it by division; so few that ten
/// results cost little and an edit touches one small file. The beginning of a text stands in the shard,
/// the rest in overflow shards beside it. Lengths are those of the JSON.
struct DocumentStore {
  static let documentsPerShard = 4
  /// Of a text in the shard itself; four documents then stay under the limit.
  private static let headLength = 6_400
  /// Of a title; the text of the page says the rest.
  private static let titleLength = 900
  /// Of text kept at all: what lies further on is indexed, but no phrase is found in it.
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

  /// The shard of a chunk and its overflow, from the texts of its documents in order.
  func shards(_ chunk: Int, texts: [[UInt8]]) -> [StoreShard] {
    var overflow = Overflow()
    for text in texts { _ = overflow.add(text, Self.tail(of: text)) }
    return [StoreShard(chunk)] + (0..<overflow.count).map { StoreShard(chunk, part: $0) }
  }

  /// Writes the JSON of one of them.
  func write(_ shard: StoreShard, texts: [[UInt8]], into output: inout ByteWriter) {
    var overflow = Overflow()
    if let part = shard.part {
      for text in texts { _ = overflow.add(text, Self.tail(of: text)) }
      output.appendJSONArray(overflow.pieces(of: part)) { piece, output in
        let text = texts[piece.text]
        output.append(jsonString: text.span.extracting(piece.range))
      }
    } else {
      output.appendJSONArray(zip(range(of: shard.chunk), texts)) { document, output in
        write(document.0, text: document.1, overflow: &overflow, into: &output)
      }
    }
  }

  /// The part of a text that does not stand in the shard itself.
  private static func tail(of text: [UInt8]) -> Range<Int> {
    let start = jsonEnd(of: text.span, from: 0, atMost: headLength)
    return start..<jsonEnd(of: text.span, from: start, atMost: textLength)
  }

  private func write(
    _ document: Int,
    text: [UInt8],
    overflow: inout Overflow,
    into output: inout ByteWriter
  ) {
    let tail = Self.tail(of: text)
    output.append(UInt8(ascii: "["))
    write(fieldsOf: document, into: &output)
    output.append(UInt8(ascii: ","))
    output.append(jsonString: text.span.extracting(0..<tail.lowerBound))
    output.append(UInt8(ascii: ","))
    output.appendJSONArray(numbers: overflow.add(text, tail))
    output.append(UInt8(ascii: "]"))
  }

  /// Writes all that the store holds of a document but its text.
  func write(fieldsOf document: Int, into output: inout ByteWriter) {
    switch documents.all[document].subject {
    case .article(let id): writeArticle(id, into: &output)
    case .event(let id): writeEvent(id, into: &output)
    }
  }

  private func write(title: String, into output: inout ByteWriter) {
    // Not `utf8Span`, which a last call outlives; see `ByteWriter.append(_:)`.
    let title = Array(title.utf8)
    let end = jsonEnd(of: title.span, from: 0, atMost: Self.titleLength)
    output.append(jsonString: title.span.extracting(0..<end))
  }

  private func writeArticle(_ id: ID<Article>, into output: inout ByteWriter) {
    let article = archive.articles[id]
    output.append("\"a\",")
    output.append(jsonString: article.path.text)
    output.append(UInt8(ascii: ","))
    write(title: article.title, into: &output)
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
    write(title: event.summary ?? "", into: &output)
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

/// Packs the ends of long texts into shards of their own: says what lies where, and copies nothing.
private struct Overflow {
  private static let partLength = 28_000

  /// A part of one of the texts.
  struct Piece {
    let text: Int
    let range: Range<Int>
  }

  private var parts: [[Piece]] = []
  private var size = 0
  private var textCount = 0

  var count: Int { parts.count }

  func pieces(of part: Int) -> [Piece] { parts.indices.contains(part) ? parts[part] : [] }

  /// Takes in the end of the next text and returns where its pieces are: part and position, in turn.
  mutating func add(_ text: [UInt8], _ tail: Range<Int>) -> [Int] {
    var places: [Int] = []
    var start = tail.lowerBound
    while start < tail.upperBound {
      if parts.isEmpty || size >= Self.partLength {
        parts.append([])
        size = 0
      }
      let limit = Self.partLength - size
      let end = min(tail.upperBound, jsonEnd(of: text.span, from: start, atMost: limit))
      guard end > start else {
        size = Self.partLength
        continue
      }
      places += [parts.count - 1, parts[parts.count - 1].count]
      parts[parts.count - 1].append(Piece(text: textCount, range: start..<end))
      size += encodedLength(of: text.span.extracting(start..<end)) + 3
      start = end
    }
    textCount += 1
    return places
  }
}

/// Where the longest part of a text from `start` on ends whose JSON is no longer than `limit` and that
/// cuts no UTF-8 scalar in two.
private func jsonEnd(of text: Span<UInt8>, from start: Int, atMost limit: Int) -> Int {
  var length = 0
  var end = start
  while end < text.count {
    let reach = text.extracting(..<min(text.count, end + limit - length))
    let plain = reach.endOfPlainJSON(from: end)
    length += plain - end
    end = plain
    if end == text.count { break }
    length += encodedLength(of: text[end])
    if length > limit { break }
    end += 1
  }
  while end < text.count && end > start && text[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}

private func encodedLength(of text: Span<UInt8>) -> Int {
  var length = 0
  var index = 0
  while index < text.count {
    let plain = text.endOfPlainJSON(from: index)
    length += plain - index
    index = plain
    if index == text.count { break }
    length += encodedLength(of: text[index])
    index += 1
  }
  return length
}

/// No byte of a JSON string is longer in UTF-8 than here: U+2028 takes six for three.
private func encodedLength(of byte: UInt8) -> Int {
  switch byte {
  case 0x0A, 0x0D, 0x09, UInt8(ascii: "\""), UInt8(ascii: "\\"): 2
  case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): 6
  case 0xE2: 4
  default: 1
  }
}
