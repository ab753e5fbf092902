import AnnalsArchive
import AnnalsVocabulary

/// A list of the model whose every reading is noted: pages reach the model in no other way.
///
/// How many elements it has is noted only when that is asked for; to go from one element to the next,
/// ask `has(_:)`, which depends on that neighbour alone.
struct Traced<Element>: RandomAccessCollection {
  private let elements: [Element]
  private let list: CellList
  private let trace: Trace

  @inline(__always)
  init(_ elements: [Element], _ list: CellList, _ trace: Trace) {
    self.elements = elements
    self.list = list
    self.trace = trace
  }

  var startIndex: Int { 0 }

  var endIndex: Int {
    trace.note(.count(of: list))
    return elements.count
  }

  // `_read` and a span lend the element where a getter, and an array, would copy it: an event is ten
  // references to count, of which a field reads one.
  subscript(position: Int) -> Element {
    @inline(__always)
    _read {
      trace.note(Cell(list, position))
      yield elements.span[position]
    }
  }

  subscript(id: ID<Element>) -> Element {
    @inline(__always)
    _read {
      trace.note(Cell(list, id.index))
      yield elements.span[id.index]
    }
  }

  /// Whether there is such an element.
  func has(_ position: Int) -> Bool {
    trace.note(Cell(list, position))
    return elements.indices.contains(position)
  }
}

extension Traced where Element: Comparable {
  /// Where `value` stands in the list, which is in order and has no value twice; nil when it does not.
  func position(of value: Element) -> Int? {
    let found = place(of: value)
    return found < elements.count && elements[found] == value ? found : nil
  }

  /// Where `value` stands, or would stand.
  ///
  /// While the two elements around the place are the same, so is the answer.
  func place(of value: Element) -> Int {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle] < value { low = middle + 1 } else { high = middle }
    }
    trace.note(Cell(list, low))
    let isThere = low < elements.count && elements[low] == value
    if !isThere, low > 0 { trace.note(Cell(list, low - 1)) }
    return low
  }
}

/// Rows of ids whose every reading is noted.
struct TracedRelation<From: Sendable, To: Sendable> {
  private let relation: Relation<From, To>
  private let list: CellList
  private let trace: Trace

  @inline(__always)
  init(_ relation: Relation<From, To>, _ list: CellList, _ trace: Trace) {
    self.relation = relation
    self.list = list
    self.trace = trace
  }

  subscript(id: ID<From>) -> ArraySlice<ID<To>> {
    trace.note(Cell(list, id.index))
    return relation[id]
  }
}
