import AnnalsArchive
import AnnalsMarkdown
import AnnalsVocabulary

/// Which page of the site a file of the archive's folder becomes: what a link from one document to
/// another means.
struct DocumentLinks: Sendable {
  enum Target: Sendable {
    case page(PageKey)
    case media(ID<Media>, SitePath)
  }

  private let targets: [[UInt8]: Target]

  init(_ archive: PublicArchive, _ tree: FileTree) {
    var targets: [[UInt8]: Target] = [:]
    for (index, article) in archive.articles.enumerated() {
      targets[Array(article.sourcePath.utf8)] = .page(.article(ID(index)))
    }
    for (index, event) in archive.events.enumerated() {
      if let path = event.sourcePath { targets[Array(path.utf8)] = .page(.event(ID(index))) }
    }
    for (index, town) in archive.towns.enumerated() where town.body != nil {
      if let path = town.sourcePath { targets[Array(path.utf8)] = .page(.town(ID(index))) }
    }
    for (index, faction) in archive.factions.enumerated() where faction.body != nil {
      if let path = faction.sourcePath { targets[Array(path.utf8)] = .page(.faction(ID(index))) }
    }
    for (index, page) in archive.pages.enumerated() {
      targets[Array(page.sourcePath.utf8)] = .page(.page(ID(index)))
    }
    for (index, media) in archive.media.enumerated()
    where tree.files.indices.contains(media.file) {
      targets[Array(tree.files[media.file].path.utf8)] = .media(ID(index), media.path)
    }
    self.targets = targets
  }

  /// What a relative link in the file at `source` leads to; a fragment is not looked at, since the
  /// headings of another document are not known.
  ///
  /// A path from the root (`/Content/…`) counts from the archive's folder; a bare file name that the
  /// folder of the document does not hold is looked for in `Content/Media/` too.
  func target(of url: String, in source: String, _ edition: EditionArchive) -> Target? {
    edition.note(Cell(SharedList.documentLinks.cells, 0))
    let bytes = Array(url.utf8)
    let end = bytes.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? bytes.count
    let path = percentDecoded(bytes[..<end])
    let folders =
      path.first == UInt8(ascii: "/")
      ? [[]] : [Array(source.utf8.split(separator: UInt8(ascii: "/")).dropLast()), Self.media]
    for folder in folders {
      if let resolved = Self.resolve(path, in: folder.map { Array($0) }),
        let target = targets[resolved]
      {
        return target
      }
    }
    return nil
  }

  /// A digest of everything that a link may lead to.
  ///
  /// The sum of the digests of the entries, so that their order does not matter.
  func digest(_ key: DigestKey) -> Digest {
    var cell = CellBytes()
    var sum = Digest(first: UInt64(targets.count), second: 0)
    for (path, target) in targets {
      cell.add(path)
      switch target {
      case .page(let page): page.writeDocument(into: &cell)
      case .media(let id, let path):
        cell.add(id)
        cell.add(path)
      }
      let digest = cell.take(key)
      sum = Digest(first: sum.first &+ digest.first, second: sum.second &+ digest.second)
    }
    return sum
  }

  private static let media = ["Content".utf8[...], "Media".utf8[...]].map { Substring($0).utf8 }

  /// Nil when the path leaves the archive's folder.
  private static func resolve(_ path: [UInt8], in folder: [[UInt8]]) -> [UInt8]? {
    var components = folder
    for component in path.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        if components.popLast() == nil { return nil }
      } else {
        components.append(Array(component))
      }
    }
    return Array(components.joined(separator: [UInt8(ascii: "/")]))
  }
}

extension PageKey {
  /// Which document the page is about.
  fileprivate func writeDocument(into cell: inout CellBytes) {
    cell.add(kind)
    switch self {
    case .article(let id): cell.add(id)
    case .event(let id): cell.add(id)
    case .town(let id): cell.add(id)
    case .faction(let id): cell.add(id)
    case .page(let id): cell.add(id)
    default: break
    }
  }
}

private func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var decoded: [UInt8] = []
  var index = bytes.startIndex
  while index < bytes.endIndex {
    if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
      let high = hexadecimalValue(bytes[index + 1]), let low = hexadecimalValue(bytes[index + 2])
    {
      decoded.append(high << 4 | low)
      index += 3
    } else {
      decoded.append(bytes[index])
      index += 1
    }
  }
  return decoded
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
