internal import AnnalsVocabulary

extension Filter {
  /// The filters every template may use, in the order documentation lists them.
  public static let builtIn: [Filter] = [
    length, first, last, limit, join, fallback, truncate, urlEncode, json,
  ]

  private static let length = Filter(
    "length",
    usage: "list|length, text|length",
    "How many elements a list has, or characters (Unicode scalars) a text; 0 when absent.",
    acceptsAbsent: true,
    resolve: { call in
      switch call.value {
      case .list, .text: call.matches([]).map { .integer }
      default: .failure(.value("it takes a list or text"))
      }
    },
    apply: { value, _ in
      switch value {
      case .list(let list): .integer(list.count)
      case .text(let text): .integer(text.unicodeScalars.count)
      default: .integer(0)
      }
    }
  )

  private static let first = Filter(
    "first",
    usage: "list|first",
    "The first element of a list; absent when it is empty.",
    resolve: elementOfList,
    apply: { value, _ in
      guard case .list(let list) = value, list.count > 0 else { return .absent }
      return list.element(0)
    }
  )

  private static let last = Filter(
    "last",
    usage: "list|last",
    "The last element of a list; absent when it is empty.",
    resolve: elementOfList,
    apply: { value, _ in
      guard case .list(let list) = value, list.count > 0 else { return .absent }
      return list.element(list.count - 1)
    }
  )

  private static let limit = Filter(
    "limit",
    usage: "list|limit(integer)",
    "The elements from the first on, at most so many.",
    resolve: { call in
      guard case .list = call.value else { return .failure(.value("it takes a list")) }
      return call.matches([.integer]).map { call.value }
    },
    apply: { value, arguments in
      guard case .list(let list) = value, case .integer(let most)? = arguments.first else {
        return .absent
      }
      return .list(ValueList(count: min(list.count, max(0, most)), element: list.element))
    }
  )

  private static let join = Filter(
    "join",
    usage: "list|join, list|join(text)",
    "The texts or integers of a list one after the other, with a text between each two.",
    readsWholeList: true,
    resolve: { call in
      guard case .list(let element) = call.value, [.text, .integer].contains(element.present) else {
        return .failure(.value("it takes a list of text or of integers"))
      }
      return call.matches(call.arguments.isEmpty ? [] : [.text]).map { .text }
    },
    apply: { value, arguments in
      guard case .list(let list) = value else { return .absent }
      var joined = ""
      for index in 0..<list.count {
        if index > 0, case .text(let separator)? = arguments.first { joined += separator }
        joined += list.element(index).plainText
        if joined.utf8.count > RenderLimits.standard.outputBytes { break }
      }
      return .text(joined)
    }
  )

  private static let fallback = Filter(
    "default",
    usage: "value|default(value)",
    "The value, or the argument when it is absent; both have one type.",
    acceptsAbsent: true,
    resolve: { call in
      guard let argument = call.arguments.first else {
        return call.matches([call.value]).map { call.value }
      }
      return FilterCall(
        value: call.value,
        isOptional: call.isOptional,
        arguments: call.arguments.map(\.present)
      )
      .matches([call.value])
      .map { call.value.orAbsent(call.isOptional && argument.isOptional) }
    },
    apply: { value, arguments in
      if case .absent = value { arguments.first ?? .absent } else { value }
    }
  )

  private static let truncate = Filter(
    "truncate",
    takes: .text,
    arguments: [.integer],
    gives: .text,
    "The text, cut after so many characters (Unicode scalars) and ended with … when it is longer."
  ) { value, arguments in
    guard case .text(let text) = value, case .integer(let most)? = arguments.first else {
      return .absent
    }
    return .text(truncated(text, to: max(0, most)))
  }

  private static let urlEncode = Filter(
    "urlencode",
    usage: "text|urlencode, integer|urlencode",
    "The text percent-encoded, to stand within an address: `search.html#q={{ name|urlencode }}`.",
    resolve: { call in
      guard call.value == .text || call.value == .integer else {
        return .failure(.value("it takes text or an integer"))
      }
      return call.matches([]).map { .text }
    },
    apply: { value, _ in .text(percentEncoded(value.plainText)) }
  )

  private static let json = Filter(
    "json",
    usage: "value|json",
    "The value as JSON, for a data- attribute; in a JSON script every value is written so by itself.",
    acceptsAbsent: true,
    readsWholeList: true,
    resolve: { call in
      guard call.value.hasJSON(withLinks: false) else {
        return .failure(.value("it takes text, integers, booleans, urls or lists of them"))
      }
      return call.matches([]).map { .text }
    },
    apply: { value, _ in
      var writer = ByteWriter(capacity: 64)
      writer.append(json: value, depth: 0)
      return .text(writer.text)
    }
  )
}

extension Filter {
  private static func elementOfList(_ call: FilterCall) -> Result<ValueType, FilterMisuse> {
    guard case .list(let element) = call.value else { return .failure(.value("it takes a list")) }
    return call.matches([]).map { element.orAbsent(true) }
  }

  private static func truncated(_ text: String, to count: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    var kept = scalars[..<end]
    while let last = kept.last, last.properties.isWhitespace { kept.removeLast() }
    return String(kept) + "…"
  }

  private static func percentEncoded(_ text: String) -> String {
    var writer = ByteWriter(capacity: text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        writer.append(byte)
      default:
        writer.append(UInt8(ascii: "%"))
        writer.append(uppercaseHexadecimal: byte)
      }
    }
    return writer.text
  }
}

extension ValueType {
  /// Whether values of the type can be written as JSON; a link can where the page is known.
  func hasJSON(withLinks: Bool) -> Bool {
    switch self {
    case .boolean, .integer, .text, .url: true
    case .link: withLinks
    case .list(let type), .optional(let type): type.hasJSON(withLinks: withLinks)
    case .html, .record: false
    }
  }
}

extension Value {
  /// A text, url or integer as text; other values have none.
  var plainText: String {
    switch self {
    case .text(let text), .url(let text): text
    case .integer(let number): String(number)
    case .absent, .boolean, .html, .link, .record, .list: ""
    }
  }
}
