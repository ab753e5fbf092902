import AnnalsArchive
import AnnalsMaps
import AnnalsTemplates
import AnnalsVocabulary

/// A map in the words of an edition, and the table that says the same.
final class PageMap: Sendable {
  let edition: EditionArchive
  let map: EventMap
  let name: String
  let isPannable: Bool
  /// Whether it is of all events.
  let isWhole: Bool
  /// Of the town a locator is about; the other rows are its neighbours.
  let main: ID<Town>?
  let drawing: MapDrawing
  let contents: BaseMap.Contents

  /// Nil when nothing of it can be drawn.
  init?(
    _ map: EventMap,
    _ frame: MapFrame?,
    _ edition: EditionArchive,
    name: String,
    main: ID<Town>? = nil,
    isPannable: Bool = false,
    isWhole: Bool = false
  ) {
    let maps = edition.index.maps
    guard let frame, let atlas = maps.atlas, let base = maps.base(of: frame) else { return nil }
    self.map = map
    self.edition = edition
    self.name = name
    self.main = main
    self.isPannable = isPannable
    self.isWhole = isWhole
    contents = base.contents
    let marks = map.drawn.compactMap { row -> MapMark? in
      guard let location = row.location else { return nil }
      let isMain = main.map { row.place == .town($0) } ?? false
      return MapMark(
        location.coordinates,
        location.extent,
        row.symbol,
        count: row.count,
        label: edition.mapText(of: row.place),
        isMain: isMain
      )
    }
    drawing = MapDrawing(
      base,
      atlas,
      marks: marks,
      language: edition.language,
      name: name,
      isPannable: isPannable,
      scaleText: { edition.locale.text(.kilometres, edition.locale.numbers.text($0)) }
    )
  }
}

/// A map and the table that says the same.
struct MapRecord: Record {
  let map: PageMap

  static let fields = RecordFields<MapRecord>(
    "map",
    "A map drawn when the site is built, and the table that says the same."
  ) {
    Field("picture", .html, "The map as an `svg` element.") {
      let drawing = $0.map.drawing
      return .html(HTML { drawing.write(into: &$0) })
    }
    Field("name", .text, "What it is a map of.") { .text($0.map.name) }
    Field("rows", .list(.record("map_row")), "What it shows, in the order of its symbols.") {
      let map = $0.map
      return .list(map.map.rows.indices) { .record(MapRowRecord(map: map, index: $0)) }
    }
    Field("legend", .list(.record("map_sign")), "The symbols on it and what they mean.") {
      let map = $0.map
      return .list(map.signs) { .record(MapSignRecord(map: map, sign: $0)) }
    }
    Field("counts_events", .boolean, "Whether its symbols stand for events.") {
      .boolean($0.map.main == nil)
    }
    Field("has_unplaced", .boolean, "Whether rows of the table are not on the map.") {
      .boolean($0.map.map.rows.contains { $0.location == nil })
    }
    Field("omitted", .optional(.text), "How many places are left out, in words.") {
      let (edition, omitted) = ($0.map.edition, $0.map.map.omitted)
      return .optional(omitted == 0 ? nil : edition.locale.text(omitted, .towns))
    }
    Field("whole_url", .optional(.link), "The map of all events, on the maps of some of them.") {
      let map = $0.map
      return map.isWhole ? .absent : .link(map.edition.path(of: .map))
    }
    Field("stylesheet", .link, "How maps look.") {
      .link($0.map.edition.path(of: .mapStylesheet))
    }
    Field("script", .optional(.link), "The script of a map that can be moved and enlarged.") {
      $0.map.isPannable ? .link($0.map.edition.path(of: .mapScript)) : .absent
    }
  }
}

/// One row of the table beside a map.
struct MapRowRecord: Record {
  let map: PageMap
  let index: Int

  static let fields = RecordFields<MapRowRecord>("map_row", "One row of the table beside a map.") {
    Field("label", .html, "The place, in words that say how the events stand to it.") {
      .html($0.map.edition.label(of: $0.row.place))
    }
    Field("url", .link, "The page of the place, of the first of two.") {
      .link($0.map.edition.addresses.towns[$0.row.place.town.index])
    }
    Field("count", .integer, "How many events.") { .integer($0.row.count) }
    Field("kinds", .text, "What kinds of events, in words.") {
      let locale = $0.map.edition.locale
      return .text(
        $0.row.symbols.map { locale[$0.word] }.joined(separator: locale[.listSeparator])
      )
    }
    Field("is_placed", .boolean, "Whether it is on the map.") { .boolean($0.row.location != nil) }
    Field("position", .optional(.text), "Latitude and longitude of a point.") {
      guard case .point(let coordinates)? = $0.row.location else { return .absent }
      return .text(coordinates.text)
    }
    Field("around", .optional(.text), "How far from its middle a circle reaches.") {
      guard case .around(_, let radius)? = $0.row.location else { return .absent }
      let locale = $0.map.edition.locale
      let distance = locale.text(.kilometres, locale.numbers.text(Int(radius.rounded(.up))))
      return .text(locale.text(.mapWithin, distance))
    }
  }

  private var row: EventMap.Row { map.map.rows[index] }
}

/// One line of a map's legend.
struct MapSignRecord: Record {
  let map: PageMap
  let sign: MapSign

  static let fields = RecordFields<MapSignRecord>("map_sign", "One line of a map's legend.") {
    Field("text", .text, "What it means.") { .text($0.map.edition.locale[$0.sign.word]) }
    Field("picture", .html, "What it looks like, as an `svg` element.") {
      let sign = $0.sign
      return .html(HTML { sign.write(into: &$0) })
    }
  }
}

/// What a legend explains.
enum MapSign: Hashable, Sendable {
  case symbol(MapMark.Symbol)
  case main
  case circle
  case border
  case disputedBorder

  var word: Word {
    switch self {
    case .symbol(let symbol): symbol.word
    case .main: .mapThisPlace
    case .circle: .mapCircle
    case .border: .mapBorder
    case .disputedBorder: .mapDisputed
    }
  }

  func write(into output: inout ByteWriter) {
    output.append("<svg class=\"map-key\" viewBox=\"-10 -7 20 14\" width=\"20\" height=\"14\"")
    output.append(" aria-hidden=\"true\">")
    switch self {
    case .symbol(let symbol):
      output.append("<path class=\"map-mark map-\(symbol.rawValue)\" transform=\"scale(")
      output.append(symbol == .place ? "2.5" : "4.5")
      output.append(")\" d=\"")
      output.append(symbol.path)
      output.append("\"/>")
    case .main:
      output.append("<path class=\"map-mark map-place map-main\" transform=\"scale(5)\" d=\"")
      output.append(MapMark.Symbol.place.path)
      output.append("\"/>")
    case .circle: output.append("<circle class=\"map-around\" r=\"6\"/>")
    case .border: output.append("<path class=\"map-border\" d=\"M-10 0h20\"/>")
    case .disputedBorder: output.append("<path class=\"map-disputed\" d=\"M-10 0h20\"/>")
    }
    output.append("</svg>")
  }
}

extension PageMap {
  /// In the order of the legend, without what the map does not have.
  fileprivate var signs: [MapSign] {
    var symbols: Set<MapMark.Symbol> = []
    var hasCircle = false
    for row in map.drawn {
      if case .point? = row.location { symbols.insert(row.symbol) } else { hasCircle = true }
    }
    var signs = MapMark.Symbol.allCases.filter { symbols.contains($0) }.map { MapSign.symbol($0) }
    if let main, case .point? = map.drawn.first?.location {
      signs.insert(.main, at: 0)
      let others = map.drawn.count { $0.place != .town(main) }
      if others == 0 { signs.removeAll { $0 == .symbol(.place) } }
    }
    if hasCircle { signs.append(.circle) }
    if contents.contains(.borders) { signs.append(.border) }
    if contents.contains(.disputedBorders) { signs.append(.disputedBorder) }
    return signs
  }
}

extension MapMark.Symbol {
  var word: Word {
    switch self {
    case .air: .mapAir
    case .fire: .mapFire
    case .ground: .mapGround
    case .people: .mapPeople
    case .movement: .mapMovement
    case .talks: .mapTalks
    case .other: .mapOther
    case .mixed: .mapMixed
    case .place: .mapOtherPlace
    }
  }
}

extension Value {
  static func optional(map: PageMap?) -> Value {
    map.map { .record(MapRecord(map: $0)) } ?? .absent
  }
}

extension EditionArchive {
  /// A town among its neighbours; an area with the places in it.
  func locator(of id: ID<Town>) -> PageMap? {
    let map = index.maps.towns[id.index]
    return PageMap(
      map,
      ArchiveMaps.frame(ofTown: map),
      self,
      name: locale.text(.mapOf, towns[id.index].text),
      main: id
    )
  }

  func map(of day: ID<CalendarDay>) -> PageMap? {
    let map = index.maps.days[day.index]
    return PageMap(
      map,
      ArchiveMaps.smallFrame(of: map),
      self,
      name: locale.text(.mapOf, title(of: PageKey.day(day)))
    )
  }

  func map(of faction: ID<Faction>) -> PageMap? {
    let map = index.maps.factions[faction.index]
    return PageMap(
      map,
      ArchiveMaps.largeFrame(of: map),
      self,
      name: locale.text(.mapOf, title(of: PageKey.faction(faction))),
      isPannable: true
    )
  }

  var mapOfAll: PageMap? {
    PageMap(
      index.maps.all,
      index.maps.frameOfAll,
      self,
      name: locale[.mapOfAll],
      isPannable: true,
      isWhole: true
    )
  }

  fileprivate func mapText(of place: EventMap.Place) -> MapText? {
    switch place {
    case .town(let id): mapText(towns[id.index])
    // The circle says the rest; the name alone would claim more than is known.
    case .near(let id):
      mapText(
        DisplayText(
          interface: locale.near(towns[id.index].text).filled([towns[id.index].text]),
          language
        )
      )
    case .between: nil
    }
  }

  private func mapText(_ name: DisplayText) -> MapText {
    MapText(
      name.text,
      name.language == language ? nil : name.language,
      isRightToLeft: SortKey.isRightToLeft(name.text)
    )
  }

  fileprivate func label(of place: EventMap.Place) -> DisplayText {
    var label = RichText()
    switch place {
    case .town(let id): return towns[id.index]
    case .near(let id): label.append(locale.near(towns[id.index].text), towns[id.index])
    case .between(let one, let other):
      label.append(locale.pattern(.placeBetween), towns[one.index], towns[other.index])
    }
    return DisplayText(label, language)
  }
}
