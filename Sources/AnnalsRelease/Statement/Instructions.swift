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

      """.utf8
    )
  }
}
