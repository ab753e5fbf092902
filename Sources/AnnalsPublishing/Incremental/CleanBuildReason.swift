/// Why a build makes everything, whatever the last one left.
public enum CleanBuildReason: String, Error, Sendable, CaseIterable {
  /// With `--clean` or `--profile`, or for a release.
  case asked
  /// No folder of a site stands in the output.
  case noSite
  case noRecord
  case damagedRecord
  /// The record speaks of another folder than the one that stands there: a copy, say.
  case otherFolder
  /// Another program or library than the one that wrote the record, or the machine was started since.
  case otherProgram
  /// The site's marker is not as the last build left it.
  case otherMarker
  /// What stands in the output cannot be listed.
  case unreadableSite
  /// The system does not tell one program from another.
  case unknownProgram

  /// What to add to the line that says what was built; nil where the user knows.
  public var explanation: String? {
    switch self {
    case .asked, .noSite: nil
    case .noRecord: "the last build left no record of it"
    case .damagedRecord: "the record of the last build is damaged"
    case .otherFolder: "the site's folder is not the one that the last build made"
    case .otherProgram: "another program made it, or the machine was started since"
    case .otherMarker: "the site's marker was changed"
    case .unreadableSite: "the old site cannot be listed"
    case .unknownProgram: "the system does not tell one program from another"
    }
  }
}
