internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsRelease
internal import ArgumentParser

/// How a release is signed.
struct SigningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Sign with this secret key, a file of minisign.", valueName: "file")
  )
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Read the key's password from the first line of this file, not from the terminal.",
      valueName: "file"
    )
  )
  var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "Let a command sign: sh runs it with the statement's path as $1, and it prints a signature of "
        + "minisign.",
      valueName: "command"
    )
  )
  var signWith: String?

  @Option(
    help: ArgumentHelp(
      "The public key that belongs to --sign-with, a file of minisign.",
      valueName: "file"
    )
  )
  var publicKey: String?

  @Option(
    help: ArgumentHelp(
      "State that releases to come are signed with this public key: a file, or the key itself.",
      valueName: "key"
    )
  )
  var nextKey: String?

  @Option(
    help: ArgumentHelp(
      "State that this key is not to be trusted any more: its id, a file, or the key itself. May be given "
        + "several times; later releases state it again.",
      valueName: "key"
    )
  )
  var revokedKey: [String] = []

  /// Sets how the release is signed and what it states of keys.
  func apply(to request: inout ReleaseRequest) throws {
    if let (sign, key) = try signing() {
      request.sign = sign
      request.key = key?.description
    }
    request.nextKey = try nextKey.map { try readPublicKey($0).description }
    request.revokedKeys = try revokedKey.map { text in
      let isID =
        text.utf8.count == 16
        && text.utf8.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
      return isID ? text.uppercased() : try readPublicKey(text).idText
    }
    let own = request.key.flatMap { PublicKey($0) }
    if let next = request.nextKey, next == request.key {
      throw CommandFailure("--next-key is the key that signs this release: \(next)")
    }
    if let own, request.revokedKeys.contains(own.idText) {
      throw CommandFailure(
        "the key \(own.idText) signs this release and cannot be revoked by it; sign with another"
      )
    }
  }

  func validate() throws {
    if key != nil, signWith != nil {
      throw ValidationError("--key and --sign-with exclude each other.")
    }
    if publicKey != nil, signWith == nil {
      throw ValidationError("--public-key belongs to --sign-with; --key knows its own.")
    }
  }

  /// How to sign, and the key that pages name; nil when nothing is to be signed.
  func signing() throws -> (sign: ReleasePlan.Signing, key: PublicKey?)? {
    if let key { return try signing(with: secretKey(key, passwordFile: passwordFile)) }
    guard let signWith else { return nil }
    let known = try publicKey.map { try readPublicKey($0) }
    return (commandSigning(SigningCommand(signWith), known), known)
  }

  private func commandSigning(_ command: SigningCommand, _ known: PublicKey?) -> ReleasePlan.Signing
  {
    { (release, path) throws(PublishingFailure) in
      let signature = try command.sign(path)
      if let known, let fault = signature.fault(release.text, known) {
        throw .refused("the signature that the command printed is wrong: \(fault)")
      }
      var files = [ReleasePlan.SideFile(path: ReleaseFile.minisign, bytes: signature.file)]
      guard let known else { return files }
      for (path, bytes) in ReleaseSignatures.keyFiles(known) {
        files.append(ReleasePlan.SideFile(path: path, bytes: bytes))
      }
      return files
    }
  }

  private func signing(with key: SecretKey) -> (sign: ReleasePlan.Signing, key: PublicKey?) {
    let sign: ReleasePlan.Signing = { (release, _) throws(PublishingFailure) in
      ReleaseSignatures.files(of: release, with: key).map { path, bytes in
        ReleasePlan.SideFile(path: path, bytes: bytes)
      }
    }
    return (sign, key.publicKey)
  }
}

/// Reads a secret key, and asks for its password when it has one.
func secretKey(_ path: String, passwordFile: String?) throws -> SecretKey {
  let file: [UInt8]
  do {
    file = try InputFile.bytes(path, limit: 4096)
  } catch {
    throw CommandFailure(error.description)
  }
  do throws(SecretKey.Fault) {
    return try SecretKey(file: file, password: nil)
  } catch {
    guard error == .needsPassword else { throw CommandFailure("'\(path)' \(error.message)") }
  }
  let password = try Password.read(from: passwordFile, asking: "Password of \(path)")
  do throws(SecretKey.Fault) {
    return try SecretKey(file: file, password: password)
  } catch {
    throw CommandFailure("'\(path)' \(error.message)")
  }
}

/// Reads a public key: a file, or the key itself.
func readPublicKey(_ text: String) throws -> PublicKey {
  if let key = PublicKey(text) { return key }
  do {
    let file = try InputFile.bytes(text, limit: 4096)
    if let key = PublicKey(String(decoding: file, as: UTF8.self)) { return key }
  } catch {
    throw CommandFailure(error.description)
  }
  throw CommandFailure("'\(text)' is no public key of minisign or signify")
}
