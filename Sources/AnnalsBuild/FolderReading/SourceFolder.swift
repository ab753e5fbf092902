public import AnnalsPublishing
public import AnnalsVocabulary

/// The folder of an archive, open for reading: `annals.yaml`, `Content/` and `Templates/`.
///
/// What a file was when the folder was listed is kept, and a file that is something else when it is
/// read, or while it is read, is an error: a site is never made of two states of one file.
public final class SourceFolder: Sendable {
  /// The greatest size of a file that is read into memory, in bytes; media are copied at any size.
  public static let memoryLimit = 64 << 20

  private let root: Descriptor
  private let listing: FolderListing

  /// Opens the folder and lists what an archive is made of; nothing is read yet.
  ///
  /// - Parameter path: Any path; symbolic links on the way to the folder are followed.
  /// - Throws: When the folder itself cannot be opened. What is wrong inside it is in the tree's
  ///   problems.
  public init(_ path: String) throws(FileFailure) {
    let root = try Descriptor(folder: path)
    listing = FolderListing(of: root)
    self.root = root
  }

  /// The files, read when they are asked for.
  public var tree: FileTree {
    FileTree(files: listing.files, problems: listing.problems) { self.bytes(at: $0) }
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

  private func isUnchanged(_ source: borrowing Descriptor, _ index: Int) throws(FileFailure) -> Bool
  {
    try source.stamp(path: listing.files[index].path) == listing.stamps[index]
  }
}
