import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsWithholding

/// A picture is a file that anybody may have made.
@Suite struct HostileBytesTests {
  /// What is cleaned is clean: cleaning it again changes nothing, and it is as large to look at.
  @Test func pictures() {
    for sample in SamplePictures.all {
      #expect(PictureCleaning.clean(sample) != .unknown)
      #expect(PictureCleaning.clean(sample) != .broken)
    }
    let fault = HostileBytes.fault(changing: SamplePictures.all, of: "pictures") { _, bytes in
      _ = PictureSize(header: bytes)
      guard case .cleaned(let clean) = PictureCleaning.clean(bytes) else { return true }
      return PictureCleaning.clean(clean) == .cleaned(clean)
    }
    #expect(fault == nil)
  }

  @Test func sizesOfVectorPictures() {
    let samples = [
      #"<?xml version="1.0"?><!-- a --><svg width="12px" height='7.5' viewBox="0 0 4 3">"#,
      "<svg\n viewBox=\"0,0 40 30\" width=\"100%\" />",
    ].map { Array($0.utf8) }
    let fault = HostileBytes.fault(changing: samples, of: "sizes of vector pictures") { _, bytes in
      guard let size = PictureSize(header: bytes) else { return true }
      return 1...0xFFFF ~= size.width && 1...0xFFFF ~= size.height
    }
    #expect(fault == nil)
  }
}

/// One picture of each format, with parts that are kept and parts that are not.
private enum SamplePictures {
  static let all = [jpeg, png, gif, webP]

  private static var jpeg: [UInt8] {
    func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
      let length = payload.count + 2
      return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + payload
    }
    let exif =
      Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 1, 0]
      + [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0] + Array("GPS 35.44N".utf8)
    return [0xFF, 0xD8]
      + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 1, 1, 9, 9, 9])
      + segment(0xE1, exif) + segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1])
      + segment(0xED, Array("Photoshop 3.0".utf8)) + segment(0xFE, Array("by Sami".utf8))
      + segment(0xDB, [0, 1, 2]) + segment(0xC0, [8, 0, 4, 0, 3, 1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]
      + [0xFF, 0xD9, 1]
  }

  private static var png: [UInt8] {
    func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(data.count)] + Array(type.utf8) + data + [1, 2, 3, 4]
    }
    return PictureReader.pngSignature + chunk("IHDR", [0, 0, 0, 3, 0, 0, 0, 4, 8, 2, 0, 0, 0])
      + chunk("tEXt", [65]) + chunk("IDAT", [7, 7]) + chunk("IEND", []) + [9]
  }

  private static var gif: [UInt8] {
    let header = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
    let loop = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    let image: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    return header + loop + [0x21, 0xFE, 4] + Array("Sami".utf8) + [0] + image + [0x3B, 1]
  }

  private static var webP: [UInt8] {
    func part(_ type: String, _ data: [UInt8]) -> [UInt8] {
      Array(type.utf8) + [UInt8(data.count), 0, 0, 0] + data + (data.count % 2 == 1 ? [0] : [])
    }
    let parts =
      part("VP8X", [0x2C] + [UInt8](repeating: 0, count: 9)) + part("ICCP", [1])
      + part("VP8 ", [5, 6]) + part("EXIF", [7]) + part("XMP ", [8, 9])
    return Array("RIFF".utf8) + [UInt8(parts.count + 4), 0, 0, 0] + Array("WEBP".utf8) + parts
  }
}
