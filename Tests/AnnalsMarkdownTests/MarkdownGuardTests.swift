import AnnalsMarkdown
import AnnalsVocabulary
import CCommonMark
import Foundation
import Testing

struct MarkdownGuardTests {
  /// Texts that libcmark 0.30.2 takes minutes over, or that took other parsers as long.
  static let hostile: [(text: String, refusal: String?)] = [
    (
      r("- ", 30_000) + "x" + r("\n", 30_000),
      "1: more than 100 lists and block quotes stand inside one another"
    ),
    (
      r("> ", 1) + r("- ", 30_000) + "x" + r("\n>", 30_000),
      "1: more than 100 lists and block quotes stand inside one another"
    ),
    (r("![[]()", 160_000), "1: a paragraph has 160000 images and 160000 closing brackets"),
    (
      r(">", 100_000) + r("a*", 100_000),
      "1: more than 100 lists and block quotes stand inside one another"
    ),
    (r(">", 100_000) + "a", "1: more than 100 lists and block quotes stand inside one another"),
    (deepList(100) + r("\n", 1_000_000), "200050: too many lines stand inside deeply nested lists"),
    (r("*a **a ", 65_000) + "b" + r(" a** a*", 65_000), nil),
    (r("[", 50_000) + "a" + r("]", 50_000), nil),
    (r("[a](<b", 30_000), nil),
    (r("[a](b", 30_000), nil),
    ((1..<1500).map { "e" + r("`", $0) }.joined(), nil),
    (r("&", 100_000) + "\n" + r("&#", 50_000), nil),
    ("</" + r("<!--", 30_000), nil),
    (r("a <!A ", 30_000), nil),
    (r("a <?", 30_000), nil),
    (r("a <![CDATA[", 20_000), nil),
    ((0..<50_000).map { "[\($0)]: /u\n" }.joined() + r("[0]", 50_000), nil),
    ("[a]: " + r("b", 1_000_000) + "\n\n" + r("[a] ", 100_000), nil),
    (r("a**b", 10_000) + r("c* ", 10_000), nil),
    (r("*_", 30_000), nil),
    (r("- a\n", 50_000), nil),
    (r("# a\n", 50_000), nil),
    (r("[a](javascript:b)\n", 50_000), nil),
    (r("![a](b", 7_000) + r("[a](b)", 7_000), nil),
    (r("*a ", 1_390_000), "1: its markup takes more than 256 MB of memory"),
    (r("#\n", 200_001), "200001: it has more than 200000 headings"),
    (r("a\n-\n", 200_001), "400002: it has more than 200000 headings"),
    (r("a\n=\n", 200_001), "400002: it has more than 200000 headings"),
    (r("[", 4 << 20), "1: its markup takes more than 256 MB of memory"),
    (r("a", 4 << 20), nil),
    (r("a", (4 << 20) + 1), "1: it has 4194305 bytes, of which at most 4194304 are read"),
  ]

  @Test(arguments: hostile.indices)
  func readsOrRefusesInBoundedTime(index: Int) {
    let (text, refusal) = Self.hostile[index]
    let bytes = Array(text.utf8)
    let start = threadSeconds()
    let (outline, problems) = MarkdownBody.scan(bytes.span)
    let written = html(text)
    // Under 1 s in release. This only has to tell linear from quadratic, in debug and beside other work.
    #expect(threadSeconds() - start < 30)
    guard let refusal else {
      #expect(problems.allSatisfy { $0.severity == .warning })
      return
    }
    let problem = problems.first
    #expect(problem?.identifier == "markdown-too-complex")
    #expect(
      problem.map { "\($0.location.line): \($0.message)" }
        == refusal.inserted("the text cannot be read: ")
    )
    #expect(outline.plainText.isEmpty)
    #expect(written.isEmpty)
  }

  static let ordinary: [String] = [
    r("one two three four five six seven eight nine ten\n", 80_000),
    r("| [Town](towns/town.html) | [Other](towns/other.html) |\n", 70_000),
    r("- [Town](towns/town.html) and *more*\n", 100_000),
    r("![photo](media/photo.jpg)\n\n", 150_000),
    r("![photo](media/photo.jpg)\n", 9_000),
    r("- " + "- - - - - - - - - -\n", 1_000),
    r("- * - * - * - * - * -\n", 1_000),
    r(" ", 400) + "verse\n\n" + r("\t", 300) + "verse\n",
    r("- ", 100) + "x",
  ]

  @Test(arguments: ordinary.indices)
  func readsWhatPeopleWrite(index: Int) {
    let bytes = Array(Self.ordinary[index].utf8)
    #expect(MarkdownBody.scan(bytes.span).1 == [])
  }

  @Test func refusesEveryDepthOverTheLimit() {
    let pieces = [
      "> ", ">", "- ", "-", "* ", "+ ", "1. ", "12) ", " ", "  ", "    ", "\t", "\n", "\n", "\n\n",
      "a", "* * *\n",
      "```\n", "\\", "<div>\n", "# ", "- a\n", "  - b\n", "> c\n", "---\n",
    ]
    var deepest = 0
    for seed in 0..<5_000 as Range<UInt64> {
      let text = RandomText.text(seed: seed, pieces: pieces, longest: 60)
      let depth = blockDepth(of: text)
      deepest = max(deepest, depth)
      if depth == 0 { continue }
      var options = MarkdownOptions()
      options.depthLimit = depth - 1
      let problems = MarkdownBody.scan(Array(text.utf8).span, options: options).1
      #expect(
        problems.first?.identifier == "markdown-too-complex",
        "seed \(seed): \(text.debugDescription)"
      )
    }
    #expect(deepest > 8)
  }

  @Test func needsLittleStack() async {
    let texts = [
      r("- ", 100) + r("*a **a ", 20_000) + r(" a** a*", 20_000),
      r("![", 9_000) + r("](a)", 9_000),
      r(">", 100) + r("[", 20_000) + r("]", 20_000),
    ]
    let lengths = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: texts.map { html($0).utf8.count }) }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(lengths.allSatisfy { $0 > 0 })
  }
}

/// Of this thread's own work, whatever else the machine does.
private func threadSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func r(_ text: String, _ count: Int) -> String {
  String(repeating: text, count: count)
}

private func deepList(_ depth: Int) -> String {
  (0..<depth).map { r("  ", $0) + "- a\n" }.joined()
}

/// How many block quotes and list items stand inside one another in libcmark's tree.
private func blockDepth(of text: String) -> Int {
  let bytes = Array(text.utf8CString)
  let root = unsafe cmark_parse_document(bytes, bytes.count - 1, CMARK_OPT_DEFAULT)
  let iterator = unsafe cmark_iter_new(root)
  defer {
    unsafe cmark_iter_free(iterator)
    unsafe cmark_node_free(root)
  }
  var depth = 0
  var deepest = 0
  while true {
    let event = unsafe cmark_iter_next(iterator)
    if event == CMARK_EVENT_DONE { return deepest }
    let type = unsafe cmark_node_get_type(cmark_iter_get_node(iterator))
    guard type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM else { continue }
    depth += event == CMARK_EVENT_ENTER ? 1 : -1
    deepest = max(deepest, depth)
  }
}

extension String {
  /// The text with `words` after the line number it begins with.
  fileprivate func inserted(_ words: String) -> String {
    let parts = split(separator: ": ", maxSplits: 1)
    return parts[0] + ": " + words + parts[1]
  }
}
