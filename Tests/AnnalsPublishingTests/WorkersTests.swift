import Testing

@testable import AnnalsPublishing

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7], [0, 1, 63, 64, 65, 1000])
  func mapsInOrder(workers: Int, count: Int) {
    let squares = Workers(workers).map(count, chunk: 8) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
  }
}
