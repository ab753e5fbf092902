/// Something that must not be found in the site, in any of its spellings.
public struct WithheldTerm: Hashable, Sendable {
  /// As its author writes it; the others are made from these.
  public let spellings: [String]
  /// Where it is withheld: messages name the place and never the value.
  public let location: SourceLocation
  /// It may be public all the same when a public document says it in the same words, as two reports
  /// may have one title.
  public let isSharable: Bool

  public init(_ spellings: [String], at location: SourceLocation, isSharable: Bool = false) {
    self.spellings = spellings
    self.location = location
    self.isSharable = isSharable
  }
}
