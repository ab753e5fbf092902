public import AnnalsTemplates
internal import CTheme

/// The default theme: `Templates/` as it was when the program was compiled.
public enum BuiltInTheme {
  /// In byte order of their paths.
  public static func files() -> [TemplateSources.File] {
    (0..<annals_theme_file_count).compactMap { index in
      guard let file = unsafe annals_theme_file_at(index)?.pointee else { return nil }
      return unsafe TemplateSources.File(
        path: String(cString: file.path),
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      )
    }
  }
}
