internal import AnnalsVocabulary

/// Following `extends` and `include` from file to file.
extension PageCompiler {
  /// Walks a template and what it extends, in the current scope.
  mutating func walk(template name: TemplateName) {
    let depth = chain.count
    defer { chain.removeLast(chain.count - depth) }
    guard let lineage = lineage(of: name), let base = lineage.last else {
      isIncomplete = true
      return
    }
    var blocks = BlockTable()
    for step in lineage { blocks.add(step.template, chain: step.chain) }
    for index in lineage.indices.dropLast() {
      checkChild(lineage[index], ancestors: lineage[(index + 1)...], blocks)
    }
    let place = Place(source: base.template.source, blocks: blocks, chain: base.chain)
    walk(base.template.nodes, in: place)
    checkEnd(in: place)
  }

  /// A file begins and ends between elements, so that it can be read alone.
  private mutating func checkEnd(in place: Place) {
    let end = place.source.bytes.count
    interrupt(at: end, in: place)
    if context.state != .text && !hasStopped {
      let message = "the template ends \(context.place)"
      report(Fault("template-html", message, at: end), in: place)
      context = .page
    }
  }

  /// A template of a line of inheritance, and how the walk came to it.
  private struct Ancestor {
    let template: ParsedTemplate
    let chain: [Link]
  }

  /// The template and what it extends, up to one that extends nothing; nil when that fails.
  private mutating func lineage(of name: TemplateName) -> [Ancestor]? {
    var lineage: [Ancestor] = []
    var next = name
    while true {
      note(next)
      guard let template = library.templates[next], template.faults.isEmpty else { return nil }
      lineage.append(Ancestor(template: template, chain: chain))
      guard let parent = template.parent else { return lineage }
      guard
        let target = enter(parent, at: parent.offset, from: template.source, next, verb: "extended")
      else { return nil }
      next = target
    }
  }

  /// Adds a link to the chain, unless the file is missing or already on the chain.
  mutating func enter(
    _ written: Name,
    at offset: Int,
    from source: SourceFile,
    _ name: TemplateName,
    verb: String
  ) -> TemplateName? {
    guard let target = library.sources.file(named: written.text) else {
      report(
        "template-not-found",
        "there is no template '\(written.text)'" + nearest(to: written.text, among: library.names),
        at: offset,
        in: source,
        chain: chain
      )
      return nil
    }
    let onChain = chain.map(\.source.name) + [name]
    if let first = onChain.firstIndex(of: target) {
      let circle = (onChain[first...] + [target]).map(\.description).joined(separator: " > ")
      report(
        "template-recursion",
        "a template cannot include itself: \(circle)",
        at: offset,
        in: source,
        chain: []
      )
      return nil
    }
    guard chain.count < Self.deepestChain else {
      let names = (onChain + [target]).map(\.description).joined(separator: " > ")
      report(
        "template-too-deep",
        "templates include one another at most \(Self.deepestChain) deep: \(names)",
        at: offset,
        in: source,
        chain: []
      )
      return nil
    }
    chain.append(Link(source: source, offset: offset, verb: verb))
    return target
  }

  /// A template that extends another holds blocks and assignments only, and its blocks replace others.
  private mutating func checkChild(
    _ child: Ancestor,
    ancestors: ArraySlice<Ancestor>,
    _ blocks: BlockTable
  ) {
    var known = BlockTable()
    for ancestor in ancestors { known.add(ancestor.template, chain: []) }
    let place = Place(source: child.template.source, blocks: blocks, chain: child.chain)
    for node in child.template.nodes {
      switch node {
      case .assignment(let assignment): walk(assignment, in: place)
      case .text(let range):
        let bytes = child.template.source.bytes
        if let stray = range.first(where: { !isSpace(bytes[$0]) }) {
          reportStray(at: stray, in: place)
        }
      case .block(let block):
        if known.definition(of: block.name.text, level: 0) == nil {
          report(
            Fault(
              "unknown-block",
              "unknown block '\(block.name.text)' of '\(ancestors[ancestors.startIndex].template.source.name)'"
                + nearest(to: block.name.text, among: known.names),
              at: block.name.offset
            ),
            in: place
          )
        }
      case .output(let expression): reportStray(at: expression.offset, in: place)
      case .condition(let condition): reportStray(at: condition.offset, in: place)
      case .loop(let loop): reportStray(at: loop.offset, in: place)
      case .include(let include): reportStray(at: include.offset, in: place)
      case .parentBlock(let offset): reportStray(at: offset, in: place)
      }
    }
  }

  private mutating func reportStray(at offset: Int, in place: Place) {
    let message = "in a template that extends another, only what stands in a block is printed"
    report(Fault("template-syntax", message, at: offset), in: place)
  }
}
