import AnnalsRelease
import AnnalsVocabulary
import Testing

private func path(_ text: String) throws -> SitePath { try #require(SitePath(text)) }

/// A manifest of a few files of every kind.
private func sample() throws -> Manifest {
  let digest = SHA256Digest(of: Array("abc".utf8))
  return Manifest(
    sources: ["Content/Articles/a \"b\" \\ <c>.md", "Content/Médias/\u{2028}x.md"],
    entries: try [
      ("verify.html", []), ("index.html", []), ("articles/a.html", [0, 1]), ("assets/a.css", []),
      ("_annals/site.json", []), ("media/a.jpg", [1]), ("data/archive.json", []),
      ("search/manifest.js", []),
    ].map { text, sources in
      Manifest.Entry(
        path: try path(text),
        size: 3,
        digest: digest,
        kind: FileKind(of: try path(text)),
        sources: sources
      )
    }
  )
}

@Suite struct ManifestTests {
  @Test func isReadAsItWasWritten() throws {
    let manifest = try sample()
    #expect(try Manifest(json: manifest.json) == manifest)
    let empty = Manifest(sources: [], entries: [])
    #expect(try Manifest(json: empty.json) == empty)
    #expect(
      manifest.entries.map(\.kind) == [
        .record, .page, .asset, .data, .page, .media, .search, .statement,
      ]
    )
    #expect(manifest.entry(try path("media/a.jpg"))?.sources == [1])
    #expect(manifest.entry(try path("media/b.jpg")) == nil)
  }

  @Test func refusesEveryOtherSpelling() throws {
    let text = String(decoding: try sample().json, as: UTF8.self)
    let changes = [
      (",\"size\":3", ", \"size\":3"), ("\"size\":3", "\"size\":03"), ("\\u003c", "<"),
      ("\\u003c", "\\u003C"), ("articles/a.html", "../a.html"), ("articles/a.html", "zz/a.html"),
      ("\"sources\":[0,1]", "\"sources\":[1,0]"), ("\"sources\":[0,1]", "\"sources\":[0,2]"),
      ("\"kind\":\"asset\"", "\"kind\":\"page\""), ("]}\n", "]}"), ("]}\n", "]}\n\n"),
    ]
    for (part, other) in changes {
      let range = try #require(text.range(of: part), "\(part)")
      let changed = text.replacingCharacters(in: range, with: other)
      #expect(throws: ManifestFault.self, "\(part) → \(other)") {
        try Manifest(json: Array(changed.utf8))
      }
    }
  }

  @Test func writesWhatSha256sumReads() throws {
    var output = ByteWriter()
    let digest = SHA256Digest(of: [])
    Checksums.write(digest, Array("a b".utf8), into: &output)
    Checksums.write(digest, Array("a\\b\nc".utf8), into: &output)
    #expect(output.text == "\(digest)  a b\n\\\(digest)  a\\\\b\\nc\n")
  }
}

@Suite struct ReleaseTests {
  @Test func isReadAsItWasWritten() throws {
    var release = Release(
      archive: Slug("Front Line"),
      sequence: 7,
      date: try #require(CalendarDay("2026-11-22")),
      files: 12,
      bytes: 3456,
      checksums: SHA256Digest(of: [1]),
      manifest: SHA256Digest(of: [2]),
      previous: SHA256Digest(of: [3]),
      generator: "annals 0.1.0"
    )
    #expect(try Release(text: release.text) == release)
    release.previous = nil
    release.nextKey = "RWQ"
    release.revokedKeys = ["0123456789ABCDEF", "1123456789ABCDEF"]
    #expect(try Release(text: release.text) == release)
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<Index>? { ranges(of: part).first }

  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
