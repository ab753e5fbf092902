internal import AnnalsVocabulary

/// Reads one entry of the gazetteer, from a file or from a row of a table.
struct TownReader {
  static let keys: KeySet = [
    .name, .language, .names, .aliases, .kind, .country, .governorate, .district, .parents,
    .latitude, .longitude, .precision, .population, .ids, .slug,
  ]
  static let areaKeys: [Key] = [.district, .governorate, .country]
  static let thing = "a town"

  /// The town of a Markdown file.
  func town(_ source: DocumentSource, _ problems: inout Problems) -> TownDocument? {
    guard let fields = source.requiredFields(known: Self.keys, of: Self.thing, &problems) else {
      return nil
    }
    source.reportEventBlocks(&problems)
    var town = town(fields, &problems)
    town?.body = source.body
    return town
  }

  /// The town that fields describe; nil, with a problem, when it has no name.
  func town(_ fields: Fields, _ problems: inout Problems) -> TownDocument? {
    let name = fields.requiredText(.name, of: Self.thing, &problems)
    var town = TownDocument(at: problems.location(fields.mark), name: name?.value ?? "")
    town.language = fields.language(.language, &problems)
    town.names = fields.names(.names, &problems)
    town.aliases = fields.texts(.aliases, &problems).map(\.value)
    town.kind = fields.word(.kind, as: TownKind.self, &problems) ?? .town
    town.parents = parents(fields, &problems)
    town.coordinates = coordinates(fields, &problems)
    town.precision = fields.text(.precision, &problems)?.value
    town.population = fields.integer(.population, &problems)
    town.externalIDs = externalIDs(fields, &problems)
    town.slug = fields.slug(.slug, &problems)
    return name == nil ? nil : town
  }
}

extension TownReader {
  private func parents(_ fields: Fields, _ problems: inout Problems) -> [Located<String>] {
    let areas = Self.areaKeys.compactMap { fields.text($0, &problems)?.located(problems) }
    let parents = fields.texts(.parents, &problems).map { $0.located(problems) }
    if !areas.isEmpty, !parents.isEmpty {
      problems.error(
        "contradicting-keys",
        "'parents' stands in place of 'district', 'governorate' and 'country'; write one or the other",
        at: fields.keyMark(.parents)
      )
    }
    return parents.isEmpty ? areas : parents
  }

  private func coordinates(_ fields: Fields, _ problems: inout Problems) -> Coordinates? {
    let latitude = fields.decimal(.latitude, &problems)
    let longitude = fields.decimal(.longitude, &problems)
    guard let latitude, let longitude else {
      reportMissingHalf(fields, &problems)
      return nil
    }
    guard (-90...90).contains(latitude.value) else {
      let isSwapped = (-90...90).contains(longitude.value) && abs(latitude.value) <= 180
      let advice = isSwapped ? "; are latitude and longitude swapped?" : ""
      problems.error(
        "invalid-coordinates",
        "a latitude lies between -90 and 90\(advice)",
        at: latitude.mark
      )
      return nil
    }
    guard let point = Coordinates(latitude: latitude.value, longitude: longitude.value) else {
      problems.error(
        "invalid-coordinates",
        "a longitude lies between -180 and 180",
        at: longitude.mark
      )
      return nil
    }
    if latitude.value == 0, longitude.value == 0 {
      problems.warning(
        "suspicious-coordinates",
        "0 and 0 is a point in the Gulf of Guinea; leave both out when the place is not known",
        at: latitude.mark
      )
    }
    return point
  }

  private func reportMissingHalf(_ fields: Fields, _ problems: inout Problems) {
    let isGiven = [Key.latitude, .longitude].map { fields.node($0) != nil }
    guard isGiven[0] != isGiven[1] else { return }
    let missing: Key = isGiven[0] ? .longitude : .latitude
    problems.error(
      "invalid-coordinates",
      "a point needs both latitude and longitude; '\(missing)' is missing",
      at: fields.keyMark(isGiven[0] ? .latitude : .longitude)
    )
  }

  private func externalIDs(_ fields: Fields, _ problems: inout Problems) -> [ExternalID] {
    guard let node = fields.node(.ids) else { return [] }
    guard case .mapping(let entries) = node.content else {
      problems.error(
        "wrong-shape",
        "'ids' must be a mapping such as {geonames: 172955}, not \(node.shape)",
        at: node.mark
      )
      return []
    }
    let ids = entries.compactMap { entry -> ExternalID? in
      guard entry.key.isSlug else {
        problems.error(
          "invalid-id",
          "'\(entry.key)' cannot name a catalogue; use lower-case letters, digits and hyphens",
          at: entry.keyMark
        )
        return nil
      }
      return entry.value.text(of: "ids.\(entry.key)", &problems)
        .map { ExternalID(scheme: entry.key, value: $0.value) }
    }
    return ids.sorted { $0.scheme.utf8.lexicographicallyPrecedes($1.scheme.utf8) }
  }
}
