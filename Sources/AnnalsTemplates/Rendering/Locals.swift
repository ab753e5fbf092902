internal import AnnalsVocabulary

/// The named values of a page being rendered.
///
/// Records lie apart from other values: most steps read a field of one, and need not ask which case of
/// `Value` it is.
struct Locals {
  private var values: [Value]
  private var records: [any Record]
  private var isRecord: [Bool]

  /// All absent.
  init(count: Int) {
    values = Array(repeating: .absent, count: count)
    records = Array(repeating: NoRecord(), count: count)
    isRecord = Array(repeating: false, count: count)
  }

  func isRecord(_ number: Int) -> Bool { isRecord[number] }

  func value(_ number: Int) -> Value {
    isRecord[number] ? .record(records[number]) : values[number]
  }

  /// A field of a record; absent for anything else.
  func field(_ field: Int, of number: Int) -> Value {
    records.span[number].value(ofField: field)
  }

  /// Fields of a record, one after the other, none of anything else; `field` says which, by their count.
  func read(
    _ count: Int,
    of number: Int,
    field: (Int) -> Int,
    _ body: (Int, consuming Value) -> Void
  ) {
    records.span[number].read(count, field: field, body)
  }

  mutating func set(_ number: Int, _ value: consuming Value) {
    switch consume value {
    case .record(let record):
      records[number] = record
      isRecord[number] = true
    case let other:
      if isRecord[number] {
        records[number] = NoRecord()
        isRecord[number] = false
      }
      values[number] = other
    }
  }
}

/// What stands in the place of a record where there is none: it has no fields.
private struct NoRecord: Record {
  static let fields = RecordFields<NoRecord>("", "", fields: [])
}
