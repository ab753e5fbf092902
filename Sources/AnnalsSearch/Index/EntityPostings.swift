import AnnalsArchive
import AnnalsVocabulary

/// Which entities each document is about, and how much.
struct EntityPostings {
  /// What an entity weighs where an event is told of it, near it or in a part of it, and where an article
  /// only mentions it.
  ///
  /// An article that tells of an event weighs less than the event: it may tell of one in the town that is
  /// asked for and of another of the type.
  private enum Impact {
    static let told: UInt8 = 14
    static let toldByArticle: UInt8 = 11
    static let near: UInt8 = 10
    static let within: UInt8 = 6
    static let mentioned: UInt8 = 4
  }

  /// By entity number.
  private(set) var postings = PostingPool()
  private(set) var entitiesOfDocument: EntitiesOfDocuments
  private let archive: PublicArchive
  private let numbers: EntityNumbers

  init(_ archive: PublicArchive, _ documents: SearchDocuments, _ numbers: EntityNumbers) {
    self.archive = archive
    self.numbers = numbers
    for _ in 0..<numbers.limit { postings.addTerm() }
    entitiesOfDocument = EntitiesOfDocuments(documentCount: documents.all.count)
    var weights = Weights()
    for (position, document) in documents.all.enumerated() {
      switch document.subject {
      case .article(let id): weigh(id, into: &weights)
      case .event(let id): weigh(id, into: &weights)
      }
      weights.take { entity, impact in
        postings.append(Posting(document: UInt32(position), impact: impact), to: entity)
        entitiesOfDocument.add(UInt32(entity))
      }
      entitiesOfDocument.endDocument()
    }
  }

  /// By entity number.
  var documentCounts: [Int] { (0..<postings.count).map { postings.count(of: $0) } }

  /// What the entities of one document weigh; the greatest weight of each counts.
  private struct Weights {
    private var found: [(entity: UInt32, impact: UInt8)] = []

    mutating func add(_ entity: Int, _ impact: UInt8) {
      found.append((UInt32(entity), impact))
    }

    /// Calls `body` with each entity, in order, and empties this.
    mutating func take(_ body: (Int, UInt8) -> Void) {
      found.sort { $0.entity != $1.entity ? $0.entity < $1.entity : $0.impact > $1.impact }
      var last: UInt32?
      for (entity, impact) in found where last != entity {
        last = entity
        body(Int(entity), impact)
      }
      found.removeAll(keepingCapacity: true)
    }
  }

  private func weigh(_ id: ID<Article>, into weights: inout Weights) {
    for event in archive.relations.eventsOfArticle[id] {
      weigh(event, into: &weights, atMost: Impact.toldByArticle)
    }
    for town in archive.relations.townsOfArticle[id] { add(town, Impact.mentioned, to: &weights) }
    for faction in archive.relations.factionsOfArticle[id] {
      add(.faction(faction), Impact.mentioned, to: &weights)
    }
    addMentions(in: archive.articles[id].title, to: &weights)
    if let source = archive.articles[id].source { add(.source(source), Impact.told, to: &weights) }
  }

  private func weigh(
    _ id: ID<Event>,
    into weights: inout Weights,
    atMost told: UInt8 = Impact.told
  ) {
    let event = archive.events[id]
    for place in event.places {
      add(place.town, place.relation == .in ? told : Impact.near, to: &weights)
    }
    for participant in event.participants {
      add(.faction(participant.faction), told, to: &weights)
    }
    add(.type(event.type), told, to: &weights)
    for account in archive.accounts[event.accounts] {
      guard let article = account.article, let source = archive.articles[article].source else {
        continue
      }
      add(.source(source), Impact.told, to: &weights)
    }
  }

  /// Adds what the title of an article names, as pages link what its text names.
  ///
  /// A name of several is left to the words it consists of.
  private func addMentions(in title: String, to weights: inout Weights) {
    for match in archive.mentions.matches(in: title.utf8Span.span) where match.targets.count == 1 {
      switch match.targets[0] {
      case .town(let town): add(town, Impact.mentioned, to: &weights)
      case .faction(let faction): add(.faction(faction), Impact.mentioned, to: &weights)
      }
    }
  }

  private func add(_ town: ID<Town>, _ impact: UInt8, to weights: inout Weights) {
    add(.town(town), impact, to: &weights)
    for area in archive.towns[town].parents {
      add(.town(area), min(impact, Impact.within), to: &weights)
    }
  }

  private func add(_ entity: Entity, _ impact: UInt8, to weights: inout Weights) {
    weights.add(numbers.number(of: entity), impact)
  }
}

/// The numbers of the entities that each document is about, in order, one document after another in one
/// run: an array for each would take three times as much.
struct EntitiesOfDocuments: Sendable {
  private var entities: [UInt32] = []
  private var ends: [Int] = []

  init(documentCount: Int) {
    ends.reserveCapacity(documentCount)
  }

  /// Adds an entity to the document at hand.
  mutating func add(_ entity: UInt32) { entities.append(entity) }

  /// Goes on to the next document.
  mutating func endDocument() { ends.append(entities.count) }

  subscript(document: Int) -> ArraySlice<UInt32> {
    entities[(document == 0 ? 0 : ends[document - 1])..<ends[document]]
  }
}
