import AnnalsArchive
import AnnalsContent
import AnnalsMarkdown
import AnnalsPages
import AnnalsTemplates
import AnnalsVocabulary
import Foundation

/// A site made from a literal tree with the theme of the repository, one stage after the other.
struct BuiltSite {
  let archive: PublicArchive
  let files: [Site.File]
  let diagnostics: [Diagnostic]

  init(_ tree: FileTree, overrides: [String: String] = [:]) {
    var diagnostics: [Diagnostic] = []
    let (configuration, problems) = ConfigurationReader.configuration(
      tree.index(of: "annals.yaml").flatMap { try? tree.bytes(at: $0).get() }
    )
    diagnostics += problems
    archive = Self.archive(tree, configuration, &diagnostics)
    let sources = TemplateSources(
      builtIn: theme,
      overrides: overrides.map { TemplateSources.File(path: $0.key, bytes: Array($0.value.utf8)) }
    )
    let (templates, faults) = SitePages.compile(sources)
    diagnostics += faults
    let locales = configuration.languages.map { language in
      let (locale, faults) = AnnalsPages.Locale.checking(localeEntries(language.text))
      diagnostics += faults
      return locale
    }
    let pages = SitePages(
      archive,
      templates: templates,
      sources: sources,
      editions: Edition.all(locales),
      tree: tree
    )
    files = pages.files()
    self.diagnostics = diagnostics
  }

  /// The bytes of a page as text, and the problems met while it was rendered.
  func render(_ path: String) -> (String, [Diagnostic])? {
    guard let file = files.first(where: { $0.path.text == path }) else { return nil }
    return Self.render(file)
  }

  static func render(_ file: Site.File) -> (String, [Diagnostic]) {
    switch file.recipe {
    case .bytes(let bytes): return (String(decoding: bytes, as: UTF8.self), [])
    case .copy, .standing: return ("", [])
    case .render(let render):
      var writer = ByteWriter()
      let problems = render(&writer)
      return (writer.text, problems)
    case .page(let render):
      var writer = ByteWriter()
      let problems = render(&writer, Trace())
      return (writer.text, problems)
    case .parts(let count, let write):
      var writer = ByteWriter()
      for part in 0..<count { write(part, &writer) }
      return (writer.text, [])
    }
  }

  private static func archive(
    _ tree: FileTree,
    _ configuration: ArchiveConfiguration,
    _ diagnostics: inout [Diagnostic]
  ) -> PublicArchive {
    let (listing, problems) = ContentListing.listing(tree, configuration: configuration)
    diagnostics += problems
    let reader = ContentReader(configuration: configuration)
    var read: [ReadDocument] = []
    var matcher: MentionMatcher?
    for index in listing.gazetteer + listing.reports {
      if matcher == nil, listing.reports.first == index { matcher = Self.matcher(of: read) }
      guard let bytes = try? tree.bytes(at: index).get() else { continue }
      var prose = Prose()
      let (documents, problems) = reader.read(
        file: index,
        path: tree.files[index].path,
        bytes: bytes,
        onText: { run, _, context in
          guard context == .prose, let matcher else { return }
          for match in matcher.matches(in: run) { prose.add(match) }
        }
      )
      diagnostics += problems
      read += documents.map { ReadDocument($0, prose: prose) }
    }
    read += listing.media.map { ReadDocument(.media($0)) }
    let resolved = Archive(resolving: read, configuration: configuration)
    let (archive, found) = resolved.redacted(
      asOf: CalendarDay(year: 2027, month: 1, day: 1)
    )
    diagnostics += resolved.diagnostics + found
    return archive
  }

  private static func matcher(of documents: [ReadDocument]) -> MentionMatcher {
    var towns: [TownDocument] = []
    var factions: [FactionDocument] = []
    for document in documents {
      switch document.document {
      case .town(let town): towns.append(town)
      case .faction(let faction): factions.append(faction)
      default: break
      }
    }
    return MentionMatcher(towns: towns, factions: factions)
  }
}

/// Where the package lies.
let packageRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The files of Templates/.
let theme: [TemplateSources.File] = filesBelow(packageRoot.appending(path: "Templates"))
  .map { TemplateSources.File(path: $0.key, bytes: $0.value) }

func filesBelow(_ folder: URL) -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
  for case let path as String in paths {
    // A folder has no contents to read.
    if let data = try? Data(contentsOf: folder.appending(path: path)) { files[path] = Array(data) }
  }
  return files
}

/// A locale file of the theme as the pages are handed it.
func localeEntries(_ language: String) -> LocaleEntries {
  let path = "locales/\(language).yaml"
  let bytes = theme.first { $0.path == path }?.bytes ?? []
  let (entries, _) = LocaleReader.entries(bytes, path: "Templates/" + path)
  var flat: [LocaleEntries.Entry] = []
  for entry in entries {
    switch entry.message {
    case .text(let text):
      flat.append(LocaleEntries.Entry(key: entry.key, text: text, at: entry.location))
    case .plural(let forms):
      for form in forms {
        let key = "\(entry.key).\(form.category.rawValue)"
        flat.append(LocaleEntries.Entry(key: key, text: form.text, at: entry.location))
      }
    }
  }
  return LocaleEntries(
    language: LanguageTag(language) ?? .undetermined,
    path: "Templates/" + path,
    entries: flat
  )
}
