import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// The accounts of an event side by side.
struct ComparisonRecord: Record {
  let comparison: Comparison

  static let fields = RecordFields<ComparisonRecord>(
    "comparison",
    "The accounts of an event side by side: who says what."
  ) {
    Field("columns", .list(.record("comparison_column")), "The fields in which accounts differ.") {
      let edition = $0.comparison.edition
      return .list($0.comparison.disputed) {
        .record(ComparisonColumnRecord(edition: edition, column: Boxed($0)))
      }
    }
    Field("agreed", .list(.record("comparison_column")), "The fields in which none differs.") {
      let edition = $0.comparison.edition
      return .list($0.comparison.agreed) {
        .record(ComparisonColumnRecord(edition: edition, column: Boxed($0)))
      }
    }
    Field("rows", .list(.record("comparison_row")), "One for each account.") {
      let comparison = $0.comparison
      return .list(comparison.accounts.indices) {
        .record(ComparisonRowRecord(comparison: comparison, index: $0))
      }
    }
    Field("has_ranges", .boolean, "Whether a number is disputed, so that there is a range to show.")
    {
      .boolean($0.comparison.disputed.contains { $0.range != nil })
    }
  }
}

/// One field that accounts can differ in.
struct ComparisonColumnRecord: Record {
  let edition: EditionArchive
  let column: Boxed<Comparison.Column>

  static let fields = RecordFields<ComparisonColumnRecord>(
    "comparison_column",
    "One field that accounts can differ in."
  ) {
    Field("title", .text, "What the field is: when, where, killed, …") {
      .text($0.column.value.title)
    }
    Field("label", .optional(.html), "What the first account that speaks says; for agreed fields.")
    {
      $0.column.value.cells.lazy.compactMap { $0 }.first.map { .html($0) } ?? .absent
    }
    Field("agreement", .text, "How many of those who speak say what most say.") {
      $0.agreement
    }
    Field("range", .optional(.text), "Of numbers: the range over independent sources.") {
      .optional($0.column.value.range)
    }
  }

  private var agreement: Value {
    let versions = column.value.versions.compactMap(\.self)
    let most = Set(versions).map { version in versions.count { $0 == version } }.max() ?? 0
    let numbers = edition.locale.numbers
    return .text(
      edition.locale.text(.agreement, numbers.text(most), numbers.text(versions.count))
    )
  }
}

/// One account in the comparison.
struct ComparisonRowRecord: Record {
  let comparison: Comparison
  let index: Int

  static let fields = RecordFields<ComparisonRowRecord>(
    "comparison_row",
    "One account in the comparison."
  ) {
    Field("account", .record("account"), "The account.") {
      .record(
        AccountRecord(edition: $0.comparison.edition, id: $0.comparison.accounts[$0.index])
      )
    }
    Field("cells", .list(.record("comparison_cell")), "What it says, one for each column.") {
      let (comparison, row) = ($0.comparison, $0.index)
      return .list(comparison.disputed.indices) {
        let column = comparison.disputed[$0]
        return .record(
          ComparisonCellRecord(text: column.cells[row], version: column.versions[row] ?? 0)
        )
      }
    }
  }
}

/// What one account says in one field.
struct ComparisonCellRecord: Record {
  let text: DisplayText?
  /// 0 for silence.
  let version: Int

  static let fields = RecordFields<ComparisonCellRecord>(
    "comparison_cell",
    "What one account says in one field."
  ) {
    Field("label", .optional(.html), "What it says; absent where it says nothing.") {
      $0.text.map { .html($0) } ?? .absent
    }
    Field("version", .integer, "Cells of a column that say the same have one number; 0 for none.") {
      .integer($0.version)
    }
  }
}

/// A value behind one reference, so that a record of it is small.
final class Boxed<Wrapped: Sendable>: Sendable {
  let value: Wrapped

  init(_ value: Wrapped) { self.value = value }
}
