import AnnalsPublishing
import Testing

@Suite struct ScratchFolderTests {
  /// A program that made one while another removed its own was once told that no such folder is there.
  @Test func manyComeAndGoAtOnce() {
    let failures = Workers(8).map(400) { number -> String? in
      do {
        let folder = try ScratchFolder()
        let file = try folder.write("a", "text \(number)")
        return file.hasPrefix(folder.path) ? nil : file
      } catch {
        return "\(error)"
      }
    }
    #expect(failures.compactMap(\.self) == [])
  }
}
