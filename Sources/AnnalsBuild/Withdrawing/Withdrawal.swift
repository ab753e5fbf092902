internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsPublishing
public import AnnalsVocabulary

/// Marks an item of the content as withdrawn.
public struct Withdrawal: Sendable {
  /// The folder of the archive.
  public var source: String
  /// An article's or event's id, or the path of a file of `Content/`.
  public var id: String
  public var reason: WithdrawalReason
  public var day: CalendarDay

  public init(source: String, id: String, reason: WithdrawalReason, day: CalendarDay) {
    self.source = source
    self.id = id
    self.reason = reason
    self.day = day
  }

  /// What is to be changed in one file.
  public struct Edit: Sendable {
    /// Below the archive's folder.
    public let path: String
    /// Lines that go and lines that come.
    public let removed: [String]
    public let added: [String]
    /// Whether the file stays public, without an event that it told of.
    public var staysPublic = false
    fileprivate let bytes: [UInt8]
  }

  /// Why nothing can be marked; one sentence.
  public struct Failure: Error, Sendable {
    public let message: String
  }

  /// What would be changed; nothing when the item is withdrawn already.
  public func edits() throws(Failure) -> [Edit] {
    let folder = try reading { () throws(FileFailure) in try SourceFolder(source) }
    if let file = picture(in: folder.tree) { return try withholding(file, folder.tree) }
    let paths = try origins(folder.tree)
    guard !paths.isEmpty else {
      throw Failure(
        message:
          "nothing in '\(source)' has the id '\(id)'; give it as data/archive.json does, or the "
          + "path of its file below Content/"
      )
    }
    if let path = paths.first, names(path) {
      return try marking(path, folder.tree).map { [$0] } ?? []
    }
    var edits: [Edit] = []
    for path in paths {
      if path.utf8.starts(with: "Content/Articles/".utf8) {
        edits += try takingOut(of: path, folder.tree, besides: edits.map(\.path))
      } else if let edit = try marking(path, folder.tree) {
        edits.append(edit)
      }
    }
    return edits
  }

  /// A document that gets the status; nil when it has it.
  private func marking(_ path: String, _ tree: FileTree) throws(Failure) -> Edit? {
    guard let index = tree.index(of: path) else { return nil }
    guard let edit = StatusEdit(try contents(index, tree), on: day, reason: reason) else {
      throw Failure(
        message: "the front matter of \(path) cannot be changed by a program; write "
          + "'status: withdrawn' and 'withdrawal_reason: \(reason.rawValue)' into it"
      )
    }
    let old = edit.removed
    // A withdrawal keeps the day it was made on.
    if old.contains("status: withdrawn"), old.contains("withdrawal_reason: \(reason.rawValue)") {
      return nil
    }
    return Edit(path: path, removed: old, added: edit.added, bytes: edit.bytes)
  }

  /// The article without the event, and the event as a withdrawn record of its own: what it says is
  /// looked for from then on, in the article too.
  private func takingOut(of path: String, _ tree: FileTree, besides taken: [String])
    throws(Failure) -> [Edit]
  {
    guard let index = tree.index(of: path) else { return [] }
    let bytes = try contents(index, tree)
    guard let extraction = EventExtraction(of: address, from: bytes) else {
      throw Failure(
        message:
          "the event '\(id)' cannot be taken out of \(path) by a program; move it into a file "
          + "of Content/Events/ with 'status: withdrawn' and "
          + "'withdrawal_reason: \(reason.rawValue)', or withdraw the article by its path"
      )
    }
    var fields = [
      "status: withdrawn", "withdrawn_on: \(day)", "withdrawal_reason: \(reason.rawValue)",
    ]
    if EventExtraction.value(of: "date", in: extraction.fields) == nil,
      let date = EventExtraction.frontMatter(of: bytes)
        .flatMap({ EventExtraction.value(of: "date", in: $0) })
    {
      fields.append("date: \(date)")
    }
    let lines =
      ["---"].map { Array($0.utf8) } + fields.map { Array($0.utf8) } + extraction.fields
      // A quote must stand in the text of its document.
      + ["---", EventExtraction.value(of: "quote", in: extraction.fields) ?? "", ""]
      .map { Array($0.utf8) }
    let recorded = Array(lines.joined(separator: [0x0A]))
    var edits: [Edit] = []
    if !isRecorded(recorded, tree) {
      edits.append(
        Edit(
          path: recordPath(tree, besides: taken),
          removed: [],
          added: fields + extraction.fields.map { String(decoding: $0, as: UTF8.self) },
          bytes: recorded
        )
      )
    }
    edits.append(
      Edit(
        path: path,
        removed: extraction.removed,
        added: [],
        staysPublic: true,
        bytes: extraction.bytes
      )
    )
    // The record first: an event must never be in neither.
    return edits
  }

  /// Whether the same record stands there already, of any day: a run before was cut off behind it.
  private func isRecorded(_ record: [UInt8], _ tree: FileTree) -> Bool {
    func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
      bytes.split(separator: 0x0A).filter { !$0.starts(with: "withdrawn_on: ".utf8) }
    }
    let prefix = Array("Content/Events/\(address)".utf8)
    return tree.files.indices.contains { index in
      // Not what a killed program was writing: only what has its name is a record.
      let path = tree.files[index].path
      guard path.utf8.starts(with: prefix), path.hasSuffix(".md"),
        case .success(let bytes) = tree.bytes(at: index)
      else { return false }
      return lines(bytes) == lines(record)
    }
  }

  /// A file of `Content/Events/` that is not there yet.
  private func recordPath(_ tree: FileTree, besides taken: [String]) -> String {
    var number = 1
    while true {
      let path = "Content/Events/\(address)\(number == 1 ? "" : "-\(number)").md"
      if tree.index(of: path) == nil, !taken.contains(path) { return path }
      number += 1
    }
  }

  /// Changes the files.
  public func make(_ edits: [Edit]) throws(Failure) {
    for edit in edits {
      try reading { () throws(FileFailure) in
        let path = "\(source)/\(edit.path)"
        try Descriptor.makeFolders(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try OutputFile.replace(path, with: edit.bytes)
      }
    }
  }

  /// Whether the id is that of the article itself, not of an event in it.
  private func names(_ path: String) -> Bool {
    id.utf8.elementsEqual(path.utf8) || address.utf8.contains(UInt8(ascii: "/"))
  }

  /// The id without what an address adds to it.
  private var address: String {
    var text = id
    if text.utf8.starts(with: "articles/".utf8) { text = String(text.dropFirst(9)) }
    return text.hasSuffix(".html") ? String(text.dropLast(5)) : text
  }

  private func origins(_ written: FileTree) throws(Failure) -> [String] {
    let withholding = WithholdingStage(written)
    let tree = withholding.covered(written)
    var configuration = ConfigurationReader.standard
    if let index = tree.index(of: ConfigurationReader.path) {
      configuration = ConfigurationReader.configuration(try contents(index, tree)).0
    }
    let stage = ContentStage(
      tree: tree,
      configuration: configuration,
      withheldMedia: withholding.register.media,
      workers: Workers(),
      key: nil,
      last: nil,
      aside: nil,
      texts: nil,
      progress: { _, _ in }
    )
    let archive = Archive(resolving: stage.read().documents, configuration: configuration)
    return archive.origins(of: address)
  }

  /// A file of `Content/Media/` that the id names.
  private func picture(in tree: FileTree) -> String? {
    let prefix = "Content/Media/"
    let names = [id, "Content/M" + id.dropFirst(1), prefix + id]
    return names.first { $0.utf8.starts(with: prefix.utf8) && tree.index(of: $0) != nil }
      .map { String($0.dropFirst(prefix.count)) }
  }

  /// A line more in the register.
  private func withholding(_ file: String, _ tree: FileTree) throws(Failure) -> [Edit] {
    let path = WithheldRegisterReader.path
    var old: [UInt8] = []
    if let index = tree.index(of: path) { old = try contents(index, tree) }
    let register = WithheldRegisterReader.register(old).0
    if register.media.contains(where: { $0.utf8.elementsEqual(file.utf8) }) { return [] }
    var lines = old.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let item = "  - " + quoted(file)
    var added = [item]
    if let place = lines.firstIndex(where: { $0.starts(with: "media:".utf8) }) {
      guard lines[place].dropFirst(6).allSatisfy({ [0x20, 0x0D].contains($0) }) else {
        throw Failure(
          message: "'media' in \(path) cannot be changed by a program; add \(quoted(file)) to it"
        )
      }
      // Its lines may be less or more indented than ours.
      let following = place + 1 < lines.count ? lines[place + 1] : []
      let next = following.prefix { $0 == 0x20 }
      added = [String(decoding: next, as: UTF8.self) + "- " + quoted(file)]
      lines.insert(Array(added[0].utf8), at: place + 1)
    } else {
      added = ["media:", item]
      if lines.last?.isEmpty == true { lines.removeLast() }
      lines += added.map { Array($0.utf8) } + [[]]
    }
    let bytes = Array(lines.joined(separator: [0x0A]))
    let (changed, problems) = WithheldRegisterReader.register(bytes)
    guard problems.count <= WithheldRegisterReader.register(old).1.count,
      changed.media.contains(where: { $0.utf8.elementsEqual(file.utf8) })
    else {
      throw Failure(
        message: "\(path) cannot be changed by a program; add \(quoted(file)) to 'media'"
      )
    }
    return [Edit(path: path, removed: [], added: added, bytes: bytes)]
  }

  /// As YAML, where every name is plain that way.
  private func quoted(_ text: String) -> String {
    var output = ByteWriter(capacity: 80)
    output.append(jsonString: text)
    return output.text
  }

  private func contents(_ index: Int, _ tree: FileTree) throws(Failure) -> [UInt8] {
    switch tree.bytes(at: index) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw Failure(message: problem.message)
    }
  }

  private func reading<Result: ~Copyable>(_ body: () throws(FileFailure) -> Result) throws(Failure)
    -> Result
  {
    do { return try body() } catch { throw Failure(message: error.description) }
  }
}
