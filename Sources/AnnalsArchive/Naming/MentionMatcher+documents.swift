public import AnnalsContent
internal import AnnalsVocabulary

extension MentionMatcher {
  /// A matcher of every name, translated name and alias of the documents; ids are positions in the
  /// arrays.
  public init(towns: [TownDocument], factions: [FactionDocument]) {
    var names: [(name: String, target: Target)] = []
    for (index, town) in towns.enumerated() {
      for name in [town.name] + town.names.map(\.name) + town.aliases {
        names.append((name, .town(ID(index))))
      }
    }
    for (index, faction) in factions.enumerated() {
      for name in [faction.name] + faction.names.map(\.name) + faction.aliases {
        names.append((name, .faction(ID(index))))
      }
    }
    self.init(names: names)
  }
}
