import AnnalsArchive
import AnnalsVocabulary

/// A value that a cell may hold: it can write all that pages can read of it, so that two values with
/// the same bytes make the same pages.
///
/// Ids are written as they are: what they point to is a cell of its own. `DigestTests` looks for every
/// stored property in these files.
protocol Digested {
  func write(into cell: inout CellBytes)
}

/// The bytes of one cell while they are written.
struct CellBytes: ~Copyable {
  private var writer = ByteWriter(capacity: 1024)

  mutating func add(_ number: Int) {
    writer.append(littleEndian: UInt64(bitPattern: Int64(number)))
  }

  mutating func add(_ number: Double) { writer.append(littleEndian: number.bitPattern) }

  mutating func add(_ flag: Bool) { writer.append(flag ? 1 : 0) }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    writer.append(text)
  }

  mutating func add(_ bytes: [UInt8]) {
    add(bytes.count)
    writer.append(bytes)
  }

  mutating func add<Element>(_ id: ID<Element>) { add(id.index) }

  mutating func add<Element>(_ ids: some Collection<ID<Element>>) {
    add(ids.count)
    for id in ids { add(id.index) }
  }

  mutating func add(_ range: Range<Int>) {
    add(range.lowerBound)
    add(range.upperBound)
  }

  mutating func add(_ word: some RawRepresentable<String>) { add(word.rawValue) }

  mutating func add(_ value: some Digested) { value.write(into: &self) }

  mutating func add(_ values: some Collection<some Digested>) {
    add(values.count)
    for value in values { value.write(into: &self) }
  }

  mutating func add(texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ digest: Digest) {
    writer.append(littleEndian: digest.first)
    writer.append(littleEndian: digest.second)
  }

  /// Writes whether there is a value, then the value.
  mutating func add<Value>(
    optional value: Value?,
    _ write: (inout CellBytes, Value) -> Void
  ) {
    add(value != nil)
    if let value { write(&self, value) }
  }

  mutating func add(optional text: String?) { add(optional: text) { $0.add($1) } }

  mutating func add(optional number: Int?) { add(optional: number) { $0.add($1) } }

  /// The digest of what was written; afterwards there is nothing.
  mutating func take(_ key: DigestKey) -> Digest {
    let digest = writer.withSpan { key.digest($0) }
    writer.removeAll()
    return digest
  }
}
