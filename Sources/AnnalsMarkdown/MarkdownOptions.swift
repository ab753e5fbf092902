/// How a body is read and written.
public struct MarkdownOptions: Hashable, Sendable {
  /// Longest body that is read, in bytes.
  public var sizeLimit = 4 << 20
  /// How many block quotes and list items may stand inside one another.
  public var depthLimit = 100
  /// Added to the level of every heading; a page has an `h1` of its own.
  public var headingShift = 1
  /// Longest excerpt, in bytes.
  public var excerptLimit = 280

  public init() {}
}
