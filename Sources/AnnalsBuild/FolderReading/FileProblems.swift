internal import AnnalsPublishing
internal import AnnalsVocabulary

/// What can be wrong with a file before anybody looks into it.
extension Diagnostic {
  static func symbolicLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      "symbolic-link",
      "'\(path)' is a symbolic link, which is not followed; put the file itself here",
      at: SourceLocation(path: path)
    )
  }

  static func notAFile(_ path: String, kind: String) -> Diagnostic {
    Diagnostic(
      .error,
      "not-a-file",
      "'\(path)' is a \(kind), and only files and folders can be read",
      at: SourceLocation(path: path)
    )
  }

  static func nameNotUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      "file-name-not-utf8",
      "the name '\(path)' is not UTF-8; rename the file",
      at: SourceLocation(path: path)
    )
  }

  static func folderTooDeep(_ path: String, limit: Int) -> Diagnostic {
    Diagnostic(
      .error,
      "folder-too-deep",
      "'\(path)' lies more than \(limit) folders deep, and folders end there",
      at: SourceLocation(path: path)
    )
  }

  static func fileTooLarge(_ file: FileTree.File) -> Diagnostic {
    Diagnostic(
      .error,
      "file-too-large",
      "'\(file.path)' has \(file.size) bytes; a file that is read has at most "
        + "\(SourceFolder.memoryLimit)",
      at: SourceLocation(path: file.path)
    )
  }

  static func fileChanged(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      "file-changed",
      "'\(path)' changed during the build; build again",
      at: SourceLocation(path: path)
    )
  }

  /// A file that is gone, or is something else now, has changed; anything else could not be read.
  static func cannotRead(_ path: String, _ failure: FileFailure) -> Diagnostic {
    if failure.isOfAbsence { return fileChanged(path) }
    return Diagnostic(
      .error,
      "cannot-read",
      "'\(path)' cannot be read: \(failure.cause)",
      at: SourceLocation(path: path)
    )
  }

  /// What this build put aside for a moment, and cannot have back.
  static func lostAside(_ failure: FileFailure) -> Diagnostic {
    Diagnostic(
      .error,
      "cannot-read",
      "a part of the search index that waited on the disk of the output is lost: \(failure.cause)",
      at: SourceLocation(path: failure.path)
    )
  }
}
