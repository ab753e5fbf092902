public import AnnalsVocabulary

/// What a build knew of the site it left behind: what each file was made from, and what it then was.
///
/// It lies beside the output, is never part of it, and can be thrown away: the next build then makes
/// everything. It names source files and holds digests, and of what files say only the words that the
/// search index of the site holds and what published articles say in their fields.
public struct BuildCache: Sendable {
  /// Of digests; made anew when there is no cache.
  public var key: DigestKey
  /// Of the program and the machine's start; with another one, nothing here is believed.
  public var origin: [UInt8]
  /// Of the options that decide what the site holds.
  public var options: [UInt8]
  /// Every file of the archive's folder, in order of the paths.
  public var inputs: [InputRecord] = []
  /// What the report of the build said, to be said again when nothing changed.
  public var counts: [Int] = []
  public var diagnostics: [Diagnostic] = []
  /// The output folder.
  var root: FileStamp.Identity?
  /// What every cell of the model held.
  public var cells = CellTable()
  /// Of all that the search index and the data files are made from.
  public var model = Digest.absent
  /// Every file of the site, in order of the paths.
  public internal(set) var outputs: [OutputRecord] = []
  /// Traces one after the other, as outputs point into them.
  var traces: [UInt8] = []
  /// What each worker of the search found in its documents; read by `OutputFolder.texts(for:)` alone.
  public var words: [KeptBytes] = []
  /// How the dictionary of the search was cut; read by `OutputFolder.texts(for:)` alone.
  public var dictionary = KeptBytes()
  /// The articles as they were read; read by `OutputFolder.texts(for:)` alone.
  public var articles = KeptBytes()

  public init(key: DigestKey, origin: [UInt8], options: [UInt8]) {
    self.key = key
    self.origin = origin
    self.options = options
  }
}

extension BuildCache {
  /// What the last build left of texts.
  public struct Texts: Hashable, Sendable {
    /// The articles as they were read.
    public let articles: [UInt8]
    /// How the dictionary of the search was cut.
    public let dictionary: [UInt8]
    /// The words that each worker of the search found.
    public let words: [[UInt8]]
  }
}

/// A file that was read.
public struct InputRecord: Hashable, Sendable {
  public let path: String
  public let stamp: FileStamp
  /// False when the file was changed so shortly before the build that another change could have left
  /// the same stamp.
  public let isSettled: Bool

  public init(path: String, stamp: FileStamp, isSettled: Bool) {
    self.path = path
    self.stamp = stamp
    self.isSettled = isSettled
  }
}

/// A file that was made.
public struct OutputRecord: Hashable, Sendable {
  /// What decides whether it must be made again.
  public enum Origin: Hashable, Sendable {
    /// The cells it was made from, as a range of bytes in `BuildCache.traces`.
    case trace(Range<Int>)
    /// What it was made from as a whole.
    case inputs(Digest)
    /// It is always made again, and its bytes compared.
    case unknown
  }

  public let path: String
  public let stamp: FileStamp
  public let origin: Origin
}
