import AnnalsRelease
import Testing

@Suite struct SignatureTests {
  /// A key and a signature that minisign 0.11 made of "message\n"; the key is not encrypted.
  private static let message = Array("message\n".utf8)

  @Test func isReadAsItWasWritten() throws {
    let key = SecretKey()
    let signature = MinisignSignature(of: Self.message, comment: "sequence=1", with: key)
    #expect(MinisignSignature(file: signature.file) == signature)
    #expect(signature.fault(Self.message, key.publicKey) == nil)
    #expect(PublicKey(key.publicKey.description) == key.publicKey)
    #expect(PublicKey(String(decoding: key.publicKey.file, as: UTF8.self)) == key.publicKey)
    let again = try SecretKey(file: key.file(password: nil), password: nil)
    #expect(again.publicKey == key.publicKey)
    #expect(MinisignSignature(of: Self.message, comment: "sequence=1", with: again) == signature)
  }

  @Test func refusesWhatWasNotSigned() throws {
    let (key, other) = (SecretKey(), SecretKey())
    let signature = MinisignSignature(of: Self.message, comment: "sequence=1", with: key)
    #expect(signature.fault(Self.message + [0x20], key.publicKey)?.contains("altered") == true)
    #expect(signature.fault(Self.message, other.publicKey)?.contains("not with") == true)
    let text = String(decoding: signature.file, as: UTF8.self)
    let changed = Array(text.replacing("sequence=1", with: "sequence=2").utf8)
    let edited = try #require(MinisignSignature(file: changed))
    #expect(edited.fault(Self.message, key.publicKey) == "its trusted comment was altered")
  }

  @Test func refusesEveryOtherSpelling() {
    let text = String(
      decoding: MinisignSignature(of: Self.message, comment: "c", with: SecretKey()).file,
      as: UTF8.self
    )
    for (part, other) in [
      ("untrusted", "trusted"), ("\n", "\r\n"), ("trusted comment: c\n", ""), ("==", "="),
      ("untrusted comment: ", ""), ("c\n", "c\n\n"),
    ] {
      #expect(
        MinisignSignature(file: Array(text.replacing(part, with: other).utf8)) == nil,
        "\(part)"
      )
    }
    #expect(MinisignSignature(file: [UInt8](repeating: 0x41, count: 5000)) == nil)
  }

  @Test func refusesFilesThatAreNoKeys() throws {
    let file = try SecretKey().file(password: nil)
    for index in stride(from: 30, to: file.count, by: 7) {
      var changed = file
      changed[index] ^= 2
      #expect(throws: SecretKey.Fault.self) {
        // Changed limits of scrypt and a changed salt do not matter to a key in the clear.
        let key = try SecretKey(file: changed, password: nil)
        if try key.file(password: nil) == file { throw SecretKey.Fault.notAKey }
      }
    }
    #expect(PublicKey("") == nil)
    #expect(PublicKey("RWQ") == nil)
  }
}
