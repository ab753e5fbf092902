import AnnalsArchive
import AnnalsVocabulary

/// The sizes of the pictures of `Content/Media/`, read from their files when a page shows them.
struct Pictures: Sendable {
  private let tree: FileTree
  private let files: [Int]

  init(_ archive: PublicArchive, _ tree: FileTree) {
    self.tree = tree
    files = archive.media.map(\.file)
  }

  /// Where nearly every picture tells its size, in bytes.
  private static let header = 64 << 10

  /// Nil for what is no picture that is known, or cannot be read: the stage that copies it says so.
  func size(of id: ID<Media>) -> PictureSize? {
    guard files.indices.contains(id.index), tree.files.indices.contains(files[id.index]) else {
      return nil
    }
    let file = files[id.index]
    guard case .success(let start) = tree.start(at: file, count: Self.header) else { return nil }
    if let size = PictureSize(header: start) { return size }
    // Colours and notes of a camera can stand before the size of a JPEG.
    guard start.starts(with: [0xFF, 0xD8]), tree.files[file].size > start.count,
      case .success(let whole) = tree.bytes(at: file)
    else { return nil }
    return PictureSize(header: whole)
  }
}
