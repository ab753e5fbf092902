internal import CCommonMark

/// A walk over a tree: the node it stands on, and whether it enters or leaves that node.
///
/// It hands out no node, so nothing can outlive the tree, and it never recurses.
@safe
struct MarkdownCursor: ~Copyable {
  /// Keeps the nodes alive.
  private let tree: MarkdownTree
  private let iterator: OpaquePointer?
  private var node: OpaquePointer?

  private(set) var isEntering = false

  init(walking tree: MarkdownTree) {
    self.tree = tree
    unsafe iterator = cmark_iter_new(tree.root)
    unsafe node = nil
  }

  deinit {
    unsafe cmark_iter_free(iterator)
  }

  /// Goes to the next place where a node begins or ends; false at the end of the document.
  mutating func advance() -> Bool {
    let event = unsafe cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE else { return false }
    isEntering = event == CMARK_EVENT_ENTER
    unsafe node = cmark_iter_get_node(iterator)
    return true
  }
}

/// What stands at the cursor.
extension MarkdownCursor {
  enum Kind {
    case document, blockQuote, list, item, codeBlock, rawBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, rawInline, emphasis, strong, link, image
  }

  var kind: Kind {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .document
    }
  }

  var location: MarkdownLocation {
    MarkdownLocation(
      line: Int(unsafe cmark_node_get_start_line(node)),
      column: Int(unsafe cmark_node_get_start_column(node))
    )
  }

  /// Whether the line break here is one that libcmark 0.30 forgets to count: a backslash at a line's end.
  var isUncountedBreak: Bool {
    let before = unsafe cmark_node_get_end_line(cmark_node_previous(node))
    let after = unsafe cmark_node_get_start_line(cmark_node_next(node))
    return before == after && before > 0
  }

  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(node)) }

  var isOrderedList: Bool { unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }

  var listStart: Int { Int(unsafe cmark_node_get_list_start(node)) }

  /// Whether a paragraph stands in a list without blank lines between its items.
  var isInTightList: Bool {
    let list = unsafe cmark_node_parent(cmark_node_parent(node))
    return unsafe list != nil && cmark_node_get_list_tight(list) != 0
  }

  /// The text of a text, code or raw HTML node.
  func withLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_literal(node), body)
  }

  func withURL<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_url(node), body)
  }

  func withTitle<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_title(node), body)
  }

  /// What stands after the opening fence of a code block.
  func withFenceInfo<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    unsafe Self.withBytes(of: cmark_node_get_fence_info(node), body)
  }

  @unsafe
  private static func withBytes<Result>(
    of text: UnsafePointer<CChar>?,
    _ body: (Span<UInt8>) -> Result
  ) -> Result {
    guard let text = unsafe text else { return body(Span()) }
    let count = unsafe strlen(text)
    return unsafe text.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      unsafe body(Span(_unsafeStart: bytes, count: count))
    }
  }
}
