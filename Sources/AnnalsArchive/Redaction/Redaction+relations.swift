internal import AnnalsContent
internal import AnnalsVocabulary

extension Redaction {
  func relations() -> Relations {
    let pairs = RelationPairs(self)
    return Relations(
      eventsOfTown: Relation(count: towns.towns.count, pairs: pairs.townEvents),
      articlesOfTown: Relation(count: towns.towns.count, pairs: pairs.articleTowns.map(swapped)),
      eventsOfFaction: Relation(count: factions.factions.count, pairs: pairs.factionEvents),
      articlesOfFaction: Relation(
        count: factions.factions.count,
        pairs: pairs.articleFactions.map(swapped)
      ),
      townsOfFaction: Relation(count: factions.factions.count, pairs: pairs.factionTowns),
      factionsOfTown: Relation(count: towns.towns.count, pairs: pairs.factionTowns.map(swapped)),
      eventsOfType: Relation(
        count: types.count,
        pairs: events.enumerated().map { ($1.type, ID($0)) }
      ),
      articlesOfSource: Relation(count: sources.sources.count, pairs: pairs.sourceArticles),
      eventsOfSource: Relation(count: sources.sources.count, pairs: pairs.sourceEvents),
      eventsOfArticle: Relation(count: articles.count, pairs: pairs.articleEvents),
      townsOfArticle: Relation(count: articles.count, pairs: pairs.articleTowns),
      factionsOfArticle: Relation(count: articles.count, pairs: pairs.articleFactions),
      partsOfTown: Relation(count: towns.towns.count, pairs: pairs.townParts)
    )
  }

  /// Finds the names of the gazetteer in prose. Names that only reports have are not looked for: a
  /// slip of the keyboard would become a place everywhere.
  func mentions() -> MentionMatcher {
    var names: [(name: String, target: MentionMatcher.Target)] = []
    for (index, town) in towns.towns.enumerated() where town.isInGazetteer {
      for name in [town.name] + town.names.map(\.name) + town.aliases {
        names.append((name, .town(ID(index))))
      }
    }
    for (index, faction) in factions.factions.enumerated() where faction.isListed {
      for name in [faction.name] + faction.names.map(\.name) + faction.aliases {
        names.append((name, .faction(ID(index))))
      }
    }
    return MentionMatcher(names: names)
  }
}

/// Every pair of things that stand beside one another, with repetitions.
private struct RelationPairs {
  var townEvents: [(ID<Town>, ID<Event>)] = []
  var factionEvents: [(ID<Faction>, ID<Event>)] = []
  var factionTowns: [(ID<Faction>, ID<Town>)] = []
  var articleEvents: [(ID<Article>, ID<Event>)] = []
  var articleTowns: [(ID<Article>, ID<Town>)] = []
  var articleFactions: [(ID<Article>, ID<Faction>)] = []
  var sourceArticles: [(ID<Source>, ID<Article>)] = []
  var sourceEvents: [(ID<Source>, ID<Event>)] = []
  var townParts: [(ID<Town>, ID<Town>)] = []

  init(_ redaction: Redaction) {
    for (index, event) in redaction.events.enumerated() { add(event, ID(index)) }
    for account in redaction.accounts {
      if let article = account.article { add(account, of: article, redaction) }
    }
    for (index, article) in redaction.archive.articles.enumerated() {
      guard let id = redaction.articleNumbers[index] else { continue }
      if let source = redaction.articles[id].source { sourceArticles.append((source, id)) }
      for town in article.prose.towns {
        if let town = redaction.towns.numbers[town] { articleTowns.append((id, town)) }
      }
      for faction in article.prose.factions {
        if let faction = redaction.factions.numbers[faction] {
          articleFactions.append((id, faction))
        }
      }
    }
    for (index, town) in redaction.towns.towns.enumerated() {
      for parent in town.parents { townParts.append((parent, ID(index))) }
    }
  }

  private mutating func add(_ event: Event, _ id: ID<Event>) {
    for place in event.places { townEvents.append((place.town, id)) }
    for participant in event.participants {
      factionEvents.append((participant.faction, id))
      for place in event.places { factionTowns.append((participant.faction, place.town)) }
    }
  }

  private mutating func add(_ account: Account, of article: ID<Article>, _ redaction: Redaction) {
    articleEvents.append((article, account.event))
    if let source = redaction.articles[article].source {
      sourceEvents.append((source, account.event))
    }
    for place in account.places { articleTowns.append((article, place.town)) }
    for participant in account.participants {
      articleFactions.append((article, participant.faction))
    }
  }
}

private func swapped<One, Other>(_ pair: (One, Other)) -> (Other, One) {
  (pair.1, pair.0)
}
