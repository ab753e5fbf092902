import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Foundation
import Testing

/// A synthetic archive of 1,000 articles, whose makers say what is to be found in it.
@Suite struct CorpusTests {
  @Test func findsEverythingInASyntheticArchive() throws {
    guard let corpus = try SyntheticArchive() else {
      print("SKIPPED: no make_corpus.py, so no synthetic archive was resolved (set ANNALS_SHARED)")
      return
    }
    defer { corpus.remove() }
    let archive = Archive(resolving: corpus.documents, configuration: configuration)
    let (shown, problems) = archive.redacted(asOf: nil)
    #expect(archive.diagnostics == [])
    #expect(problems == [])
    var found: [String: Int] = [:]
    found["articles"] = shown.articles.count
    found["articlesWithoutEvents"] = shown.articles.count { $0.accounts.isEmpty }
    found["events"] = shown.events.count
    found["eventReports"] = shown.accounts.count
    found["eventsReportedMoreThanOnce"] = shown.events.count { $0.accounts.count > 1 }
    found["eventsOverSeveralDays"] = shown.events.count { $0.date.precision == .interval }
    found["towns"] = shown.towns.count
    found["townsWithEvents"] = shown.towns.indices.count {
      !shown.relations.eventsOfTown[ID($0)].isEmpty
    }
    found["factions"] = shown.factions.count
    found["factionsWithEvents"] = shown.factions.indices.count {
      !shown.relations.eventsOfFaction[ID($0)].isEmpty
    }
    #expect(found == corpus.counts.filter { found[$0.key] != nil })
    let types = shown.types.indices.map {
      (shown.types[$0].id, shown.relations.eventsOfType[ID($0)].count)
    }
    #expect(Dictionary(uniqueKeysWithValues: types) == corpus.eventsByType)
  }
}

private struct SyntheticArchive {
  let documents: [ReadDocument]
  let counts: [String: Int]
  let eventsByType: [String: Int]
  private let folder: URL

  /// Nil where the maker of archives is not at hand.
  init?() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["ANNALS_SHARED"].map { URL(filePath: $0) }
      ?? root.appending(path: "../shared")
    let maker = shared.appending(path: "bench/make_corpus.py")
    guard FileManager.default.fileExists(atPath: maker.path) else { return nil }
    folder = FileManager.default.temporaryDirectory
      .appending(path: "annals-corpus-\(UUID().uuidString)")
    try run(maker, "--articles", "1000", "--seed", "1", "--jobs", "1", "--out", folder.path)
    documents = try read(folder)
    let manifest = try Data(contentsOf: folder.appending(path: "corpus.json"))
    let all = try JSONSerialization.jsonObject(with: manifest) as? [String: Any] ?? [:]
    counts = all.compactMapValues { $0 as? Int }
    eventsByType = all["eventsByType"] as? [String: Int] ?? [:]
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }
}

private func run(_ program: URL, _ arguments: String...) throws {
  let python = Process()
  python.executableURL = URL(filePath: "/usr/bin/env")
  python.arguments = ["python3", program.path] + arguments
  python.standardOutput = FileHandle.nullDevice
  try python.run()
  python.waitUntilExit()
  try #require(python.terminationStatus == 0)
}

private func read(_ folder: URL) throws -> [ReadDocument] {
  let reader = ContentReader(configuration: configuration)
  let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".md") }.sorted()
  var documents: [ReadDocument] = []
  for (index, path) in paths.enumerated() {
    let bytes = try [UInt8](Data(contentsOf: folder.appending(path: path)))
    let (read, problems) = reader.read(file: index, path: path, bytes: bytes)
    #expect(problems == [], "\(path)")
    documents += read.map { ReadDocument($0) }
  }
  return documents
}
