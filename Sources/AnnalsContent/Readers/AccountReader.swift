internal import AnnalsMarkdown
internal import AnnalsVocabulary

/// Reads the accounts of one document: those of its front matter and those that stand in its body.
struct AccountReader {
  /// Accounts of one document.
  static let limit = 1_000
  static let blockLanguage = "event"

  let events: EventFields

  init(_ configuration: ArchiveConfiguration) {
    events = EventFields(configuration)
  }

  /// Those of the front matter, if there is any, then those of the body.
  func accounts(
    _ fields: Fields?,
    _ source: DocumentSource,
    _ problems: inout Problems
  ) -> [EventAccount] {
    var accounts: [EventAccount] = []
    for item in fields?.items(.events) ?? [] {
      guard accounts.count < Self.limit else { return tooMany(accounts, at: item.mark, &problems) }
      if let account = events.account(item, placement: .frontMatter, &problems) {
        accounts.append(account)
      }
    }
    for block in source.outline.fencedBlocks where block.isEvent(in: source, &problems) {
      let mark = block.mark(in: source)
      guard accounts.count < Self.limit else { return tooMany(accounts, at: mark, &problems) }
      if let account = account(in: block, at: mark, &problems) { accounts.append(account) }
    }
    QuoteFinder.find(in: source.outline.plainText, of: &accounts, &problems)
    reportRepeatedIDs(accounts, &problems)
    return accounts
  }
}

extension AccountReader {
  private func account(
    in block: FencedBlock,
    at mark: SourceMark,
    _ problems: inout Problems
  ) -> EventAccount? {
    let outcome = YAMLReader.read(
      Array(block.literal.utf8)[...],
      firstLine: Int(mark.line) + 1,
      columnShift: Int(mark.column) - 1,
      problems: &problems
    )
    switch outcome {
    case .tree(let node):
      return events.account(node, placement: .body(block: block.ordinal), &problems)
    case .nothing:
      problems.error("wrong-shape", "this event block is empty", at: mark)
      return nil
    case .unreadable: return nil
    }
  }

  private func tooMany(
    _ accounts: [EventAccount],
    at mark: SourceMark,
    _ problems: inout Problems
  ) -> [EventAccount] {
    problems.error(
      "too-many-events",
      "a document holds at most \(Self.limit) events; divide it",
      at: mark
    )
    return accounts
  }

  /// A document may give an account of an event for each of those it quotes, and one of its own.
  private func reportRepeatedIDs(_ accounts: [EventAccount], _ problems: inout Problems) {
    for index in accounts.indices {
      let earlier = (0..<index).first { accounts[$0].hasSameVoice(as: accounts[index]) }
      guard let earlier, let id = accounts[index].id, let first = accounts[earlier].id else {
        continue
      }
      problems.add(
        Diagnostic(
          .error,
          "duplicate-event",
          "the event '\(id.value)' stands twice in this document with the same attribution; "
            + "whoever is quoted gives one account of it",
          at: id.location,
          notes: [Diagnostic.Note("'\(id.value)' stands here first", at: first.location)]
        )
      )
    }
  }
}

extension EventAccount {
  /// Whether both tell of one event, in the name of the same source.
  fileprivate func hasSameVoice(as other: EventAccount) -> Bool {
    guard let id, let otherID = other.id, id.value.hasSameBytes(as: otherID.value) else {
      return false
    }
    return (attribution ?? "").hasSameBytes(as: other.attribution ?? "")
  }
}

extension FencedBlock {
  /// Where the opening fence stands in the file.
  func mark(in source: DocumentSource) -> SourceMark {
    SourceMark(line: source.body.firstLine + location.line - 1, column: location.column)
  }

  /// Whether it is an account of an event, with a warning when it was probably meant to be one.
  func isEvent(in source: DocumentSource, _ problems: inout Problems) -> Bool {
    if language.hasSameBytes(as: AccountReader.blockLanguage) { return true }
    let lower = language.lowercased()
    if ["event", "events", "{event}", "annals-event"].contains(where: { $0.hasSameBytes(as: lower) }
    ) {
      problems.warning(
        "not-an-event-block",
        "a block marked '\(language)' is shown as code; did you mean 'event'?",
        at: mark(in: source)
      )
    }
    return false
  }
}
