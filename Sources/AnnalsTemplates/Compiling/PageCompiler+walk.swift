internal import AnnalsVocabulary

/// Turning the nodes of a template into steps.
extension PageCompiler {
  mutating func walk(_ nodes: [Node], in place: Place) {
    nesting += 1
    defer { nesting -= 1 }
    for node in nodes {
      if hasStopped || isTooLarge(in: place) { return }
      switch node {
      case .text(let range): walk(text: range, in: place)
      case .output(let expression): walk(output: expression, in: place)
      case .condition(let condition): walk(condition, in: place)
      case .loop(let loop): walk(loop, in: place)
      case .include(let include): walk(include, in: place)
      case .block(let block): walk(block, in: place)
      case .parentBlock(let offset): walkParentBlock(at: offset, in: place)
      case .assignment(let assignment): walk(assignment, in: place)
      }
    }
  }

  private mutating func isTooLarge(in place: Place) -> Bool {
    nodeCount += 1
    guard
      nodeCount > Self.mostNodes || builder.program.literals.count > Self.mostLiteralBytes
    else { return false }
    let message = "the page is too large once everything it includes is put in place"
    report(Fault("template-too-large", message, at: 0), in: place)
    hasStopped = true
    return true
  }

  private mutating func walk(text range: Range<Int>, in place: Place) {
    var faults: [Fault] = []
    context.advance(over: place.source.bytes, range) { offset, message in
      faults.append(Fault("template-html", message, at: offset))
    }
    for fault in faults { report(fault, in: place) }
    builder.addLiteral(place.source.bytes[range])
  }

  mutating func walk(_ assignment: Assignment, in place: Place) {
    guard let value = check(assignment.value, in: place) else {
      scope.bindUnknown(assignment.name.text)
      return
    }
    bind(assignment.name.text, to: value)
  }

  /// Gives a value a name; constants need no local.
  private mutating func bind(_ name: String, to value: TypedExpression) {
    if value.constant != nil {
      scope.bind(name, to: value.value, value.type)
    } else {
      builder.push(value.value)
      let local = scope.newLocal()
      builder.add(.store(local))
      scope.bind(name, to: .local(local), value.type)
    }
  }

  private mutating func walk(_ include: Include, in place: Place) {
    let mark = scope.mark
    defer { scope.close(to: mark) }
    interrupt(at: include.offset, in: place)
    if context.state != .text {
      let message = "a template is included where an element could stand, not \(context.place)"
      report(Fault("template-context", message, at: include.offset), in: place)
      context = .page
    }
    let values = include.bindings.map { ($0.name.text, check($0.value, in: place)) }
    for (name, value) in values {
      if let value {
        bind(name, to: value)
      } else {
        scope.bindUnknown(name)
      }
    }
    let outer = chain
    chain = place.chain
    defer { chain = outer }
    let target = enter(
      include.name,
      at: include.name.offset,
      from: place.source,
      place.source.name,
      verb: "included"
    )
    guard let target else { return }
    walk(template: target)
  }

  private mutating func walk(_ block: Block, in place: Place) {
    walk(block: block.name.text, level: 0, at: block.name.offset, in: place)
  }

  private mutating func walkParentBlock(at offset: Int, in place: Place) {
    guard let block = place.block else {
      let message = "'super()' stands only in a block"
      return report(Fault("template-syntax", message, at: offset), in: place)
    }
    guard place.blocks.definition(of: block.name, level: block.level + 1) != nil else {
      let message = "block '\(block.name)' has no other definition for 'super()'"
      return report(Fault("unknown-block", message, at: offset), in: place)
    }
    walk(block: block.name, level: block.level + 1, at: offset, in: place)
  }

  private mutating func walk(block name: String, level: Int, at offset: Int, in place: Place) {
    guard let definition = place.blocks.definition(of: name, level: level) else { return }
    let mark = scope.mark
    defer { scope.close(to: mark) }
    interrupt(at: offset, in: place)
    let start = context
    let inner = Place(
      source: definition.source,
      blocks: place.blocks,
      block: (name, level),
      chain: definition.chain
    )
    guard nesting < Self.deepestNesting else {
      let message = "blocks and tags are nested at most \(Self.deepestNesting) deep"
      report(Fault("template-too-deep", message, at: offset), in: place)
      hasStopped = true
      return
    }
    walk(definition.body, in: inner)
    interrupt(at: offset, in: inner)
    if start.joined(with: context) == nil {
      let message = "block '\(name)' begins \(start.place) and ends \(context.place)"
      report(Fault("template-context", message, at: offset), in: place)
      context = start
    }
  }

  /// Ends the HTML name a template tag interrupts.
  mutating func interrupt(at offset: Int, in place: Place) {
    if let message = context.interrupt() {
      report(Fault("template-context", message, at: offset), in: place)
      context = .page
    }
  }
}
