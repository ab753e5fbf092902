import AnnalsPublishing
import AnnalsVocabulary
import TemporaryFolders
import Testing

@testable import AnnalsBuild

/// What happens when the redaction of one renderer fails and it writes a withheld value.
@Suite struct SabotagedRendererTests {
  /// A withheld name, a withheld field, and the title of a withdrawn document.
  private static let secrets = [
    "Zorvan Quilmer", "قرعيش طحلوب", "Жбанков Щукарин видел всё своими глазами",
  ]

  private func write(to folder: TemporaryFolder) throws {
    try folder.write("title: Small\nid: small\nlanguages: [en, ar]\n", to: "A/annals.yaml")
    try folder.write(
      "names:\n  - name: \(Self.secrets[0])\n    shown_as: {en: a witness, ar: شاهد}\n",
      to: "A/withheld.yaml"
    )
    try folder.write("---\nname: Alba\n---\n", to: "A/Content/Towns/a.md")
    try folder.write("---\nname: Guard\n---\n", to: "A/Content/Factions/g.md")
    try folder.write("---\ntitle: About\n---\nThis.\n", to: "A/Content/Pages/about.md")
    try folder.write(
      """
      ---
      title: One
      date: 2019-08-22
      source: News
      author: \(Self.secrets[1])
      withheld: [author]
      events:
        - {id: e, date: 2019-08-22, town: Alba, factions: [Guard], type: arrest}
      ---
      Seen by \(Self.secrets[0]).
      """,
      to: "A/Content/Articles/one.md"
    )
    try folder.write(
      """
      ---
      title: \(Self.secrets[2])
      date: 2019-08-23
      status: withdrawn
      withdrawal_reason: safety
      ---
      Text.
      """,
      to: "A/Content/Articles/two.md"
    )
  }

  /// The site with a renderer that goes on, after its file, with a value that it should not have.
  private func sabotaged(_ site: Site, at path: SitePath, _ secret: String) -> Site {
    let value = Array("<p title=\"\(secret)\">".utf8)
    let files = site.files.map { file in
      guard file.path == path else { return file }
      return Site.File(
        path: path,
        recipe: .render { output in
          let problems = make(file.recipe, into: &output)
          output.append(value.span)
          return problems
        }
      )
    }
    return Site.gathering(files).0
  }

  @Test func isRefusedByTheGateWhicheverItIs() throws {
    let folder = try TemporaryFolder()
    try write(to: folder)
    var build = Build(
      source: folder("A"),
      output: folder("Public"),
      asOf: try #require(CalendarDay("2024-01-01")),
      version: "1"
    )
    build.release = ReleaseRequest()
    let first = build.run()
    #expect(first.published?.isNew == true, "\(first.diagnostics)")
    let before = try folder.files(in: "Public")
    let statement = try folder.text("Public/_annals/RELEASE")

    // An archive that says more, so that there is something to publish.
    try folder.write("---\ntitle: About\n---\nThis and that.\n", to: "A/Content/Pages/about.md")
    let target = try OutputFolder(at: build.output, source: build.source, home: nil)
    let current = try target.current()
    let source = try SourceFolder(build.source)
    var report = BuildReport()
    let former = try build.former(in: target, current)
    let made = try #require(
      build.site(of: source, after: former, nil, &report) { _, _, _ in }
    )
    let plan = try #require(build.plan(for: made, of: source.tree, after: current))

    func publish(_ site: Site) throws(PublishingFailure) {
      let made = MadeSite(
        site: site,
        notice: made.notice,
        varying: made.varying,
        inspection: made.inspection,
        cells: made.cells
      )
      try build.publish(made, to: target, plan, source, &report, Interruption()) { _, _, _ in }
    }

    // One page of each template, and one of the other files of each folder and kind.
    var refused = 0
    var kinds: Set<String> = []
    for (number, file) in made.site.files.enumerated() {
      if case .copy = file.recipe { continue }
      let kind =
        file.template ?? "\(file.path.folder)/*.\(file.path.name.split(separator: ".").last ?? "")"
      guard kinds.insert(kind).inserted else { continue }
      let secret = Self.secrets[number % Self.secrets.count]
      do {
        try publish(sabotaged(made.site, at: file.path, secret))
        Issue.record("\(file.path) was published with what is withheld: \(secret)")
      } catch PublishingFailure.leaking(let leaks) {
        #expect(Set(leaks.map(\.location.path)) == [file.path.text])
        refused += 1
      } catch {
        Issue.record("\(file.path): \(error)")
      }
    }
    #expect(refused == kinds.count && refused > 20)
    #expect(try folder.files(in: "Public") == before)
    #expect(try folder.text("Public/_annals/RELEASE") == statement)
    #expect(try folder.names().filter { !$0.hasSuffix("lock") }.sorted() == ["A", "Public"])

    // The same site with nothing sabotaged is published.
    try publish(made.site)
    #expect(try folder.text("Public/_annals/RELEASE").contains("sequence: 2"))
  }
}

/// What a recipe makes.
private func make(_ recipe: Site.Recipe, into output: inout ByteWriter) -> [Diagnostic] {
  switch recipe {
  case .bytes(let bytes):
    output.append(bytes.span)
    return []
  case .render(let render): return render(&output)
  case .page(let render): return render(&output, Trace())
  case .parts(let count, let write):
    for part in 0..<count { write(part, &output) }
    return []
  case .copy, .standing: return []
  }
}
