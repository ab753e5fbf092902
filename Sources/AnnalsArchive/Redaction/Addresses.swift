internal import AnnalsVocabulary

/// Gives each document a path of its own.
struct Addresses {
  private(set) var diagnostics: [Diagnostic] = []
  private var owners: [ByteKey: SourceLocation?] = [:]
  private var numbers: [ByteKey: Int] = [:]

  init(capacity: Int = 0) {
    owners.reserveCapacity(capacity)
  }

  /// The page at `folder/name.html`.
  ///
  /// When another document has that path already, also after folding
  /// case, that is an error, and a number makes the path another one.
  mutating func page(_ folder: String, _ name: String, of document: SourceLocation) -> SitePath {
    let wanted = pagePath(folder, name)
    return take(wanted, for: document)
      ? wanted : freePage(folder, name, of: document).path
  }

  /// As `page(_:_:of:)`, with the slug that was taken in the end.
  mutating func page(
    _ folder: String,
    _ slug: Slug,
    of document: SourceLocation
  ) -> (path: SitePath, slug: Slug) {
    let wanted = pagePath(folder, slug.text)
    return take(wanted, for: document)
      ? (wanted, slug) : freePage(folder, slug.text, of: document)
  }

  /// The page at `folder/name.html`, with a number behind the name when that is taken.
  mutating func freePage(
    _ folder: String,
    _ name: String,
    of document: SourceLocation? = nil
  ) -> (path: SitePath, slug: Slug) {
    var slug = Slug(name)
    var path = pagePath(folder, slug.text)
    let base = key(path)
    while owners[key(path)] != nil {
      let number = numbers[base, default: 1] + 1
      numbers[base] = number
      slug = Slug("\(name)-\(number)")
      path = pagePath(folder, slug.text)
    }
    owners[key(path)] = .some(document)
    return (path, slug)
  }

  /// Reserves a path; false, and an error, when it is another document's.
  mutating func take(_ path: SitePath, for document: SourceLocation) -> Bool {
    guard let owner = owners.updateValue(document, forKey: key(path)) else { return true }
    owners[key(path)] = .some(owner)
    diagnostics.append(
      Diagnostic(
        .error,
        "path-collision",
        "\(document.path) and \(owner?.path ?? "another document") would both be \(path); "
          + "give one of them a slug of its own",
        at: document,
        notes: owner.map { [Diagnostic.Note("the first is here", at: $0)] } ?? []
      )
    )
    return false
  }

  /// Lower case is what file systems that ignore case compare.
  private func key(_ path: SitePath) -> ByteKey {
    path.text.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
      ? ByteKey(path.text.lowercased()) : ByteKey(path.text)
  }
}

/// The path of a page; should its parts be unfit after all, a slug of the whole.
func pagePath(_ folder: String, _ name: String) -> SitePath {
  SitePath("\(folder)/\(name).html") ?? SitePath("other/\(Slug("\(folder)/\(name)")).html")
    ?? SitePath(known: "other/page.html")
}

/// `articles/2019/08`.
func folder(_ root: StaticString, _ year: Int, _ month: Int? = nil) -> String {
  var writer = ByteWriter(capacity: 24)
  writer.append(root)
  writer.append("/")
  writer.append(decimal: UInt(year), width: 4)
  if let month {
    writer.append("/")
    writer.append(decimal: UInt(month), width: 2)
  }
  return writer.text
}
