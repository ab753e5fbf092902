internal import AnnalsContent
internal import AnnalsMaps
internal import AnnalsVocabulary

/// Reads the files of `Content/Maps/`.
struct MapLayerStage: Sendable {
  let tree: FileTree

  /// In the order of their paths, which is the order they are drawn in.
  func read() -> ([MapLayer], [Diagnostic]) {
    var layers: [MapLayer] = []
    var problems: [Diagnostic] = []
    for (index, file) in tree.files.enumerated() where ContentKind(path: file.path) == .mapLayer {
      switch tree.bytes(at: index) {
      case .success(let bytes):
        let (layer, found) = MapLayerReader().read(path: file.path, bytes: bytes)
        layers.append(layer)
        problems += found
      case .failure(let problem): problems.append(problem)
      }
    }
    return (layers, problems)
  }
}
