internal import AnnalsRelease
internal import AnnalsVocabulary
internal import Synchronization

/// Compares a folder with what a release states, on several threads.
///
/// Nothing is believed of the folder: links in it are not followed, FIFOs not waited for.
struct FolderVerification: Sendable {
  let stated: StatedContents
  let workers: Workers
  /// Told how many files have been read, now and then, from any thread.
  var progress: @Sendable (_ files: Int) -> Void = { _ in }

  /// Everything by which the folder differs, in byte order of the paths within each kind.
  ///
  /// - Throws: When something could not be read, which says nothing about whether it is right.
  func findings(in folder: borrowing Descriptor, path: String) throws(FileFailure) -> [Finding] {
    let entries = stated.manifest.entries
    let queue = Workers.Queue(count: entries.count)
    let done = Atomic<Int>(0)
    let shares = workers.run { () -> Result<[(Int, Finding)], FileFailure> in
      var found: [(Int, Finding)] = []
      var buffer = [UInt8](repeating: 0, count: 128 << 10)
      do throws(FileFailure) {
        while let range = queue.next(16) {
          for index in range {
            if let finding = try finding(entries[index], in: folder, path, &buffer) {
              found.append((index, finding))
            }
          }
          progress(done.wrappingAdd(range.count, ordering: .relaxed).newValue)
        }
        return .success(found)
      } catch {
        return .failure(error)
      }
    }
    var found: [(Int, Finding)] = []
    for share in shares { found += try share.get() }
    return found.sorted { $0.0 < $1.0 }.map(\.1) + (try additions(to: folder, path: path))
  }

  private func finding(
    _ entry: Manifest.Entry,
    in folder: borrowing Descriptor,
    _ path: String,
    _ buffer: inout [UInt8]
  ) throws(FileFailure) -> Finding? {
    let place = "\(path)/\(entry.path)"
    do throws(FileFailure) {
      let file = try folder.openBeneath(entry.path.text, path: place)
      let stamp = try file.stamp(path: place)
      guard stamp.kind == .file else {
        return .notAFile(path: entry.path.text, thing: stamp.kind.word)
      }
      guard stamp.size == entry.size else { return .altered(path: entry.path.text) }
      let (size, digest) = try file.digest(path: place, buffer: &buffer)
      return size == entry.size && digest == entry.digest ? nil : .altered(path: entry.path.text)
    } catch {
      guard error.isOfAbsence else { throw error }
      return .missing(path: entry.path.text)
    }
  }

  /// Whatever lies in the folder and is not stated; of a folder that is not, only its name.
  private func additions(to root: borrowing Descriptor, path: String) throws(FileFailure)
    -> [Finding]
  {
    let known = KnownPaths(stated.manifest)
    var folders = [""]
    var index = 0
    var added: [(String, String)] = []
    while index < folders.count {
      let folder = folders[index]
      index += 1
      let here = try root.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
      for entry in try here.entries(path: "\(path)/\(folder)") {
        // What is not UTF-8 is none of ours, however it is shown.
        let name = String(decoding: entry.name, as: UTF8.self)
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        guard let text = entry.text else {
          added.append((relative, "file"))
          continue
        }
        let kind = try here.stamp(of: text, path: "\(path)/\(relative)")?.kind
        if kind == .folder, known.folders.contains(Array(relative.utf8)) {
          folders.append(relative)
        } else if let kind, !known.files.contains(Array(relative.utf8)) {
          added.append((relative, kind.word))
        }
      }
    }
    return added.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      .map { .added(path: $0.0, thing: $0.1) }
  }
}

/// Every path that a release may hold, as bytes: to `String` a Kelvin sign is a K.
private struct KnownPaths {
  var files: Set<[UInt8]> = []
  var folders: Set<[UInt8]> = []

  init(_ manifest: Manifest) {
    let records = [ReleaseFile.statement, ReleaseFile.checksums, ReleaseFile.manifest]
    for path in manifest.entries.map(\.path) + records + ReleaseFile.beside {
      files.insert(Array(path.text.utf8))
      var folder = path.folder
      while !folder.isEmpty, folders.insert(Array(folder.utf8)).inserted {
        folder = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { folder[..<$0] } ?? ""
      }
    }
  }
}

extension FileStamp.Kind {
  /// For messages.
  var word: String {
    switch self {
    case .file: "file"
    case .folder: "folder"
    case .symbolicLink: "symbolic link"
    case .other(let word): word
    }
  }
}
