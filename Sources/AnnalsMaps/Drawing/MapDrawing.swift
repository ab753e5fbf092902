public import AnnalsVocabulary

/// One map: its base, marks and words, ready to be written as an `svg` element.
///
/// Colours and fonts are the stylesheet's: classes only, no style, no script.
public struct MapDrawing: Sendable {
  private let base: BaseMap
  private let marks: [MapMark]
  private let labels: [LabelPlacement.Placed]
  private let scale: ScaleBar
  private let scaleText: String
  private let name: String
  private let isPannable: Bool

  /// Lays out the words.
  ///
  /// - Parameters:
  ///   - base: What lies below the marks.
  ///   - atlas: Where the names of countries and of the archive's layers come from.
  ///   - marks: In the order of the table beside the map; earlier ones are named first.
  ///   - language: Of the page.
  ///   - name: What the map is, for those who do not see it.
  ///   - isPannable: Keeps words without room for when the map is enlarged.
  ///   - scaleText: Says a number of kilometres.
  public init(
    _ base: BaseMap,
    _ atlas: Atlas,
    marks: [MapMark],
    language: LanguageTag,
    name: String,
    isPannable: Bool = false,
    scaleText: (Int) -> String
  ) {
    self.base = base
    self.marks = marks
    self.name = name
    self.isPannable = isPannable
    scale = ScaleBar(base.frame)
    self.scaleText = scaleText(scale.kilometres)
    labels = Self.labels(base, atlas, marks, language, scale, self.scaleText, isPannable)
  }

  /// Writes the `svg` element.
  public func write(into output: inout ByteWriter) {
    let (width, height) = (base.frame.width, base.frame.height)
    output.append("<svg class=\"map-picture\" viewBox=\"0 0 ")
    output.append(decimal: width)
    output.append(" ")
    output.append(decimal: height)
    output.append("\" width=\"")
    output.append(decimal: width)
    output.append("\" height=\"")
    output.append(decimal: height)
    output.append("\" role=\"img\" direction=\"ltr\" aria-label=\"")
    output.append(escapingHTML: name)
    output.append("\">")
    output.append(base.svg)
    writeMarks(into: &output)
    output.append("<g class=\"map-names\">")
    for label in labels { write(label, into: &output) }
    output.append("</g>")
    writeScale(into: &output)
    output.append("</svg>")
  }
}

extension MapDrawing {
  private static func labels(
    _ base: BaseMap,
    _ atlas: Atlas,
    _ marks: [MapMark],
    _ language: LanguageTag,
    _ scale: ScaleBar,
    _ scaleText: String,
    _ isPannable: Bool
  ) -> [LabelPlacement.Placed] {
    let frame = base.frame
    var placement = LabelPlacement(frame.pixels)
    let height = Double(frame.height)
    let barWidth = max(scale.pixels, TextWidth.ems(scaleText) * 11)
    placement.take(Bounds(minX: 0, minY: height - 28, maxX: barWidth + 16, maxY: height))
    let most = marks.map(\.count).max() ?? 1
    let points = marks.map { frame.pixel(Position($0.coordinates)) }
    for (mark, point) in zip(marks, points) where mark.extent == .point {
      var bounds = Bounds()
      bounds.add(point, reaching: mark.size(most: most))
      placement.take(bounds)
    }
    let regions = RegionLabels(base: base, atlas: atlas, language: language)
    let main = zip(marks, points).filter { $0.0.isMain }.map(\.1)
    let (subject, others) = regions.countries(around: main.isEmpty ? points : main)
    var named = 0
    for isMain in [true, false] {
      for (mark, point) in zip(marks, points) where mark.isMain == isMain {
        guard let label = mark.label, named < 150, frame.pixels.contains(point) else { continue }
        named += 1
        if mark.extent == .point {
          placement.place(
            label,
            isMain ? .main : .place,
            beside: point,
            radius: mark.size(most: most),
            keepsHidden: isPannable
          )
        } else {
          placement.place(label, isMain ? .main : .place, around: point)
        }
      }
      // Without the name of its country a map says little; neighbours wait for other words.
      if isMain, let subject {
        subject.place { placement.place(subject.text, .region, around: $0) }
      }
    }
    for country in others {
      country.place { placement.place(country.text, .region, around: $0) }
    }
    let (places, areas) = regions.layerNames()
    for (text, point) in areas { placement.place(text, .landmark, around: point) }
    for (text, point) in places {
      placement.place(text, .landmark, beside: point, radius: 1, keepsHidden: false)
    }
    return placement.placed
  }

  private func writeMarks(into output: inout ByteWriter) {
    let most = marks.map(\.count).max() ?? 1
    output.append("<g class=\"map-marks\">")
    for mark in marks {
      let point = base.frame.pixel(Position(mark.coordinates))
      switch mark.extent {
      case .circle(let radius):
        output.append("<circle class=\"map-around")
        if mark.isMain { output.append(" map-main") }
        output.append("\" cx=\"")
        output.append(pixels: point.x)
        output.append("\" cy=\"")
        output.append(pixels: point.y)
        output.append("\" r=\"")
        output.append(pixels: max(radius / base.frame.kilometresPerPixel, 4))
        output.append("\"/>")
      case .point:
        output.append("<path class=\"map-mark map-")
        output.append(mark.symbol.rawValue)
        if mark.isMain { output.append(" map-main") }
        output.append("\" transform=\"translate(")
        output.append(pixels: point.x)
        output.append(" ")
        output.append(pixels: point.y)
        output.append(") scale(")
        output.append(pixels: mark.size(most: most))
        output.append(")\" d=\"")
        output.append(mark.symbol.path)
        output.append("\"/>")
      }
    }
    output.append("</g>")
  }

  private func write(_ label: LabelPlacement.Placed, into output: inout ByteWriter) {
    output.append("<text class=\"map-name")
    switch label.style {
    case .main: output.append(" map-main")
    case .place: break
    case .region: output.append(" map-region")
    case .landmark: output.append(" map-landmark")
    }
    if !label.isShown { output.append(" map-crowded") }
    output.append("\" x=\"")
    output.append(pixels: label.point.x)
    output.append("\" y=\"")
    output.append(pixels: label.point.y)
    if label.offset.x != 0 {
      output.append("\" dx=\"")
      output.append(pixels: label.offset.x)
    }
    output.append("\" dy=\"")
    output.append(pixels: label.offset.y)
    output.append("\"")
    // `start` and `end` follow the direction of the text.
    switch (label.anchor, label.text.isRightToLeft) {
    case (.middle, _): output.append(" text-anchor=\"middle\"")
    case (.left, true), (.right, false): output.append(" text-anchor=\"end\"")
    case (.left, false), (.right, true): break
    }
    if label.text.isRightToLeft { output.append(" direction=\"rtl\"") }
    if let language = label.text.language {
      output.append(" lang=\"")
      output.append(escapingHTML: language.text)
      output.append("\"")
    }
    output.append(">")
    output.append(escapingHTML: label.text.text)
    output.append("</text>")
  }

  private func writeScale(into output: inout ByteWriter) {
    let y = base.frame.height - 10
    output.append("<g class=\"map-scale\"")
    if isPannable {
      output.append(" data-kilometres=\"")
      output.append(decimal: scale.kilometres)
      output.append("\" data-pixels=\"")
      output.append(pixels: scale.pixels)
      output.append("\"")
    }
    output.append("><path d=\"M8 ")
    output.append(decimal: y - 4)
    output.append("v4h")
    output.append(pixels: scale.pixels)
    output.append("v-4\"/><text x=\"8\" y=\"")
    output.append(decimal: y - 7)
    output.append("\">")
    output.append(escapingHTML: scaleText)
    output.append("</text></g>")
  }
}

extension ByteWriter {
  /// At most one decimal, which is left out when it is 0.
  mutating func append(pixels number: Double) {
    let tenths = Int((min(max(number, -100_000), 100_000) * 10).rounded())
    if tenths < 0 { append(UInt8(ascii: "-")) }
    append(decimal: Int(tenths.magnitude / 10))
    guard tenths % 10 != 0 else { return }
    append(".")
    append(decimal: Int(tenths.magnitude % 10))
  }
}
