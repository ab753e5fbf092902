import AnnalsVocabulary
import Testing

@Suite struct PictureSizeTests {
  private static func png(_ size: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + size
      + [8, 2, 0, 0, 0]
  }

  private static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let length = payload.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + payload
  }

  /// 640 × 480 before it is turned.
  private static func jpeg(orientation: UInt8?, frame: UInt8 = 0xC0) -> [UInt8] {
    let exif =
      orientation.map {
        segment(
          0xE1,
          Array("Exif\0\0II*\0".utf8) + [
            8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, $0, 0, 0, 0,
          ]
        )
      } ?? []
    return [0xFF, 0xD8] + exif + segment(0xC4, [0, 9, 9, 9, 9, 9, 9])
      + segment(frame, [8, 1, 0xE0, 2, 0x80, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
  }

  private static func webP(_ chunk: String, _ payload: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8) + Array(chunk.utf8) + [0, 0, 0, 0]
      + payload
  }

  @Test(arguments: [
    ("PNG", png([0, 0, 3, 0x20, 0, 0, 1, 0x90]), 800, 400),
    ("GIF", Array("GIF89a".utf8) + [0x40, 1, 0xF0, 0, 0, 0, 0], 320, 240),
    ("JPEG", jpeg(orientation: nil), 640, 480),
    ("progressive JPEG", jpeg(orientation: nil, frame: 0xC2), 640, 480),
    ("JPEG upside down", jpeg(orientation: 3), 640, 480),
    ("JPEG turned right", jpeg(orientation: 6), 480, 640),
    ("JPEG turned left", jpeg(orientation: 8), 480, 640),
    ("WebP canvas", webP("VP8X", [0, 0, 0, 0, 0x1F, 3, 0, 0x8F, 1, 0]), 800, 400),
    ("WebP lossless", webP("VP8L", [0x2F, 0x1F, 0xC3, 0x63, 0]), 800, 400),
    ("WebP", webP("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x43, 0x90, 1]), 800, 400),
    ("SVG in pixels", Array("<svg width=\"30px\" height='20.4' viewBox='0 0 9 9'>".utf8), 30, 20),
    (
      "SVG of proportions",
      Array("<?xml version='1.0'?>\n<!-- <svg> --><svg\nviewBox=\"0, 0 2 1\" />".utf8), 1200, 600
    ),
    (
      "SVG as wide as its page",
      Array("<svg width='100%' height='100%' viewBox='0 0 40 10'>".utf8), 1200, 300
    ),
  ])
  func readsTheSizeOf(format: String, bytes: [UInt8], width: Int, height: Int) {
    #expect(PictureSize(header: bytes) == PictureSize(width: width, height: height))
  }

  @Test(arguments: [
    "", "text", "GIF89a", "<html><svg width='1' height='1'>", "<svg width='1' height='2'",
    "<svg viewBox='0 0 0 5'>", "<svg width='1e9' height='nan'>", "<svg viewBox='0 0 1 1e99'>",
    "<svg width=1 height=2>", "<svg", "<!--", "<svg width='0' height='4'/>",
  ])
  func tellsNoSizeOf(text: String) {
    #expect(PictureSize(header: Array(text.utf8)) == nil)
  }

  @Test func noBeginningOfAPictureIsReadPastItsEnd() {
    let pictures = [
      Self.png([0, 0, 3, 0x20, 0, 0, 1, 0x90]), Self.jpeg(orientation: 6),
      Self.webP("VP8X", [0, 0, 0, 0, 0x1F, 3, 0, 0x8F, 1, 0]),
      Array("<svg width='3' height='4'>".utf8),
    ]
    for picture in pictures {
      let whole = PictureSize(header: picture)
      for count in picture.indices {
        let size = PictureSize(header: Array(picture[..<count]))
        #expect(size == nil || size == whole)
      }
    }
  }

  @Test func damagedHeadersDoNotStopTheReader() {
    let pictures = [
      Self.png([0, 0, 3, 0x20, 0, 0, 1, 0x90]), Self.jpeg(orientation: 6),
      Self.webP("VP8L", [0x2F, 0x1F, 0xC3, 0x63, 0]),
      Array("<svg width='3' height='4'>".utf8),
    ]
    for picture in pictures {
      for place in picture.indices {
        for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
          var damaged = picture
          damaged[place] = value
          let size = PictureSize(header: damaged)
          #expect(size.map { $0.width > 0 && $0.height > 0 } ?? true)
        }
      }
    }
  }
}
