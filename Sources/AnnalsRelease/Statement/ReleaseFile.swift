public import AnnalsVocabulary

/// The files by which a release is verified, all below `_annals/`.
public enum ReleaseFile {
  public static let statement = SitePath(known: "_annals/RELEASE")
  public static let checksums = SitePath(known: "_annals/SHA256SUMS")
  public static let manifest = SitePath(known: "_annals/manifest.json")
  public static let instructions = SitePath(known: "_annals/HOW-TO-VERIFY.txt")
  /// As minisign writes it.
  public static let minisign = SitePath(known: "_annals/RELEASE.minisig")
  /// As signify writes it.
  public static let signify = SitePath(known: "_annals/RELEASE.sig")
  /// The 64 bytes of an Ed25519 signature, for OpenSSL.
  public static let plainSignature = SitePath(known: "_annals/RELEASE.ed25519")
  /// An answer of a time-stamping authority (RFC 3161).
  public static let timeStamp = SitePath(known: "_annals/RELEASE.tsr")
  /// A proof of OpenTimestamps.
  public static let openTimestamps = SitePath(known: "_annals/RELEASE.ots")
  /// The public key, for minisign and signify.
  public static let publicKey = SitePath(known: "_annals/key.pub")
  /// The public key, for OpenSSL.
  public static let plainPublicKey = SitePath(known: "_annals/key.pem")

  /// What may lie beside the statement without being listed: it is made from the statement, or came
  /// later.
  public static let beside = [
    minisign, signify, plainSignature, timeStamp, openTimestamps, publicKey, plainPublicKey,
  ]

  /// Whether a path is in none of the lists, since the lists cannot hold themselves.
  public static func isUnlisted(_ path: SitePath) -> Bool {
    path == statement || path == checksums || beside.contains(path)
  }
}
