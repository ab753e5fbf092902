internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsVocabulary

/// The articles that the last build read, so that one whose file is untouched is not read again.
///
/// Kept is only what is public as it stands: an article that is published, withholds nothing and has
/// nothing wrong with it. What its text mentions holds for one gazetteer and one configuration.
struct KnownArticles: Sendable {
  private let bytes: [UInt8]
  /// By the position that a file had in the last build's tree.
  private let places: [Int: Range<Int>]
  /// Of each file of this build's tree that is untouched, its position in the last build's.
  private let positions: [Int?]

  /// Nil when the bytes mean nothing, or hold for another gazetteer or configuration.
  init?(_ bytes: [UInt8], positions: [Int?], environment: Digest) {
    var reader = ByteReader(bytes, 0..<bytes.count)
    guard reader.word() == environment.first, reader.word() == environment.second,
      let count = reader.count()
    else { return nil }
    var places: [Int: Range<Int>] = [:]
    places.reserveCapacity(count)
    for _ in 0..<count {
      guard let position = reader.varint(), let article = reader.run() else { return nil }
      places[Int(truncatingIfNeeded: position)] = article.indices
    }
    self.bytes = bytes
    self.places = places
    self.positions = positions
  }

  /// The article of a file; nil when its file must be read.
  func article(ofFile index: Int, in tree: FileTree) -> KnownArticle? {
    guard positions.indices.contains(index), let position = positions[index],
      let place = places[position]
    else { return nil }
    return KnownArticle(bytes, place, path: tree.files[index].path, file: index)
  }
}

/// An article as it was read.
struct KnownArticle: Sendable {
  let document: ArticleDocument
  /// Without its media.
  let prose: Prose
  /// Where its links and pictures lead, as written.
  let links: [String]
  /// Of its file.
  let content: Digest
  /// All of it, to be kept again.
  let bytes: [UInt8]

  init?(_ bytes: [UInt8], _ place: Range<Int>, path: String, file: Int) {
    var reader = ByteReader(bytes, place)
    guard let first = reader.word(), let second = reader.word(), let count = reader.count() else {
      return nil
    }
    var links: [String] = []
    for _ in 0..<count {
      guard let link = reader.text() else { return nil }
      links.append(link)
    }
    guard let prose = Prose(&reader),
      let document = ArticleDocument(published: &reader, path: path, file: file)
    else { return nil }
    self.document = document
    self.prose = prose
    self.links = links
    self.bytes = Array(bytes[place])
    content = Digest(first: first, second: second)
  }

  /// The bytes of an article; nil for one that is not to be kept.
  static func bytes(
    _ document: ArticleDocument,
    _ prose: Prose,
    links: [String],
    content: Digest
  ) -> [UInt8]? {
    var writer = ByteWriter(capacity: 2048)
    writer.append(littleEndian: content.first)
    writer.append(littleEndian: content.second)
    writer.append(varint: UInt64(links.count))
    for link in links {
      writer.append(varint: UInt64(link.utf8.count))
      writer.append(link)
    }
    writer.append(mentionsOf: prose)
    return writer.append(published: document) ? writer.bytes : nil
  }
}

extension KnownArticles {
  /// What stands before the articles: what they hold for, and how many there are.
  static func opening(environment: Digest, count: Int) -> [UInt8] {
    var writer = ByteWriter(capacity: 32)
    writer.append(littleEndian: environment.first)
    writer.append(littleEndian: environment.second)
    writer.append(varint: UInt64(count))
    return writer.bytes
  }

  /// An article, with the position of its file.
  static func entry(_ article: [UInt8], ofFile index: Int) -> [UInt8] {
    var writer = ByteWriter(capacity: article.count + 16)
    writer.append(varint: UInt64(index))
    writer.append(varint: UInt64(article.count))
    writer.append(article)
    return writer.bytes
  }
}
