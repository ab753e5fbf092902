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
    let (folders, names) = try Self.names(in: root, path: path)
    let places = Dictionary(
      records.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let queue = Workers.Queue(count: folders.count)
    let shares = workers.run { () -> Result<Share, FileFailure> in
      var share = Share()
      do throws(FileFailure) {
        while let range = queue.next() {
          for index in range {
            try share.look(at: names[index], in: folders[index], of: root, path, places, records)
          }
        }
        return .success(share)
      } catch {
        return .failure(error)
      }
    }
    var foreign: [String] = []
    var intact = [Bool](repeating: false, count: records.count)
    for share in shares {
      let share = try share.get()
      for index in share.intact { intact[index] = true }
      foreign += share.foreign
    }
    self.intact = intact
    self.foreign = foreign
    self.folders = Array(folders.dropFirst())
  }

  /// Every folder, the root first and named by nothing, and of each the names that are no folders.
  private static func names(in root: borrowing Descriptor, path: String) throws(FileFailure)
    -> (folders: [String], names: [[String]])
  {
    var folders = [""]
    var names: [[String]] = []
    while names.count < folders.count {
      let folder = folders[names.count]
      let here = try root.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
      var files: [String] = []
      for entry in try here.entries(path: "\(path)/\(folder)") {
        guard let name = entry.text else {
          throw FileFailure("list", "\(path)/\(folder)", code: FileFailure.notUTF8)
        }
        if try here.isFolder(entry, path: "\(path)/\(folder)") {
          folders.append(folder.isEmpty ? name : "\(folder)/\(name)")
        } else {
          files.append(name)
        }
      }
      names.append(files)
    }
    return (folders, names)
  }

  private struct Share: Sendable {
    var intact: [Int] = []
    var foreign: [String] = []

    mutating func look(
      at names: [String],
      in folder: String,
      of root: borrowing Descriptor,
      _ path: String,
      _ places: [String: Int],
      _ records: [OutputRecord]
    ) throws(FileFailure) {
      let here = try root.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
      for name in names {
        let whole = folder.isEmpty ? name : "\(folder)/\(name)"
        guard let place = places[whole] else {
          foreign.append(whole)
          continue
        }
        if try here.stamp(of: name, path: "\(path)/\(whole)") == records[place].stamp {
          intact.append(place)
        }
      }
    }
  }
}
