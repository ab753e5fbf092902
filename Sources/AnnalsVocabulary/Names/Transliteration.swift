/// What letters of other alphabets become in an address; docs/transliteration.md prints the tables.
///
/// The tables are for folded text: small letters without marks, hamza or ta marbuta. A change here
/// changes addresses that are already cited, so it never happens for a letter that is in a table.
enum Transliteration {
  /// Latin letters for a folded scalar; nil when no table has it.
  static func latin(for scalar: Unicode.Scalar) -> String? {
    table[scalar]
  }

  private static let table: [Unicode.Scalar: String] = [arabic, cyrillic, greek, hebrew]
    .reduce(into: [:]) { table, pairs in
      for pair in pairs.split(separator: " ") {
        guard let letter = pair.unicodeScalars.first else { continue }
        table[letter] = String(String.UnicodeScalarView(pair.unicodeScalars.dropFirst()))
      }
    }

  /// BGN/PCGN 1956 without its diacritics; ayn and alif are both `a`.
  private static let arabic = """
    اa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy
    """

  /// BGN/PCGN for Russian without its diacritics, and the further letters of Ukrainian, Belarusian,
  /// Serbian and Macedonian; the signs without a sound of their own vanish.
  private static let cyrillic = """
    аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu \
    яya іi єye ґg ђdj јj љlj њnj ћc џdz ѕdz
    """

  /// ISO 843 type 2 for single letters.
  private static let greek = """
    αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs τt υy φf χch ψps ωo
    """

  /// The simple table of the Academy of the Hebrew Language, with every letter written.
  private static let hebrew = """
    אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs עa פp ףp צts ץts קq רr שsh תt
    """
}
