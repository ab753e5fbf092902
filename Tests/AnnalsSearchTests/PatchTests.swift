import AnnalsContent
import AnnalsVocabulary
import HostileBytes
import Synchronization
import Testing

@testable import AnnalsSearch

@Suite struct PatchTests {
  private static let key = DigestKey(first: 5, second: 6)

  private static func digests(_ files: FileTree) -> BodyDigests {
    BodyDigests(
      key,
      contents: files.files.indices.map { index in
        guard case .success(let bytes) = files.bytes(at: index) else { return nil }
        return key.digest(bytes)
      }
    )
  }

  /// What a build leaves.
  private struct Made {
    var shards: [ShardName: [UInt8]]
    var words: [[UInt8]]
    var dictionary: DictionaryRecord

    /// Of the files of the dictionary, what stands for them.
    var contents: [Digest: (ShardName, [UInt8])] {
      var contents: [Digest: (ShardName, [UInt8])] = [:]
      for (number, shard) in dictionary.shards.enumerated() {
        contents[shard.content] = (ShardName("t", number), shards[ShardName("t", number)] ?? [])
      }
      for (number, block) in dictionary.blocks.enumerated() {
        contents[block] = (ShardName("p", number), shards[ShardName("p", number)] ?? [])
      }
      return contents
    }
  }

  private static func anew(_ files: FileTree, collectors: Int = 2) throws -> Made {
    let made = LiteralArchive(files).made(collectors: collectors, digests: digests(files))
    return Made(
      shards: made.shards,
      words: made.words,
      dictionary: try #require(made.dictionary)
    )
  }

  /// The index of `files` patched from what an earlier build left; nil where it had to be made anew.
  private static func patched(_ files: FileTree, from last: Made) throws -> (Made, standing: Int)? {
    let archive = LiteralArchive(files)
    let builder = SearchIndexBuilder(archive.archive) { _ in [] }
    let known = try #require(KnownWords(last.words))
    guard builder.canPatch(known) else { return nil }
    var documents: [Digest] = []
    for chunk in 0..<builder.chunkCount {
      documents += try #require(builder.digests(ofChunk: chunk, digests(files)))
    }
    guard let unknown = builder.unknown(documents, known) else { return nil }
    let run = Mutex<[UInt8]>([])
    var collector = SearchIndexBuilder.Collector { bytes in
      run.withLock { run in for index in bytes.indices { run.append(bytes[index]) } }
    }
    builder.add(unknown: unknown, to: &collector, digests: digests(files), text: archive.text)
    _ = SearchIndexBuilder.Results(collector)
    var shards: [ShardName: [UInt8]] = [:]
    for chunk in 0..<builder.chunkCount {
      for shard in builder.shards(of: chunk, text: archive.text) {
        var output = ByteWriter()
        builder.write(shard, text: archive.text, into: &output)
        shards[shard.name] = output.bytes
      }
    }
    let patch = SearchIndexBuilder.Patch(
      known,
      // As the cache has it.
      try #require(DictionaryRecord(last.dictionary.bytes)),
      documents: documents,
      run: unknown.isEmpty ? [] : run.withLock(\.self)
    )
    let done = builder.finish(patch, digests: digests(files)) { shard, _ in
      shards[shard.name] = shard.json
    }
    guard let done else { return nil }
    let contents = last.contents
    for digest in done.standing {
      let (name, json) = try #require(contents[digest])
      shards[name] = json
    }
    return (
      Made(shards: shards, words: done.words, dictionary: done.dictionary), done.standing.count
    )
  }

  /// An archive of so many articles of random words.
  private struct Story {
    var bodies: [String]
    var titles: [String]

    init(articles: Int, using random: inout some RandomNumberGenerator) {
      bodies = (0..<articles).map { _ in Self.text(60, using: &random) }
      titles = (0..<articles).map { _ in Self.text(4, using: &random) }
    }

    /// Few words are common, most are rare, some stand in one text only.
    static func text(_ count: Int, using random: inout some RandomNumberGenerator) -> String {
      (0..<count).map { _ in
        let rank = Int.random(in: 0..<10, using: &random) < 3 ? 20 : 4_000
        let number = Int.random(in: 0..<rank, using: &random)
        let ending = ["", "s", "ing"].randomElement(using: &random) ?? ""
        let letters = Array("كتبلمنرسدع")
        let arabic = "\(number)".compactMap(\.wholeNumberValue).map { String(letters[$0]) }.joined()
        if number % 7 == 0 { return (ending == "s" ? "ال" : "") + "مد" + arabic }
        return "w\(number * 7919 % 10_007)ord\(ending)"
      }.joined(separator: " ")
    }

    var files: FileTree {
      var files: [String: String] = [
        "Content/Towns/morek.md": "---\nname: Morek\nnames: {ar: مورك}\n---\n"
      ]
      for (number, body) in bodies.enumerated() {
        files["Content/Articles/\(number).md"] = """
          ---
          title: \(titles[number])
          date: 2019-01-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)
          language: \(number % 3 == 0 ? "ar" : "en")
          source: Agency \(number % 5)
          ---
          \(body)
          """
      }
      return FileTree(files)
    }

    mutating func edit(using random: inout some RandomNumberGenerator) {
      let article = Int.random(in: bodies.indices, using: &random)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: bodies[article] += " " + Self.text(2, using: &random)
      case 1: bodies[article] = String(bodies[article].drop { $0 != " " }.dropFirst())
      case 2: titles[article] = Self.text(2, using: &random)
      case 3: titles[article] += " Morek"
      case 4: bodies[article] = Self.text(60, using: &random)
      case 5: titles.swapAt(article, Int.random(in: bodies.indices, using: &random))
      case 6:
        // Its day is amid the others'.
        bodies.removeLast()
        titles.removeLast()
      default:
        bodies.append(Self.text(60, using: &random))
        titles.append(Self.text(3, using: &random))
      }
    }
  }

  @Test func aPatchedIndexIsTheIndexMadeAnew() throws {
    let seed = UInt64.random(in: 1 ... .max)
    var random = Xorshift(state: seed)
    var patchCount = 0
    var standing = 0
    for _ in 0..<3 {
      var story = Story(articles: 100, using: &random)
      var last = try Self.anew(story.files)
      #expect(last.dictionary.shards.count > 8)
      for step in 0..<10 {
        story.edit(using: &random)
        let expected = try Self.anew(story.files)
        guard let (made, count) = try Self.patched(story.files, from: last) else {
          last = expected
          continue
        }
        patchCount += 1
        standing += count
        #expect(made.shards == expected.shards, "seed \(seed), step \(step)")
        #expect(made.dictionary == expected.dictionary, "seed \(seed), step \(step)")
        last = made
      }
    }
    #expect(patchCount > 15, "seed \(seed)")
    #expect(standing > patchCount, "seed \(seed)")
  }

  @Test func wordsThatAnEditRemovesAreKeptNowhere() throws {
    var random = Xorshift(state: 7)
    var story = Story(articles: 60, using: &random)
    let body = story.bodies[30]
    story.bodies[30] += " unrepeatable"
    let last = try Self.anew(story.files)
    story.bodies[30] = body
    let (made, _) = try #require(try Self.patched(story.files, from: last))
    func text(_ words: [[UInt8]]) -> String {
      String(decoding: Array(words.joined()), as: UTF8.self)
    }
    #expect(text(last.words).contains("unrepeat"))
    #expect(!text(made.words).contains("unrepeat"))
  }

  @Test func aWordThatStandsWithItsArticleAndWithoutIsSeenToChange() throws {
    var random = Xorshift(state: 10)
    var story = Story(articles: 60, using: &random)
    story.bodies[30] += " جبهة الجبهة"
    let last = try Self.anew(story.files)
    story.bodies[30] += " جبهة جبهة جبهة"
    let (made, _) = try #require(try Self.patched(story.files, from: last))
    #expect(made.shards == (try Self.anew(story.files)).shards)
  }

  @Test func articlesThatComeAndGoChangeTheNumbersOfOthers() throws {
    var random = Xorshift(state: 8)
    var story = Story(articles: 40, using: &random)
    var last = try Self.anew(story.files)
    for _ in 0..<6 {
      if Bool.random(using: &random) {
        story.bodies.append(Story.text(60, using: &random))
        story.titles.append("Another")
      } else {
        story.bodies.removeLast()
        story.titles.removeLast()
      }
      let (made, standing) = try #require(try Self.patched(story.files, from: last))
      let expected = try Self.anew(story.files)
      #expect(standing == 0)
      #expect(made.shards == expected.shards)
      #expect(made.dictionary == expected.dictionary)
      last = made
    }
  }

  @Test func aDamagedRecordIsNotReadPastItsEnd() throws {
    var random = Xorshift(state: 9)
    let bytes = try Self.anew(Story(articles: 40, using: &random).files).dictionary.bytes
    #expect(DictionaryRecord(bytes)?.bytes == bytes)
    for end in bytes.indices { #expect(DictionaryRecord(Array(bytes[..<end])) == nil) }
  }
}
