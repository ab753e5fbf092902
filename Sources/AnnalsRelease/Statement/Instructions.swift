public import AnnalsVocabulary

/// `HOW-TO-VERIFY.txt`: how to check a release with the tools of any Linux or Unix system.
public enum Instructions {
  /// The file; lines that begin with four spaces are commands, to be run as they stand.
  public static func bytes(_ notice: ReleaseNotice) -> [UInt8] {
    Array(
      """
      HOW TO VERIFY THIS COPY

      This folder is release \(notice.sequence) of the archive '\(notice.archive)', dated \(notice.date).
      Nothing but common tools is needed to check it. Open a terminal in this folder, the
      one that holds index.html and the folder _annals, and run the indented lines.

      1. Are the files those that were published? Every file is listed in _annals/SHA256SUMS.
         This prints nothing when all of them are there and unchanged:

          sha256sum --check --strict --quiet _annals/SHA256SUMS

      2. Is the list the one that was published? The file _annals/RELEASE states its SHA-256.
         This prints the same line twice:

          sha256sum _annals/SHA256SUMS | sed 's/^\\([0-9a-f]*\\).*/sha256sums: \\1/'
          grep '^sha256sums: ' _annals/RELEASE

      3. Was anything added? This prints nothing when only listed files are here:

          { sed 's/^[0-9a-f]*  //' _annals/SHA256SUMS; find . ! -type d | sed 's/^..//'; } | LC_ALL=C sort | uniq -u | grep -v -E '^_annals/(RELEASE(\\.(minisig|sig|ed25519|tsr|ots))?|SHA256SUMS|key\\.(pub|pem))$'

      4. Who published it? When there is a file _annals/RELEASE.minisig, the statement is signed.
         Get the publisher's public key from somewhere else than this copy (a printed page, a
         court file, another site): a key that comes with the copy proves nothing. Save it beside
         this folder as publisher.pub. Any one of these three programs will do:

          minisign -V -p ../publisher.pub -x _annals/RELEASE.minisig -m _annals/RELEASE
          signify-openbsd -V -p ../publisher.pub -x _annals/RELEASE.sig -m _annals/RELEASE
          { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; tail -n 1 ../publisher.pub | base64 -d | tail -c 32; } > ../publisher.der
          openssl pkeyutl -verify -pubin -keyform DER -inkey ../publisher.der -rawin -in _annals/RELEASE -sigfile _annals/RELEASE.ed25519

         Releases that were signed elsewhere may have the first of these signatures only.

      5. When? A file _annals/RELEASE.tsr is the answer of a time-stamping authority (RFC 3161), to
         be checked with 'openssl ts'; _annals/RELEASE.ots is a proof of OpenTimestamps, to be
         checked with 'ots verify'. Without one of them the date is the publisher's word.

      What is proven then: that these are the files that whoever holds the key has signed. What is
      not: that what they say is true, that the key is whose it is said to be, and that no newer
      release exists. Each release states the SHA-256 of the RELEASE before it, so that two copies
      can be put in order:

          grep -E '^(archive|sequence|date|previous): ' _annals/RELEASE

      """.utf8
    )
  }
}
