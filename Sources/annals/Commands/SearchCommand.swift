internal import AnnalsPublishing
internal import AnnalsSearch
internal import AnnalsVocabulary
internal import ArgumentParser

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Searches a built site as its search page does.",
    discussion: """
      Prints one result a line: date, kind, title, address. "…" is a phrase, -word excludes. \
      Ends with 0 also when nothing is found, and with 6 when the site has no index.
      """
  )

  @Argument(
    help: ArgumentHelp("What to search for, as typed on the search page.", valueName: "query")
  )
  var query: [String] = []

  @Option(help: ArgumentHelp("The folder of the built site.", valueName: "folder"))
  var site = "Public"

  @Option(help: ArgumentHelp("Results to print.", valueName: "number"))
  var limit = 10

  @Flag(help: "Orders by date, newest first, instead of by relevance.")
  var newest = false

  @OptionGroup(title: "Filters")
  var filters: FilterOptions

  @Flag(
    help: "Takes the last word for the beginning of one, as the page does while a reader types."
  )
  var open = false

  @Flag(help: "Prints a JSON object a query, with everything the search page shows.")
  var json = false

  @Flag(help: "Reads queries from standard input, one a line.")
  var batch = false

  func validate() throws {
    guard batch != query.contains(where: { !$0.isEmpty }) else {
      throw ValidationError(
        batch ? "a query and --batch exclude each other" : "what to search for?"
      )
    }
    guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
  }

  func run() throws {
    let index = try openIndex()
    let filters = try filters.filters(in: index)
    if batch {
      while let line = readLine() { print(line, filters, in: index) }
    } else {
      print(query.joined(separator: " "), filters, in: index)
    }
    if !index.missingShards.isEmpty {
      let names = index.missingShards.joined(separator: ", ")
      DiagnosticPrinter(terminal: .errors)
        .print(error: "the index is damaged: shards missing or unreadable: \(names)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  private func openIndex() throws -> SearchIndex {
    let failure: String
    do {
      let folder = try SiteFolder(site)
      if let index = SearchIndex(IndexFiles(folder.bytes)) { return index }
      failure = "there is no search index in \(escapedForTerminal(site)); run annals build first"
    } catch {
      failure = "\(error)"
    }
    DiagnosticPrinter(terminal: .errors).print(error: failure)
    throw ExitCode(ExitStatus.inputOutput.rawValue)
  }

  private func print(_ query: String, _ filters: SearchFilters, in index: SearchIndex) {
    _ = index.takeUsedShards()
    let request = SearchRequest(
      query,
      order: newest ? .newest : .relevance,
      isOpen: open,
      filters: filters,
      limit: limit
    )
    let results = index.search(request)
    var output = ByteWriter()
    if json {
      output.append(json: results, query: query, in: index)
      output.append("\n")
    } else {
      output.append(lines: results, in: index)
    }
    Terminal.output.write(output.text)
  }
}

/// The files of a site on disk.
private final class SiteFolder {
  private let path: String
  private let folder: Descriptor

  init(_ path: String) throws(FileFailure) {
    self.path = path
    folder = try Descriptor(folder: path)
  }

  /// Nil when the file is not there or cannot be read.
  func bytes(_ file: SitePath) -> [UInt8]? {
    do {
      let name = "\(path)/\(file.text)"
      let descriptor = try folder.openBeneath(file.text, path: name)
      // No shard is longer than this by far; a larger file is not one.
      return try descriptor.read(upTo: 1 << 20, path: name)
    } catch {
      return nil
    }
  }
}

extension ByteWriter {
  fileprivate mutating func append(lines results: SearchResults, in index: SearchIndex) {
    for guess in results.guesses {
      let names = guess.entities.map(index.name(ofEntity:)).joined(separator: ", ")
      append("# \(escapedForTerminal(guess.words)) was taken for \(escapedForTerminal(names))\n")
    }
    if !results.dropped.isEmpty {
      append("# nothing has every word; left out: ")
      append(escapedForTerminal(results.dropped.joined(separator: ", ")))
      append("\n")
    }
    for hit in results.hits {
      append(line: index.document(hit.document), indent: "")
      for other in hit.others { append(line: index.document(other), indent: "  ") }
    }
    append("# \(results.count) found\n")
  }

  private mutating func append(line document: FoundDocument, indent: String) {
    append(indent)
    append(document.date)
    append(document.isEvent ? "  event    " : "  article  ")
    append(escapedForTerminal(document.title.isEmpty ? "(no title)" : document.title))
    append("  ")
    append(document.address)
    append("\n")
  }

  fileprivate mutating func append(
    json results: SearchResults,
    query: String,
    in index: SearchIndex
  ) {
    append("{\"query\":")
    append(jsonString: query)
    append(",\"count\":")
    append(decimal: results.count)
    append(",\"hits\":[")
    for (position, hit) in results.hits.enumerated() {
      if position > 0 { append(",") }
      append(json: hit, in: index)
    }
    append("],\"guesses\":[")
    for (position, guess) in results.guesses.enumerated() {
      if position > 0 { append(",") }
      append("{\"words\":")
      append(jsonString: guess.words)
      append(",\"entities\":[\(guess.entities.map(String.init).joined(separator: ","))]}")
    }
    append("],\"suggestions\":[\(results.suggestions.map(String.init).joined(separator: ","))]")
    append(",\"dropped\":[")
    for (position, words) in results.dropped.enumerated() {
      if position > 0 { append(",") }
      append(jsonString: words)
    }
    append("],\"shards\":[")
    for (position, shard) in index.takeUsedShards().enumerated() {
      if position > 0 { append(",") }
      append(jsonString: shard)
    }
    append("]}")
  }

  private mutating func append(json hit: SearchResults.Hit, in index: SearchIndex) {
    let document = index.document(hit.document)
    append("{\"document\":")
    append(decimal: hit.document)
    append(",\"score\":")
    append(decimal: hit.score)
    append(",\"address\":")
    append(jsonString: document.address)
    append(",\"date\":")
    append(jsonString: document.date)
    append(",\"title\":")
    append(jsonString: document.title)
    append(",\"others\":[\(hit.others.map(String.init).joined(separator: ","))]}")
  }
}
