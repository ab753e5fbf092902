public import AnnalsVocabulary

/// Reads `withheld.yaml`, the key to what the archive withholds.
public enum WithheldRegisterReader {
  public static let path = "withheld.yaml"

  static let keys: KeySet = [.names, .values, .media, .allow]
  static let nameKeys: KeySet = [.name, .spellings, .shownAs]
  static let allowanceKeys: KeySet = [.value, .reason]
  private static let limits = YAMLLimits(depth: 8, keys: 200_000, size: 16 << 20)

  /// The register in `bytes`; with errors it must not be built by, since something could be missing.
  public static func register(_ bytes: [UInt8]) -> (WithheldRegister, [Diagnostic]) {
    var problems = Problems(path: path)
    var register = WithheldRegister()
    guard let text = SourceText(bytes, problems: &problems) else {
      return (register, problems.diagnostics)
    }
    let root = YAMLReader.read(
      text.bytes[text.start...],
      firstLine: 1,
      limits: limits,
      problems: &problems
    ).root
    if let root, let fields = fields(root, keys, of: "the register", &problems) {
      register.names = fields.items(.names).compactMap { name($0, &problems) }
      register.values = fields.texts(.values, &problems).map {
        WithheldTerm([$0.value], at: problems.location($0.mark))
      }
      register.media = fields.texts(.media, &problems).map { mediaPath($0.value) }
      register.allowances = fields.items(.allow).compactMap { allowance($0, &problems) }
    }
    return (register, problems.diagnostics)
  }
}

extension WithheldRegisterReader {
  private static func fields(
    _ node: YAMLNode,
    _ known: KeySet,
    of thing: String,
    _ problems: inout Problems
  ) -> Fields? {
    guard case .mapping(let entries) = node.content else {
      if case .refused = node.content { return nil }
      problems.error(
        "wrong-shape",
        "\(thing) must be lines of 'key: value', not \(node.shape)",
        at: node.mark
      )
      return nil
    }
    return Fields(entries, at: node.mark, known: known, of: thing, problems: &problems)
  }

  private static func name(_ node: YAMLNode, _ problems: inout Problems) -> WithheldRegister.Name? {
    let thing = "a withheld name"
    guard let fields = fields(node, nameKeys, of: thing, &problems),
      let name = fields.requiredText(.name, of: thing, &problems)
    else { return nil }
    let spellings = fields.texts(.spellings, &problems).map(\.value)
    return WithheldRegister.Name(
      term: WithheldTerm([name.value] + spellings, at: problems.location(name.mark)),
      roles: roles(fields, &problems)
    )
  }

  /// What stands in place of the name; it must be plain words, since it may come to stand anywhere.
  private static func roles(_ fields: Fields, _ problems: inout Problems) -> [LocalizedName] {
    guard let node = fields.node(.shownAs) else { return [] }
    let roles: [LocalizedName]
    if case .mapping = node.content {
      roles = fields.names(.shownAs, &problems)
    } else {
      let text = fields.text(.shownAs, &problems)?.value
      roles = text.map { [LocalizedName(language: .undetermined, name: $0)] } ?? []
    }
    for role in roles where !isPlain(role.name) {
      problems.error(
        "invalid-role",
        "what stands in place of a name is letters, digits, spaces and hyphens, and begins with a letter",
        at: node.mark
      )
    }
    return roles.filter { isPlain($0.name) }
  }

  private static func isPlain(_ role: String) -> Bool {
    guard let first = role.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return role.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == " " || $0 == "-"
        || $0.properties.generalCategory == .nonspacingMark
    }
  }

  private static func mediaPath(_ path: String) -> String {
    let prefix = "Content/Media/"
    return path.utf8.starts(with: prefix.utf8)
      ? String(Substring(path.utf8.dropFirst(prefix.utf8.count))) : path
  }

  private static func allowance(_ node: YAMLNode, _ problems: inout Problems)
    -> WithheldRegister.Allowance?
  {
    let thing = "an allowance"
    guard let fields = fields(node, allowanceKeys, of: thing, &problems),
      let value = fields.requiredText(.value, of: thing, &problems),
      let reason = fields.requiredText(.reason, of: thing, &problems)
    else { return nil }
    return WithheldRegister.Allowance(value: value.value, reason: reason.value)
  }
}
