import AnnalsTemplates
import AnnalsVocabulary

/// The page that says which release the site is, and how anybody can check it.
struct VerifyPage: PageRoot {
  static let template = "verify.html"
  let edition: EditionArchive
  var key: PageKey { .verify }

  static let fields = root(
    "verify_page",
    "Which release the site is and how to check it: `verify.html`."
  ) {
    Field("release", .optional(.record("release")), "The release.") {
      $0.edition.release == nil ? .absent : .record(ReleaseRecord(edition: $0.edition))
    }
  }
}

/// The release that the site is.
struct ReleaseRecord: Record {
  let edition: EditionArchive

  static let fields = RecordFields<ReleaseRecord>("release", "The release that the site is.") {
    Field("archive", .text, "What releases call the archive.") {
      .text($0.edition.release?.archive.text ?? "")
    }
    Field("sequence", .integer, "1 for the first, and one more for each that follows.") {
      .integer($0.edition.release?.sequence ?? 0)
    }
    Field("date", .text, "The day, as the publisher states it.") {
      let edition = $0.edition
      return .text(edition.release.map { edition.locale.dates.text($0.date) } ?? "")
    }
    Field("datetime", .text, "The same for the attribute `datetime`: `2019-08-21`.") {
      .text($0.edition.release?.date.description ?? "")
    }
    Field("key", .optional(.text), "The public key it is signed with, as minisign writes it.") {
      .optional($0.edition.release?.key)
    }
    Field("statement", .link, "What the publisher states and signs.") { _ in
      .link(SitePath(known: "_annals/RELEASE"))
    }
    Field("checksums", .link, "Every file with its SHA-256.") { _ in
      .link(SitePath(known: "_annals/SHA256SUMS"))
    }
    Field("manifest", .link, "Every file with the sources it was made from.") { _ in
      .link(SitePath(known: "_annals/manifest.json"))
    }
    Field("instructions", .link, "How to check it with common tools.") { _ in
      .link(SitePath(known: "_annals/HOW-TO-VERIFY.txt"))
    }
  }
}
