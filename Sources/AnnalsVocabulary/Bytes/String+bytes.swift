extension String {
  /// Whether both are the same bytes; `==` takes different spellings of one character for equal.
  @inlinable
  public func hasSameBytes(as other: String) -> Bool {
    // Most differ in length.
    utf8.count == other.utf8.count && haveSameBytes(self, other)
  }
}

/// For two of one length; `elementsEqual` takes 15 instructions a byte.
@usableFromInline
func haveSameBytes(_ one: String, _ other: String) -> Bool {
  let areSame = unsafe one.utf8.withContiguousStorageIfAvailable { one in
    unsafe other.utf8.withContiguousStorageIfAvailable { other in
      var index = 0
      while index < one.count, unsafe one[index] == other[index] { index &+= 1 }
      return index == one.count
    }
  }
  return (areSame ?? nil) ?? one.utf8.elementsEqual(other.utf8)
}
