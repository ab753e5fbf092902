internal import AnnalsContent
internal import AnnalsVocabulary

extension Redaction {
  mutating func addPages() {
    var addresses = Addresses()
    for (page, visibility) in zip(archive.pages, showing.pages) where visibility.isShown {
      let document = page.document
      pages.append(
        Page(
          sourcePath: document.path,
          path: address(document, &addresses),
          title: document.title,
          language: document.language ?? defaultLanguage,
          body: document.body,
          isUnpublished: visibility == .preview
        )
      )
    }
    for (page, visibility) in zip(archive.pages, showing.pages) {
      guard case .tombstone(let day, let reason, let code) = visibility else { continue }
      let path = address(page.document, &addresses)
      tombstones.append(Tombstone(path: path, day: day, reason: reason, code: code))
    }
    pages.sort { $0.path < $1.path }
    diagnostics += addresses.diagnostics
  }

  private func address(_ page: PageDocument, _ addresses: inout Addresses) -> SitePath {
    addresses.page(
      "pages",
      page.slug.map { Slug($0.value) } ?? Slug(fileStem(of: page.path)),
      of: page.slug?.location ?? SourceLocation(path: page.path)
    )
    .path
  }

  mutating func addMedia() {
    let hidden = showing.hiddenMedia(of: archive)
    var addresses = Addresses()
    for file in archive.media where !hidden.contains(file.file) {
      let path = mediaPath(file)
      let document = SourceLocation(path: "Content/Media/\(file.path)")
      if addresses.take(path, for: document) { media.append(Media(file: file.file, path: path)) }
    }
    diagnostics += addresses.diagnostics
  }
}

/// The same path under `media/`, with what a path may not hold written in ASCII.
///
/// A document that would bring scripts of its own into the site is published as text.
private func mediaPath(_ media: MediaDocument) -> SitePath {
  let isDocument =
    media.isActive || documentEndings.contains { media.path.lowercased().hasSuffix($0) }
  let path = isDocument ? media.path + ".txt" : media.path
  let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  let names = parts.enumerated().map { index, part in
    SitePath(part) != nil ? part : fileName(part, hasExtension: index == parts.count - 1)
  }
  return SitePath("media/\(names.joined(separator: "/"))")
    ?? SitePath("media/\(fileName(path, hasExtension: true))")
    ?? SitePath(known: "media/file")
}

/// What browsers open as a page.
private let documentEndings = [
  ".html", ".htm", ".shtml", ".xhtml", ".xht", ".mhtml", ".mht", ".xml", ".svgz",
]

/// The slug of a name that is no path component, with its extension.
private func fileName(_ name: String, hasExtension: Bool) -> String {
  guard hasExtension, let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
    name.utf8[..<dot].contains(where: { $0 != UInt8(ascii: ".") })
  else { return Slug(name).text }
  let ending = name.utf8[name.utf8.index(after: dot)...].map { $0 | 0x20 }
  let isPlain = 1...8 ~= ending.count && ending.allSatisfy { 48...57 ~= $0 || 97...122 ~= $0 }
  guard isPlain else { return Slug(name).text }
  return "\(Slug(String(name[..<dot]))).\(String(decoding: ending, as: UTF8.self))"
}

/// The slug of an article that asks for none.
///
/// It is the name of its file, since that stays when the title is put right. Of a date before it only the day is kept when the folder of the page says the rest:
/// `2019-08-22-retrait.md` is `articles/2019/08/22-retrait.html`.
func articleSlug(of path: String, published: CalendarDay) -> Slug {
  let stem = fileStem(of: path)
  var month = ByteWriter(capacity: 8)
  month.append(decimal: UInt(published.year), width: 4)
  month.append("-")
  month.append(decimal: UInt(published.month), width: 2)
  month.append("-")
  return stem.utf8.count > month.count && stem.utf8.starts(with: month.bytes)
    ? Slug(String(Substring(stem.utf8.dropFirst(month.count)))) : Slug(stem)
}
