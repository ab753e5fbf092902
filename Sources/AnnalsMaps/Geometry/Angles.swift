/// Sine and cosine of degrees by their series, so that every machine computes the same bits.
enum Angles {
  static func cosine(_ degrees: Double) -> Double { sine(degrees + 90) }

  static func sine(_ degrees: Double) -> Double {
    var turn = degrees.truncatingRemainder(dividingBy: 360)
    if turn > 180 { turn -= 360 }
    if turn < -180 { turn += 360 }
    if turn > 90 { turn = 180 - turn }
    if turn < -90 { turn = -180 - turn }
    let angle = turn * .pi / 180
    var term = angle
    var sum = angle
    for step in 1...10 {
      term *= -angle * angle / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  /// A longitude brought to -180 up to, but not including, 180.
  static func wrapped(_ longitude: Double) -> Double {
    let turn = (longitude + 180).truncatingRemainder(dividingBy: 360)
    return (turn < 0 ? turn + 360 : turn) - 180
  }
}
