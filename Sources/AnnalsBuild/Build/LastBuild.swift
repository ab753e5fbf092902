internal import AnnalsPages
internal import AnnalsPublishing
internal import AnnalsVocabulary

/// What the last build left word of, and how much of it still stands.
struct LastBuild: Sendable {
  let cache: BuildCache
  let scan: OutputScan

  /// Whether the very same would be made again: the archive's files, the options and the site are what
  /// they were.
  func isCurrent(for folder: SourceFolder, options: [UInt8]) -> Bool {
    guard scan.isWhole, cache.options == options, folder.tree.problems.isEmpty else { return false }
    let records = folder.records
    return records == cache.inputs && records.allSatisfy(\.isSettled)
  }

  /// Of each file of the folder that is as the last build read it, its position then.
  func positions(of folder: SourceFolder) -> [Int?] {
    var next = 0
    let old = cache.inputs
    return folder.records.map { record in
      let path = record.path.utf8
      while next < old.count, old[next].path.utf8.lexicographicallyPrecedes(path) { next += 1 }
      guard next < old.count, old[next].path.utf8.elementsEqual(path), old[next].isSettled,
        record.isSettled, old[next].stamp == record.stamp
      else { return nil }
      return next
    }
  }

  /// The files that still stand, by the digest of what they were made from; none of those made from
  /// one thing when any of them does not stand.
  func standing() -> [Digest: [Site.File]] {
    var files: [Digest: [Site.File]] = [:]
    var gone: Set<Digest> = []
    for (record, isIntact) in zip(cache.outputs, scan.intact) {
      guard case .inputs(let inputs) = record.origin else { continue }
      guard isIntact, let path = SitePath(record.path) else {
        gone.insert(inputs)
        continue
      }
      var file = Site.File(path: path, recipe: .standing)
      file.inputs = inputs
      files[inputs, default: []].append(file)
    }
    for inputs in gone { files[inputs] = nil }
    return files
  }
}

/// What the next build will know of this one, while it is found out; nil where there can be no cache.
struct Memory: Sendable {
  let key: DigestKey
  let origin: [UInt8]
  /// What the last build left, or why none of it is believed.
  let found: Result<LastBuild, CleanBuildReason>
  var last: LastBuild? {
    if case .success(let last) = found { last } else { nil }
  }
  /// Where words and articles wait for the next build.
  let aside: AsideFile
  /// Where the texts of bodies wait for the search; apart from those, which are thus one run.
  let texts: AsideFile
  /// The words of documents that the last build left, of each of its workers.
  var words: [[UInt8]]?
  /// How it cut the dictionary of the search.
  var dictionary: [UInt8]?
  /// Its articles.
  var articles: ContentStage.LastArticles?

  /// A digest of files and of the program, in the order given.
  func environment(_ contents: [[UInt8]]) -> Digest {
    var writer = ByteWriter(capacity: 4096)
    for part in [origin] + contents {
      writer.append(littleEndian: UInt64(part.count))
      writer.append(part)
    }
    return key.digest(writer.bytes)
  }

  /// A digest of the whole model for one use of it.
  func inputs(_ model: Digest, for use: String) -> Digest {
    var writer = ByteWriter(capacity: 64)
    writer.append(littleEndian: model.first)
    writer.append(littleEndian: model.second)
    writer.append(use)
    return key.digest(writer.bytes)
  }
}

extension Build {
  /// What the last build left word of, unless this one is to be made anew.
  func lastCache(in target: borrowing OutputFolder, _ origin: [UInt8]?)
    -> Result<BuildCache, CleanBuildReason>
  {
    do throws(CleanBuildReason) {
      if isClean || isProfiled || release != nil { throw .asked }
      let cache = try target.cache()
      guard cache.origin == origin else { throw .otherProgram }
      return .success(cache)
    } catch {
      return .failure(error)
    }
  }

  /// What is to be remembered of this build; nil for a release, which is always made anew.
  func memory(
    of target: borrowing OutputFolder,
    _ origin: [UInt8]?,
    _ cache: Result<BuildCache, CleanBuildReason>
  ) -> Memory? {
    guard release == nil, let origin else { return nil }
    let found: Result<LastBuild, CleanBuildReason>
    do throws(CleanBuildReason) {
      let cache = try cache.get()
      let scan = try target.scan(for: cache, workers: workers)
      found = .success(LastBuild(cache: cache, scan: scan))
    } catch {
      found = .failure(error)
    }
    let key: DigestKey
    if case .success(let last) = found {
      key = last.cache.key
    } else {
      key = DigestKey(first: .random(in: .min ... .max), second: .random(in: .min ... .max))
    }
    return Memory(
      key: key,
      origin: origin,
      found: found,
      aside: target.asideFile(),
      texts: target.asideFile()
    )
  }

  /// Why everything is made; nil when only what has changed is.
  func cleanReason(_ memory: Memory?) -> CleanBuildReason? {
    guard let memory else { return release == nil ? .unknownProgram : .asked }
    guard case .failure(let reason) = memory.found else { return nil }
    return reason
  }

  /// What decides, besides files, what the site holds.
  var options: [UInt8] {
    Array("\(asOf) \(includesDrafts) \(source)".utf8)
  }

  /// The cache of a site but for its files.
  func cache(
    _ memory: Memory,
    _ folder: SourceFolder,
    _ made: MadeSite,
    _ report: BuildReport
  ) -> BuildCache {
    var cache = BuildCache(key: memory.key, origin: memory.origin, options: options)
    cache.inputs = folder.records
    cache.cells = made.cells
    cache.words = made.words
    cache.dictionary = made.dictionary
    cache.articles = made.articles
    let counts = report.counts
    cache.counts = [
      counts.articles, counts.events, counts.towns, counts.factions, counts.pages,
    ]
    cache.diagnostics = report.diagnostics
    return cache
  }
}

extension BuildReport {
  /// The report of a build that found nothing to do.
  mutating func repeatReport(of cache: BuildCache) {
    var numbers = cache.counts.makeIterator()
    counts.articles = numbers.next() ?? 0
    counts.events = numbers.next() ?? 0
    counts.towns = numbers.next() ?? 0
    counts.factions = numbers.next() ?? 0
    counts.pages = numbers.next() ?? 0
    counts.files = numbers.next() ?? 0
    counts.bytes = numbers.next() ?? 0
    diagnostics = cache.diagnostics
  }
}
