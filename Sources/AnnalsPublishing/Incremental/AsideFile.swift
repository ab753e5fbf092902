internal import AnnalsVocabulary
internal import CSystem

/// Bytes for the next build, or for a later stage of this one, that are put aside on the disk so that they
/// take no memory.
///
/// The file has no name: nobody else sees it, and it is gone with the program. Where the file system
/// cannot have such a file the bytes are held in memory. Any thread may add.
public final class AsideFile: Sendable {
  /// Written at once when so much waits.
  private static let room = 1 << 20

  private struct State: ~Copyable {
    var waiting = ByteWriter(capacity: 64 << 10)
    /// Before those that wait.
    var written = 0
    /// After it nothing more is written, and nothing can be had.
    var failure: FileFailure?
  }

  /// Of a negative number where there can be none.
  private let file: Descriptor
  private let path: String
  private let state = Locked(State())

  init(on folder: borrowing Descriptor, path: String) {
    file = Descriptor(number: annals_open_unnamed(folder.number))
    self.path = path
  }

  private var isOnDisk: Bool { file.number >= 0 }

  /// Puts bytes aside; a failure is told by `read`.
  public func add(_ bytes: Span<UInt8>) -> Range<Int> {
    state.withLock { state in
      let start = state.written + state.waiting.count
      state.waiting.append(bytes)
      if state.waiting.count >= Self.room { write(&state) }
      return start..<start + bytes.count
    }
  }

  /// A copy of the bytes of a range.
  public func bytes(_ range: Range<Int>) throws(FileFailure) -> [UInt8] {
    try settle(range)
    guard isOnDisk else {
      return state.withLock { state in
        state.waiting.withSpan { waiting in range.map { waiting[$0] } }
      }
    }
    let bytes = try file.read(range.count, at: range.lowerBound, path: path)
    guard bytes.count == range.count else { throw FileFailure("read", path, code: 0) }
    return bytes
  }

  /// Calls `body` with the bytes of a range, in parts.
  public func read(_ range: Range<Int>, _ body: (Span<UInt8>) throws(FileFailure) -> Void)
    throws(FileFailure)
  {
    try settle(range)
    guard isOnDisk else {
      try state.withLock { (state) throws(FileFailure) in
        try state.waiting.withSpan { (bytes) throws(FileFailure) in
          try body(bytes.extracting(range))
        }
      }
      return
    }
    var position = range.lowerBound
    while position < range.upperBound {
      let count = min(Self.room, range.upperBound - position)
      let bytes = try file.read(count, at: position, path: path)
      guard bytes.count == count else { throw FileFailure("read", path, code: 0) }
      try body(bytes.span)
      position += count
    }
  }

  /// Writes what waits, where any of a range may be among it, and throws when anything could not be
  /// written.
  private func settle(_ range: Range<Int>) throws(FileFailure) {
    let failure = state.withLock { state in
      if range.upperBound > state.written { write(&state) }
      return state.failure
    }
    if let failure { throw failure }
  }

  private func write(_ state: inout State) {
    guard isOnDisk, state.failure == nil, state.waiting.count > 0 else { return }
    do throws(FileFailure) {
      try state.waiting.withSpan { (bytes) throws(FileFailure) in
        try file.write(bytes, path: path)
      }
    } catch {
      state.failure = error
    }
    state.written += state.waiting.count
    state.waiting.removeAll()
  }
}

/// Bytes that the next build is to find, some of them put aside.
public struct KeptBytes: Sendable {
  private enum Piece {
    case bytes([UInt8])
    case aside(AsideFile, Range<Int>)
  }

  private var pieces: [Piece] = []
  public private(set) var count = 0

  public init() {}

  public init(_ bytes: [UInt8]) {
    append(bytes)
  }

  public mutating func append(_ bytes: [UInt8]) {
    pieces.append(.bytes(bytes))
    count += bytes.count
  }

  public mutating func append(_ range: Range<Int>, of file: AsideFile) {
    count += range.count
    if case .aside(let last, let before)? = pieces.last, last === file,
      before.upperBound == range.lowerBound
    {
      pieces[pieces.count - 1] = .aside(file, before.lowerBound..<range.upperBound)
    } else {
      pieces.append(.aside(file, range))
    }
  }

  /// Calls `body` with all of them, in order and in parts.
  func read(_ body: (Span<UInt8>) throws(FileFailure) -> Void) throws(FileFailure) {
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): try body(bytes.span)
      case .aside(let file, let range): try file.read(range, body)
      }
    }
  }
}

extension OutputFolder {
  /// A file for bytes that must wait, on the file system of the output.
  public borrowing func asideFile() -> AsideFile {
    AsideFile(on: location.parent, path: location.path(of: "."))
  }
}
