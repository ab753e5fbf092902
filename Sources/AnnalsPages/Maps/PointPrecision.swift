/// How far a town's coordinates may be from the truth, in the words that gazetteers use.
enum PointPrecision: String, CaseIterable {
  case approximate
  case area
  case building
  case city
  case country
  case district
  case exact
  case governorate
  case near
  case neighbourhood
  case region
  case settlement
  case street
  case town
  case village
  case withheld

  /// In kilometres; 0 for a point that is the place's own, nil for one that is to be kept.
  private var radius: Double? {
    switch self {
    case .exact, .settlement, .building, .street, .neighbourhood, .town, .village, .city: 0
    case .approximate, .near: TownLocation.nearRadius
    case .district, .area: 15
    case .governorate, .region, .country: 40
    case .withheld: nil
    }
  }

  /// In kilometres, of a gazetteer's word; 0 for a point that is the place's own, nil for one that
  /// is to be kept.
  ///
  /// A number with a unit, `2 km` or `500 m`, is taken at its word; what is not understood is never
  /// a point.
  static func radius(of precision: String?) -> Double? {
    guard let precision else { return 0 }
    let word = precision.lowercased()
    if let known = PointPrecision(rawValue: word) { return known.radius }
    let parts = word.split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]), 0...1000 ~= number else { return 10 }
    switch parts[1] {
    case "km": return number
    case "m": return number < 500 ? 0 : number / 1000
    default: return 10
    }
  }
}

extension Locale {
  /// A gazetteer's word for how exact a point is, in the language of the locale; what is not one of
  /// the known words stays as it is.
  func name(ofPrecision precision: String) -> String {
    PointPrecision(rawValue: precision.lowercased()).flatMap { precisions[$0] } ?? precision
  }
}
