import Testing

@testable import AnnalsSearch

@Suite struct EntitySlotsTests {
  @Test func everyKeyHasASlotOfItsOwnBelowTheCount() {
    for count in [0, 1, 2, 3, 16, 17, 1_000] {
      let table = EntitySlots(keys(count))
      #expect(table.slots.count == count)
      #expect(Set(table.slots).count == count)
      #expect(table.slots.allSatisfy { $0 < table.slotCount }, "\(count)")
      #expect(table.order.map { table.slots[$0] } == table.slots.sorted())
    }
  }

  @Test func slotsDoNotDependOnTheOrderOfTheKeys() {
    let keys = keys(200)
    let there = EntitySlots(keys).slots
    let back = EntitySlots(keys.reversed()).slots
    #expect(there == back.reversed())
  }

  /// One table in a few moves a neighbour; none moves many.
  @Test func anotherKeyMovesAtMostAFewOthers() {
    let keys = keys(200)
    let before = EntitySlots(keys).slots
    var moved = 0
    for changed in keys.indices {
      var others = keys
      others[changed] = Array("towns/another-\(changed).html".utf8)
      let after = EntitySlots(others).slots
      moved += keys.indices.count { $0 != changed && before[$0] != after[$0] }
    }
    #expect(moved < keys.count / 2, "\(moved) of \(keys.count) renamings")
  }

  private func keys(_ count: Int) -> [[UInt8]] {
    (0..<count).map { Array("towns/town-\($0).html".utf8) }
  }
}
