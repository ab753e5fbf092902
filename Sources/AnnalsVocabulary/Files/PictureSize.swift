/// How wide and high a picture is shown, in CSS pixels, as its own file says.
public struct PictureSize: Hashable, Sendable {
  public let width: Int
  public let height: Int

  /// Nil for what no browser shows: nothing, or more than 65,535 pixels.
  public init?(width: Int, height: Int) {
    guard 1...0xFFFF ~= width, 1...0xFFFF ~= height else { return nil }
    self.width = width
    self.height = height
  }

  /// Reads the header of a picture in PNG, JPEG, GIF, WebP or SVG, told apart by the first bytes.
  ///
  /// Nil for other formats, and where `bytes` end before the size is told.
  public init?(header bytes: [UInt8]) {
    let size: PictureSize?
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      size = Self.png(bytes)
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      size = Self.jpeg(bytes)
    } else if bytes.starts(with: "GIF8".utf8) {
      size = Self.gif(bytes)
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      size = Self.webP(bytes)
    } else {
      size = VectorSize.read(bytes)
    }
    guard let size else { return nil }
    self = size
  }
}

extension PictureSize {
  /// ISO/IEC 15948: the first chunk is IHDR, and begins with width and height.
  private static func png(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.dropFirst(12).starts(with: "IHDR".utf8) else { return nil }
    guard let width = bytes.bigEndian(4, at: 16), let height = bytes.bigEndian(4, at: 20) else {
      return nil
    }
    return PictureSize(width: width, height: height)
  }

  /// GIF 89a: the size of the logical screen.
  private static func gif(_ bytes: [UInt8]) -> PictureSize? {
    guard let width = bytes.littleEndian(2, at: 6), let height = bytes.littleEndian(2, at: 8)
    else { return nil }
    return PictureSize(width: width, height: height)
  }

  /// RFC 9649: of the canvas, of lossless data, or of a key frame of VP8 (RFC 6386, section 9.1).
  private static func webP(_ bytes: [UInt8]) -> PictureSize? {
    let kind = bytes.dropFirst(12)
    if kind.starts(with: "VP8X".utf8) {
      guard let width = bytes.littleEndian(3, at: 24), let height = bytes.littleEndian(3, at: 27)
      else { return nil }
      return PictureSize(width: width + 1, height: height + 1)
    }
    if kind.starts(with: "VP8L".utf8) {
      guard bytes.bigEndian(1, at: 20) == 0x2F, let bits = bytes.littleEndian(4, at: 21) else {
        return nil
      }
      return PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    }
    guard kind.starts(with: "VP8 ".utf8), bytes.bigEndian(3, at: 23) == 0x9D012A,
      let width = bytes.littleEndian(2, at: 26), let height = bytes.littleEndian(2, at: 28)
    else { return nil }
    return PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
  }

  /// ITU T.81: the frame header, turned by a quarter where EXIF's orientation says so.
  ///
  /// `PictureCleaning` keeps the orientation, and browsers turn the picture by it.
  private static func jpeg(_ bytes: [UInt8]) -> PictureSize? {
    var place = 2
    var orientation = 1
    var size: PictureSize?
    while bytes.bigEndian(1, at: place) == 0xFF {
      guard let marker = bytes.bigEndian(1, at: place + 1) else { return nil }
      switch marker {
      case 0xFF: place += 1
      case 0x01, 0xD0...0xD7: place += 2
      case 0xDA, 0xD9:
        return orientation >= 5
          ? size.flatMap { PictureSize(width: $0.height, height: $0.width) } : size
      default:
        guard let length = bytes.bigEndian(2, at: place + 2), length >= 2 else { return nil }
        // Tables of codes have numbers among those of the frame headers.
        if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) {
          guard let height = bytes.bigEndian(2, at: place + 5),
            let width = bytes.bigEndian(2, at: place + 7)
          else { return nil }
          size = PictureSize(width: width, height: height)
        } else if marker == 0xE1 {
          let end = min(bytes.count, place + 2 + length)
          orientation =
            self.orientation(Array(bytes[(place + 4)..<max(place + 4, end)])) ?? orientation
        }
        place += 2 + length
      }
    }
    return nil
  }

  /// The orientation in an EXIF segment (CIPA DC-008), 2 to 8; nil when it gives none.
  private static func orientation(_ payload: [UInt8]) -> Int? {
    let header = Array("Exif\0\0".utf8)
    guard payload.starts(with: header) else { return nil }
    let data = Array(payload.dropFirst(header.count))
    let isLittle = data.first == UInt8(ascii: "I")
    func number(_ count: Int, at place: Int) -> Int? {
      isLittle ? data.littleEndian(count, at: place) : data.bigEndian(count, at: place)
    }
    guard let table = number(4, at: 4), let count = number(2, at: table) else { return nil }
    for entry in 0..<count {
      let place = table + 2 + entry * 12
      guard let tag = number(2, at: place) else { return nil }
      if tag == 0x0112, let value = number(2, at: place + 8), 2...8 ~= value { return value }
    }
    return nil
  }
}

extension [UInt8] {
  /// Nil past the end.
  fileprivate func bigEndian(_ count: Int, at place: Int) -> Int? {
    guard place >= 0, place <= self.count - count else { return nil }
    return self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func littleEndian(_ count: Int, at place: Int) -> Int? {
    guard place >= 0, place <= self.count - count else { return nil }
    return self[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
