import AnnalsArchive
import AnnalsVocabulary

/// Which entities each document is about, and how much.
struct EntityPostings {
  /// What an entity weighs where an event is told of it, near it or in a part of it, and where an article
  /// only mentions it.
  private enum Impact {
    static let told: UInt8 = 14
    static let near: UInt8 = 10
    static let within: UInt8 = 6
    static let mentioned: UInt8 = 4
  }

  /// By entity number, in order of documents.
  private(set) var postings: [[Posting]]
  /// By document: the entities it is about, an area included for each place in it, in order.
  private(set) var entitiesOfDocument: [[UInt32]]
  private let archive: PublicArchive
  private let numbers: EntityNumbers

  init(_ archive: PublicArchive, _ documents: SearchDocuments, _ numbers: EntityNumbers) {
    self.archive = archive
    self.numbers = numbers
    postings = Array(repeating: [], count: numbers.count)
    entitiesOfDocument = []
    entitiesOfDocument.reserveCapacity(documents.all.count)
    for (position, document) in documents.all.enumerated() {
      var weights: [Int: UInt8] = [:]
      switch document.subject {
      case .article(let id): weigh(id, into: &weights)
      case .event(let id): weigh(id, into: &weights)
      }
      let entities = weights.keys.sorted()
      for entity in entities {
        let impact = weights[entity] ?? Impact.mentioned
        postings[entity].append(Posting(document: UInt32(position), impact: impact))
      }
      entitiesOfDocument.append(entities.map(UInt32.init))
    }
  }

  private func weigh(_ id: ID<Article>, into weights: inout [Int: UInt8]) {
    for event in archive.relations.eventsOfArticle[id] { weigh(event, into: &weights) }
    for town in archive.relations.townsOfArticle[id] { add(town, Impact.mentioned, to: &weights) }
    for faction in archive.relations.factionsOfArticle[id] {
      add(.faction(faction), Impact.mentioned, to: &weights)
    }
    if let source = archive.articles[id].source { add(.source(source), Impact.told, to: &weights) }
  }

  private func weigh(_ id: ID<Event>, into weights: inout [Int: UInt8]) {
    let event = archive.events[id]
    for place in event.places {
      add(place.town, place.relation == .in ? Impact.told : Impact.near, to: &weights)
    }
    for participant in event.participants {
      add(.faction(participant.faction), Impact.told, to: &weights)
    }
    add(.type(event.type), Impact.told, to: &weights)
    for account in archive.accounts[event.accounts] {
      guard let article = account.article, let source = archive.articles[article].source else {
        continue
      }
      add(.source(source), Impact.told, to: &weights)
    }
  }

  private func add(_ town: ID<Town>, _ impact: UInt8, to weights: inout [Int: UInt8]) {
    add(.town(town), impact, to: &weights)
    for area in archive.towns[town].parents {
      add(.town(area), min(impact, Impact.within), to: &weights)
    }
  }

  private func add(_ entity: Entity, _ impact: UInt8, to weights: inout [Int: UInt8]) {
    let number = numbers.number(of: entity)
    weights[number] = max(weights[number] ?? 0, impact)
  }
}
