import AnnalsArchive
import AnnalsVocabulary

// What of the public archive the cells hold. Left out are only the positions of files in the tree,
// which no page shows: bodies and media are known by what their files hold. Where the body of a report
// stands in its file is part of the cell of that body, which the one page that shows it reads; the many
// that name the report are not made again for a sentence more in it.

extension Article: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(sourcePath)
    cell.add(path)
    cell.add(title)
    cell.add(published)
    cell.add(language)
    cell.add(optional: source) { $0.add($1) }
    cell.add(optional: author)
    cell.add(optional: contentWarning)
    cell.add(optional: url)
    cell.add(optional: archivedURL)
    cell.add(optional: sha256)
    cell.add(texts: tags)
    cell.add(corrections)
    cell.add(accounts)
    cell.add(blocks.count)
    for block in blocks { cell.add(optional: block) { $0.add($1) } }
    cell.add(settledTowns)
    cell.add(settledFactions)
    cell.add(quotes)
    cell.add(isUnpublished)
  }
}

extension QuoteSpan: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(account)
    cell.add(range)
  }
}

extension Correction: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(day)
    cell.add(text)
  }
}

extension Publication: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(day)
    cell.add(optional: time)
  }
}

extension Source: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(name)
    cell.add(path)
    cell.add(slug.text)
  }
}

extension Page: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(sourcePath)
    cell.add(path)
    cell.add(title)
    cell.add(language)
    cell.add(body)
    cell.add(isUnpublished)
  }
}

extension Tombstone: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(path)
    cell.add(optional: day) { $0.add($1) }
    cell.add(optional: reason)
    cell.add(optional: code)
  }
}

extension Event: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(key)
    cell.add(path)
    cell.add(date)
    cell.add(dates)
    cell.add(type)
    cell.add(optional: summary)
    cell.add(places)
    cell.add(participants)
    cell.add(harm)
    cell.add(optional: confidence) { $0.add($1) }
    cell.add(accounts)
    cell.add(independentOrigins)
    cell.add(optional: body) { $0.add($1) }
    cell.add(optional: sourcePath)
    cell.add(optional: language) { $0.add($1) }
    cell.add(optional: contentWarning)
    cell.add(isUnpublished)
  }
}

extension EventPlace: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(town)
    cell.add(relation)
  }
}

extension Participant: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(faction)
    cell.add(optional: role) { $0.add($1) }
  }
}

extension HarmRange: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(measure)
    cell.add(optional: numbers) {
      $0.add($1.lowerBound)
      $0.add($1.upperBound)
    }
    cell.add(texts: words)
  }
}

extension Account: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(event)
    cell.add(optional: article) { $0.add($1) }
    cell.add(date)
    cell.add(dateIsOwn)
    cell.add(optional: type) { $0.add($1) }
    cell.add(places)
    cell.add(participants)
    cell.add(harm)
    cell.add(optional: attribution)
    cell.add(optional: quote)
    cell.add(optional: confidence) { $0.add($1) }
    cell.add(optional: summary)
  }
}

extension AccountHarm: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(measure)
    switch count {
    case .number(let low, let high, let best, let civilians):
      cell.add(0)
      cell.add(low)
      cell.add(high)
      cell.add(optional: best)
      cell.add(optional: civilians)
    case .words(let words):
      cell.add(1)
      cell.add(words)
    }
  }
}

extension EventType: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(id)
    cell.add(path)
    cell.add(names)
  }
}
