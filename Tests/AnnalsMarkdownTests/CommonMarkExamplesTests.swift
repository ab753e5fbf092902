import AnnalsMarkdown
import Testing

struct CommonMarkExamplesTests {
  @Test func writesParagraphs() {
    #expect(html("Idlib\nand *Hama*") == "<p>Idlib\nand <em>Hama</em></p>\n")
  }
}
