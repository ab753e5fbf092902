import AnnalsPublishing
import Testing

@Suite struct LockedTests {
  private struct Refusal: Error {}

  @Test func noChangeIsLost() {
    let sum = Locked(0)
    _ = Workers(8).map(10_000, chunk: 1) { number in sum.withLock { $0 += number } }
    #expect(sum.withLock { $0 } == 49_995_000)
  }

  @Test func anErrorGivesTheLockBack() {
    let value = Locked(1)
    #expect(throws: Refusal.self) {
      try value.withLock { (value) throws(Refusal) in
        value = 2
        throw Refusal()
      }
    }
    #expect(value.withLock { $0 } == 2)
  }
}
