internal import AnnalsVocabulary

// The file: how long the cache is; a line that says what it is, the key, the parts below one after the
// other, and a digest of everything from that line on; then how many runs follow, the articles, how the
// dictionary was cut and the words of each worker, each with its length before it, and a digest of all
// that. Numbers are eight bytes, lowest first, or as many groups of seven bits as they need.

extension BuildCache {
  private static let opening = "annals-cache 4\n"
  /// Handed on when so much is written.
  private static let room = 1 << 20

  /// Gives `emit` all but the articles and the words, in parts.
  func write<Failure: Error>(_ emit: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    var writer = ByteWriter(capacity: Self.room + 4096)
    var digest = DigestStream(key)
    func flush(after count: Int) throws(Failure) {
      guard writer.count >= count else { return }
      try writer.withSpan { (bytes) throws(Failure) in
        digest.add(bytes)
        try emit(bytes)
      }
      writer.removeAll()
    }
    writer.append(Self.opening)
    writer.append(littleEndian: key.first)
    writer.append(littleEndian: key.second)
    writer.append(run: origin)
    writer.append(run: options)
    writer.append(int: Int(truncatingIfNeeded: root?.device ?? 0))
    writer.append(int: Int(truncatingIfNeeded: root?.inode ?? 0))
    writer.append(varint: UInt64(counts.count))
    for count in counts { writer.append(int: count) }
    writer.append(diagnostics: diagnostics)
    writer.append(varint: UInt64(inputs.count))
    for input in inputs {
      writer.append(run: Array(input.path.utf8))
      writer.append(stamp: input.stamp)
      writer.append(input.isSettled ? 1 : 0)
      try flush(after: Self.room)
    }
    writer.append(digest: model)
    writer.append(varint: UInt64(outputs.count))
    for output in outputs {
      writer.append(output: output)
      try flush(after: Self.room)
    }
    writer.append(varint: UInt64(traces.count))
    try flush(after: 0)
    digest.add(traces.span)
    try emit(traces.span)
    let lists = cells.lists
    writer.append(varint: UInt64(lists.count))
    for (list, digests) in lists {
      writer.append(varint: UInt64(list.number))
      writer.append(varint: UInt64(digests.count))
      for digest in digests {
        writer.append(digest: digest)
        try flush(after: Self.room)
      }
    }
    try flush(after: 0)
    writer.append(digest: digest.finish())
    try writer.withSpan { (bytes) throws(Failure) in try emit(bytes) }
  }

  /// Writes the articles, the dictionary's cuts and the words, with the digest that tells whether they are whole.
  func writeTexts(to file: borrowing Descriptor, path: String) throws(FileFailure) {
    var digest = DigestStream(key)
    func write(_ bytes: Span<UInt8>) throws(FileFailure) {
      digest.add(bytes)
      try file.write(bytes, path: path)
    }
    let runs = [articles, dictionary] + words
    try write(ByteWriter.littleEndian(runs.count).span)
    for run in runs {
      try write(ByteWriter.littleEndian(run.count).span)
      try run.read(write)
    }
    var end = ByteWriter(capacity: 16)
    end.append(digest: digest.finish())
    try file.write(end.bytes, path: path)
  }

  /// Reads what `writeTexts` wrote from here to the end of a file with so many bytes left; nil when it is
  /// not whole.
  func texts(in file: borrowing Descriptor, size: Int, path: String) throws(FileFailure) -> Texts? {
    var digest = DigestStream(key)
    var left = size
    func read(_ count: Int) throws(FileFailure) -> [UInt8]? {
      guard 0...left ~= count else { return nil }
      let bytes = try file.read(upTo: count, path: path)
      left -= bytes.count
      return bytes.count == count ? bytes : nil
    }
    func number() throws(FileFailure) -> Int? {
      guard let bytes = try read(8) else { return nil }
      digest.add(bytes.span)
      var reader = ByteReader(bytes, 0..<8)
      return reader.int()
    }
    guard let count = try number(), count > 1, count <= left else { return nil }
    var runs: [[UInt8]] = []
    for _ in 0..<count {
      guard let length = try number(), let run = try read(length) else { return nil }
      digest.add(run.span)
      runs.append(run)
    }
    guard let bytes = try read(16) else { return nil }
    var end = ByteReader(bytes, 0..<16)
    guard end.digest() == digest.finish() else { return nil }
    return Texts(articles: runs[0], dictionary: runs[1], words: Array(runs[2...]))
  }

  /// Nil when the bytes, which end before the words, are not whole or not of this version.
  init?(_ bytes: [UInt8]) {
    let opening = Array(Self.opening.utf8)
    guard bytes.count > opening.count + 32, bytes.starts(with: opening) else { return nil }
    var reader = ByteReader(bytes, opening.count..<bytes.count - 16)
    var end = ByteReader(bytes, bytes.count - 16..<bytes.count)
    guard let first = reader.word(), let second = reader.word() else { return nil }
    let key = DigestKey(first: first, second: second)
    guard key.digest(bytes.span.extracting(0..<bytes.count - 16)) == end.digest(),
      let origin = reader.run(), let options = reader.run(),
      let device = reader.int(), let inode = reader.int(),
      let counts = reader.list({ $0.int() }), let diagnostics = reader.diagnostics(),
      let inputs = reader.list({ $0.input() }), let model = reader.digest(),
      let outputs = reader.list({ $0.output() }), let traces = reader.run(),
      let cells = reader.cells(), outputs.allSatisfy({ $0.origin.isTraced(in: traces.count) })
    else { return nil }
    self.init(key: key, origin: Array(origin), options: Array(options))
    root = FileStamp.Identity(
      device: UInt64(bitPattern: Int64(device)),
      inode: UInt64(bitPattern: Int64(inode))
    )
    self.counts = counts
    self.diagnostics = diagnostics
    self.inputs = inputs
    self.model = model
    self.outputs = outputs
    self.traces = Array(traces)
    self.cells = cells
  }
}

extension OutputRecord.Origin {
  /// Whether its trace, if it has one, lies within so many bytes of traces.
  fileprivate func isTraced(in count: Int) -> Bool {
    guard case .trace(let range) = self else { return true }
    return range.upperBound <= count
  }
}

extension ByteWriter {
  fileprivate static func littleEndian(_ number: Int) -> [UInt8] {
    var writer = ByteWriter(capacity: 8)
    writer.append(int: number)
    return writer.bytes
  }

  fileprivate mutating func append(run: [UInt8]) {
    append(varint: UInt64(run.count))
    append(run)
  }

  fileprivate mutating func append(int number: Int) {
    append(littleEndian: UInt64(bitPattern: Int64(number)))
  }

  fileprivate mutating func append(digest: Digest) {
    append(littleEndian: digest.first)
    append(littleEndian: digest.second)
  }

  fileprivate mutating func append(stamp: FileStamp) {
    append(int: Int(truncatingIfNeeded: stamp.identity.device))
    append(int: Int(truncatingIfNeeded: stamp.identity.inode))
    append(int: stamp.size)
    append(int: stamp.modified)
    append(int: stamp.changed)
  }

  fileprivate mutating func append(output: OutputRecord) {
    append(run: Array(output.path.utf8))
    append(stamp: output.stamp)
    switch output.origin {
    case .unknown: append(0)
    case .inputs(let digest):
      append(1)
      append(digest: digest)
    case .trace(let range):
      append(2)
      append(varint: UInt64(range.lowerBound))
      append(varint: UInt64(range.count))
    }
  }

  fileprivate mutating func append(diagnostics: [Diagnostic]) {
    append(varint: UInt64(diagnostics.count))
    for diagnostic in diagnostics {
      append(diagnostic.severity == .error ? 1 : 0)
      append(run: Array(diagnostic.identifier.utf8))
      append(run: Array(diagnostic.message.utf8))
      append(location: diagnostic.location)
      append(varint: UInt64(diagnostic.notes.count))
      for note in diagnostic.notes {
        append(run: Array(note.message.utf8))
        append(location: note.location)
      }
    }
  }

  private mutating func append(location: SourceLocation) {
    append(run: Array(location.path.utf8))
    append(int: location.line ?? -1)
    append(int: location.column ?? -1)
  }
}

extension ByteReader {
  fileprivate mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    guard let count = count() else { return nil }
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      list.append(element)
    }
    return list
  }

  fileprivate mutating func digest() -> Digest? {
    guard let first = word(), let second = word() else { return nil }
    return Digest(first: first, second: second)
  }

  private mutating func stamp() -> FileStamp? {
    guard let device = int(), let inode = int(), let size = int(), let modified = int(),
      let changed = int()
    else { return nil }
    return FileStamp(
      fileOn: UInt64(bitPattern: Int64(device)),
      inode: UInt64(bitPattern: Int64(inode)),
      size: size,
      modified: modified,
      changed: changed
    )
  }

  fileprivate mutating func input() -> InputRecord? {
    guard let path = text(), let stamp = stamp(), let settled = byte() else { return nil }
    return InputRecord(path: path, stamp: stamp, isSettled: settled == 1)
  }

  fileprivate mutating func output() -> OutputRecord? {
    guard let path = text(), let stamp = stamp(), let kind = byte() else { return nil }
    switch kind {
    case 0: return OutputRecord(path: path, stamp: stamp, origin: .unknown)
    case 1:
      return digest().map { OutputRecord(path: path, stamp: stamp, origin: .inputs($0)) }
    case 2:
      guard let start = varint().flatMap(Int.init(exactly:)),
        let count = varint().flatMap(Int.init(exactly:)), count <= Int.max - start
      else { return nil }
      return OutputRecord(path: path, stamp: stamp, origin: .trace(start..<start + count))
    default: return nil
    }
  }

  fileprivate mutating func cells() -> CellTable? {
    guard let count = count() else { return nil }
    var table = CellTable()
    for _ in 0..<count {
      guard let number = varint(), let digests = list({ $0.digest() }) else { return nil }
      table.add(CellList(number: UInt32(truncatingIfNeeded: number)), digests)
    }
    return table
  }

  fileprivate mutating func diagnostics() -> [Diagnostic]? {
    list { reader in
      guard let severity = reader.byte(), let identifier = reader.text(),
        let message = reader.text(), let location = reader.location(),
        let notes = reader.list({ reader -> Diagnostic.Note? in
          guard let message = reader.text(), let location = reader.location() else { return nil }
          return Diagnostic.Note(message, at: location)
        })
      else { return nil }
      return Diagnostic(
        severity == 1 ? .error : .warning,
        identifier,
        message,
        at: location,
        notes: notes
      )
    }
  }

  private mutating func location() -> SourceLocation? {
    guard let path = text(), let line = int(), let column = int() else { return nil }
    return SourceLocation(
      path: path,
      line: line < 0 ? nil : line,
      column: column < 0 ? nil : column
    )
  }
}
