/// What is known of the signature of a statement.
public enum SignatureState: Hashable, Sendable {
  /// There is none.
  case absent
  /// There is one, and no key was given to check it with.
  case unchecked(key: String)
  /// It is the publisher's, if the key is.
  case right(key: String, comment: String)
  /// It is not what it should be; the finding says why.
  case wrong

  /// Checks the signature of a statement.
  ///
  /// - Parameters:
  ///   - file: The signature as minisign writes it; nil when there is none.
  ///   - statement: What it signs.
  ///   - key: The one that the reader trusts; nil when they have none.
  /// - Returns: What is known, and what is wrong if anything is.
  public static func checking(_ file: [UInt8]?, of statement: [UInt8], with key: PublicKey?)
    -> (SignatureState, Finding?)
  {
    guard let file else {
      guard key != nil else { return (.absent, nil) }
      return (.wrong, .signature(reason: "there is none, and a key was given to check it with"))
    }
    guard let signature = MinisignSignature(file: file) else {
      return (.wrong, .signature(reason: "\(ReleaseFile.minisign) is none that minisign makes"))
    }
    guard let key else { return (.unchecked(key: signature.keyName), nil) }
    if let fault = signature.fault(statement, key) {
      return (.wrong, .signature(reason: fault))
    }
    return (.right(key: signature.keyName, comment: signature.comment), nil)
  }
}
