/// How a body is read and written.
public struct MarkdownOptions: Hashable, Sendable {
  /// Longest body that is read, in bytes.
  public var sizeLimit = 4 << 20
  /// How many block quotes and list items may stand inside one another.
  public var depthLimit = 100
  /// Added to the level of every heading; a page has an `h1` of its own.
  public var headingShift = 1
  /// Writes the first heading as the highest level and each further one at most one level below the
  /// one before it, so that no level is skipped whichever level an author begins with.
  public var closesHeadingGaps = false
  /// Lets browsers leave an image until it is about to be seen, so that one in a closed part is not loaded.
  public var loadsImagesLate = false
  /// Longest excerpt, in bytes.
  public var excerptLimit = 280

  public init() {}
}
