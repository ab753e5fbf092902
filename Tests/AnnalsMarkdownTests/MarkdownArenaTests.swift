import CCommonMark
import CMarkdownArena
import Testing

struct MarkdownArenaTests {
  static let texts = [
    "# a *b*\n\n- c [d](e 'f')\n- ![g](h)\n\n```x\ny\n```\n[i]: <j> \"k\"\n\n[i] `l` &amp; <m>\\\n<n@o.p>\n\n> q\n<div>\n",
    "*a **b [c ![d](e) f](g) h** i*\n\n1. j\n\n   k\n",
    String(repeating: "word ", count: 4_000),
    "",
  ]

  /// Wherever the memory ends, the parse ends well, and with enough of it the tree is the one of malloc.
  @Test(arguments: texts)
  func endsWellWhereverTheMemoryEnds(text: String) {
    let bytes = Array(text.utf8CString)
    let expected = unsafe html(cmark_parse_document(bytes, bytes.count - 1, 0), freeing: true)
    var refused = 0
    for limit in stride(from: 0, to: 200_000, by: 176) {
      let tree = unsafe annals_markdown_parse(bytes, bytes.count - 1, 0, limit)
      guard let tree = unsafe tree else {
        refused += 1
        continue
      }
      unsafe #expect(html(annals_markdown_root(tree), freeing: false) == expected)
      unsafe annals_markdown_free(tree)
    }
    #expect(refused > 5)
    #expect(refused < 1_100)
  }

  @Test func holdsManyTreesAtOnce() {
    let bytes = Array(Self.texts[0].utf8CString)
    var trees = unsafe [OpaquePointer?]()
    for _ in 0..<50 {
      unsafe trees.append(annals_markdown_parse(bytes, bytes.count - 1, 0, 1 << 20))
    }
    var pages: Set<String> = []
    for index in 0..<50 {
      unsafe pages.insert(html(annals_markdown_root(trees[index]), freeing: false))
    }
    #expect(pages.count == 1)
    for index in 0..<50 { unsafe annals_markdown_free(trees[index]) }
  }

  @unsafe
  private func html(_ root: OpaquePointer?, freeing: Bool) -> String {
    defer { if freeing { unsafe cmark_node_free(root) } }
    let rendered = unsafe cmark_render_html(root, CMARK_OPT_UNSAFE)
    guard let rendered = unsafe rendered else { return "" }
    // Rendered in the heap: the arena is in use only while libcmark parses.
    defer { unsafe cmark_get_default_mem_allocator().pointee.free(rendered) }
    return unsafe String(cString: rendered)
  }
}
