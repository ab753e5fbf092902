import Testing

@testable import AnnalsVocabulary

@Suite struct DigestTests {
  /// From the reference implementation of SipHash-2-4 with 128 bits: the key is 00 01 … 0f, the input
  /// 00 01 … of the length given.
  @Test(arguments: [
    (0, Digest(first: 0xE6A8_25BA_047F_81A3, second: 0x9302_55C7_1472_F66D)),
    (1, Digest(first: 0x44AF_996B_D8C1_87DA, second: 0x45FC_229B_1159_7634)),
  ])
  func isSipHash(length: Int, digest: Digest) {
    let key = DigestKey(first: 0x0706_0504_0302_0100, second: 0x0F0E_0D0C_0B0A_0908)
    #expect(key.digest((0..<length).map { UInt8($0) }) == digest)
  }

  @Test func everyByteCountsAndSoDoesTheKey() {
    let key = DigestKey(first: 1, second: 2)
    var seen: Set<Digest> = [
      DigestKey(first: 1, second: 3).digest([UInt8](repeating: 7, count: 40))
    ]
    for length in 0..<40 {
      var bytes = [UInt8](repeating: 7, count: length)
      #expect(seen.insert(key.digest(bytes)).inserted)
      for index in bytes.indices {
        bytes[index] = 8
        #expect(seen.insert(key.digest(bytes)).inserted)
        bytes[index] = 7
      }
    }
  }
}
