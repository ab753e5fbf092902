import Foundation
import TemporaryFolders
import Testing

/// What pages say of the pictures they show, from build to build.
@Suite struct PictureTests {
  /// Sides below 128, so that the bytes are text too.
  private func gif(_ width: UInt8, _ height: UInt8) -> String {
    let bytes =
      Array("GIF89a".utf8) + [width, 0, height, 0, 0, 0, 0]
      + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func aPictureOfAnotherSizeMakesThePagesAnewThatShowIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Pictures\nlanguages: [en, ar]\nlogo: logo.gif\n", to: "annals.yaml")
    let head = "---\ntitle: T\ndate: 2019-01-01\nlanguage: en\n---\n"
    try folder.write(head + "![A street](a.gif)\n", to: "Content/Articles/with.md")
    try folder.write(head + "See [the street](a.gif).\n", to: "Content/Articles/without.md")
    try folder.write(gif(12, 34), to: "Content/Media/a.gif")
    try folder.write(gif(9, 7), to: "Content/Media/logo.gif")

    func build() throws {
      let run = try AnnalsCommand("build", "--as-of", "2021-01-01", in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    func pages(holding text: String) throws -> [String] {
      try folder.files(in: "Public").filter { path in
        try path.hasSuffix(".html") && folder.text("Public/\(path)").contains(text)
      }
    }
    try build()
    let shown = try pages(holding: "width=\"12\" height=\"34\"")
    #expect(shown.count == 2, "\(shown)")
    let all = try pages(holding: "media/logo.gif")
    #expect(try pages(holding: "width=\"9\" height=\"7\"") == all)

    try folder.write(gif(56, 78), to: "Content/Media/a.gif")
    try build()
    #expect(try pages(holding: "width=\"56\" height=\"78\" loading=\"lazy\"") == shown)
    #expect(try pages(holding: "width=\"12\"") == [])

    try folder.write(gif(21, 14), to: "Content/Media/logo.gif")
    try build()
    #expect(try pages(holding: "width=\"21\" height=\"14\"") == all)
  }
}
