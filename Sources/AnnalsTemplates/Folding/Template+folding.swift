extension Template {
  /// The template with everything printed that depends on some fields of the root alone: what many pages
  /// share is printed once instead of on each of them.
  ///
  /// It renders the same bytes as this one on every page of `page`'s depth whose root has these values.
  /// What they came to stands in `literals`. Of `values`, which are named as fields of the root, only
  /// records are taken.
  public func folding(_ values: [String: Value], of root: RecordType, page: PageContext) -> Template
  {
    guard root.name == self.root else { return self }
    var fixed: [Int: Value] = [:]
    for record in program.rootRecords {
      fixed[record.local] = values[root.fields[record.field].name]
    }
    var folding = ProgramFolding(program, fixed: fixed, page: page)
    return Template(name: name, root: self.root, program: folding.run())
  }

  /// All text of the template, that of folded values included: templates that are made from the same
  /// files and have the same literals are the same.
  public var literals: [UInt8] { program.literals }
}
