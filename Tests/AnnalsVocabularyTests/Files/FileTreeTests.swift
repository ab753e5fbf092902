import AnnalsVocabulary
import Testing

struct FileTreeTests {
  @Test func listsFilesInByteOrderAndFindsThem() {
    let tree: FileTree = ["b.md": "B", "a/z.md": "Z", "a.md": "A", "é.md": "E", "Z.md": "z"]
    #expect(tree.files.map(\.path) == ["Z.md", "a.md", "a/z.md", "b.md", "é.md"])
    for (index, file) in tree.files.enumerated() {
      #expect(tree.index(of: file.path) == index)
    }
    #expect(tree.index(of: "e\u{301}.md") == nil)
    #expect(tree.index(of: "") == nil)
    #expect(tree.index(of: "zz") == nil)
    #expect(tree.bytes(at: 1) == .success(Array("A".utf8)))
  }
}
