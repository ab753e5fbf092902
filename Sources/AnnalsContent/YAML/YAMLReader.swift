internal import AnnalsVocabulary

/// Reads YAML strictly: text, lists and mappings, and nothing that means something else than it looks.
struct YAMLReader {
  private let limits: YAMLLimits
  private var marks: YAMLMarks
  private var problems: Problems
  private var open: [Collection] = []
  private var root: YAMLNode?
  private var keyCount = 0
  private var documentCount = 0

  enum Outcome {
    case tree(YAMLNode)
    /// Nothing but comments and white space.
    case nothing
    /// Refused, or broken off, with a problem.
    case unreadable

    var root: YAMLNode? {
      if case .tree(let root) = self { root } else { nil }
    }
  }

  /// A list or mapping that has not ended.
  private struct Collection {
    let isMapping: Bool
    /// What is in it is read and left out.
    let isRefused: Bool
    let mark: SourceMark
    var items: [YAMLNode] = []
    var entries: [YAMLEntry] = []
    /// The key whose value comes next.
    var key: PendingKey?

    var content: YAMLNode.Content {
      if isRefused { return .refused }
      return isMapping ? .mapping(entries) : .sequence(items)
    }
  }

  private struct PendingKey {
    let text: String
    let known: Key?
    let mark: SourceMark
    /// Its value is read and left out.
    let isRefused: Bool
  }

  /// What `bytes`, which must be well-formed UTF-8, hold.
  ///
  /// The bytes begin on line `firstLine` of the file, with `columnShift` bytes of the file before each
  /// of their lines.
  static func read(
    _ bytes: ArraySlice<UInt8>,
    firstLine: Int,
    columnShift: Int = 0,
    limits: YAMLLimits = .frontMatter,
    problems: inout Problems
  ) -> Outcome {
    guard bytes.count <= limits.size else {
      problems.error(
        "yaml-too-large",
        "the YAML has \(bytes.count) bytes; at most \(limits.size) are read",
        // The fence before the YAML, when there is one.
        at: SourceMark(line: max(1, firstLine - 1), column: columnShift + 1)
      )
      return .unreadable
    }
    var text = bytes
    let separator = LineSeparators.replace(in: &text)
    let marks = YAMLMarks(in: text, firstLine: firstLine, columnShift: columnShift)
    var reader = YAMLReader(limits: limits, marks: marks, problems: problems)
    if let separator { reader.warnOfLineSeparator(at: separator - text.startIndex) }
    let isWhole = reader.run(YAMLEvents(of: text))
    problems = reader.problems
    guard isWhole else { return .unreadable }
    return reader.root.map { .tree($0) } ?? .nothing
  }
}

extension YAMLReader {
  private init(limits: YAMLLimits, marks: YAMLMarks, problems: Problems) {
    self.limits = limits
    self.marks = marks
    self.problems = problems
  }

  private mutating func warnOfLineSeparator(at offset: Int) {
    problems.warning(
      "line-separator",
      "an invisible line separator stands here; it is read as a space",
      at: marks.mark(offset: offset)
    )
  }

  /// False when the text could not be read to its end.
  private mutating func run(_ events: YAMLEvents) -> Bool {
    while true {
      switch events.next() {
      case .end: return true
      case .event(let event, let position):
        if !take(event, at: marks.mark(position)) { return false }
      case .failure(let failure):
        YAMLSyntax.report(failure, marks: &marks, to: &problems)
        return false
      }
    }
  }

  /// False when nothing more can be read.
  private mutating func take(_ event: YAMLEvent, at mark: SourceMark) -> Bool {
    switch event {
    case .documentStart(let hasDirectives): return beginDocument(hasDirectives, at: mark)
    case .documentEnd(let isExplicit):
      if isExplicit {
        problems.error("yaml-document-end", "'...' ends YAML early; leave it out", at: mark)
      }
      return !isExplicit
    case .scalar(let text, let style, let decoration):
      return check(decoration, at: mark)
        && place(text, style, isRefused: decoration != nil, at: mark)
    case .sequenceStart(let decoration):
      return check(decoration, at: mark)
        && begin(isMapping: false, isRefused: decoration != nil, at: mark)
    case .mappingStart(let decoration):
      return check(decoration, at: mark)
        && begin(isMapping: true, isRefused: decoration != nil, at: mark)
    case .collectionEnd:
      if let ended = open.popLast() { put(YAMLNode(content: ended.content, mark: ended.mark)) }
      return true
    case .alias(let name):
      problems.error(
        "yaml-alias",
        "'*\(name)' repeats another part of the text, which is not allowed; write the value out",
        at: mark
      )
      return false
    }
  }

  private mutating func beginDocument(_ hasDirectives: Bool, at mark: SourceMark) -> Bool {
    documentCount += 1
    if hasDirectives {
      problems.error("yaml-directive", "a line that begins with '%' is not allowed", at: mark)
      return false
    }
    guard documentCount == 1 else {
      problems.error(
        "yaml-several-documents",
        "a second YAML document begins here; a file holds one",
        at: mark
      )
      return false
    }
    return true
  }

  /// False at an anchor: what follows may repeat it any number of times.
  private mutating func check(_ decoration: YAMLEvent.Decoration?, at mark: SourceMark) -> Bool {
    switch decoration {
    case nil: return true
    case .anchor(let name):
      problems.error(
        "yaml-anchor",
        "the anchor '&\(name)' is not allowed; write what it stands for where it is meant",
        at: mark
      )
      return false
    case .tag(let tag):
      problems.error(
        "yaml-tag",
        "the tag '\(tag)' is not allowed; every value is read as text",
        at: mark
      )
      return true
    }
  }

  private mutating func begin(isMapping: Bool, isRefused: Bool, at mark: SourceMark) -> Bool {
    if let parent = open.last, parent.isMapping, parent.key == nil {
      problems.error("yaml-complex-key", "a key must be text, not a list or a mapping", at: mark)
      return false
    }
    guard open.count < limits.depth else {
      problems.error(
        "yaml-too-deep",
        "lists and mappings stand more than \(limits.depth) deep in one another",
        at: mark
      )
      return false
    }
    var collection = Collection(isMapping: isMapping, isRefused: isRefused, mark: mark)
    if isMapping { collection.entries.reserveCapacity(8) }
    open.append(collection)
    return true
  }

  private mutating func place(
    _ text: String,
    _ style: YAMLNode.ScalarStyle,
    isRefused: Bool,
    at mark: SourceMark
  ) -> Bool {
    if let last = open.indices.last, open[last].isMapping, open[last].key == nil {
      return takeKey(text, style, at: mark, in: last)
    }
    if isRefused {
      put(YAMLNode(content: .refused, mark: mark))
      return true
    }
    if style == .quoted, let code = forbiddenControl(in: text) {
      problems.error(
        "control-character",
        "the text holds the control character U+\(hexadecimal(code)), which is not allowed",
        at: mark
      )
      put(YAMLNode(content: .refused, mark: mark))
      return true
    }
    put(YAMLNode(content: .scalar(text, style), mark: mark))
    return true
  }

  private mutating func takeKey(
    _ text: String,
    _ style: YAMLNode.ScalarStyle,
    at mark: SourceMark,
    in collection: Int
  ) -> Bool {
    keyCount += 1
    guard keyCount <= limits.keys else {
      problems.error("yaml-too-many-keys", "there are more than \(limits.keys) keys", at: mark)
      return false
    }
    let known = Key(written: text)
    var isRefused = true
    if style == .plain, text.hasSameBytes(as: "<<") {
      problems.error(
        "yaml-merge-key",
        "the merge key '<<' is not allowed; write the keys out",
        at: mark
      )
    } else if text.utf8.isEmpty {
      problems.error("yaml-empty-key", "a key is missing before ':'", at: mark)
    } else if let index = open[collection].entries.index(of: text, known: known) {
      let first = open[collection].entries[index]
      problems.error(
        "duplicate-key",
        "the key '\(text)' stands twice, first on line \(first.keyMark.line)",
        at: mark,
        note: ("'\(text)' stands here first", first.keyMark)
      )
      // Neither value is believed.
      open[collection].entries[index].value = YAMLNode(content: .refused, mark: first.value.mark)
    } else {
      isRefused = false
    }
    open[collection].key = PendingKey(text: text, known: known, mark: mark, isRefused: isRefused)
    return true
  }

  private mutating func put(_ node: YAMLNode) {
    guard let last = open.indices.last else {
      root = node
      return
    }
    guard open[last].isMapping else {
      open[last].items.append(node)
      return
    }
    if let key = open[last].key, !key.isRefused {
      open[last].entries.append(
        YAMLEntry(key.text, known: key.known, at: key.mark, value: node)
      )
    }
    open[last].key = nil
  }
}

/// The first control character that no text may hold: all but tab and line feed, and noncharacters
/// that XML refuses.
private func forbiddenControl(in text: String) -> UInt32? {
  text.unicodeScalars.first { scalar in
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }?.value
}

func hexadecimal(_ code: UInt32) -> String {
  let digits = String(code, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
