import AnnalsArchive
import AnnalsVocabulary

/// The rules of `MentionMatcher` in the most obvious form: every name tried at every word.
struct MentionModel {
  struct Word {
    var start: Int
    var end: Int
    var text: String
    /// Bytes of the apostrophes inside, each with what is folded before it.
    var apostrophes: [(range: Range<Int>, before: String)] = []
  }

  private let names: [(words: [Word], bytes: [UInt8], target: MentionMatcher.Target)]

  init(_ names: [(name: String, target: MentionMatcher.Target)]) {
    self.names = names.map { (Self.words(Array($0.name.utf8)), Array($0.name.utf8), $0.target) }
  }

  func matches(in text: [UInt8]) -> [MentionMatcher.Match] {
    let words = Self.words(text)
    var matches: [MentionMatcher.Match] = []
    var next = 0
    for index in words.indices where words[index].start >= next {
      var best: (range: Range<Int>, targets: [MentionMatcher.Target])?
      for first in variants(of: words[index]) {
        let passage = [first] + words[(index + 1)...]
        for name in names {
          guard let end = end(of: name.words, in: passage), end > best?.range.upperBound ?? 0 else {
            continue
          }
          let targets = names.filter {
            self.end(of: $0.words, in: passage) == end
              && isSpelled($0, like: first.start..<end, of: text)
          }
          if !targets.isEmpty { best = (first.start..<end, targets.map(\.target)) }
        }
      }
      guard let best else { continue }
      let targets = Set(best.targets).sorted { "\($0)" < "\($1)" }
      matches.append(match(best.range, targets))
      next = best.range.upperBound
    }
    return matches
  }

  private func match(_ range: Range<Int>, _ targets: [MentionMatcher.Target])
    -> MentionMatcher.Match
  {
    MentionMatcher.Match(range: range, targets: targets)
  }

  private func end(of name: [Word], in words: [Word]) -> Int? {
    guard words.count >= name.count, !name.isEmpty else { return nil }
    for index in 0..<name.count - 1 where name[index].text != words[index].text { return nil }
    let (last, word) = (name[name.count - 1], words[name.count - 1])
    if word.text == last.text { return word.end }
    guard let sign = word.apostrophes.last, word.text == sign.before + "s",
      sign.before == last.text,
      word.end == sign.range.upperBound + 1
    else { return nil }
    return sign.range.lowerBound
  }

  private func isSpelled(
    _ name: (words: [Word], bytes: [UInt8], target: MentionMatcher.Target),
    like range: Range<Int>,
    of text: [UInt8]
  ) -> Bool {
    let found = Self.words(Array(text[range]))
    let letters = name.words[0].text.unicodeScalars.count
    func starts(_ words: [Word], _ bytes: [UInt8]) -> [Unicode.Scalar] {
      words.compactMap {
        String(decoding: bytes[$0.start...].prefix(4), as: UTF8.self).unicodeScalars.first
      }
    }
    func isCapital(_ scalar: Unicode.Scalar) -> Bool {
      [.uppercaseLetter, .titlecaseLetter].contains(scalar.properties.generalCategory)
    }
    func isInCapitals(_ bytes: [UInt8]) -> Bool {
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      return !scalars.contains { $0.properties.isLowercase }
        && scalars.contains { $0.properties.isUppercase }
    }
    if name.words.allSatisfy({ $0.text.allSatisfy { "0123456789".contains($0) } }) { return false }
    if name.words.count == 1 {
      let isAcronym = 2...4 ~= letters && isInCapitals(name.bytes)
      if letters < 3 && !isAcronym { return false }
      if isAcronym && !isInCapitals(Array(text[range])) { return false }
    }
    let capital = starts(name.words, name.bytes).firstIndex(where: isCapital)
    if let capital, !isCapital(starts(found, Array(text[range]))[capital]) {
      return false
    }
    return !isPunctuated(found, Array(text[range])) || isPunctuated(name.words, name.bytes)
  }

  private func isPunctuated(_ words: [Word], _ bytes: [UInt8]) -> Bool {
    zip(words, words.dropFirst()).contains { one, other in
      String(decoding: bytes[one.end..<other.start], as: UTF8.self).contains {
        !" -\n'’".contains($0)
      }
    }
  }

  private func variants(of word: Word) -> [Word] {
    var variants = [word]
    if let sign = word.apostrophes.first, ["d", "l", "qu", "jusqu"].contains(sign.before) {
      var rest = word
      rest.start = sign.range.upperBound
      rest.text = String(word.text.dropFirst(sign.before.count))
      rest.apostrophes = word.apostrophes.dropFirst().map {
        ($0.range, String($0.before.dropFirst(sign.before.count)))
      }
      variants.append(rest)
    }
    for conjunction in ["", "و", "ف"] {
      for preposition in ["", "ب", "ل", "ك"] {
        for rest in Self.rests(of: word.text, after: conjunction + preposition) {
          var variant = word
          variant.text = rest
          variants.append(variant)
        }
      }
    }
    return variants
  }

  private static func rests(of word: String, after particles: String) -> [String] {
    guard word.hasPrefix(particles) else { return [] }
    let rest = String(word.dropFirst(particles.count))
    var rests = particles.isEmpty ? [] : [rest]
    if rest.hasPrefix("ال") { rests.append(String(rest.dropFirst(2))) }
    if particles.hasSuffix("ل"), rest.hasPrefix("ل") {
      rests += ["الل", "ال", ""].map { $0 + rest.dropFirst() }
    }
    return rests
  }

  private static func words(_ bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var current: Word?
    var waiting: [(range: Range<Int>, before: String)] = []
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let length = String(scalar).utf8.count
      let fold = FoldedName(folding: "x\(scalar)x").text
      if fold == "x x" {
        current.map { words.append($0) }
        current = nil
      } else if fold == "xx" {
        let isMark = scalar.properties.generalCategory == .nonspacingMark || scalar == "ـ"
        if isMark, waiting.isEmpty { current?.end = offset + length }
        if !isMark, let current { waiting.append((offset..<offset + length, current.text)) }
      } else {
        let letters = fold.dropFirst().dropLast().filter { $0 != " " }
        if current == nil {
          current = Word(start: offset, end: 0, text: "")
          waiting = []
        }
        current?.apostrophes += waiting
        waiting = []
        current?.text += letters
        current?.end = offset + length
      }
      offset += length
    }
    current.map { words.append($0) }
    return words
  }
}
