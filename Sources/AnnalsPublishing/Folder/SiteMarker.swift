public import AnnalsVocabulary

/// The file by which a folder is known to have been made by Annals: `_annals/site.json`.
///
/// It is the only thing that lets a build replace a folder, so it is written last.
public enum SiteMarker {
  public static let path = SitePath(known: "_annals/site.json")

  /// The version of the layout of sites, not of the program.
  public static let format = 1

  static let opening = "{\"generator\":\"annals\","

  /// What the file holds: `{"generator":"annals","version":"1.0.0","format":1}`.
  public static func bytes(version: String) -> [UInt8] {
    var writer = ByteWriter(capacity: 80)
    writer.append(opening)
    writer.append("\"version\":")
    writer.append(jsonString: version)
    writer.append(",\"format\":")
    writer.append(decimal: format)
    writer.append("}\n")
    return writer.bytes
  }

  /// Whether the folder holds the file.
  static func isIn(_ folder: borrowing Descriptor, path: String) -> Bool {
    do {
      let marker = try folder.openBeneath(Self.path.text, path: path)
      guard try marker.stamp(path: path).kind == .file else { return false }
      let bytes = try marker.read(upTo: opening.utf8.count, path: path)
      return bytes.elementsEqual(opening.utf8)
    } catch {
      return false
    }
  }
}
