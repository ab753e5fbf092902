internal import AnnalsVocabulary

/// Writes shapes as the `d` of an SVG path, in whole numbers of a `grain` of a pixel.
struct PathWriter: ~Copyable {
  private(set) var output = ByteWriter(capacity: 1024)
  /// Steps in one pixel.
  let grain: Double

  init(grain: Int) { self.grain = Double(grain) }

  var isEmpty: Bool { output.count == 0 }

  /// Writes a line, or a ring that is closed; shapes that shrink to a point are left out.
  mutating func add(_ points: [Position], isClosed: Bool) {
    let start = output.count
    var written = 0
    var last = (0, 0)
    for point in points {
      let next = (step(point.x), step(point.y))
      if written == 0 {
        output.append(UInt8(ascii: "M"))
        output.append(decimal: next.0)
        separate(next.1)
        output.append(decimal: next.1)
      } else if next == last {
        continue
      } else {
        if written == 1 { output.append(UInt8(ascii: "l")) } else { separate(next.0 - last.0) }
        output.append(decimal: next.0 - last.0)
        separate(next.1 - last.1)
        output.append(decimal: next.1 - last.1)
      }
      written += 1
      last = next
    }
    if written < (isClosed ? 3 : 2) {
      output.truncate(to: start)
    } else if isClosed {
      output.append(UInt8(ascii: "z"))
    }
  }

  private func step(_ pixel: Double) -> Int {
    Int((min(max(pixel, -100_000), 100_000) * grain).rounded())
  }

  /// A minus sign separates by itself.
  private mutating func separate(_ number: Int) {
    if number >= 0 { output.append(UInt8(ascii: " ")) }
  }
}
