internal import CYAML

/// One step of libyaml through a text.
enum YAMLEvent {
  case scalar(String, YAMLNode.ScalarStyle, Decoration?)
  case sequenceStart(Decoration?)
  case mappingStart(Decoration?)
  case collectionEnd
  /// `*name`; the name without its sign.
  case alias(String)
  case documentStart(hasDirectives: Bool)
  case documentEnd(isExplicit: Bool)

  /// What may stand before a node, without its sign; we take neither.
  enum Decoration {
    case anchor(String)
    case tag(String)
  }
}

/// Where libyaml sees something: line and column from 0, in characters.
struct YAMLPosition {
  let line: Int
  let column: Int
}

/// Why libyaml gave up, in its own words.
struct YAMLFailure {
  let problem: String
  let context: String
  let position: YAMLPosition
  /// Where the thing began that could not be read to its end.
  let contextPosition: YAMLPosition
  /// A byte offset and a code point when the text itself could not be read; nil otherwise.
  let unreadable: (offset: Int, value: Int)?
}

/// Reads a text event by event; the only code that touches libyaml.
///
/// It owns the parser and a copy of the text, and frees both.
@safe
final class YAMLEvents {
  enum Step {
    case event(YAMLEvent, YAMLPosition)
    case end
    case failure(YAMLFailure)
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter bytes: Well-formed UTF-8 without a byte order mark.
  init(of bytes: ArraySlice<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    // One byte more: libyaml asserts that there is an address, also when there is nothing at it.
    unsafe text = .allocate(capacity: bytes.count + 1)
    _ = unsafe text.initialize(from: bytes)
    // Fails only without memory; the parser is all zeros then and its first step fails.
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  func next() -> Step {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { return .failure(failure) }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT { return .end }
      if let ours = unsafe translated(event) {
        return unsafe .event(ours, YAMLPosition(event.start_mark))
      }
    }
  }
}

extension YAMLEvents {
  /// Nil for the start of the stream, which says nothing.
  @unsafe
  private func translated(_ event: yaml_event_t) -> YAMLEvent? {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT: return unsafe scalar(event.data.scalar)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe .sequenceStart(decoration(start.anchor, start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe .mappingStart(decoration(start.anchor, start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    case YAML_ALIAS_EVENT: return unsafe .alias(string(event.data.alias.anchor) ?? "")
    case YAML_DOCUMENT_START_EVENT:
      let start = unsafe event.data.document_start
      let hasTags = unsafe start.tag_directives.start != start.tag_directives.end
      return unsafe .documentStart(hasDirectives: hasTags || start.version_directive != nil)
    case YAML_DOCUMENT_END_EVENT:
      return unsafe .documentEnd(isExplicit: event.data.document_end.implicit == 0)
    default: return nil
    }
  }

  private var failure: YAMLFailure {
    let isUnreadable = unsafe parser.pointee.error == YAML_READER_ERROR
    return unsafe YAMLFailure(
      problem: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "",
      context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
      position: YAMLPosition(parser.pointee.problem_mark),
      contextPosition: YAMLPosition(parser.pointee.context_mark),
      unreadable: isUnreadable
        ? (Int(parser.pointee.problem_offset), Int(parser.pointee.problem_value)) : nil
    )
  }

  @unsafe
  private func scalar(
    _ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar
  ) -> YAMLEvent {
    let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
    return unsafe .scalar(
      String(decoding: bytes, as: UTF8.self),
      isPlain ? .plain : .quoted,
      decoration(scalar.anchor, scalar.tag)
    )
  }

  @unsafe
  private func decoration(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?,
    _ tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> YAMLEvent.Decoration? {
    if let anchor = unsafe string(anchor) { return .anchor(anchor) }
    return unsafe string(tag).map { .tag($0) }
  }

  @unsafe
  private func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe bytes.map { unsafe String(cString: $0) }
  }
}

extension YAMLPosition {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line, column: mark.column)
  }
}
