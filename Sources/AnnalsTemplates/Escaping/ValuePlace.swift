/// What a value is printed into, and so how it is escaped.
enum ValuePlace: Hashable, Sendable {
  /// HTML may be printed as it is.
  case text
  /// Text of `<title>` or a quoted attribute.
  case escaped
  /// An attribute a reader follows: links, urls with a safe scheme.
  case followed(atStart: Bool)
  /// An attribute a browser loads by itself: files of the site only.
  case loaded(atStart: Bool)
  /// `srcset` and the address in `<meta http-equiv="refresh">`: files of the site at any position.
  case sourceSet
  /// A JSON literal in a script element.
  case json
}

extension HTMLContext {
  /// Where a value printed now would stand, or why none may.
  func valuePlace() -> Result<ValuePlace, Misplacement> {
    switch state {
    case .text: .success(.text)
    case .plainText: .success(.escaped)
    case .json: .success(.json)
    case .quotedValue: attributePlace()
    case .jsonString:
      .failure("a value in JSON is a literal of its own; write it without quotes around it")
    case .beforeValue, .unquotedValue:
      .failure("the value of '\(attributeText)' must be in quotes to hold a value")
    case .tagOpen, .tagName: .failure("a value cannot be the name of an element")
    case .insideTag, .attributeEnd, .attributeName, .afterAttributeName:
      .failure("inside a tag a value stands only in the quoted value of an attribute")
    case .comment: .failure("a value cannot stand in an HTML comment; '{# #}' is a comment")
    case .declaration: .failure("a value cannot stand in a declaration")
    case .rawText where element.elementsEqual("script".utf8):
      .failure(
        """
        a value cannot stand in a script that runs; \
        print it into <script type="application/json"> or a data- attribute
        """
      )
    case .rawText: .failure("a value cannot stand in <\(elementText)>")
    }
  }

  /// Notes that a value has been printed here.
  mutating func advanceOverValue(isAddress: Bool) {
    guard state == .quotedValue else { return }
    if attribute.elementsEqual("content".utf8) { contentHasValue = true }
    switch url {
    case .start, .scheme: url = isAddress ? .settled : .valueFirst
    case .valueFirst, .settled, .refused: break
    }
  }

  private func attributePlace() -> Result<ValuePlace, Misplacement> {
    let kind = AttributeKind(of: attribute, on: element, isDirective: isDirective)
    switch kind {
    case .plain: return .success(.escaped)
    case .forbidden(let why): return .failure(Misplacement(why))
    case .sourceSet: return .success(.sourceSet)
    case .followed, .loaded:
      if url == .refused {
        return .failure("no value may follow this scheme in '\(attributeText)'")
      }
      return .success(
        kind == .followed ? .followed(atStart: url == .start) : .loaded(atStart: url == .start)
      )
    }
  }
}

/// Why a value may not stand somewhere.
struct Misplacement: Error, Equatable, ExpressibleByStringInterpolation {
  let message: String

  init(_ message: String) {
    self.message = message
  }

  init(stringLiteral message: String) {
    self.message = message
  }
}

/// What an attribute's value means to a browser.
enum AttributeKind: Equatable {
  case plain
  case followed
  case loaded
  case sourceSet
  case forbidden(String)

  init(of attribute: [UInt8], on element: [UInt8], isDirective: Bool) {
    let name = String(decoding: attribute, as: UTF8.self)
    let element = String(decoding: element, as: UTF8.self)
    self =
      switch name {
      case _ where name.utf8.starts(with: "on".utf8):
        .forbidden("a value cannot stand in '\(name)', which runs as a script")
      case "style", "srcdoc", "http-equiv", "attributename", "fill", "stroke", "filter", "mask",
        "clip-path", "marker-start", "marker-mid", "marker-end", "cursor":
        // The drawing attributes of SVG are CSS: `url(…)` in one would load a file.
        .forbidden("a value cannot stand in '\(name)'")
      case "type" where element == "script":
        .forbidden("a value cannot stand in the type of a script")
      case "to", "from", "by", "values":
        Self.animations.contains(element)
          ? .forbidden("a value cannot stand in '\(name)' of <\(element)>") : .plain
      case "content": isDirective ? .sourceSet : .plain
      case "srcset", "imagesrcset": .sourceSet
      case "href", "xlink:href": Self.linking.contains(element) ? .followed : .loaded
      case "cite", "longdesc", "action", "formaction": .followed
      case "src", "poster", "data", "background", "manifest", "ping", "archive", "codebase",
        "classid", "lowsrc", "dynsrc", "profile", "icon", "xml:base":
        .loaded
      default: .plain
      }
  }

  var isAddress: Bool { self == .followed || self == .loaded }

  private static let linking: Set<String> = ["a", "area", "link"]
  private static let animations: Set<String> = [
    "animate", "set", "animatetransform", "animatemotion", "animatecolor",
  ]
}
