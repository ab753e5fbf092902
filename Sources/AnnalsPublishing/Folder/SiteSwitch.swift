/// How a new site takes the place of the one before.
public enum SiteSwitch: String, Sendable {
  /// As the one before did; for the first, by exchange where the file system can, else by a link.
  case automatic = "auto"
  /// The output is a folder, which changes places with the new one.
  case exchange
  /// The output is a symbolic link to a folder beside it, and a new link takes its place.
  case symbolicLink = "symlink"
}
