internal import AnnalsVocabulary

/// What stands in the output folder, held against what the last build left there.
public struct OutputScan: Sendable {
  /// Of each record of the cache: whether the file is exactly as it was left.
  public let intact: [Bool]
  /// Files and other things that are no folders and that the last build did not leave.
  let foreign: [String]
  /// Every folder below the root, parents before children.
  let folders: [String]

  /// Whether everything is as the last build left it.
  public var isWhole: Bool { foreign.isEmpty && intact.allSatisfy(\.self) }
}

extension OutputScan {
  /// Looks at every entry of the folder; nothing is opened but folders.
  init(
    of root: borrowing Descriptor,
    path: String,
    records: [OutputRecord],
    workers: Workers
  ) throws(FileFailure) {
    let places = Dictionary(
      records.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var folders: [String] = []
    var foreign: [String] = []
    var intact = [Bool](repeating: false, count: records.count)
    // Folders of one depth are read side by side, which tells those of the next.
    var level = [""]
    while !level.isEmpty {
      let here = level
      let found = workers.map(here.count, chunk: 1) { index -> Result<Found, FileFailure> in
        do throws(FileFailure) {
          return .success(try Found(in: here[index], of: root, path, places, records))
        } catch {
          return .failure(error)
        }
      }
      level = []
      for found in found {
        let found = try found.get()
        for place in found.intact { intact[place] = true }
        foreign += found.foreign
        level += found.folders
      }
      folders += level
    }
    self.intact = intact
    self.foreign = foreign
    self.folders = folders
  }

  /// What stands in one folder.
  private struct Found: Sendable {
    /// Places in the records.
    var intact: [Int] = []
    var foreign: [String] = []
    var folders: [String] = []

    /// Reads the folder, which has an empty name where it is the root itself.
    init(
      in folder: String,
      of root: borrowing Descriptor,
      _ path: String,
      _ places: [String: Int],
      _ records: [OutputRecord]
    ) throws(FileFailure) {
      let here = try root.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
      for entry in try here.entries(path: "\(path)/\(folder)") {
        guard let name = entry.text else {
          throw FileFailure("list", "\(path)/\(folder)", code: FileFailure.notUTF8)
        }
        let whole = folder.isEmpty ? name : "\(folder)/\(name)"
        if try here.isFolder(entry, path: "\(path)/\(folder)") {
          folders.append(whole)
        } else if let place = places[whole] {
          let stamp = try here.stamp(of: name, path: "\(path)/\(whole)")
          if stamp == records[place].stamp { intact.append(place) }
        } else {
          foreign.append(whole)
        }
      }
    }
  }
}
