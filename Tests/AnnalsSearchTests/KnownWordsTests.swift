import AnnalsVocabulary
import Testing

@testable import AnnalsSearch

@Suite struct KnownWordsTests {
  private static let key = DigestKey(first: 3, second: 4)

  private static func digests(_ files: FileTree) -> BodyDigests {
    BodyDigests(
      key,
      contents: files.files.indices.map { index in
        guard case .success(let bytes) = files.bytes(at: index) else { return nil }
        return key.digest(bytes)
      }
    )
  }

  private static func story(_ third: String = "Rien n'a changé.") -> FileTree {
    [
      "Content/Articles/a.md":
        "---\ntitle: One\ndate: 2019-01-01\nlanguage: en\n---\nShells hit the hospitals twice.",
      "Content/Articles/b.md":
        "---\ntitle: ثلاثة\ndate: 2019-01-02\nlanguage: ar\n---\nالمدينة والمستشفى في المدينة",
      "Content/Articles/c.md":
        "---\ntitle: Trois\ndate: 2019-01-03\nlanguage: fr\nevents:\n  - {date: 2019-01-02, "
        + "summary: Les hôpitaux sont touchés}\n---\n\(third)",
    ]
  }

  @Test(arguments: [1, 2, 3], [1, 2])
  func anIndexFromKnownWordsIsTheIndexFromTexts(before: Int, after: Int) throws {
    let old = Self.story()
    let words = LiteralArchive(old).made(collectors: before, digests: Self.digests(old)).words
    let known = try #require(KnownWords(words))
    let files = Self.story("Tout a changé à l'hôpital.")
    let archive = LiteralArchive(files)
    var read: [Int] = []
    let made = archive.made(collectors: after, digests: Self.digests(files), known: known) {
      read.append($0.file)
    }
    let anew = archive.made(collectors: after, digests: Self.digests(files))
    #expect(read == [2])
    #expect(made.shards == anew.shards)
    #expect(try Self.pairs(made.words, files) == Self.pairs(anew.words, files))
  }

  /// Of each document that is known, the pairs of a form and a stem, and what the stem weighs.
  private static func pairs(_ words: [[UInt8]], _ files: FileTree) throws -> [[String]] {
    let known = try #require(KnownWords(words))
    let builder = SearchIndexBuilder(LiteralArchive(files).archive) { _ in [] }
    return builder.documents.all.indices.map { document in
      guard let digest = builder.digest(of: document, digests(files)) else { return ["unread"] }
      var pairs = known.has(digest) ? [] : ["unknown"]
      known.forEachPair(of: digest) { pair, impact in
        let (form, stem) = known.words(of: pair)
        let texts = [form, stem].map { String(decoding: $0, as: UTF8.self) }
        pairs.append("\(texts[0]) \(texts[1]) \(impact)")
      }
      return pairs
    }
  }

  @Test func wordsThatNobodyWritesAnyMoreAreForgotten() throws {
    let old = Self.story()
    let words = LiteralArchive(old).made(digests: Self.digests(old)).words
    let files = Self.story("Tout.")
    let made = LiteralArchive(files).made(digests: Self.digests(files), known: KnownWords(words))
    let text = String(decoding: Array(made.words.joined()), as: UTF8.self)
    #expect(!text.contains("rien"))
    #expect(text.contains("hospitals"))
  }

  @Test func damagedWordsAreNotReadPastTheirEnd() {
    let files = Self.story()
    let words = LiteralArchive(files).made(digests: Self.digests(files)).words[0]
    #expect(KnownWords([words]) != nil)
    for end in words.indices { #expect(KnownWords([Array(words[..<end])]) == nil, "cut at \(end)") }
  }

  @Test func theTextBehindAWarningIsNotInTheStore() throws {
    let archive = LiteralArchive([
      "Content/Articles/a.md":
        "---\ntitle: Closed\ndate: 2019-01-01\ncontent_warning: Shows the dead\n---\nUnspeakable."
    ])
    let store = try #require(archive.index().first { $0.key.text == "d0" }).value
    let text = String(decoding: store, as: UTF8.self)
    #expect(text.contains("Closed"))
    #expect(!text.contains("Unspeakable"))
  }
}
