public import AnnalsContent
internal import AnnalsVocabulary

extension MentionMatcher {
  /// A matcher of every name, translated name and alias of the documents; ids are positions in the
  /// arrays.
  public init(towns: [TownDocument], factions: [FactionDocument]) {
    var names: [(name: String, target: Target)] = []
    for (index, town) in towns.enumerated() {
      for name in town.allNames {
        names.append((name, .town(ID(index))))
      }
    }
    for (index, faction) in factions.enumerated() {
      for name in faction.allNames {
        names.append((name, .faction(ID(index))))
      }
    }
    lazy var hierarchy = PlaceHierarchy(towns, names: NameTable(towns.map(\.allNames)))
    self.init(names: names) { town in
      towns[town.index].kind.isSettlement ? hierarchy.ancestry(of: town).known : []
    }
  }
}
