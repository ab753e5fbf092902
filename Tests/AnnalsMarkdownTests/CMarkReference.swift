import CCommonMark
import Glibc

/// What `cmark` itself writes, once our policy has been applied to its tree by other means than ours.
enum CMarkReference {
  /// HTML with headings as they are, without anchors, and `'` as it stands.
  static func html(_ text: String) -> String {
    let bytes = Array(text.utf8CString)
    let root = unsafe cmark_parse_document(bytes, bytes.count - 1, CMARK_OPT_DEFAULT)
    defer { unsafe cmark_node_free(root) }
    unsafe applyPolicy(to: root)
    let rendered = unsafe cmark_render_html(root, CMARK_OPT_UNSAFE)
    defer { unsafe free(rendered) }
    guard let rendered = unsafe rendered else { return "" }
    return unsafe String(cString: rendered).replacing("&#x27;", with: "'")
  }

  @unsafe
  private static func applyPolicy(to root: OpaquePointer?) {
    let iterator = unsafe cmark_iter_new(root)
    defer { unsafe cmark_iter_free(iterator) }
    var openLinks: [Bool] = []
    var imageDepth = 0
    while true {
      let event = unsafe cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      let isEntering = event == CMARK_EVENT_ENTER
      let node = unsafe cmark_iter_get_node(iterator)
      switch unsafe cmark_node_get_type(node) {
      case CMARK_NODE_IMAGE:
        imageDepth += isEntering ? 1 : -1
        if !isEntering && imageDepth == 0 {
          unsafe replace(image: node, insideLink: openLinks.contains(true))
        }
      case _ where imageDepth > 0: continue
      case CMARK_NODE_HTML_BLOCK:
        unsafe replace(node, withRaw: escaped(node, "<pre class=\"raw-html\">", "</pre>"))
      case CMARK_NODE_HTML_INLINE:
        unsafe replace(node, withText: String(cString: cmark_node_get_literal(node)))
      case CMARK_NODE_CODE_BLOCK: unsafe dropLanguage(of: node)
      case CMARK_NODE_LINK where isEntering:
        let isAllowed = unsafe isAllowed(String(cString: cmark_node_get_url(node)))
        openLinks.append(isAllowed && !openLinks.contains(true))
      case CMARK_NODE_LINK:
        if openLinks.popLast() == false { unsafe unwrap(node) }
      default: continue
      }
    }
  }
}

extension CMarkReference {
  /// The policy as a pattern; the walk has it as a loop over bytes.
  static func isAllowed(_ url: String) -> Bool {
    let seen = String(
      String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 32 && $0.value != 127 })
    )
    // No heading of the tests has an anchor that is linked to.
    if seen.contains(/^([\/\\]{2}|#)/.matchingSemantics(.unicodeScalar)) { return false }
    if seen.contains(/^(https?|mailto):/.ignoresCase().matchingSemantics(.unicodeScalar)) {
      return true
    }
    return !seen.contains(/^[^\/\\?#:]*:/.matchingSemantics(.unicodeScalar))
  }

  private static func isRemote(_ url: String) -> Bool {
    url.contains(/^[\x00-\x20]*(https?|mailto):/.ignoresCase())
  }

  @unsafe
  private static func replace(image: OpaquePointer?, insideLink: Bool) {
    let url = unsafe String(cString: cmark_node_get_url(image))
    let text = unsafe plainText(of: image)
    if !isAllowed(url) { return unsafe replace(image, withText: text) }
    if !isRemote(url) { return }
    let host = url.drop { $0 != ":" }.dropFirst().drop { $0 == "/" }.prefix { !"/?#".contains($0) }
    let shown = text + (text.isEmpty ? "" : " ")
    let link = unsafe cmark_node_new(insideLink ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_LINK)
    if !insideLink {
      unsafe cmark_node_set_url(link, url)
      unsafe cmark_node_set_title(link, cmark_node_get_title(image))
    }
    for (type, content) in [
      (CMARK_NODE_TEXT, shown + "("), (CMARK_NODE_HTML_INLINE, "<bdi>"),
      (CMARK_NODE_TEXT, String(host)), (CMARK_NODE_HTML_INLINE, "</bdi>"), (CMARK_NODE_TEXT, ")"),
    ] {
      let child = unsafe cmark_node_new(type)
      unsafe cmark_node_set_literal(child, content)
      unsafe cmark_node_append_child(link, child)
    }
    unsafe exchange(image, for: link)
  }

  @unsafe
  private static func plainText(of node: OpaquePointer?) -> String {
    var text = ""
    let iterator = unsafe cmark_iter_new(node)
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      let child = unsafe cmark_iter_get_node(iterator)
      switch unsafe cmark_node_get_type(child) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
        text += unsafe String(cString: cmark_node_get_literal(child))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      default: break
      }
    }
  }

  @unsafe
  private static func escaped(_ node: OpaquePointer?, _ before: String, _ after: String) -> String {
    let text = unsafe String(cString: cmark_node_get_literal(node))
    return before
      + text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;") + after
  }

  @unsafe
  private static func dropLanguage(of block: OpaquePointer?) {
    let language =
      unsafe String(cString: cmark_node_get_fence_info(block))
      .split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let isPlain = language.wholeMatch(of: /[A-Za-z0-9+\-]{1,32}/) != nil
    unsafe cmark_node_set_fence_info(block, isPlain ? language.lowercased() : "")
  }

  @unsafe
  private static func replace(_ node: OpaquePointer?, withRaw html: String) {
    let block = unsafe cmark_node_new(CMARK_NODE_HTML_BLOCK)
    unsafe cmark_node_set_literal(block, html)
    unsafe exchange(node, for: block)
  }

  @unsafe
  private static func replace(_ node: OpaquePointer?, withText text: String) {
    let inline = unsafe cmark_node_new(CMARK_NODE_TEXT)
    unsafe cmark_node_set_literal(inline, text)
    unsafe exchange(node, for: inline)
  }

  @unsafe
  private static func exchange(_ node: OpaquePointer?, for other: OpaquePointer?) {
    unsafe cmark_node_replace(node, other)
    unsafe cmark_node_free(node)
  }

  @unsafe
  private static func unwrap(_ link: OpaquePointer?) {
    while let child = unsafe cmark_node_first_child(link) {
      unsafe cmark_node_insert_before(link, child)
    }
    unsafe cmark_node_free(link)
  }
}
