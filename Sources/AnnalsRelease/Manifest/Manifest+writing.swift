public import AnnalsVocabulary

extension Manifest {
  static let opening = "{\"format\":\"annals-manifest\",\"version\":1,\"sources\":["
  static let middle = "],\"files\":["
  static let ending = "]}\n"

  /// As JSON, one record a line; the same manifest always gives the same bytes.
  public func write(into output: inout ByteWriter) {
    output.append(Self.opening)
    for (index, source) in sources.enumerated() {
      output.append(index > 0 ? ",\n" : "\n")
      output.append(jsonString: source)
    }
    output.append(sources.isEmpty ? "" : "\n")
    output.append(Self.middle)
    for (index, entry) in entries.enumerated() {
      output.append(index > 0 ? ",\n" : "\n")
      output.append("{\"path\":\"")
      output.append(entry.path.text)
      output.append("\",\"size\":")
      output.append(decimal: entry.size)
      output.append(",\"sha256\":\"")
      output.append(entry.digest)
      output.append("\",\"kind\":\"")
      output.append(entry.kind.rawValue)
      output.append("\",\"sources\":[")
      for (position, source) in entry.sources.enumerated() {
        if position > 0 { output.append(",") }
        output.append(decimal: source)
      }
      output.append("]}")
    }
    output.append(entries.isEmpty ? "" : "\n")
    output.append(Self.ending)
  }

  /// The whole file.
  public var json: [UInt8] {
    var output = ByteWriter(capacity: 200 * entries.count + 4096)
    write(into: &output)
    return output.bytes
  }
}
