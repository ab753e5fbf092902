/// Where the Markdown of a document stands in its file; its bytes are read again when they are needed.
public struct BodyReference: Hashable, Sendable {
  /// Index of the file in the `FileTree`.
  public let file: Int
  /// In bytes from the start of the file.
  public let offset: Int
  public let count: Int
  /// Line of the file the body begins on, from 1.
  public let firstLine: Int

  public init(file: Int, offset: Int, count: Int, firstLine: Int) {
    self.file = file
    self.offset = offset
    self.count = count
    self.firstLine = firstLine
  }
}
