/// The candidate most like what was written, when it is like enough to be meant; nil otherwise.
///
/// Distance is Damerau–Levenshtein over folded text, at most a third of the longer length; ties go to
/// the earlier candidate.
public func suggestion(for written: String, among candidates: some Sequence<String>) -> String? {
  nil
}
