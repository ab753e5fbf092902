import AnnalsArchive
import AnnalsVocabulary

extension Town: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(slug.text)
    cell.add(path)
    cell.add(name)
    cell.add(optional: language) { $0.add($1) }
    cell.add(names)
    cell.add(texts: aliases)
    cell.add(kind)
    cell.add(parents)
    cell.add(texts: unlistedParents)
    cell.add(optional: coordinates) { $0.add($1) }
    cell.add(optional: precision)
    cell.add(optional: population)
    cell.add(externalIDs)
    cell.add(optional: body) { $0.add($1) }
    cell.add(optional: sourcePath)
    cell.add(isInGazetteer)
  }
}

extension Coordinates: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(latitude)
    cell.add(longitude)
  }
}

extension ExternalID: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(scheme)
    cell.add(value)
  }
}

extension LocalizedName: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(language)
    cell.add(name)
  }
}

extension Faction: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(slug.text)
    cell.add(path)
    cell.add(name)
    cell.add(optional: language) { $0.add($1) }
    cell.add(names)
    cell.add(texts: aliases)
    cell.add(kind)
    cell.add(optional: activeFrom) { $0.add($1) }
    cell.add(optional: activeTo) { $0.add($1) }
    cell.add(relations)
    cell.add(optional: color)
    cell.add(optional: pattern)
    cell.add(optional: body) { $0.add($1) }
    cell.add(optional: sourcePath)
    cell.add(isListed)
  }
}

extension Faction.Relation: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(kind)
    cell.add(other)
    cell.add(optional: from) { $0.add($1) }
    cell.add(optional: to) { $0.add($1) }
  }
}

// MARK: Words of every stage

extension SitePath: Digested {
  func write(into cell: inout CellBytes) { cell.add(text) }
}

extension LanguageTag: Digested {
  func write(into cell: inout CellBytes) { cell.add(text) }
}

extension CalendarDay: Digested {
  func write(into cell: inout CellBytes) { cell.add(year * 10_000 + month * 100 + day) }
}

extension ArchiveDate: Digested {
  /// EDTF says all of a date.
  func write(into cell: inout CellBytes) { cell.add(description) }
}

extension BodyReference: Digested {
  /// The file is known by its bytes, which are a cell of their own.
  func write(into cell: inout CellBytes) {
    cell.add(offset)
    cell.add(count)
    cell.add(firstLine)
  }
}
