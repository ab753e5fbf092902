/// A symbolic link in the output's place that leads to the folder of a site beside it:
/// `Public -> .Public.annals-release-0123456789abcdef`.
///
/// Only a link that says just this is ours; every other one was made by somebody else, who may mean it to
/// stay.
struct ReleaseLink: Equatable {
  /// The name of the folder, beside the link.
  let target: String

  /// - Parameters:
  ///   - text: What the link says.
  ///   - name: Its own name.
  init?(_ text: String, of name: String) {
    let prefix = Self.prefix(of: name)
    guard text.utf8.starts(with: prefix.utf8),
      Self.isNumber(text.utf8.dropFirst(prefix.utf8.count))
    else { return nil }
    target = text
  }

  /// A link to a folder that is not there yet.
  init(of name: String, number: String) {
    target = Self.prefix(of: name) + number
  }

  /// The link that a folder's name says there is; nil for a name of another form.
  init?(leadingTo folder: String) {
    let name = folder.utf8.dropFirst().dropLast(Self.infix.utf8.count + 16)
    guard !name.isEmpty else { return nil }
    self.init(folder, of: String(Substring(name)))
  }

  private static let infix = ".annals-release-"

  private static func prefix(of name: String) -> String { ".\(name)\(infix)" }

  /// Whether these are sixteen hexadecimal digits as `OutputFolder.newNumber()` writes them.
  static func isNumber(_ digits: Substring.UTF8View) -> Bool {
    digits.count == 16
      && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
