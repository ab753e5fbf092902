internal import AnnalsMarkdown
internal import AnnalsVocabulary

/// One Markdown file taken apart: its fields and its body, both read once.
struct DocumentSource {
  let path: String
  /// The whole front matter; nil when the file has none.
  let root: YAMLNode?
  let body: BodyReference
  let outline: MarkdownOutline

  /// Called with each text run of the body, its offset in the plain text, and where it stands.
  typealias TextReader = (Span<UInt8>, Int, TextContext) -> Void

  /// Nil, with a problem, when the file is not text or its front matter cannot be read.
  init?(
    file: Int,
    path: String,
    bytes: [UInt8],
    sizeLimit: Int,
    problems: inout Problems,
    onText: TextReader
  ) {
    guard let text = SourceText(bytes, problems: &problems),
      let parts = FrontMatter.find(in: text, problems: &problems)
    else { return nil }
    self.path = path
    switch parts.yaml.map({
      YAMLReader.read(bytes[$0], firstLine: parts.yamlLine, problems: &problems)
    }) {
    case nil: root = nil
    case .tree(let tree): root = tree
    case .nothing: root = YAMLNode(content: .mapping([]), mark: SourceMark(line: 1, column: 1))
    case .unreadable: return nil
    }
    body = BodyReference(
      file: file,
      offset: parts.bodyStart,
      count: bytes.count - parts.bodyStart,
      firstLine: parts.bodyLine
    )
    var options = MarkdownOptions()
    options.sizeLimit = sizeLimit
    let (outline, faults) = MarkdownBody.scan(
      bytes.span.extracting(parts.bodyStart...),
      options: options
    )
    for fault in faults { problems.add(fault.diagnostic(in: path, firstLine: parts.bodyLine)) }
    for run in outline.runs {
      onText(outline.plainText.span.extracting(run.range), run.range.lowerBound, run.context)
    }
    self.outline = outline
  }

  /// The fields of the front matter; nil when the file has none, or, with a problem, when it is no mapping.
  func fields(known: KeySet, of thing: String, problems: inout Problems) -> Fields? {
    guard let root else { return nil }
    switch root.content {
    case .mapping(let entries):
      return Fields(
        entries,
        at: SourceMark(line: 1, column: 1),
        known: known,
        of: thing,
        problems: &problems
      )
    case .refused: return nil
    case .scalar, .sequence:
      problems.error(
        "wrong-shape",
        "front matter must be lines of 'key: value', not \(root.shape)",
        at: root.mark
      )
      return nil
    }
  }
}

extension DocumentSource {
  /// The fields of a document that is nothing without them.
  func requiredFields(known: KeySet, of thing: String, _ problems: inout Problems) -> Fields? {
    if root == nil {
      problems.error(
        "missing-front-matter",
        "\(thing) needs front matter: lines of 'key: value' between two lines of '---'",
        at: SourceMark(line: 1, column: 1)
      )
      return nil
    }
    return fields(known: known, of: thing, problems: &problems)
  }

  /// Warns of event blocks in a document whose body gives no accounts.
  func reportEventBlocks(_ problems: inout Problems) {
    for block in outline.fencedBlocks where block.isEvent(in: self, &problems) {
      problems.warning(
        "event-block-ignored",
        "an event block counts in articles only; here it is shown as code",
        at: block.mark(in: self)
      )
    }
  }
}
