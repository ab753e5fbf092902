internal import AnnalsContent
internal import AnnalsVocabulary

/// The sources of articles that are shown, called as the earliest of these calls them.
struct SourceRedaction {
  let sources: [Source]
  let numbers: Renumbering<ResolvedSource, Source>

  init(_ archive: Archive, _ showing: Showing) {
    var names = [String?](repeating: nil, count: archive.sources.count)
    for (article, visibility) in zip(archive.articles, showing.articles) where visibility.isShown {
      guard let source = article.source, names[source.index] == nil else { continue }
      names[source.index] = article.document.source?.value
    }
    let used = names.indices.filter { names[$0] != nil }
      .sorted { archive.sources[$0].folded < archive.sources[$1].folded }
    var addresses = Addresses()
    var shown: [(old: Int, source: Source)] = []
    for index in used {
      guard let name = names[index] else { continue }
      let page = addresses.freePage("sources", name)
      shown.append((index, Source(name: name, path: page.path, slug: page.slug)))
    }
    shown.sort { $0.source.slug < $1.source.slug }
    sources = shown.map(\.source)
    numbers = Renumbering(count: archive.sources.count, order: shown.map(\.old))
  }
}
