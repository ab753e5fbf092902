internal import AnnalsVocabulary

extension FileTree {
  /// What a file holds, to stand in a digest; nothing for one that is not there or cannot be read.
  ///
  /// Whether it can be read is not decided here: the stage that reads the file reports it, and the build
  /// ends.
  func bytesForDigest(at index: Int?) -> [UInt8] {
    guard let index, case .success(let bytes) = bytes(at: index) else { return [] }
    return bytes
  }
}
