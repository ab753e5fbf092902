internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsPublishing
internal import AnnalsVocabulary
internal import AnnalsWithholding

/// What an archive withholds: its register, and what single documents keep back.
struct WithholdingStage: Sendable {
  let register: WithheldRegister
  let problems: [Diagnostic]

  init(_ tree: FileTree) {
    guard let index = tree.index(of: WithheldRegisterReader.path) else {
      register = WithheldRegister()
      problems = []
      return
    }
    switch tree.bytes(at: index) {
    case .success(let bytes): (register, problems) = WithheldRegisterReader.register(bytes)
    case .failure(let problem): (register, problems) = (WithheldRegister(), [problem])
    }
  }

  /// The files as everything after this stage may read them.
  func covered(_ tree: FileTree) -> FileTree {
    tree.covered(by: NameCover(register))
  }

  /// The gate for a site of `archive`, and what it cannot look for.
  func gate(_ terms: [WithheldTerm], _ archive: PublicArchive) -> (LeakGate, [Diagnostic]) {
    let allowed = Set(register.allowances.map { FoldedName(folding: $0.value) })
    let all = register.names.map(\.term) + register.values + terms
    let known = all.contains(where: \.isSharable) ? publicWords(of: archive) : []
    let sought = all.filter { term in
      !term.spellings.contains { value in
        let folded = FoldedName(folding: value)
        return allowed.contains(folded) || (term.isSharable && known.contains(folded))
      }
    }
    let gate = LeakGate(sought)
    return (gate, gate.unsought.map(tooShort))
  }

  /// What public documents say in fields that several may share.
  private func publicWords(of archive: PublicArchive) -> Set<FoldedName> {
    var words = archive.articles.flatMap { [$0.title, $0.author ?? ""] }
    words += archive.sources.map(\.name) + archive.accounts.compactMap(\.attribution)
    words += archive.accounts.flatMap { [$0.summary ?? "", $0.quote ?? ""] }
    return Set(words.map { FoldedName(folding: $0) })
  }

  private func tooShort(_ term: WithheldTerm) -> Diagnostic {
    Diagnostic(
      .warning,
      "withheld-too-short",
      "what is withheld here is too short to be looked for in the site; see that it is nowhere",
      at: term.location
    )
  }
}

extension LeakGate {
  /// What looks through a finished site; nil when there is nothing to look for.
  var inspection: SiteInspection? {
    if isOpen { return nil }
    return SiteInspection { path, bytes, offset in
      let name = path.utf8
      let isMarkup = [".html", ".xml", ".svg"].contains {
        name.suffix($0.utf8.count).elementsEqual($0.utf8)
      }
      return leaks(in: bytes, isMarkup: isMarkup).map { leak in
        let term = terms[leak.term].location
        let how = leak.form == .base64 ? "in Base64, " : ""
        return Diagnostic(
          .error,
          "leak",
          "what is withheld stands here, \(how)before byte \(offset + leak.end)",
          at: SourceLocation(path: path),
          notes: [Diagnostic.Note("it is withheld here", at: term)]
        )
      }
    }
  }
}
