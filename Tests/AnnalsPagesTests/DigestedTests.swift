import AnnalsArchive
import AnnalsVocabulary
import Foundation
import Testing

@testable import AnnalsPages

/// A stored property that a cell leaves out would let pages grow stale, and no compiler sees that.
@Suite struct DigestedTests {
  /// Properties that are known otherwise: which file it is, by what the file holds; the body of a report
  /// by a cell of its own; months by their number, days and dates by what they print.
  private static let leftOut: [String: Set<String>] = [
    "BodyReference": ["file"], "Article": ["body"], "CalendarMonth": ["year", "month"],
    "CalendarDay": ["packed"],
    "ArchiveDate": ["first", "last", "certainty", "start", "end"],
  ]

  @Test func everyPropertyOfTheModelIsInItsCell() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/AnnalsPages/Tracing")
    var source = ""
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasPrefix("Digested+") {
      source += try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    let seen = Self.properties()
    #expect(seen.count > 20)
    for (type, properties) in seen.sorted(by: { $0.key < $1.key }) {
      let start = try #require(source.range(of: "extension \(type): Digested {"), "\(type)")
      let body = source[start.upperBound...].components(separatedBy: "\n}\n")[0]
      let words = Set(body.split { !$0.isLetter && !$0.isNumber }.map { String($0) })
      for property in properties.subtracting(Self.leftOut[type] ?? []).sorted() {
        #expect(words.contains(property), "\(type).\(property) is not in the cell")
      }
    }
  }

  /// The stored properties of every type that is reached from the archive of a small site.
  private static func properties() -> [String: Set<String>] {
    let archive = BuiltSite(longArchive(events: 60, perMonth: 20, limit: 12)).archive
    let index = ArchiveIndex(archive)
    let shown = [DisplayText("Alpha", .english, on: .english)]
    var waiting: [Any] = [PagesTests.small.archive, archive].flatMap { archive -> [Any] in
      [
        archive.articles, archive.events, archive.accounts, archive.towns, archive.factions,
        archive.types, archive.sources, archive.pages, archive.tombstones,
      ]
    }
    waiting += [
      index.calendar.months, index.periods.all, Array(index.nearby[ID(0)]),
      ArchiveIndex(PagesTests.small.archive).factionRelations[0], shown,
      NameList(shown: shown, aliases: { _ in shown }, on: .english),
    ]
    var found: [String: Set<String>] = [:]
    while let value = waiting.popLast() {
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .struct || mirror.displayStyle == .class, value is any Digested {
        let type = String(reflecting: mirror.subjectType).split(separator: ".").dropFirst()
        found[type.joined(separator: "."), default: []].formUnion(
          mirror.children.compactMap(\.label)
        )
      }
      if value is any StringProtocol { continue }
      waiting += mirror.children.map(\.value)
    }
    return found
  }
}
