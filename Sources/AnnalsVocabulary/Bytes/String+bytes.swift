extension String {
  /// Whether both are the same bytes; `==` takes different spellings of one character for equal.
  @inlinable
  public func hasSameBytes(as other: String) -> Bool {
    // Most differ in length, and comparing takes 250 instructions.
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
