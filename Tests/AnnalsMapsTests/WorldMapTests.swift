import AnnalsVocabulary
import Testing

@testable import AnnalsMaps

@Suite struct WorldMapTests {
  @Test func theBinaryCarriesTheWorld() throws {
    let world = try #require(WorldMap.builtIn())
    #expect(world.levels.map(\.width) == [90, 22.5, 5.625])
    #expect(world.countries.all.count > 200)
    #expect(world.bytes.count < 2_000_000)
  }
}
