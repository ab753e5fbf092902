/// Texts made of the pieces that Markdown's rules are about; one seed makes one text.
struct RandomText: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  static func text(seed: UInt64, pieces: [String] = markup, longest: Int = 40) -> String {
    var generator = RandomText(seed: seed)
    let count = Int.random(in: 1...longest, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  static let markup = [
    "a", "Idlib", "حماة", " ", "  ", "\n", "\n", "\n\n", "\t", "*", "**", "_", "__", "[", "]", "![",
    "(",
    ")", "](", "](/u)", "](</a b> 'title')", "](http://h.example/p)", "](javascript:x)", "[r]", "<",
    ">",
    "<a>", "<b c='d'>", "</b>", "<!-- c -->", "<?p?>", "<https://h.example/?a=b&c>", "<irc:x>",
    "<m@h.example>",
    "`", "``", "```\n", "~~~ swift x\n", "\\", "&", "&amp;", "&#35;", "&lt;", "&colon;", "\"", "'",
    "> ", "- ",
    "+ ", "* ", "1. ", "2) ", "    ", "# ", "## ", "---\n", "===\n", "\\\n", "  \n",
    "[r]: /ref \"t\"\n",
    "![x](a.png)", "![y](https://h.example/i.png)", "<div>\n", "</div>\n\n", "=", "-", "#", "!",
    ":", "é",
  ]
}
