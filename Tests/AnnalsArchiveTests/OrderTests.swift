import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

@Suite struct OrderTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func doesNotDependOnTheOrderOfDocuments(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    let documents = sample()
    let expected = described(documents)
    #expect(described(documents.shuffled(using: &generator)) == expected, "seed \(seed)")
  }

  @Test func ordersEventsByTheirDates() {
    let dates = ["2019", "2019-01", "2019-01-01", "2019-01-01/2019-01-03", "2018-12-31"]
    let (archive, _) = publicArchive([
      .article(
        article(
          "a",
          published: "2020-01-01",
          accounts: dates.enumerated().map { account("e\($0)", date: $1) }
        )
      )
    ])
    #expect(
      archive.events.map(\.date.description)
        == ["2018-12-31", "2019-01-01", "2019-01-01/2019-01-03", "2019-01", "2019"]
    )
  }
}

private func described(_ documents: [Document]) -> String {
  let (archive, problems) = publicArchive(documents)
  return "\(archive)\n\(problems)"
}

/// Documents that share events, towns without entries, sources and mistakes.
private func sample() -> [Document] {
  var documents: [Document] = [
    .town(town("Kafr Nabl", in: ["Idlib"], file: "one")),
    .town(town("Kafr Nabl", in: ["Hama"], file: "two")),
    .town(town("Idlib", kind: .governorate)), .town(town("Hama", kind: .governorate)),
    .faction(faction("A", partOf: "B")), .faction(faction("B", partOf: "A")),
    .eventRecord(record("e1", account("e1", type: "airstrike"))),
    .eventRecord(record("e2", account("e1", date: "2019-08-02"))),
  ]
  for number in 0..<30 {
    let towns = ["Kafr Nabl", "benin", "Benin", "BENIN", "al-Teh"]
    let told = account(
      number % 3 == 0 ? nil : "e\(number % 7)",
      date: "2019-08-0\(1 + number % 9)",
      type: ["airstrike", "shelling", "airstike"][number % 3],
      towns: [place(towns[number % 5], in: number % 4 == 0 ? "Hama" : nil)],
      factions: [actor(["A", "c", "C"][number % 3])],
      harm: [harm(.fatalities, number)],
      attribution: number % 2 == 0 ? "Witness \(number % 4)" : nil,
      summary: "Summary \(number)"
    )
    documents.append(
      .article(
        article(
          "report-\(number)",
          published: "2019-08-1\(number % 10)",
          source: ["Agency", "AGENCY", "Other"][number % 3],
          accounts: [told]
        )
      )
    )
  }
  return documents
}

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
