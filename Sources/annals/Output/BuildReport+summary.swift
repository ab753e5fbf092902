internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsRelease

extension BuildReport {
  /// Why there is no new site, where no diagnostic says it; one sentence without a full stop.
  var failure: String? {
    switch outcome {
    case .built, .configurationErrors, .templateErrors, .contentErrors, .unreadableFiles: nil
    case .noArchive(let advice): advice
    case .noSource(let failure): failure.description
    case .notPublished(let failure): failure.message
    }
  }

  /// The last line of a build: `12 articles, 25 events, …; 210 pages in 0.4 s`.
  func summary(output: String, total: Duration) -> String {
    let parts = [
      counted(counts.articles, "article"), counted(counts.events, "event"),
      counted(counts.towns, "town"), counted(counts.factions, "faction"),
      counted(counts.pages, "page"), counted(warnings, "warning"),
    ]
    let tenths = (total.milliseconds + 50) / 100
    let time = "in \(tenths / 10).\(tenths % 10) s"
    guard let published else {
      let changes = [
        counted(counts.written, "file") + " written", "\(grouped(unchanged)) unchanged",
        "\(grouped(counts.removed)) removed",
      ]
      let reason = cleanReason?.explanation.map { "; everything was made anew, since \($0)" } ?? ""
      return "Built \(output): \((parts + changes).joined(separator: ", ")) \(time)\(reason)"
    }
    let name = "release \(published.release.sequence) of \(published.release.archive)"
    guard published.isNew else {
      return "Nothing to publish: \(output) is \(name), and nothing has changed since (\(time))"
    }
    let signature = published.isSigned ? "signed" : "not signed"
    return "Published \(output), \(name), \(signature): \(parts.joined(separator: ", ")) \(time)"
  }

  /// Files that stood there already as they should be.
  private var unchanged: Int { counts.files - counts.written }

  /// The last line of a build that failed of what was written.
  func refusal(output: String) -> String {
    "Not built: \(counted(errors, "error")), \(counted(warnings, "warning")); '\(output)' is as it was"
  }
}

/// `1 error`, `2 errors`, `12,000 errors`.
private func counted(_ count: Int, _ noun: String) -> String {
  grouped(count) + " \(noun)" + (count == 1 ? "" : "s")
}

/// `12,000`.
private func grouped(_ count: Int) -> String {
  var digits = ""
  for (index, digit) in String(count).reversed().enumerated() {
    if index > 0 && index % 3 == 0 { digits.append(",") }
    digits.append(digit)
  }
  return String(digits.reversed())
}
