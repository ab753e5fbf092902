// JPEG (ITU T.81), JFIF, and EXIF (CIPA DC-008) as far as orientation goes.
extension PictureReader {
  mutating func jpeg() -> [UInt8]? {
    guard let start = take(2) else { return nil }
    output += start
    var orientation: UInt8 = 1
    var insertion = output.count
    while true {
      guard let marker = nextMarker() else { return nil }
      switch marker {
      case 0xD9:
        output += [0xFF, 0xD9]
        if orientation != 1 {
          output.insert(contentsOf: Self.exif(orientation), at: insertion)
        }
        return output
      case 0x01, 0xD0...0xD7: output += [0xFF, marker]
      case 0x00, 0xD8: return nil
      default:
        let first = index
        guard let length = number(2), length >= 2, take(length - 2) != nil else { return nil }
        let payload = bytes[(first + 2)..<index]
        if marker == 0xE1, let found = Self.orientation(payload) { orientation = found }
        let isFileHeader = marker == 0xE0 && payload.starts(with: Array("JFIF\0".utf8))
        if isFileHeader, payload.count >= 14 {
          // Without the thumbnail, whose size the last two bytes are.
          output += [0xFF, 0xE0, 0, 16] + payload.prefix(12) + [0, 0]
          insertion = output.count
        } else if Self.isKept(marker, payload) {
          output += [0xFF, marker] + bytes[first..<index]
        }
        if marker == 0xDA { copyScan() }
      }
    }
  }

  /// The byte behind the next 0xFF; fill bytes are left out.
  private mutating func nextMarker() -> UInt8? {
    guard number(1) == 0xFF else { return nil }
    while let byte = number(1) {
      if byte != 0xFF { return UInt8(byte) }
    }
    return nil
  }

  /// Copies coded data up to the next marker that is none of its own.
  private mutating func copyScan() {
    let first = index
    while index + 1 < bytes.count {
      if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]),
        bytes[index + 1] != 0xFF
      {
        break
      }
      index += 1
    }
    if index + 1 >= bytes.count { index = bytes.count }
    output += bytes[first..<index]
  }

  /// Whether the picture cannot be shown rightly without the segment: colours (a profile, and Adobe's
  /// note of how they are coded), and everything that is no application's and no comment.
  private static func isKept(_ marker: UInt8, _ payload: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE2: payload.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: payload.starts(with: Array("Adobe".utf8))
    case 0xE0...0xEF, 0xFE: false
    default: true
    }
  }

  /// The orientation that EXIF gives, 2 to 8; nil when it gives none.
  private static func orientation(_ payload: ArraySlice<UInt8>) -> UInt8? {
    let header = Array("Exif\0\0".utf8)
    guard payload.starts(with: header) else { return nil }
    let data = Array(payload.dropFirst(header.count))
    guard data.count >= 8 else { return nil }
    let isLittle = data[0] == 0x49
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= data.count else { return nil }
      let digits = Array(data[place..<place + count])
      return (isLittle ? digits.reversed() : digits).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let table = number(4, 4), let count = number(table, 2) else { return nil }
    for entry in 0..<count {
      let place = table + 2 + entry * 12
      guard let tag = number(place, 2) else { return nil }
      if tag == 0x0112, let value = number(place + 8, 2), 2...8 ~= value { return UInt8(value) }
    }
    return nil
  }

  /// An EXIF segment that holds an orientation and nothing else.
  private static func exif(_ orientation: UInt8) -> [UInt8] {
    [0xFF, 0xE1, 0, 34] + Array("Exif\0\0".utf8) + Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 1]
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0]
  }
}
