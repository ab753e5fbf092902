internal import CCommonMark

/// The tree libcmark makes of a text.
@safe
final class MarkdownTree {
  /// For `MarkdownCursor`, which keeps the tree alive while it uses it.
  let root: OpaquePointer?

  init(parsing bytes: Span<UInt8>) {
    unsafe root = bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_SOURCEPOS)
      }
    }
  }

  deinit {
    unsafe cmark_node_free(root)
  }
}
