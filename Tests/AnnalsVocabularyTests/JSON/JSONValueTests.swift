import AnnalsVocabulary
import Testing

@Suite struct JSONValueTests {
  @Test func readsEveryKindOfValue() {
    let text =
      #" {"a":[1,-2,0,-0,1.50,2e3,null,true,false,{}],"b\u00e9":"\ud83d\ude00 \n\/é","c":[]} "#
    let value = JSONValue(Array(text.utf8))
    let list: [JSONValue] = [
      .number(1), .number(-2), .number(0), .numeral(Array("-0".utf8)), .numeral(Array("1.50".utf8)),
      .numeral(Array("2e3".utf8)), .null, .boolean(true), .boolean(false), .object([]),
    ]
    #expect(value?["a"] == .array(list))
    #expect(value?["a"]?.numbers == [1, -2, 0])
    #expect(value?["bé"] == .string(Array("😀 \n/é".utf8)))
    #expect(value?["c"] == .array([]))
    #expect(value?.members.map(\.name) == ["a", "bé", "c"])
    #expect(value?["a"]?[10] == nil && value?["a"]?[-1] == nil && value?[0] == nil)
  }

  /// Two spellings of é are equal strings and other bytes.
  @Test func textsAreComparedByBytes() {
    let (one, other) = ("\"\u{E9}\"", "\"e\u{301}\"")
    #expect(JSONValue(Array(one.utf8)) != JSONValue(Array(other.utf8)))
    #expect(JSONValue(Array("{\(one):1}".utf8)) != JSONValue(Array("{\(other):1}".utf8)))
    #expect(JSONValue(Array("{\(one):1}".utf8))?["e\u{301}"] == nil)
  }

  @Test(arguments: [
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "123456789012345678901",
  ])
  func numbersBeyondWhatAnIntHoldsStayAsWritten(text: String) {
    let expected = Int(text).map(JSONValue.number) ?? .numeral(Array(text.utf8))
    #expect(JSONValue(Array(text.utf8)) == expected)
  }

  @Test(arguments: [
    "", " ", "1 2", "[1,]", "[,1]", "{\"a\" 1}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "\"",
    "\"a\u{1}\"",
    "\"\\x\"", "\"\\u00g0\"", "\"\\u+041\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "01", "1.", ".5", "+1", "1e", "-", "nul", "truE", "NaN", "\u{FEFF}1", "[1}", "{\"a\":1]",
  ])
  func whatIsNoJSONIsNothing(text: String) {
    #expect(JSONValue(Array(text.utf8)) == nil)
  }

  @Test func whatIsNotUTF8IsNothing() {
    #expect(JSONValue([0x22, 0xFF, 0x22]) == nil)
    #expect(JSONValue([0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func depthIsLimited(open: String, close: String) {
    func nested(_ depth: Int) -> [UInt8] {
      let inner = open == "[" ? "" : "1"
      return Array(
        (String(repeating: open, count: depth) + inner + String(repeating: close, count: depth))
          .utf8
      )
    }
    #expect(JSONValue(nested(JSONValue.depthLimit)) != nil)
    #expect(JSONValue(nested(JSONValue.depthLimit + 1)) == nil)
    #expect(JSONValue(nested(200_000)) == nil)
    #expect(JSONValue(Array(String(repeating: open, count: 200_000).utf8)) == nil)
  }
}
