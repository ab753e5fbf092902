public import AnnalsVocabulary

/// How the bytes of a file of the tree come into a file of the site.
public struct FileCopying: Sendable {
  /// Copies the file with this index in the tree.
  ///
  /// The last argument is the target's path, for messages. The result is the number of bytes, or
  /// what is wrong with the source.
  let copy:
    @Sendable (Int, borrowing Descriptor, String) throws(FileFailure) -> Result<Int, Diagnostic>

  public init(
    _ copy:
      @escaping @Sendable (Int, borrowing Descriptor, String) throws(FileFailure) -> Result<
        Int, Diagnostic
      >
  ) {
    self.copy = copy
  }

  /// Copies through memory, which suits trees that are held there.
  public init(from tree: FileTree) {
    self.init { (index, target, path) throws(FileFailure) in
      switch tree.bytes(at: index) {
      case .success(let bytes):
        try target.write(bytes, path: path)
        return .success(bytes.count)
      case .failure(let problem): return .failure(problem)
      }
    }
  }
}
