/// Something by which a copy of a release is not what its publisher stated.
///
/// Paths are as they were found; control bytes in them are not escaped.
public enum Finding: Hashable, Sendable {
  /// A file that is stated is not there.
  case missing(path: String)
  /// A file has other bytes than stated.
  case altered(path: String)
  /// Something is there that is not stated; the word says what: `file`, `folder`, `symbolic link`.
  case added(path: String, thing: String)
  /// Something that is no file stands where one is stated.
  case notAFile(path: String, thing: String)
  /// A file that says what belongs to the release is not what it must be; the reason follows its name
  /// in a sentence.
  case broken(path: String, reason: String)
  /// The container of the files, such as a zip, could not come from Annals; one sentence.
  case container(reason: String)
  /// The signature does not prove what it should; one sentence.
  case signature(reason: String)
  /// The statement is older than one that was seen, or contradicts it; one sentence.
  case rollback(reason: String)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .missing(let path): "missing: \(path)"
    case .altered(let path): "altered: \(path)"
    case .added(let path, let thing): "added: \(path)" + (thing == "file" ? "" : " (a \(thing))")
    case .notAFile(let path, let thing): "replaced by a \(thing): \(path)"
    case .broken(let path, let reason): "broken: \(path) \(reason)"
    case .container(let reason): "not of annals: \(reason)"
    case .signature(let reason): "signature: \(reason)"
    case .rollback(let reason): "rollback: \(reason)"
    }
  }
}
