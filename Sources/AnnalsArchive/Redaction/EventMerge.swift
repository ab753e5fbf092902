internal import AnnalsVocabulary

/// What the accounts of one event say together.
struct EventMerge {
  private let accounts: [ResolvedAccount]

  /// - Parameter accounts: The editor's record first, then by publication.
  init(_ accounts: [ResolvedAccount]) {
    self.accounts = accounts
  }

  var independentOrigins: Int {
    accounts.count == 1 ? 1 : Set(accounts.map(\.origin)).count
  }

  /// What most origins say; nil when no account gives a date and none has a report's day to fall back
  /// on.
  var date: ArchiveDate? {
    majority { $0.dateIsOwn ? $0.date : nil } ?? majority(\.date)
  }

  /// Every date that is given, in order.
  var dates: [ArchiveDate] {
    let own = accounts.compactMap { $0.dateIsOwn ? $0.date : nil }
    return (own.isEmpty ? accounts.compactMap(\.date) : own).sortedWithoutRepetitions()
  }

  var type: Int? { majority(\.type) }

  var summary: String? { majority { $0.summary.map(ByteKey.init) }?.text }

  var places: [ResolvedPlace] {
    accounts.count == 1 ? accounts[0].places : accounts.flatMap(\.places).withoutRepetitions()
  }

  var participants: [ResolvedParticipant] {
    accounts.count == 1
      ? accounts[0].participants : accounts.flatMap(\.participants).withoutRepetitions()
  }

  /// The lowest grade.
  var confidence: Confidence? {
    let grades = accounts.compactMap(\.confidence)
    return [.contested, .weak, .fair, .confirmed].first(where: grades.contains)
  }

  var harm: [HarmRange] {
    guard accounts.contains(where: { !$0.harm.isEmpty }) else { return [] }
    return HarmMeasure.allCases.compactMap(range)
  }
}

extension EventMerge {
  /// The value most origins give. An origin has one vote, which goes to the last value it gave. Among
  /// values with equally many the editor's record decides, then the account published first.
  private func majority<Value: Hashable>(
    _ value: (ResolvedAccount) -> Value?
  ) -> Value? {
    let given = accounts.compactMap { account in value(account).map { (account, $0) } }
    guard let first = given.first?.1 else { return nil }
    if given.allSatisfy({ $0.1 == first }) { return first }
    var voices: [UInt32: Value] = [:]
    for (account, value) in given { voices[account.origin] = value }
    var votes: [Value: Int] = [:]
    for voice in voices.values { votes[voice, default: 0] += 1 }
    let most = votes.values.max()
    return given.first { votes[$0.1] == most }?.1
  }

  /// The span of all numbers given. An echo adds no origin, but what it says differently is said.
  private func range(of measure: HarmMeasure) -> HarmRange? {
    var low: Int?
    var high: Int?
    var words: [ByteKey] = []
    var isGiven = false
    for account in accounts {
      let counts = account.harm.filter { $0.measure == measure }.map(\.count)
      var ownWords: [ByteKey] = []
      var givesNumber = false
      for count in counts {
        switch count {
        case .number(let least, let greatest, _, _):
          low = min(low ?? least, min(least, greatest))
          high = max(high ?? greatest, max(least, greatest))
          givesNumber = true
        case .words(let text): ownWords.append(ByteKey(text))
        }
      }
      if !givesNumber { words += ownWords }
      isGiven = isGiven || !counts.isEmpty
    }
    guard isGiven else { return nil }
    var numbers: ClosedRange<Int>?
    if let low, let high { numbers = low...high }
    return HarmRange(
      measure: measure,
      numbers: numbers,
      words: words.withoutRepetitions().map(\.text)
    )
  }
}
