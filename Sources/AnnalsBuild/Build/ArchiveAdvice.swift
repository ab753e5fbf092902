internal import AnnalsPublishing

/// What to tell somebody who builds a folder that is no archive.
struct ArchiveAdvice {
  /// One sentence without a full stop.
  let text: String

  /// Looks for what could have been meant: a folder in other letters, or Markdown somewhere else.
  init(for source: String) throws(FileFailure) {
    let root = try Descriptor(folder: source)
    let names = try root.entries(path: source).compactMap(\.text).filter { $0.utf8.first != 0x2E }
    let lead = "there is no archive in '\(source)': neither annals.yaml nor Content/"
    if let other = names.first(where: { $0 != "Content" && $0.lowercased() == "content" }) {
      text = "\(lead); is '\(other)' meant? Its name must be 'Content'"
    } else if let folder = Self.markdownFolder(among: names.sorted(), of: root) {
      text =
        "\(lead), but Markdown in '\(folder)'; move or copy it to Content/Articles/, which is where "
        + "reports are read from"
    } else {
      text = "\(lead); 'annals init' writes a small one to start from"
    }
  }

  /// The first folder that holds Markdown, or the root itself as `.`; at most two levels down.
  private static func markdownFolder(among names: [String], of root: borrowing Descriptor)
    -> String?
  {
    if names.contains(where: isMarkdown) { return "." }
    for name in names {
      guard let inside = entries(of: name, in: root) else { continue }
      if inside.contains(where: isMarkdown) { return name }
      for deeper in inside.sorted() {
        let path = "\(name)/\(deeper)"
        if entries(of: path, in: root)?.contains(where: isMarkdown) == true { return path }
      }
    }
    return nil
  }

  private static func entries(of folder: String, in root: borrowing Descriptor) -> [String]? {
    do throws(FileFailure) {
      let opened = try root.folder(folder, path: folder)
      return try opened.entries(path: folder).compactMap(\.text)
    } catch {
      // What cannot be opened is no folder to advise.
      return nil
    }
  }

  private static func isMarkdown(_ name: String) -> Bool {
    let isReadMe = name.utf8.prefix(6).elementsEqual("README".utf8)
    return !isReadMe && name.utf8.suffix(3).elementsEqual(".md".utf8)
  }
}
