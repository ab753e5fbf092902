/// What `annals.yaml` says of the archive as a whole.
public struct ArchiveConfiguration: Hashable, Sendable {
  /// One line of the menu or the footer: an address in the site, or an http(s) URL.
  public struct MenuItem: Hashable, Sendable {
    public let title: LocalizedText
    public let target: String

    public init(title: LocalizedText, target: String) {
      self.title = title
      self.target = target
    }
  }

  /// The digits of every edition, by the names Unicode CLDR has for them.
  public enum Digits: String, CaseIterable, Sendable {
    /// 0 to 9.
    case latn
    /// ٠ to ٩, in Arabic.
    case arab
  }

  /// Arabic has two sets of names: those of the Levant and Iraq, and those taken from Latin.
  public enum MonthNames: String, CaseIterable, Sendable {
    case levantine
    case international
  }

  public var title: LocalizedText
  /// What releases call the archive, whatever its title becomes; nil for the slug of the main title.
  public var id: Slug?
  public var description: LocalizedText?
  /// The first is the language of documents that name none.
  ///
  /// One edition of the site is built for each; with more than one, each lies in a folder of its name.
  public var languages: [LanguageTag]
  /// `https://example.org/archive/`, with a slash at the end; used only where a format wants an
  /// absolute URL.
  public var baseURL: String?
  /// IANA name; times are printed as written, the zone is named beside them.
  public var timeZone: String?
  /// Of the archive's own texts: `CC BY 4.0`.
  public var license: String?
  public var author: String?
  /// Event types of the archive's own, beside those of the content format.
  public var eventTypes: [EventTypeDefinition]
  public var menu: [MenuItem]
  public var footer: LocalizedText?
  /// `#rrggbb`.
  public var accentColor: String?
  /// A file of `Content/Media/`.
  public var logo: String?
  /// Rows on one list page before it is cut by year, then by month.
  public var listLimit: Int
  /// Whether each shard of the search index is also written as a file of JSON.
  public var writesSearchJSON: Bool
  /// How editions write numbers, where that is not as their locale files do.
  public var digits: Digits?
  /// Which names of months, in languages that have several.
  public var monthNames: MonthNames?
  /// Reports in one feed; 0 for no feeds.
  public var feedLimit: Int
  /// Where releases are deployed to when nobody says: `rsync:host:/srv/site`.
  public var deployTargets: [String]
  /// The greatest size of one Markdown file, in bytes.
  public var fileSizeLimit: Int

  public init(title: String, languages: [LanguageTag]) {
    self.title = LocalizedText(title)
    self.languages = languages
    eventTypes = []
    menu = []
    listLimit = 60
    writesSearchJSON = false
    feedLimit = 20
    deployTargets = []
    fileSizeLimit = 4 << 20
  }
}

/// An event type that `annals.yaml` adds.
public struct EventTypeDefinition: Hashable, Sendable {
  /// The types of the content format, which every locale file names.
  public static let standard = [
    "airstrike", "drone-strike", "shelling", "clashes", "advance", "withdrawal",
    "territory-change", "convoy", "deployment", "explosion", "ied", "chemical-attack",
    "attack-on-civilians", "abduction", "arrest", "execution", "displacement", "evacuation",
    "rescue", "aid-delivery", "ceasefire", "agreement", "protest", "statement", "control-report",
    "other",
  ]

  /// As articles write it: `siege`.
  public let id: String
  public let names: [LocalizedName]

  public init(id: String, names: [LocalizedName]) {
    self.id = id
    self.names = names
  }
}
