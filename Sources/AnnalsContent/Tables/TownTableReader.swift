internal import AnnalsVocabulary

/// Reads a table of towns: one row each, the names of the columns are the keys of a town.
struct TownTableReader {
  /// Keys that take several values in one cell.
  static let listColumns: [Key] = [.aliases, .parents]
  /// Catalogues whose columns need no `id_` before them.
  static let catalogues = ["geonames", "osm", "wikidata"]
  static let separator = UInt8(ascii: "|")

  /// What a column of the table is.
  private enum Column: Equatable {
    case key(Key)
    case list(Key)
    /// `name_fr`.
    case name(language: String)
    /// `geonames`, `id_ocha`.
    case catalogue(String)
    /// Refused; its cells are not read.
    case unknown
  }

  /// The towns of all rows that could be read.
  func towns(_ text: SourceText, _ problems: inout Problems) -> [TownDocument] {
    var table = TableReader(text)
    guard let header = table.nextRow(&problems) else {
      if !problems.hasErrors {
        problems.error(
          "table-header",
          "the table is empty; its first line names the columns",
          at: nil
        )
      }
      return []
    }
    guard let columns = columns(header, &problems) else { return [] }
    var towns: [TownDocument] = []
    while let row = table.nextRow(&problems) {
      guard row.count == columns.count else {
        problems.error(
          "table-row",
          "this row has \(row.count) values; the header names \(columns.count) columns",
          at: row[0].mark
        )
        continue
      }
      if let town = town(row, columns, &problems) { towns.append(town) }
    }
    return towns
  }
}

extension TownTableReader {
  /// Nil, with a problem, when the header is none.
  private func columns(_ header: [TableReader.Cell], _ problems: inout Problems) -> [Column]? {
    if header.count == 1, let wrong = [";", "\t"].first(where: { header[0].value.contains($0) }) {
      let name = wrong == ";" ? "semicolons" : "tabs"
      problems.error(
        "table-header",
        "columns are separated by commas, not by \(name)",
        at: header[0].mark
      )
      return nil
    }
    guard header.count <= TableReader.columnLimit else {
      problems.error(
        "table-header",
        "the table has \(header.count) columns; at most \(TableReader.columnLimit) are read",
        at: header[0].mark
      )
      return nil
    }
    var columns: [Column] = []
    for cell in header {
      let column = column(cell, &problems)
      if column != .unknown, columns.contains(column) {
        problems.error("table-header", "the column '\(cell.value)' stands twice", at: cell.mark)
      }
      columns.append(column)
    }
    guard columns.contains(.key(.name)) else {
      problems.error("table-header", "a table of towns needs the column 'name'", at: header[0].mark)
      return nil
    }
    return columns
  }

  private func column(_ cell: TableReader.Cell, _ problems: inout Problems) -> Column {
    let name = String(Substring(cell.value).trimmingSpaces)
    if let key = Key(written: name), TownReader.keys.contains(key), key != .names, key != .ids {
      return Self.listColumns.contains(key) ? .list(key) : .key(key)
    }
    if Self.catalogues.contains(where: { $0.hasSameBytes(as: name) }) { return .catalogue(name) }
    if let language = name.suffix(after: "name_"), LanguageTag(language) != nil {
      return .name(language: language)
    }
    if let scheme = name.suffix(after: "id_"), scheme.isSlug { return .catalogue(scheme) }
    problems.error(
      "unknown-column",
      "unknown column '\(name)' of a table of towns\(Self.advice(for: name))",
      at: cell.mark
    )
    return .unknown
  }

  private static func advice(for name: String) -> String {
    switch Key(written: name) {
    case .names: return "; write one column for each language, such as 'name_fr'"
    case .ids: return "; write one column for each catalogue, such as 'geonames' or 'id_ocha'"
    default:
      let keys = TownReader.keys.keys.filter { $0 != .names && $0 != .ids }
      return UnknownKey.advice(for: name, known: keys.map(\.rawValue) + catalogues)
    }
  }

  /// A row is read as the front matter it stands for.
  private func town(
    _ row: [TableReader.Cell],
    _ columns: [Column],
    _ problems: inout Problems
  ) -> TownDocument? {
    var entries: [YAMLEntry] = []
    var names: [YAMLEntry] = []
    var ids: [YAMLEntry] = []
    for (cell, column) in zip(row, columns) where !cell.isBlank {
      let node = YAMLNode(content: .scalar(cell.value, .quoted), mark: cell.mark)
      switch column {
      case .unknown: continue
      case .key(let key):
        entries.append(YAMLEntry(key, at: cell.mark, value: node))
      case .list(let key):
        entries.append(
          YAMLEntry(key, at: cell.mark, value: cell.list)
        )
      case .name(let key):
        names.append(YAMLEntry(key, known: nil, at: cell.mark, value: node))
      case .catalogue(let key):
        ids.append(YAMLEntry(key, known: nil, at: cell.mark, value: node))
      }
    }
    for (key, group) in [(Key.names, names), (.ids, ids)] {
      guard let mark = group.first?.keyMark else { continue }
      let value = YAMLNode(content: .mapping(group), mark: mark)
      entries.append(YAMLEntry(key, at: mark, value: value))
    }
    let fields = Fields(
      entries,
      at: row[0].mark,
      known: TownReader.keys,
      of: TownReader.thing,
      problems: &problems
    )
    return TownReader().town(fields, &problems)
  }
}

extension TableReader.Cell {
  fileprivate var isBlank: Bool {
    value.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
  }

  /// The parts between separators; those with nothing in them are left out.
  fileprivate var list: YAMLNode {
    var items: [YAMLNode] = []
    var column = Int(mark.column)
    for part in value.utf8.split(
      separator: TownTableReader.separator,
      omittingEmptySubsequences: false
    ) {
      let cell = Text(
        value: String(Substring(part)),
        mark: SourceMark(line: Int(mark.line), column: column)
      )
      if !cell.isBlank {
        items.append(YAMLNode(content: .scalar(cell.value, .quoted), mark: cell.mark))
      }
      column += part.count + 1
    }
    return YAMLNode(content: .sequence(items), mark: mark)
  }
}

extension String {
  /// What follows `prefix`; nil when the text does not begin with it.
  fileprivate func suffix(after prefix: String) -> String? {
    guard utf8.starts(with: prefix.utf8) else { return nil }
    return String(Substring(utf8.dropFirst(prefix.utf8.count)))
  }
}
