internal import AnnalsVocabulary

/// What the accounts of one event say together.
///
/// Nothing is copied: a merge is a view of some of the archive's accounts.
struct EventMerge {
  private let accounts: [ResolvedAccount]
  /// The editor's record first, then by publication.
  private let members: ArraySlice<Int>
  private let only: Int?

  init(_ accounts: [ResolvedAccount], _ members: ArraySlice<Int>) {
    self.accounts = accounts
    self.members = members
    only = members.count == 1 ? members.first : nil
  }

  /// An editor's record that names nobody sums up what others say and is no origin of its own.
  var independentOrigins: Int {
    if only != nil { return 1 }
    let witnesses = members.filter { !accounts[$0].isRecord || accounts[$0].attribution != nil }
    return max(1, Set(witnesses.map { accounts[$0].origin }).count)
  }

  /// What most origins say; nil when no account gives a date and none has a report's day to fall back
  /// on.
  var date: ArchiveDate? {
    if let only { return accounts[only].date }
    return majority { accounts[$0].dateIsOwn ? accounts[$0].date : nil }
      ?? majority { accounts[$0].date }
  }

  /// Every date that is given, in order.
  var dates: [ArchiveDate] {
    if let only { return accounts[only].date.map { [$0] } ?? [] }
    let own = members.compactMap { accounts[$0].dateIsOwn ? accounts[$0].date : nil }
    let dates = own.isEmpty ? members.compactMap { accounts[$0].date } : own
    return dates.sortedWithoutRepetitions()
  }

  var type: Int? {
    if let only { return accounts[only].type }
    return majority { accounts[$0].type }
  }

  var summary: String? {
    if let only { return accounts[only].summary }
    return majority { accounts[$0].summary.map { ByteKey($0) } }?.text
  }

  var places: [ResolvedPlace] {
    if let only { return accounts[only].places }
    return members.flatMap { accounts[$0].places }.withoutRepetitions()
  }

  var participants: [ResolvedParticipant] {
    if let only { return accounts[only].participants }
    return members.flatMap { accounts[$0].participants }.withoutRepetitions()
  }

  /// The lowest grade.
  var confidence: Confidence? {
    if let only { return accounts[only].confidence }
    let grades = members.compactMap { accounts[$0].confidence }
    return [.contested, .weak, .fair, .confirmed].first { grades.contains($0) }
  }

  var harm: [HarmRange] {
    guard members.contains(where: { !accounts[$0].harm.isEmpty }) else { return [] }
    return HarmMeasure.allCases.compactMap { range(of: $0) }
  }
}

extension EventMerge {
  /// The value most origins give.
  ///
  /// An origin has one vote, which goes to the last value it gave. Among values with equally many the
  /// editor's record decides, then the account published first.
  private func majority<Value: Hashable>(_ value: (Int) -> Value?) -> Value? {
    var given: [(origin: UInt32, value: Value)] = []
    for member in members {
      if let value = value(member) { given.append((accounts[member].origin, value)) }
    }
    guard let first = given.first?.value else { return nil }
    if given.allSatisfy({ $0.value == first }) { return first }
    var voices: [UInt32: Value] = [:]
    for (origin, value) in given { voices[origin] = value }
    var votes: [Value: Int] = [:]
    for voice in voices.values { votes[voice, default: 0] += 1 }
    let most = votes.values.max()
    return given.first { votes[$0.value] == most }?.value
  }

  /// The span of all numbers given.
  ///
  /// An echo adds no origin, but what it says differently is said.
  private func range(of measure: HarmMeasure) -> HarmRange? {
    var span = HarmSpan()
    for member in members { span.add(accounts[member].harm, of: measure) }
    guard span.isGiven else { return nil }
    return HarmRange(
      measure: measure,
      numbers: span.numbers,
      words: span.words.withoutRepetitions().map { $0.text }
    )
  }
}

/// What accounts say of one measure, added up account by account.
private struct HarmSpan {
  private(set) var isGiven = false
  private(set) var numbers: ClosedRange<Int>?
  private(set) var words: [ByteKey] = []

  /// Adds one account; its words count only when it gives no number.
  mutating func add(_ harm: [AccountHarm], of measure: HarmMeasure) {
    var ownWords: [ByteKey] = []
    var givesNumber = false
    for report in harm where report.measure == measure {
      isGiven = true
      switch report.count {
      case .number(let low, let high, _, _):
        let least = min(low, high, numbers?.lowerBound ?? .max)
        numbers = least...max(low, high, numbers?.upperBound ?? .min)
        givesNumber = true
      case .words(let text): ownWords.append(ByteKey(text))
      }
    }
    if !givesNumber { words += ownWords }
  }
}
