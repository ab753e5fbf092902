internal import AnnalsVocabulary
internal import CSystem
internal import Glibc

extension OutputFolder {
  /// What the last build left word of.
  ///
  /// - Throws: Why nothing of it can be believed.
  public borrowing func cache() throws(CleanBuildReason) -> BuildCache {
    guard let root = root() else { throw .noSite }
    var bytes: [UInt8] = []
    do throws(FileFailure) {
      if let file = try cacheFile() { bytes = file.bytes }
    } catch {
      throw error.isOfAbsence ? .noRecord : .damagedRecord
    }
    guard let cache = BuildCache(bytes) else { throw .damagedRecord }
    guard cache.root == root.identity else { throw .otherFolder }
    return cache
  }

  /// The articles and the words that the last build left beside its cache; nil when there are none.
  public borrowing func texts(for cache: BuildCache) -> BuildCache.Texts? {
    do throws(FileFailure) {
      guard let file = try cacheFile() else { return nil }
      let path = location.path(of: cacheName)
      return try cache.texts(in: file.file, size: file.size - 8 - file.bytes.count, path: path)
    } catch {
      return nil
    }
  }

  /// The file of the cache, its size, and the bytes of the cache, after which it is to be read on.
  private borrowing func cacheFile() throws(FileFailure) -> CacheFile? {
    let path = location.path(of: cacheName)
    let file = try location.parent.openBeneath(cacheName, path: path)
    let stamp = try file.stamp(path: path)
    guard stamp.kind == .file else { return nil }
    let length = try file.read(upTo: 8, path: path)
    var reader = ByteReader(length, 0..<length.count)
    guard let count = reader.int(), 0...stamp.size ~= count else { return nil }
    let bytes = try file.read(upTo: count, path: path)
    return CacheFile(file: file, size: stamp.size, bytes: bytes)
  }

  /// Looks at everything in the output.
  ///
  /// - Throws: When that cannot be done, or when the marker is not the one that the last build left.
  public borrowing func scan(for cache: BuildCache, workers: Workers) throws(CleanBuildReason)
    -> OutputScan
  {
    guard let standing = root() else { throw .noSite }
    let scan: OutputScan
    do throws(FileFailure) {
      let root = try location.parent.folder(standing.name, path: location.path)
      scan = try OutputScan(
        of: root,
        path: location.path,
        records: cache.outputs,
        workers: workers
      )
    } catch {
      throw .unreadableSite
    }
    let marker = SiteMarker.path.text
    let place = cache.outputs.firstIndex { $0.path.utf8.elementsEqual(marker.utf8) }
    guard let place, scan.intact[place] else { throw .otherMarker }
    return scan
  }

  /// Writes the cache of the site that stands in the output now, in one step.
  ///
  /// One that cannot be written is no failure: the next build makes everything.
  borrowing func save(_ cache: BuildCache) {
    let name = cacheName + ".new"
    let path = location.path(of: name)
    guard let root = root() else { return }
    do throws(FileFailure) {
      var cache = cache
      cache.root = root.identity
      try location.parent.remove(name, path: path)
      let file = try location.parent.createPrivate(name, path: path)
      // How long the cache is stands before it, and is known after it.
      var length = ByteWriter(capacity: 8)
      length.append(littleEndian: 0)
      try file.write(length.bytes, path: path)
      var count = 0
      try cache.write { (bytes) throws(FileFailure) in
        try file.write(bytes, path: path)
        count += bytes.count
      }
      length.removeAll()
      length.append(littleEndian: UInt64(count))
      try file.write(length.bytes, at: 0, path: path)
      try cache.writeTexts(to: file, path: path)
      try file.close(path: path)
      try location.parent.rename(name, to: cacheName, path: path)
    } catch {
      do throws(FileFailure) {
        try location.parent.remove(name, path: path)
      } catch {
        // The next build removes it.
      }
    }
  }

  /// Removes the cache, before anything that it speaks of is touched.
  borrowing func removeCache() throws(FileFailure) {
    try location.parent.remove(cacheName, path: location.path(of: cacheName))
  }

  /// The folder of the site; nil when there is none that can be told.
  private borrowing func root() -> StandingFolder? {
    do throws(PublishingFailure) {
      return try location.standing()
    } catch {
      return nil
    }
  }

  private var cacheName: String { location.siblingPrefix + "cache" }
}

private struct CacheFile: ~Copyable {
  let file: Descriptor
  let size: Int
  let bytes: [UInt8]
}

extension Descriptor {
  /// Creates a file that does not exist yet, which nobody else may read.
  func createPrivate(_ name: String, path: @autoclosure () -> String) throws(FileFailure)
    -> Descriptor
  {
    let number = try retrying("create", path()) {
      unsafe openat(self.number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }
    return Descriptor(number: number)
  }

  /// Gives an entry of this folder another name, in the place of what has it.
  func rename(_ name: String, to other: String, path: @autoclosure () -> String)
    throws(FileFailure)
  {
    _ = try retrying("rename", path()) { unsafe renameat(number, name, number, other) }
  }

  /// Moves a file of this folder into another folder, in the place of what has its name there.
  func move(
    _ name: String,
    to folder: borrowing Descriptor,
    as other: String,
    path: @autoclosure () -> String
  ) throws(FileFailure) {
    _ = try retrying("replace", path()) { unsafe renameat(number, name, folder.number, other) }
  }
}
