public import AnnalsContent
public import AnnalsVocabulary

/// Finds the town or the faction that a document names, in any spelling and script the archive knows.
///
/// Ids are positions in the arrays the index was made from. A name is looked up as it folds; when
/// nothing is called so, once more without articles, so that `Latamna` finds `al-Latamna`.
///
/// A settlement that shares its name with the district or governorate it lies in is what the bare name
/// means: `Hama` is the city. Every other name of several places is ambiguous and is never guessed.
public struct NameIndex: Sendable {
  /// What a name leads to.
  public enum Lookup<Element>: Hashable, Sendable {
    case found(ID<Element>)
    /// Several are called so; in order of their ids.
    case ambiguous([ID<Element>])
    /// These are called so, but none of them lies where the author says.
    case elsewhere([ID<Element>])
    /// Nothing is called so; the known name most like it, if there is one.
    case unknown(suggestion: String?)
  }

  private let towns: NameTable<Town>
  private let factions: NameTable<Faction>
  private let hierarchy: PlaceHierarchy

  /// An index of the names, translated names and aliases of the documents.
  public init(towns: [TownDocument], factions: [FactionDocument]) {
    self.towns = NameTable(towns.map(\.allNames))
    self.factions = NameTable(factions.map(\.allNames))
    hierarchy = PlaceHierarchy(towns, names: self.towns)
  }

  /// The town an account names, told from its namesakes by what it says the town lies in.
  public func town(_ reference: TownReference, suggests: Bool = true) -> Lookup<Town> {
    town(named: reference.name, within: reference.within, suggests: suggests)
  }

  /// The town called `name`, inside the district, governorate or country called `area` when given.
  ///
  /// To suggest a name takes a look at every name; whoever has thousands of unknown ones asks for none.
  public func town(
    named name: String,
    within area: String? = nil,
    suggests: Bool = true
  ) -> Lookup<Town> {
    let all = towns.elements(named: name)
    if all.isEmpty { return .unknown(suggestion: suggests ? towns.suggestion(for: name) : nil) }
    var chosen = all
    if let area {
      chosen = all.filter { hierarchy.lies($0, within: area) }
      if chosen.isEmpty { return .elsewhere(all) }
    }
    chosen = hierarchy.withoutAreasOfSameName(chosen)
    return chosen.count == 1 ? .found(chosen[0]) : .ambiguous(chosen)
  }

  /// The faction called `name`.
  public func faction(named name: String, suggests: Bool = true) -> Lookup<Faction> {
    let all = factions.elements(named: name)
    if all.isEmpty { return .unknown(suggestion: suggests ? factions.suggestion(for: name) : nil) }
    return all.count == 1 ? .found(all[0]) : .ambiguous(all)
  }

  /// What a town lies in, from the nearest to the widest: the entries of the gazetteer that its parents
  /// name, then those these lie in.
  public func ancestry(of town: ID<Town>) -> Ancestry {
    hierarchy.ancestry(of: town)
  }

  /// What a town lies in.
  public struct Ancestry: Hashable, Sendable {
    /// From the nearest to the widest.
    public var known: [ID<Town>] = []
    /// Parents that the gazetteer has no entry for, as written, nearest first.
    public var unlisted: [String] = []
    /// Parents that name several entries, none of which lies in another; none was chosen.
    public var ambiguous: [String] = []
  }
}
