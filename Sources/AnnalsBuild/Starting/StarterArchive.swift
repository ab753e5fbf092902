public import AnnalsPublishing

/// A small archive to start from: one article with one event, one town, one faction, all invented.
public enum StarterArchive {
  /// Why nothing was written.
  public enum Refusal: Error, Sendable {
    /// Something of an archive is there already; the path.
    case exists(String)
    case file(FileFailure)

    /// One sentence without a full stop.
    public var message: String {
      switch self {
      case .exists(let path): "'\(path)' is there already; choose another folder"
      case .file(let failure): failure.description
      }
    }
  }

  /// Writes the archive into the folder, which is made when it is not there, and overwrites nothing.
  ///
  /// - Parameter folder: Any path.
  /// - Throws: Why it could not be written; some files may be there then.
  public static func write(to folder: String) throws(Refusal) {
    let existing: String?
    do throws(FileFailure) {
      try Descriptor.makeFolders(folder)
      let root = try Descriptor(folder: folder)
      existing = try Self.existing(in: root, folder: folder)
      if existing == nil {
        for (path, text) in files {
          try root.createFile(path, holding: Array(text.utf8), below: folder)
        }
      }
    } catch {
      throw .file(error)
    }
    if let existing { throw .exists(existing) }
  }

  private static func existing(in root: borrowing Descriptor, folder: String) throws(FileFailure)
    -> String?
  {
    for name in ["annals.yaml", "Content"] {
      let path = "\(folder)/\(name)"
      if try root.stamp(of: name, path: path) != nil { return path }
    }
    return nil
  }

  /// What is written: paths relative to the folder, and the texts.
  public static let files: [(path: String, text: String)] = [
    (
      "annals.yaml",
      """
      # What Annals should know of the archive as a whole.
      title: My archive
      languages: [en]

      """
    ),
    (
      "Content/Articles/2024-05-02-convoy-reaches-northbridge.md",
      """
      ---
      # An example, all invented: replace it by a report of yours.
      title: Convoy reaches Northbridge
      date: 2024-05-02
      source: Example Gazette
      events:
        - id: 2024-05-01-northbridge-convoy
          date: 2024-05-01
          type: convoy
          town: Northbridge
          factions:
            - {name: River Guard, role: actor}
          attribution: a shopkeeper
          summary: Nine trucks of the River Guard came into Northbridge from the south.
      ---

      Nine trucks of the River Guard came into **Northbridge** on Wednesday morning, a shopkeeper
      said. Every mention of a town or a faction that the archive knows becomes a link to its page.

      """
    ),
    (
      "Content/Towns/northbridge.md",
      """
      ---
      name: Northbridge
      aliases: [North Bridge]
      kind: town
      ---

      An invented town.

      """
    ),
    (
      "Content/Factions/river-guard.md",
      """
      ---
      name: River Guard
      kind: armed-group
      ---

      An invented armed group.

      """
    ),
  ]
}
