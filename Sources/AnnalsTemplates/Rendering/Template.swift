public import AnnalsVocabulary

/// A compiled page template.
///
/// It may be rendered from any thread.
public struct Template: Sendable {
  public let name: String
  let root: String
  let program: Program

  /// Writes a page.
  ///
  /// The bytes depend on the template, the record and the page only. When a problem is returned, what
  /// has been written is not a whole page.
  public func render(
    root: some Record,
    page: PageContext,
    limits: RenderLimits = .standard,
    into writer: inout ByteWriter
  ) -> RenderProblem? {
    let type = Swift.type(of: root).fields.type.name
    guard type == self.root else {
      return RenderProblem(template: name, cause: .wrongRecord(expected: self.root, found: type))
    }
    var renderer = Renderer(program, root: root, page: page, limits: limits)
    return renderer.run(into: &writer).map { RenderProblem(template: name, cause: $0) }
  }
}

/// What a template must know of the page it renders.
public struct PageContext: Hashable, Sendable {
  /// How many folders lie between the root of the site and the page.
  public let depth: Int

  public init(depth: Int) {
    self.depth = depth
  }
}

/// Bounds on one page.
public struct RenderLimits: Hashable, Sendable {
  public let outputBytes: Int
  public let steps: Int

  /// 64 MiB of output, 50 million steps.
  public static let standard = RenderLimits(outputBytes: 64 << 20, steps: 50_000_000)

  public init(outputBytes: Int, steps: Int) {
    self.outputBytes = outputBytes
    self.steps = steps
  }
}

/// Why a page could not be rendered.
public struct RenderProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Cause: Hashable, Sendable {
    case outputTooLarge(limit: Int)
    case tooManySteps(limit: Int)
    case wrongRecord(expected: String, found: String)
  }

  public let template: String
  public let cause: Cause

  public var description: String {
    switch cause {
    case .outputTooLarge(let limit):
      "template '\(template)' prints more than \(limit) bytes for one page"
    case .tooManySteps(let limit):
      "template '\(template)' takes more than \(limit) steps for one page"
    case .wrongRecord(let expected, let found):
      "template '\(template)' takes a record '\(expected)', not '\(found)'"
    }
  }
}
