internal import AnnalsVocabulary
internal import AnnalsWithholding

/// Files of `Content/Media/` as they go to readers: pictures without what they tell beside the picture.
struct MediaStage: Sendable {
  let tree: FileTree

  /// Formats that are cleaned, by the ends of their names.
  private static let pictures = [".jpg", ".jpeg", ".jpe", ".png", ".gif", ".webp"]
  /// Formats that may say where and by whom they were made, and are copied as they are.
  private static let telling = [
    ".pdf", ".tif", ".tiff", ".heic", ".heif", ".avif", ".mp4", ".mov", ".m4v", ".webm", ".mkv",
    ".avi",
    ".mp3", ".m4a", ".wav", ".ogg", ".flac", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
    ".odt",
    ".ods", ".zip",
  ]

  /// Cleans the pictures among the files that are copied.
  ///
  /// - Parameters:
  ///   - files: All of the site; what is no copy stays as it is.
  ///   - inputs: What stands for a file of the tree.
  /// - Returns: A warning for each that may tell more than it shows.
  func clean(_ files: inout [Site.File], inputs: (Int) -> Digest?) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    for index in files.indices {
      guard case .copy(let source) = files[index].recipe else { continue }
      let (path, template) = (files[index].path, files[index].template)
      let name = path.text.lowercased()
      if Self.telling.contains(where: { name.hasSuffix($0) }) {
        warnings.append(keptWarning(source))
      }
      if Self.pictures.contains(where: { name.hasSuffix($0) }) {
        let recipe = Site.Recipe.render { output in write(source, to: &output) }
        files[index] = Site.File(path: path, recipe: recipe, template: template)
      }
      files[index].inputs = inputs(source)
    }
    return warnings
  }

  private func write(_ source: Int, to output: inout ByteWriter) -> [Diagnostic] {
    switch tree.bytes(at: source) {
    case .failure(let problem): return [problem]
    case .success(let bytes):
      switch PictureCleaning.clean(bytes) {
      case .cleaned(let picture):
        output.append(picture)
        return []
      case .unknown:
        output.append(bytes)
        return [
          Diagnostic(
            .warning,
            "not-a-picture",
            "the file is called a picture and is none; it is copied as it is",
            at: SourceLocation(path: tree.files[source].path)
          )
        ]
      case .broken:
        return [
          Diagnostic(
            .error,
            "broken-picture",
            "the picture is damaged, so what it tells of place and camera cannot be taken out; save it "
              + "anew",
            at: SourceLocation(path: tree.files[source].path)
          )
        ]
      }
    }
  }

  private func keptWarning(_ source: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      "metadata-kept",
      "files of this kind may say where, when and by whom they were made, and are copied as they are; "
        + "clean it yourself",
      at: SourceLocation(path: tree.files[source].path)
    )
  }
}
