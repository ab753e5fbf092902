import AnnalsTemplates
import AnnalsVocabulary

/// A template in which everything is printed that all its pages in folders of one depth share, and what
/// was read for that: each of those pages must note it.
struct FoldedTemplate: Sendable {
  let template: Template
  private let cells: [Cell]

  /// Folds a template for the pages of an edition that lie as deep as `page`; `name` is its own cell.
  init(
    _ template: Template,
    _ name: Cell,
    _ root: RecordType,
    _ plan: EditionPlan,
    _ page: PageContext
  ) {
    let trace = Trace()
    let edition = EditionArchive(plan, trace)
    trace.note(name)
    self.template = template.folding(
      [
        "site": .record(SiteRecord(edition: edition)),
        "t": .record(MessagesRecord(edition: edition)),
      ],
      of: root,
      page: page
    )
    cells = trace.take()
  }

  func note(in trace: Trace) {
    for cell in cells { trace.note(cell) }
  }
}

/// The files of a site as they are put together, and their templates.
struct PageList {
  private struct Key: Hashable {
    let template: String
    let edition: Int
    let depth: Int
  }

  var files: [Site.File] = []
  private let templates: TemplateSet
  private var folded: [Key: FoldedTemplate] = [:]

  init(_ templates: TemplateSet) {
    self.templates = templates
  }

  /// The template of a kind of page; nil when there is none.
  mutating func template<Root: PageRoot>(
    of type: Root.Type,
    _ plan: EditionPlan,
    _ page: PageContext
  ) -> FoldedTemplate? {
    let key = Key(template: Root.template, edition: plan.ordinal, depth: page.depth)
    if let known = folded[key] { return known }
    guard let template = templates.template(Root.template) else { return nil }
    let new = FoldedTemplate(template, cell(of: Root.template), Root.fields.type, plan, page)
    folded[key] = new
    return new
  }

  private func cell(of name: String) -> Cell {
    let schemas = SitePages.schemas
    let index = schemas.firstIndex { $0.template.utf8.elementsEqual(name.utf8) }
    return Cell(SharedList.templates.cells, index ?? schemas.count)
  }
}
