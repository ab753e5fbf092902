public import AnnalsPublishing
public import AnnalsVocabulary
internal import Glibc

/// The folder of an archive, open for reading: `annals.yaml`, `Content/` and `Templates/`.
///
/// What a file was when the folder was listed is kept, and a file that is something else when it is
/// read, or while it is read, is an error: a site is never made of two states of one file.
public final class SourceFolder: Sendable {
  /// The greatest size of a file that is read into memory, in bytes; media are copied at any size.
  public static let memoryLimit = 64 << 20

  private let root: Descriptor
  private let listing: FolderListing
  /// Just before the folder was listed, in nanoseconds since 1970.
  private let listed: Int

  /// Opens the folder and lists what an archive is made of; nothing is read yet.
  ///
  /// - Parameter path: Any path; symbolic links on the way to the folder are followed.
  /// - Throws: When the folder itself cannot be opened. What is wrong inside it is in the tree's
  ///   problems.
  public init(_ path: String) throws(FileFailure) {
    let root = try Descriptor(folder: path)
    listed = systemTime()
    listing = FolderListing(of: root)
    self.root = root
  }

  /// The files, read when they are asked for.
  public var tree: FileTree {
    FileTree(
      files: listing.files,
      problems: listing.problems,
      readStart: { self.start(at: $0, count: $1) },
      read: { self.bytes(at: $0) }
    )
  }

  /// What each file was when the folder was listed, in order of the paths.
  var records: [InputRecord] {
    zip(listing.files, listing.stamps).map { file, stamp in
      InputRecord(path: file.path, stamp: stamp, isSettled: isSettled(stamp))
    }
  }

  /// What stands for the bytes of a file that is only copied; nil when another change could leave the
  /// same.
  func copyDigest(of index: Int, _ key: DigestKey) -> Digest? {
    let stamp = listing.stamps[index]
    guard isSettled(stamp) else { return nil }
    var writer = ByteWriter(capacity: 64)
    writer.append("copy")
    for number in [
      Int(truncatingIfNeeded: stamp.identity.device), Int(truncatingIfNeeded: stamp.identity.inode),
      stamp.size, stamp.modified, stamp.changed,
    ] {
      writer.append(littleEndian: UInt64(bitPattern: Int64(number)))
    }
    return key.digest(writer.bytes)
  }

  /// Copies files of the tree without bringing them into memory.
  public var copying: FileCopying {
    FileCopying { (index, target, path) throws(FileFailure) in
      try self.copy(index, to: target, path: path)
    }
  }
}

extension SourceFolder {
  private func bytes(at index: Int) -> Result<[UInt8], Diagnostic> {
    let file = listing.files[index]
    guard file.size <= Self.memoryLimit else { return .failure(.fileTooLarge(file)) }
    do throws(FileFailure) {
      let source = try root.openBeneath(file.path, path: file.path)
      guard try isUnchanged(source, index) else { return .failure(.fileChanged(file.path)) }
      // One byte more than there should be shows that the file has grown.
      let bytes = try source.read(upTo: file.size + 1, path: file.path)
      guard bytes.count == file.size, try isUnchanged(source, index) else {
        return .failure(.fileChanged(file.path))
      }
      return .success(bytes)
    } catch {
      return .failure(.cannotRead(file.path, error))
    }
  }

  private func start(at index: Int, count: Int) -> Result<[UInt8], Diagnostic> {
    let file = listing.files[index]
    do throws(FileFailure) {
      let source = try root.openBeneath(file.path, path: file.path)
      let bytes = try source.read(upTo: min(file.size, count), path: file.path)
      guard try isUnchanged(source, index) else { return .failure(.fileChanged(file.path)) }
      return .success(bytes)
    } catch {
      return .failure(.cannotRead(file.path, error))
    }
  }

  private func copy(_ index: Int, to target: borrowing Descriptor, path: String)
    throws(FileFailure) -> Result<Int, Diagnostic>
  {
    let file = listing.files[index]
    let source: Descriptor
    do throws(FileFailure) {
      source = try root.openBeneath(file.path, path: file.path)
    } catch {
      return .failure(.cannotRead(file.path, error))
    }
    guard try isUnchanged(source, index) else { return .failure(.fileChanged(file.path)) }
    let count = try source.copyRest(to: target, path: path)
    guard count == file.size, try isUnchanged(source, index) else {
      return .failure(.fileChanged(file.path))
    }
    return .success(count)
  }

  /// Whether a change after the listing would show in the stamp.
  ///
  /// Clocks of file systems tick: two changes within one tick have one stamp, as git's documentation
  /// of racy entries has it. Ticks are 10 ms at most, but 2 s where only seconds are kept.
  private func isSettled(_ stamp: FileStamp) -> Bool {
    let isCoarse = stamp.changed % 1_000_000_000 == 0
    return stamp.changed < listed - (isCoarse ? 2_000_000_000 : 100_000_000)
  }

  private func isUnchanged(_ source: borrowing Descriptor, _ index: Int) throws(FileFailure) -> Bool
  {
    try source.stamp(path: listing.files[index].path).hasSameBytes(as: listing.stamps[index])
  }
}

private func systemTime() -> Int {
  var time = timespec()
  _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
  return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
