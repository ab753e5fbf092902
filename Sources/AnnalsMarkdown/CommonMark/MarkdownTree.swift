internal import CCommonMark
internal import CMarkdownArena

/// The tree libcmark makes of a text.
@safe
final class MarkdownTree {
  /// Most memory that one tree may take, in bytes.
  static let memoryLimit = 256 << 20

  private let arena: OpaquePointer

  /// - Returns: Nil when the tree would take more than `memoryLimit`.
  convenience init?(parsing bytes: Span<UInt8>) {
    if bytes.hasCarriageReturn {
      self.init(parsingLines: bytes.withLineFeeds.span)
    } else {
      self.init(parsingLines: bytes)
    }
  }

  private init?(parsingLines bytes: Span<UInt8>) {
    let parsed = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe annals_markdown_parse(
          text.baseAddress,
          text.count,
          CMARK_OPT_SOURCEPOS,
          Self.memoryLimit
        )
      }
    }
    guard let parsed = unsafe parsed else { return nil }
    unsafe arena = parsed
  }

  deinit {
    unsafe annals_markdown_free(arena)
  }

  /// For `MarkdownCursor`, which keeps the tree alive while it uses it.
  var root: OpaquePointer? { unsafe annals_markdown_root(arena) }
}

extension Span<UInt8> {
  // Without an early end, so that it runs on 32 bytes at a time.
  fileprivate var hasCarriageReturn: Bool {
    var isFound = false
    for index in indices where self[index] == 0x0D { isFound = true }
    return isFound
  }

  /// The text with every line ending as `\n`, for libcmark keeps the others in code.
  fileprivate var withLineFeeds: [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(count)
    for index in indices {
      let byte = self[index]
      if byte == 0x0A && index > 0 && self[index - 1] == 0x0D { continue }
      lines.append(byte == 0x0D ? 0x0A : byte)
    }
    return lines
  }
}
