/// How well a color can be read on the tinted ground of the default theme, as WCAG 2 counts it.
enum ColorContrast {
  /// What WCAG 2.2 (1.4.3) asks of text.
  static let least = 4.5
  /// `--tint` of Templates/assets/annals.css, the darkest ground that links stand on in light.
  private static let ground = luminance(0xf5, 0xf3, 0xed)

  /// Of `#rrggbb`; nil for anything else.
  static func onGround(_ color: String) -> Double? {
    guard color.utf8.count == 7, let value = Int(color.dropFirst(), radix: 16) else { return nil }
    let own = luminance(value >> 16 & 255, value >> 8 & 255, value & 255)
    return (max(own, ground) + 0.05) / (min(own, ground) + 0.05)
  }

  private static func luminance(_ red: Int, _ green: Int, _ blue: Int) -> Double {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  private static func linear(_ channel: Int) -> Double {
    let value = Double(channel) / 255
    if value <= 0.04045 { return value / 12.92 }
    // x^2.4 is x² times the fifth root of x², which Newton's steps find to the last digit.
    let base = (value + 0.055) / 1.055
    let square = base * base
    var root = 1.0
    for _ in 0..<40 {
      root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
    }
    return square * root
  }
}
