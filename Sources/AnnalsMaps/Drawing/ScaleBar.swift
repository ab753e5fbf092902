/// The bar that tells how far things are: a round length that is easy to compare with.
public struct ScaleBar: Hashable, Sendable {
  /// 1, 2 or 5 times a power of ten, at least 1.
  public let kilometres: Int
  let pixels: Double

  /// The longest round length that takes at most a quarter of the map.
  public init(_ frame: MapFrame) {
    let room = Double(frame.width) / 4 * frame.kilometresPerPixel
    var length = 1
    var next = [2, 5, 10]
    while let longer = next.first, Double(longer) <= room, longer <= 10_000 {
      length = longer
      next = next.dropFirst() + [longer * 10]
    }
    kilometres = length
    pixels = Double(length) / frame.kilometresPerPixel
  }
}
