import AnnalsVocabulary

/// What a reader loads first: versions, sizes, and where to look for a key.
///
/// It does not grow with the
/// archive beyond the number of its months and, through routers, the square root of its dictionary.
struct Manifest {
  static let version = 3
  /// Dictionary shards that one router tells apart.
  private static let shardsPerRouter = 256

  let documents: SearchDocuments
  let numbers: EntityNumbers
  let languages: [LanguageTag]
  /// What tells dictionary shards apart: a beginning of the first key of each.
  let separators: [[UInt8]]

  func shards() -> [Shard] {
    let routers = stride(from: 0, to: separators.count, by: Self.shardsPerRouter).map {
      Array(separators[$0..<min(separators.count, $0 + Self.shardsPerRouter)])
    }
    var shards: [Shard] = []
    var output = ByteWriter(capacity: ShardText.limit)
    output.append("{\"format\":\"annals-search\",\"version\":")
    output.append(decimal: Self.version)
    output.append(",\"fold\":")
    output.append(decimal: FoldTable.version)
    output.append(",\"documents\":")
    output.append(decimal: documents.all.count)
    output.append(",\"perStore\":")
    output.append(decimal: DocumentStore.documentsPerShard)
    output.append(",\"perColumn\":")
    output.append(decimal: FacetColumns.documentsPerColumn)
    output.append(",\"perEntity\":")
    output.append(decimal: EntityCatalogue.numbersPerShard)
    output.append(",\"perRouter\":")
    output.append(decimal: Self.shardsPerRouter)
    output.append(",\"entities\":{\"t\":")
    output.append(decimal: numbers.towns.count)
    output.append(",\"f\":")
    output.append(decimal: numbers.factions.count)
    output.append(",\"y\":")
    output.append(decimal: numbers.types.count)
    output.append(",\"s\":")
    output.append(decimal: numbers.sources.count)
    output.append("},\"languages\":")
    output.appendJSONArray(languages) { $1.append(jsonString: $0.text) }
    output.append(",\"confidence\":")
    output.appendJSONArray(Confidence.allCases) { $1.append(jsonString: $0.rawValue) }
    output.append(",\"months\":")
    output.appendJSONArray(months) { month, output in
      output.append("[\"")
      output.append(decimal: UInt(month.year), width: 4)
      output.append("-")
      output.append(decimal: UInt(month.month), width: 2)
      output.append("\",")
      output.append(decimal: month.first)
      output.append("]")
    }
    if routers.count > 1 {
      output.append(",\"routers\":")
      output.appendJSONArray(routers) { write($0[0], into: &$1) }
      for (number, keys) in routers.enumerated() {
        var router = ByteWriter(capacity: 4096)
        router.appendJSONArray(keys, write)
        shards.append(Shard(name: ShardName("r", number), json: router.bytes))
      }
    } else {
      output.append(",\"first\":")
      output.appendJSONArray(routers.first ?? [], write)
    }
    output.append("}")
    return shards + [Shard(name: .manifest, json: output.bytes), Self.fold]
  }

  /// The fold table, `{"version":1,"rows":"…"}`.
  private static var fold: Shard {
    var output = ByteWriter(capacity: 48 << 10)
    output.append("{\"version\":")
    output.append(decimal: FoldTable.version)
    output.append(",\"rows\":")
    let rows = FoldTable.rows.description.utf8.filter { $0 != UInt8(ascii: "\n") }
    output.append(jsonString: String(decoding: rows, as: UTF8.self))
    output.append("}")
    return Shard(name: .fold, json: output.bytes)
  }

  private func write(_ key: [UInt8], into output: inout ByteWriter) {
    output.append(jsonString: String(decoding: key, as: UTF8.self))
  }

  private struct Month {
    let year: Int
    let month: Int
    let first: Int
  }

  /// Months with a document, and the first of each.
  private var months: [Month] {
    var months: [Month] = []
    for (position, document) in documents.all.enumerated() {
      let day = document.day
      if let last = months.last, last.year == day.year, last.month == day.month { continue }
      months.append(Month(year: day.year, month: day.month, first: position))
    }
    return months
  }
}
