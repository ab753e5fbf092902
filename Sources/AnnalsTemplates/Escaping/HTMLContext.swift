/// Where in an HTML page a stretch of template text leaves off.
///
/// The states follow the tokenizer of the HTML standard (13.2.5), and where a state would depend on
/// what a value contains, they know no value may stand there.
struct HTMLContext: Equatable, Sendable {
  enum State: Equatable, Sendable {
    case text
    /// After `<` or `</`.
    case tagOpen
    case tagName
    /// Where an attribute may begin.
    case insideTag
    /// After a quoted value, or after a name that a template tag follows: space, `/` or `>` is next.
    case attributeEnd
    case attributeName
    case afterAttributeName
    case beforeValue
    case quotedValue
    case unquotedValue
    case comment
    /// `<!doctype …>`
    case declaration
    /// In an element whose content is not HTML: `<style>`, `<script>`, `<iframe>`.
    case rawText
    /// In `<title>` or `<textarea>`.
    case plainText
    /// In `<script type="application/json">`.
    case json
    case jsonString
  }

  /// How far the URL of an attribute has come.
  enum URLPosition: Equatable, Sendable {
    case start
    /// Letters and digits that may yet turn out to be a scheme.
    case scheme([UInt8])
    /// A value has been printed where a scheme could stand.
    case valueFirst
    /// The scheme is settled and is one we allow, or there is none.
    case settled
    /// The scheme is one no value may follow.
    case refused
  }

  var state = State.text
  /// The element whose tag or raw text this is; lower case.
  var element: [UInt8] = []
  var isEndTag = false
  /// The attribute being read; lower case.
  var attribute: [UInt8] = []
  var quote: UInt8 = 0
  var url = URLPosition.start
  /// The value of a script's first `type` attribute.
  var scriptType: [UInt8]?
  /// The tag is `<meta http-equiv>`.
  var isDirective = false
  /// A value stands in the `content` attribute of this tag.
  var contentHasValue = false

  static let page = HTMLContext()

  /// What two ways to this place have in common; nil when what follows would mean different things.
  func joined(with other: HTMLContext) -> HTMLContext? {
    if self == other { return self }
    var one = self
    var two = other
    if one.isBetweenAttributes && two.isBetweenAttributes {
      one.state = .attributeEnd
      two.state = .attributeEnd
      one.contentHasValue = contentHasValue || other.contentHasValue
      two.contentHasValue = one.contentHasValue
    }
    if one.state == .quotedValue && one.url != two.url {
      one.url = one.url == .refused || two.url == .refused ? .refused : .valueFirst
      two.url = one.url
    }
    return one == two ? one : nil
  }

  private var isBetweenAttributes: Bool { state == .insideTag || state == .attributeEnd }

  /// Ends the name a template tag interrupts; a message when it may not stand here.
  mutating func interrupt() -> String? {
    switch state {
    case .tagOpen:
      return "a template tag cannot stand between '<' and the name of an element"
    case .beforeValue:
      return "the value of '\(attributeText)' must be in quotes"
    case .tagName, .attributeName, .unquotedValue:
      leaveAttribute(to: .attributeEnd)
    case .afterAttributeName:
      leaveAttribute(to: .insideTag)
    case .text, .insideTag, .attributeEnd, .quotedValue, .comment, .declaration, .rawText,
      .plainText, .json, .jsonString:
      break
    }
    return nil
  }

  /// Whether the attribute decides what a script's content is.
  var isType: Bool {
    attribute.elementsEqual("type".utf8) && element.elementsEqual("script".utf8)
  }

  mutating func leaveAttribute(to next: State) {
    if isType && scriptType == nil { scriptType = [] }
    state = next
    attribute = []
    quote = 0
    url = .start
  }

  var attributeText: String { String(decoding: attribute, as: UTF8.self) }
  var elementText: String { String(decoding: element, as: UTF8.self) }

  /// For messages: `in attribute 'title'`.
  var place: String {
    switch state {
    case .text: "in text"
    case .tagOpen, .tagName: "in the name of an element"
    case .insideTag, .attributeEnd, .attributeName, .afterAttributeName, .beforeValue,
      .unquotedValue:
      "inside a tag"
    case .quotedValue: "in attribute '\(attributeText)'"
    case .comment: "in an HTML comment"
    case .declaration: "in a declaration"
    case .rawText, .plainText, .json: "in <\(elementText)>"
    case .jsonString: "in a JSON string"
    }
  }
}
