import Testing

@testable import AnnalsWithholding

@Suite struct PictureCleaningTests {
  private func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let length = payload.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + payload
  }

  private func jpeg(_ segments: [UInt8]...) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap { $0 } + segment(0xDA, [1, 1, 0, 0, 63, 0])
      + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9]
  }

  private let exif: [UInt8] =
    Array("Exif\0\0".utf8) + Array("II*\0".utf8) + [8, 0, 0, 0, 1, 0]
    + [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0] + Array("GPS 35.44N".utf8)

  @Test func takesEverythingButColoursAndOrientationFromAJPEG() {
    let file = Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 1, 1, 9, 9, 9]
    let profile = segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1])
    let adobe = segment(0xEE, Array("Adobe".utf8) + [0])
    let table = segment(0xDB, [0, 1, 2])
    let dirty =
      jpeg(
        segment(0xE0, file),
        segment(0xE1, exif),
        segment(0xE1, Array("http://ns.adobe.com/xap".utf8)),
        profile,
        segment(0xED, Array("Photoshop 3.0".utf8)),
        adobe,
        segment(0xFE, Array("by Sami".utf8)),
        table
      ) + Array("trailing".utf8)
    let orientation: [UInt8] =
      Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
      + [0, 0, 0, 0]
    let small = Array(file.prefix(12)) + [0, 0]
    let clean = jpeg(segment(0xE0, small), segment(0xE1, orientation), profile, adobe, table)
    #expect(PictureCleaning.clean(dirty) == .cleaned(clean))
    #expect(PictureCleaning.clean(clean) == .cleaned(clean))
  }

  @Test func takesTextAndTimeFromAPNG() {
    func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(data.count)] + Array(type.utf8) + data + [1, 2, 3, 4]
    }
    let start = PictureReader.pngSignature + chunk("IHDR", [1])
    let end = chunk("IDAT", [7, 7]) + chunk("IEND", [])
    let dirty = start + chunk("tEXt", [65]) + chunk("eXIf", [66]) + chunk("tIME", [1]) + end + [9]
    #expect(PictureCleaning.clean(dirty) == .cleaned(start + end))
  }

  @Test func takesCommentsFromAGIFAndKeepsItsLoop() {
    let header = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
    let loop = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    let image: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    let comment: [UInt8] = [0x21, 0xFE, 4] + Array("Sami".utf8) + [0]
    let dirty = header + loop + comment + image + [0x3B] + [1, 2]
    #expect(PictureCleaning.clean(dirty) == .cleaned(header + loop + image + [0x3B]))
  }

  @Test func takesEXIFAndXMPFromAWebP() {
    func file(_ parts: [UInt8]) -> [UInt8] {
      Array("RIFF".utf8) + [UInt8(parts.count + 4), 0, 0, 0] + Array("WEBP".utf8) + parts
    }
    func part(_ type: String, _ data: [UInt8]) -> [UInt8] {
      Array(type.utf8) + [UInt8(data.count), 0, 0, 0] + data + (data.count % 2 == 1 ? [0] : [])
    }
    let rest = [UInt8](repeating: 0, count: 9)
    let dirty = file(
      part("VP8X", [0x2C] + rest) + part("ICCP", [1]) + part("VP8 ", [5, 6]) + part("EXIF", [7])
        + part("XMP ", [8, 9])
    )
    let clean = file(part("VP8X", [0x20] + rest) + part("ICCP", [1]) + part("VP8 ", [5, 6]))
    #expect(PictureCleaning.clean(dirty) == .cleaned(clean))
  }

  @Test func survivesEveryTruncationAndEveryFlippedByte() {
    let picture = jpeg(segment(0xE1, exif), segment(0xDB, [0, 1]))
    for count in 0..<picture.count { _ = PictureCleaning.clean(Array(picture.prefix(count))) }
    for index in picture.indices {
      for bit in 0..<8 {
        var other = picture
        other[index] ^= 1 << UInt8(bit)
        _ = PictureCleaning.clean(other)
      }
    }
    #expect(PictureCleaning.clean(Array(picture.dropLast(2))) == .broken)
    #expect(PictureCleaning.clean([1, 2, 3]) == .unknown)
  }
}
