import Testing

@testable import AnnalsVocabulary

@Suite struct TraceTests {
  @Test(arguments: [0, 1, 200, 10_000])
  func givesEachCellOnceInOrderAndThenForgets(count: Int) {
    let trace = Trace()
    let list = CellList(number: 3)
    for _ in 0..<2 {
      for index in (0..<count).reversed() {
        trace.note(Cell(list, index))
        trace.note(Cell(list, index / 2))
      }
      trace.note(.count(of: list))
      #expect(trace.take() == (0..<count).map { Cell(list, $0) } + [.count(of: list)])
      #expect(trace.take() == [])
    }
  }

  @Test func aCellPastTheEndHoldsNothingAndOneOfAnUnknownListIsUnknown() {
    var table = CellTable()
    let digest = Digest(first: 5, second: 6)
    table.add(CellList(number: 1), [digest])
    #expect(table[Cell(CellList(number: 1), 0)] == digest)
    #expect(table[Cell(CellList(number: 1), 1)] == .absent)
    #expect(table[.count(of: CellList(number: 1))] != table[Cell(CellList(number: 1), 1)])
    #expect(table[Cell(CellList(number: 2), 0)] == nil)
  }
}
