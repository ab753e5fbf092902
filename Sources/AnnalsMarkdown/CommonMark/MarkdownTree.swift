internal import CCommonMark
internal import CMarkdownArena

/// The tree libcmark makes of a text.
@safe
final class MarkdownTree {
  /// Most memory that one tree may take, in bytes.
  static let memoryLimit = 256 << 20

  private let arena: OpaquePointer

  /// - Returns: Nil when the tree would take more than `memoryLimit`.
  init?(parsing bytes: Span<UInt8>) {
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
