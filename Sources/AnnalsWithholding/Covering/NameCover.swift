public import AnnalsVocabulary

/// Puts a role in the place of every withheld name, before anything else reads a file.
///
/// What is read afterwards, pages, quotes and the search index alike, never had the name. A name that
/// is divided by markup or written in escapes is not seen here; the gate finds it in the site.
public struct NameCover: Sendable {
  private struct Target: Sendable {
    let name: Int
    let before: String
    let after: String
  }

  private let roles: [[LocalizedName]]
  private let targets: [[UInt8]: Target]
  private let firstWords: Set<WordHash>
  private let longest: Int
  private let words = WordScanner()

  public init(_ register: WithheldRegister) {
    roles = register.names.map(\.roles)
    var targets: [[UInt8]: Target] = [:]
    var firstWords: Set<WordHash> = []
    var longest = 0
    for (number, name) in register.names.enumerated() {
      for form in name.term.spellings.flatMap({ TermSpellings.forms(of: $0) }) {
        let parts = form.bytes.split(separator: UInt8(ascii: " "))
        guard let first = parts.first, targets[form.bytes] == nil else { continue }
        targets[form.bytes] = Target(name: number, before: form.before, after: form.after)
        firstWords.insert(WordHash(folded: first))
        longest = max(longest, parts.count)
      }
    }
    self.targets = targets
    self.firstWords = firstWords
    self.longest = longest
  }

  public var isEmpty: Bool { targets.isEmpty }

  /// The file with roles in the place of names; its language decides which.
  public func covered(_ text: [UInt8]) -> [UInt8] {
    let span = text.span
    var found: [WordScanner.Word] = []
    var index = 0
    while let word = words.word(in: span, from: index) {
      found.append(word)
      index = max(word.range.upperBound, index + 1)
    }
    var output = ByteWriter(capacity: text.count + 256)
    var written = 0
    var position = 0
    let language = documentLanguage(text)
    while position < found.count {
      guard firstWords.contains(found[position].hash),
        let (target, count) = match(found, at: position, span)
      else {
        position += 1
        continue
      }
      let range =
        found[position].range.lowerBound..<found[position + count - 1].range.upperBound
      output.append(span.extracting(written..<range.lowerBound))
      output.append(replacement(target, language, inAddress: isInAddress(range, span)))
      written = range.upperBound
      position += count
    }
    if written == 0 { return text }
    output.append(span.extracting(written..<span.count))
    return output.bytes
  }
}

extension NameCover {
  /// The longest name that begins with a word.
  private func match(_ found: [WordScanner.Word], at position: Int, _ text: Span<UInt8>)
    -> (Target, Int)?
  {
    var writer = ByteWriter(capacity: 64)
    var best: (Target, Int)?
    for count in 1...max(1, longest) {
      guard position + count <= found.count else { break }
      let word = found[position + count - 1].range
      if count > 1 {
        // Words of one name stand in one paragraph.
        let gap = found[position + count - 2].range.upperBound..<word.lowerBound
        if gap.count > 12 { break }
        writer.append(UInt8(ascii: " "))
      }
      writer.append(folding: text.extracting(word))
      if let target = targets[writer.bytes] { best = (target, count) }
    }
    return best
  }

  private func replacement(_ target: Target, _ language: LanguageTag?, inAddress: Bool) -> String {
    let roles = roles[target.name]
    let role =
      roles.first { $0.language == language }?.name
      ?? roles.first { $0.language.primary == language?.primary }?.name ?? roles.first?.name
      ?? "name withheld"
    if inAddress {
      return String(role.unicodeScalars.map { $0 == " " ? "-" : Character($0) })
    }
    return target.before + role + target.after
  }

  /// Whether a name stands in an address or a file name, where spaces would break it.
  private func isInAddress(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let signs = Array("/@_-=%#".utf8)
    let before = range.lowerBound > 0 && signs.contains(text[range.lowerBound - 1])
    return before || (range.upperBound < text.count && signs.contains(text[range.upperBound]))
  }

  /// What the front matter says: a line `language: ar` near the top.
  private func documentLanguage(_ text: [UInt8]) -> LanguageTag? {
    let key = Array("language:".utf8)
    for line in text.prefix(8 << 10).split(separator: UInt8(ascii: "\n")) {
      guard line.starts(with: key) else { continue }
      let value = line.dropFirst(key.count).filter { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
      return LanguageTag(String(decoding: value, as: UTF8.self))
    }
    return nil
  }
}

extension FileTree {
  /// The tree with roles in the place of names in everything that an author writes.
  public func covered(by cover: NameCover) -> FileTree {
    if cover.isEmpty { return self }
    let files = files
    let isText: @Sendable (Int) -> Bool = { index in
      let path = files[index].path.utf8
      return path.elementsEqual("annals.yaml".utf8)
        || (path.starts(with: "Content/".utf8) && !path.starts(with: "Content/Media/".utf8))
    }
    let read: @Sendable (Int) -> Result<[UInt8], Diagnostic> = { index in
      isText(index) ? bytes(at: index).map { cover.covered($0) } : bytes(at: index)
    }
    return FileTree(
      files: files,
      problems: problems,
      readStart: { index, count in
        isText(index)
          ? read(index).map { Array($0.prefix(count)) } : start(at: index, count: count)
      },
      read: read
    )
  }
}
