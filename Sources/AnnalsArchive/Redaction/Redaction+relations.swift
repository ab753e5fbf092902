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
        pairs: events.indices.map { (events[$0].type, ID($0)) }
      ),
      articlesOfSource: Relation(count: sources.sources.count, pairs: pairs.sourceArticles),
      eventsOfSource: Relation(count: sources.sources.count, pairs: pairs.sourceEvents),
      eventsOfArticle: Relation(count: articles.count, pairs: pairs.articleEvents),
      townsOfArticle: Relation(count: articles.count, pairs: pairs.articleTowns),
      factionsOfArticle: Relation(count: articles.count, pairs: pairs.articleFactions),
      partsOfTown: Relation(count: towns.towns.count, pairs: pairs.townParts)
    )
  }

  /// Finds the names of the gazetteer in prose.
  ///
  /// Names that only reports have are not looked for: a slip of the keyboard would become a place
  /// everywhere.
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
    return MentionMatcher(names: names) { id in
      let town = towns.towns[id]
      return town.kind.isSettlement ? town.parents : []
    }
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
    for index in redaction.events.indices { add(redaction, event: index) }
    for index in redaction.accounts.indices { add(redaction, account: index) }
    for index in redaction.archive.articles.indices { add(redaction, article: index) }
    for index in redaction.towns.towns.indices {
      for parent in redaction.towns.towns[index].parents { townParts.append((parent, ID(index))) }
    }
  }

  private mutating func add(_ redaction: Redaction, event index: Int) {
    let event = ID<Event>(index)
    let places = redaction.events[index].places
    let participants = redaction.events[index].participants
    for place in places { townEvents.append((place.town, event)) }
    for participant in participants { factionEvents.append((participant.faction, event)) }
    guard places.count * participants.count > 40_000 else { return relate(places, participants) }
    // Thousands of accounts may together name thousands of each; then only those of one account are
    // related.
    for account in redaction.events[index].accounts {
      relate(redaction.accounts[account].places, redaction.accounts[account].participants)
    }
  }

  private mutating func relate(_ places: [EventPlace], _ participants: [Participant]) {
    for participant in participants {
      for place in places { factionTowns.append((participant.faction, place.town)) }
    }
  }

  private mutating func add(_ redaction: Redaction, account index: Int) {
    guard let article = redaction.accounts[index].article else { return }
    let event = redaction.accounts[index].event
    articleEvents.append((article, event))
    if let source = redaction.articles[article.index].source {
      sourceEvents.append((source, event))
    }
    for place in redaction.accounts[index].places { articleTowns.append((article, place.town)) }
    for participant in redaction.accounts[index].participants {
      articleFactions.append((article, participant.faction))
    }
  }

  /// Adds the source of an article and what its prose names.
  private mutating func add(_ redaction: Redaction, article index: Int) {
    guard let article = redaction.articleNumbers[index] else { return }
    if let source = redaction.articles[article.index].source {
      sourceArticles.append((source, article))
    }
    for town in redaction.archive.articles[index].prose.towns {
      if let town = redaction.towns.numbers[town] { articleTowns.append((article, town)) }
    }
    for faction in redaction.archive.articles[index].prose.factions {
      if let faction = redaction.factions.numbers[faction] {
        articleFactions.append((article, faction))
      }
    }
  }
}

private func swapped<One, Other>(_ pair: (One, Other)) -> (Other, One) {
  (pair.1, pair.0)
}
