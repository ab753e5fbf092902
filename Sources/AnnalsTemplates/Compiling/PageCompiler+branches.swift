internal import AnnalsVocabulary

/// `if` and `for`: every way through them must leave off at the same place of the HTML.
extension PageCompiler {
  mutating func walk(_ condition: Condition, in place: Place) {
    interrupt(at: condition.offset, in: place)
    let start = context
    var ends: [HTMLContext] = []
    var exits: [Int] = []
    var isDecided = false
    for branch in condition.branches {
      let test = check(branch.test, in: place)
      let constant = test?.constant
      let isDead = isDecided || constant?.isTrue == false
      let before = isDead ? builder.mark() : nil
      var skip: Int?
      if constant == nil, !isDead, let test {
        builder.push(test.value)
        skip = builder.add(.jumpUnless(to: 0))
      }
      ends.append(walk(branch.body, from: start, at: condition.offset, in: place))
      if let before {
        builder.goBack(to: before)
      } else if let skip {
        exits.append(builder.add(.jump(to: 0)))
        builder.replace(skip, with: .jumpUnless(to: builder.target()))
      } else {
        isDecided = true
      }
    }
    let before = isDecided ? builder.mark() : nil
    ends.append(walk(condition.otherwise, from: start, at: condition.offset, in: place))
    if let before { builder.goBack(to: before) }
    if !exits.isEmpty {
      let end = builder.target()
      for exit in exits { builder.replace(exit, with: .jump(to: end)) }
    }
    join(ends, from: start, at: condition.offset, in: place)
  }

  mutating func walk(_ loop: Loop, in place: Place) {
    interrupt(at: loop.offset, in: place)
    let start = context
    let list = check(loop.list, in: place)
    if let list { builder.push(list.value) }
    let mark = scope.mark
    let number = scope.openLoop()
    let local = scope.newLocal()
    scope.bind(loop.element.text, to: .local(local), elementType(of: list, loop, in: place))
    let enter = builder.add(.jump(to: 0))
    let body = builder.target()
    let end = walk(loop.body, from: start, at: loop.offset, in: place)
    builder.add(.nextElement(number, element: local, body: body))
    scope.close(to: mark)
    let exit = loop.otherwise.isEmpty ? nil : builder.add(.jump(to: 0))
    let otherwise = builder.target()
    builder.replace(enter, with: .enterLoop(number, element: local, otherwise: otherwise))
    let emptyEnd = walk(loop.otherwise, from: start, at: loop.offset, in: place)
    if let exit { builder.replace(exit, with: .jump(to: builder.target())) }
    guard end == start else {
      let message = "the body of 'for' begins \(start.place) and ends \(end.place)"
      report(Fault("template-context", message, at: loop.offset), in: place)
      context = start
      return
    }
    join([end, emptyEnd], from: start, at: loop.offset, in: place)
  }

  private mutating func elementType(
    of list: TypedExpression?,
    _ loop: Loop,
    in place: Place
  ) -> ValueType? {
    guard let list else { return nil }
    if case .list(let element) = list.type.present { return element }
    let message = "'for' loops over a list, not \(list.type.phrase)"
    report(Fault("template-type", message, at: loop.list.offset), in: place)
    return nil
  }

  /// Walks a branch in a scope of its own; where it leaves off.
  private mutating func walk(
    _ body: [Node],
    from start: HTMLContext,
    at offset: Int,
    in place: Place
  ) -> HTMLContext {
    guard nesting < Self.deepestNesting else {
      let message = "blocks and tags are nested at most \(Self.deepestNesting) deep"
      report(Fault("template-too-deep", message, at: offset), in: place)
      hasStopped = true
      return start
    }
    let mark = scope.mark
    context = start
    walk(body, in: place)
    interrupt(at: offset, in: place)
    scope.close(to: mark)
    return context
  }

  /// Goes on where all branches leave off, or, when they differ, where they began.
  private mutating func join(
    _ ends: [HTMLContext],
    from start: HTMLContext,
    at offset: Int,
    in place: Place
  ) {
    var joined = ends[0]
    for end in ends.dropFirst() {
      guard let both = joined.joined(with: end) else {
        let message = "one branch ends \(joined.place), another \(end.place)"
        report(Fault("template-context", message, at: offset), in: place)
        context = start
        return
      }
      joined = both
    }
    context = joined
  }
}
