import AnnalsVocabulary
import Testing

@Suite struct PictureTests {
  private static func tree(_ head: String, _ body: String) -> FileTree {
    let png: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, 200, 0, 0, 0, 100, 8, 2, 0, 0, 0]
    return FileTree(bytes: [
      "annals.yaml": Array("title: T\nlanguages: [en]\n\(head)".utf8),
      "Content/Articles/a.md": Array("---\ntitle: A\ndate: 2020-01-01\n---\n\(body)\n".utf8),
      "Content/Media/square.png": png,
      "Content/Media/text.png": Array("no picture".utf8),
    ])
  }

  @Test(arguments: [
    ("![Hall](square.png)", "alt=\"Hall\" width=\"200\" height=\"100\" loading=\"lazy\" />"),
    (
      "![Hall](../Media/square.png \"Then\")",
      "alt=\"Hall\" title=\"Then\" width=\"200\" height=\"100\" loading=\"lazy\" />"
    ),
    ("![Hall](text.png)", "alt=\"Hall\" loading=\"lazy\" />"),
  ])
  func picturesInTextsHaveTheSizeThatTheirFilesTell(body: String, expected: String) throws {
    let site = BuiltSite(Self.tree("", body))
    let (page, problems) = try #require(site.render("articles/2020/01/a.html"))
    #expect(problems.isEmpty)
    #expect(page.contains(expected), "\(page)")
  }

  @Test func theLogoHasTheSizeThatItsFileTells() throws {
    let site = BuiltSite(Self.tree("logo: square.png\n", "Text."))
    let (page, _) = try #require(site.render("articles/2020/01/a.html"))
    #expect(
      page.contains("<img src=\"../../../media/square.png\" alt=\"\" width=\"200\" height=\"100\">")
    )
  }
}
