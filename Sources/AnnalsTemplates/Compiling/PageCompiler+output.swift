internal import AnnalsVocabulary

/// `{{ }}`: what may be printed where.
extension PageCompiler {
  mutating func walk(output expression: Expression, in place: Place) {
    let typed = check(expression, in: place)
    switch context.valuePlace() {
    case .failure(let misplacement):
      report(
        Fault("template-context", misplacement.message, at: expression.offset),
        in: place
      )
      context = context.recovered
    case .success(let valuePlace):
      guard let typed else {
        context.advanceOverValue(isAddress: true)
        return
      }
      let printed = valuePlace == .json ? typed.withoutJSON : typed
      if let refusal = valuePlace.refusal(of: printed, context) {
        report(Fault("template-type", refusal, at: expression.offset), in: place)
      } else {
        print(printed, into: valuePlace)
      }
      context.advanceOverValue(isAddress: printed.type.present.isAddress)
    }
  }

  private mutating func print(_ typed: TypedExpression, into place: ValuePlace) {
    if let constant = typed.constant {
      var writer = ByteWriter(capacity: 64)
      writer.print(constant.asValue, into: place, depth: 0)
      builder.addLiteral(writer.bytes)
    } else {
      builder.print(typed.value, into: place)
    }
  }
}

extension ValuePlace {
  /// Why a value may not be printed here.
  func refusal(of value: TypedExpression, _ context: HTMLContext) -> String? {
    let type = value.type.present
    switch type {
    case .record(let name): return "a record '\(name)' cannot be printed; name one of its fields"
    case .list where self != .json:
      return "a list cannot be printed; loop over it with 'for' or use 'join'"
    case .boolean where self != .json:
      return "a boolean cannot be printed; test it with 'if'"
    case .html where self != .text:
      return "HTML can be printed in text only, not \(context.place)"
    case .boolean, .integer, .text, .html, .link, .url, .list, .optional: break
    }
    switch self {
    case .text, .escaped: return nil
    case .json:
      return type.hasJSON(withLinks: true) ? nil : "\(type.phrase) cannot be written as JSON"
    case .followed(let atStart):
      if type == .link || type == .url {
        return atStart
          ? nil : "a \(type.noun) stands only at the start of '\(context.attributeText)'"
      }
      return encodedRefusal(of: value, takes: "a link, a url", context)
    case .loaded(let atStart):
      if type == .link {
        return atStart ? nil : "a link stands only at the start of '\(context.attributeText)'"
      }
      if type == .url {
        return "'\(context.attributeText)' of <\(context.elementText)> takes a link: "
          + "a page loads nothing from outside the site"
      }
      return encodedRefusal(of: value, takes: "a link", context)
    case .sourceSet:
      return type == .link || type == .integer
        ? nil : "'\(context.attributeText)' takes links and integers, not \(type.phrase)"
    }
  }

  private func encodedRefusal(
    of value: TypedExpression,
    takes wanted: String,
    _ context: HTMLContext
  ) -> String? {
    if value.type.present == .integer || value.isEncoded { return nil }
    return "'\(context.attributeText)' takes \(wanted), an integer or 'value|urlencode', "
      + "not \(value.type.present.phrase)"
  }
}

extension ValueType {
  fileprivate var isAddress: Bool { self == .link || self == .url }
}

extension TypedExpression {
  /// The value before `json`, which a JSON script applies by itself.
  fileprivate var withoutJSON: TypedExpression {
    beforeJSON.map { TypedExpression(value: $0.value, type: $0.type) } ?? self
  }
}

extension HTMLContext {
  /// After a misplaced value: what follows is read as if a quoted value had stood there.
  fileprivate var recovered: HTMLContext {
    var context = self
    switch state {
    case .beforeValue, .unquotedValue, .attributeName, .afterAttributeName:
      context.state = .attributeEnd
    case .tagOpen: context.state = .tagName
    default: break
    }
    return context
  }
}
