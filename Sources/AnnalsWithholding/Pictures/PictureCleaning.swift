/// Takes from a picture what it tells beside the picture: place, time, camera, names, comments, smaller
/// copies and whatever follows its end.
///
/// Only whole parts are left out, and the picture itself is copied byte for byte. Kept are what its
/// colours need, and, in JPEG, which way is up.
public enum PictureCleaning {
  public enum Outcome: Hashable, Sendable {
    case cleaned([UInt8])
    /// The bytes are none of the formats that are known here.
    case unknown
    /// They begin as a picture and do not go on as one.
    case broken
  }

  /// Decided by the first bytes, whatever the file is called.
  public static func clean(_ bytes: [UInt8]) -> Outcome {
    var reader = PictureReader(bytes)
    let cleaned: [UInt8]?
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      cleaned = reader.jpeg()
    } else if bytes.starts(with: PictureReader.pngSignature) {
      cleaned = reader.png()
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      cleaned = reader.gif()
    } else if bytes.starts(with: Array("RIFF".utf8)),
      bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
    {
      cleaned = reader.webP()
    } else {
      return .unknown
    }
    return cleaned.map { .cleaned($0) } ?? .broken
  }
}

/// A walk over the parts of one picture.
struct PictureReader {
  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let bytes: [UInt8]
  var index = 0
  var output: [UInt8] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count)
  }

  /// The next `count` bytes; nil when there are fewer.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - index else { return nil }
    index += count
    return bytes[(index - count)..<index]
  }

  mutating func number(_ count: Int, littleEndian: Bool = false) -> Int? {
    guard let digits = take(count) else { return nil }
    return (littleEndian ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
  }
}

// MARK: PNG (ISO/IEC 15948) and its extension for animation

extension PictureReader {
  private static let keptChunks = Set(
    [
      "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
      "bKGD",
      "pHYs", "acTL", "fcTL", "fdAT",
    ].map { Array($0.utf8) }
  )

  mutating func png() -> [UInt8]? {
    guard let signature = take(8) else { return nil }
    output += signature
    while true {
      let start = index
      guard let length = number(4), let type = take(4).map(Array.init),
        take(length) != nil, take(4) != nil
      else { return nil }
      if Self.keptChunks.contains(type) { output += bytes[start..<index] }
      if type == Array("IEND".utf8) { return output }
    }
  }
}

// MARK: GIF 89a

extension PictureReader {
  mutating func gif() -> [UInt8]? {
    guard let header = take(13) else { return nil }
    output += header
    guard copyColors(bytes[10]) else { return nil }
    while true {
      let start = index
      guard let sign = number(1) else { return nil }
      switch sign {
      case 0x3B:
        output.append(0x3B)
        return output
      case 0x2C:
        guard let descriptor = take(9), let flags = descriptor.last else { return nil }
        output += bytes[start..<index]
        guard copyColors(flags), let size = take(1) else { return nil }
        let data = index
        output += size
        guard skipBlocks() else { return nil }
        output += bytes[data..<index]
      case 0x21:
        guard let label = number(1), skipBlocks() else { return nil }
        let block = bytes[start..<index]
        let isLoop = block.dropFirst(3).starts(with: Array("NETSCAPE2.0".utf8))
        if label == 0xF9 || (label == 0xFF && isLoop) { output += block }
      default: return nil
      }
    }
  }

  /// The table of colours that `flags` speak of.
  private mutating func copyColors(_ flags: UInt8) -> Bool {
    guard flags & 0x80 != 0 else { return true }
    guard let table = take(3 << (Int(flags & 7) + 1)) else { return false }
    output += table
    return true
  }

  private mutating func skipBlocks() -> Bool {
    while let size = number(1) {
      if size == 0 { return true }
      if take(size) == nil { return false }
    }
    return false
  }
}

// MARK: WebP (RFC 9649)

extension PictureReader {
  private static let keptParts = Set(
    ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"].map { Array($0.utf8) }
  )

  mutating func webP() -> [UInt8]? {
    guard take(4) != nil, let size = number(4, littleEndian: true), take(4) != nil,
      size >= 4, size <= bytes.count - 8
    else { return nil }
    output = Array("RIFF----WEBP".utf8)
    let end = 8 + size
    while index < end {
      let start = index
      guard let type = take(4).map(Array.init), let length = number(4, littleEndian: true),
        take(length + length % 2) != nil, index <= end
      else { return nil }
      guard Self.keptParts.contains(type) else { continue }
      var part = Array(bytes[start..<index])
      // Two flags that say that EXIF and XMP follow.
      if type == Array("VP8X".utf8), part.count > 8 { part[8] &= ~0x0C }
      output += part
    }
    let written = output.count - 8
    for place in 0..<4 { output[4 + place] = UInt8(truncatingIfNeeded: written >> (8 * place)) }
    return output
  }
}
