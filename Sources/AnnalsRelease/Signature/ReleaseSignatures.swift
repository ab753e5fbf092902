public import AnnalsVocabulary

/// The signatures of a statement for three programs, and the key they are checked with.
public enum ReleaseSignatures {
  /// What lies beside the statement when it is signed with `key`.
  ///
  /// The same statement and key always give the same bytes: Ed25519 takes no random number.
  public static func files(of release: Release, with key: SecretKey) -> [(SitePath, [UInt8])] {
    let text = release.text
    let comment = comment(of: release)
    let plain = key.sign(text)
    let signify = Base64.encoded(Array("Ed".utf8) + key.publicKey.id + plain)
    return [
      (
        ReleaseFile.minisign,
        MinisignSignature(of: text, comment: comment, with: key).file
      ),
      (
        ReleaseFile.signify,
        Array("untrusted comment: verify with key.pub\n\(signify)\n".utf8)
      ),
      (ReleaseFile.plainSignature, plain),
    ] + keyFiles(key.publicKey)
  }

  /// The key for others to have; whoever checks must know it from somewhere else.
  public static func keyFiles(_ key: PublicKey) -> [(SitePath, [UInt8])] {
    [(ReleaseFile.publicKey, key.file), (ReleaseFile.plainPublicKey, key.pem)]
  }

  /// What minisign shows of a signature: `archive=front-line sequence=3 sha256=…`.
  public static func comment(of release: Release) -> String {
    "archive=\(release.archive) sequence=\(release.sequence) sha256=\(release.digest)"
  }
}
