public import AnnalsVocabulary

/// The lines of `SHA256SUMS`, as `sha256sum --check` reads them.
public enum Checksums {
  /// Writes one line.
  ///
  /// A path with a line feed, a carriage return or a backslash in it is escaped, with a backslash
  /// before the whole line, as coreutils does.
  public static func write(_ digest: SHA256Digest, _ path: [UInt8], into output: inout ByteWriter) {
    let escaped = path.contains { [0x0A, 0x0D, 0x5C].contains($0) }
    if escaped { output.append("\\") }
    output.append(digest)
    output.append("  ")
    for byte in path {
      switch byte {
      case 0x0A where escaped: output.append("\\n")
      case 0x0D where escaped: output.append("\\r")
      case 0x5C: output.append("\\\\")
      default: output.append(byte)
      }
    }
    output.append("\n")
  }

  /// The whole file, for a manifest and the digest of the file that it is kept in.
  ///
  /// In byte order of the paths; the manifest is one of them.
  public static func bytes(of manifest: Manifest, digest: SHA256Digest) -> [UInt8] {
    var output = ByteWriter(capacity: 120 * (manifest.entries.count + 1))
    var isManifestDue = true
    for entry in manifest.entries {
      if isManifestDue, ReleaseFile.manifest < entry.path {
        write(digest, Array(ReleaseFile.manifest.text.utf8), into: &output)
        isManifestDue = false
      }
      write(entry.digest, Array(entry.path.text.utf8), into: &output)
    }
    if isManifestDue { write(digest, Array(ReleaseFile.manifest.text.utf8), into: &output) }
    return output.bytes
  }
}
