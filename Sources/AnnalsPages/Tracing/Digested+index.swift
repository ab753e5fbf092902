import AnnalsArchive
import AnnalsVocabulary

extension CalendarMonth: Digested {
  func write(into cell: inout CellBytes) { cell.add(number) }
}

extension NearbyTowns.Neighbour: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(town)
    cell.add(hectometres)
  }
}

extension FactionRelations.Relation: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(kind)
    cell.add(other)
    cell.add(optional: from) { $0.add($1) }
    cell.add(optional: to) { $0.add($1) }
    cell.add(isInverse)
  }
}

extension Period: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(subject)
    cell.add(year)
    cell.add(optional: month)
    cell.add(events)
    cell.add(articles)
    cell.add(eventCount)
    cell.add(articleCount)
    cell.add(months)
  }
}

extension ListSubject: Digested {
  func write(into cell: inout CellBytes) {
    switch self {
    case .town(let id):
      cell.add(0)
      cell.add(id)
    case .faction(let id):
      cell.add(1)
      cell.add(id)
    case .type(let id):
      cell.add(2)
      cell.add(id)
    case .source(let id):
      cell.add(3)
      cell.add(id)
    }
  }
}

extension DisplayText: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(text)
    cell.add(optional: language) { $0.add($1) }
    cell.add(html)
  }
}

extension NameList: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(entries)
    cell.add(letters)
  }
}

extension NameList.Entry: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(Int(target))
    cell.add(optional: alias) { $0.add($1) }
  }
}

extension NameList.Letter: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(text)
    cell.add(slug)
    cell.add(entries)
  }
}
