internal import AnnalsArchive
internal import AnnalsVocabulary

/// A place.
struct TownRecordV1 {
  let id: String
  let name: String
  let names: [NameRecordV1]
  let aliases: [String]
  let kind: String
  let parents: [String]
  let unlistedParents: [String]
  let coordinates: Coordinates?
  let precision: String?
  let population: Int?
  let externalIDs: [ExternalID]
  let isInGazetteer: Bool
  let page: SitePath

  init(_ town: Town, in context: ExportContext) {
    id = town.slug.text
    name = town.name
    names = town.names.map { NameRecordV1($0) }
    aliases = town.aliases
    kind = town.kind.rawValue
    parents = town.parents.map { context.id(of: $0) }
    unlistedParents = town.unlistedParents
    coordinates = town.coordinates
    precision = town.precision
    population = town.population
    externalIDs = town.externalIDs
    isInGazetteer = town.isInGazetteer
    page = town.path
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("name", name)
      output.member("names", listOf: names) { $0.write(into: &$1) }
      output.member("aliases", aliases)
      output.member("kind", kind)
      output.member("parents", parents)
      output.member("unlisted_parents", unlistedParents)
      if let coordinates { writeCoordinates(coordinates, into: &output) }
      output.member("precision", precision)
      output.member("population", population)
      output.member("ids", listOf: externalIDs, writeID)
      output.member("in_gazetteer", isInGazetteer)
      context.write(page, into: &output)
    }
  }

  private func writeCoordinates(_ coordinates: Coordinates, into output: inout ByteWriter) {
    output.member(
      "coordinates",
      value: { output in
        output.object { output in
          output.member("latitude", coordinates.latitude)
          output.member("longitude", coordinates.longitude)
        }
      }
    )
  }

  private func writeID(_ id: ExternalID, into output: inout ByteWriter) {
    output.object { output in
      output.member("scheme", id.scheme)
      output.member("value", id.value)
    }
  }
}
