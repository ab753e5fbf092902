internal import AnnalsVocabulary

/// Who publishes reports, and who stands behind accounts.
///
/// Accounts go back to one origin when they name one attribution, or, where they name none, when one
/// source published them: an echo in another paper adds no witness.
struct Origins {
  private(set) var sources: [ResolvedSource] = []
  private var sourcesByName: [FoldedName: ID<ResolvedSource>] = [:]
  private var written: [ByteKey: ID<ResolvedSource>] = [:]
  private var origins: [FoldedName: UInt32] = [:]
  private var count: UInt32 = 0

  mutating func source(named name: String) -> ID<ResolvedSource> {
    if let known = written[ByteKey(name)] { return known }
    let folded = FoldedName(folding: name)
    let id = sourcesByName[folded] ?? ID(sources.count)
    if id.index == sources.count { sources.append(ResolvedSource(folded: folded)) }
    sourcesByName[folded] = id
    written[ByteKey(name)] = id
    return id
  }

  mutating func origin(named name: String) -> UInt32 {
    origin(of: FoldedName(folding: name))
  }

  mutating func origin(of source: ID<ResolvedSource>) -> UInt32 {
    origin(of: sources[source.index].folded)
  }

  /// An origin of its own, for a document that names nobody.
  mutating func unnamedOrigin() -> UInt32 {
    defer { count += 1 }
    return count
  }

  private mutating func origin(of name: FoldedName) -> UInt32 {
    if let known = origins[name] { return known }
    let origin = unnamedOrigin()
    origins[name] = origin
    return origin
  }
}
