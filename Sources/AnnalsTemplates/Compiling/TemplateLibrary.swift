internal import AnnalsVocabulary

/// Every template of a site, parsed.
struct TemplateLibrary: Sendable {
  let sources: TemplateSources
  let templates: [TemplateName: ParsedTemplate]
  /// The names a template may include or extend, for suggestions.
  let names: [String]

  init(_ sources: TemplateSources) {
    self.sources = sources
    var templates: [TemplateName: ParsedTemplate] = [:]
    for name in sources.templateNames {
      let file = SourceFile(
        name: name,
        path: sources.displayPath(of: name),
        bytes: sources.bytes(of: name) ?? []
      )
      templates[name] = Parser.parse(file)
    }
    self.templates = templates
    names = sources.templateNames.map(\.path)
  }

  /// The templates that some of them extend or include, however far away, and those themselves.
  func reachable(from roots: [TemplateName]) -> Set<TemplateName> {
    var reached: Set<TemplateName> = []
    var rest = roots
    while let name = rest.popLast() {
      guard reached.insert(name).inserted, let template = templates[name] else { continue }
      rest += template.references.compactMap { sources.file(named: $0) }
    }
    return reached
  }

  /// Faults of syntax, of all files.
  var diagnostics: [Diagnostic] {
    templates.values.flatMap { template in
      template.faults.map { fault in
        Diagnostic(
          .error,
          fault.identifier,
          fault.message,
          at: template.source.location(at: fault.offset)
        )
      }
    }
  }
}

extension TemplateSources {
  /// The files that are templates: those whose name ends in `.html`.
  var templateNames: [TemplateName] {
    let all =
      builtIn.map { TemplateName(.builtIn, $0.path) }
      + overrides.map { TemplateName(.override, $0.path) }
    return all.filter { $0.path.utf8.suffix(5).elementsEqual(".html".utf8) }.sorted()
  }
}
