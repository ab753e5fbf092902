import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// The archive as a whole, on every page.
struct SiteRecord: Record {
  let edition: EditionArchive

  static let fields = RecordFields<SiteRecord>(
    "site",
    "The archive as a whole, in the edition's language.",
    fields: settings + entrances + search
  )

  @FieldsBuilder<SiteRecord> private static var settings: [Field<SiteRecord>] {
    Field("title", .text, "The archive's name, from `annals.yaml`.") {
      .text($0.edition.archiveTitle)
    }
    Field("description", .optional(.text), "What it is, from `annals.yaml`.") {
      .optional($0.edition.archiveDescription)
    }
    Field("lang", .text, "Language of the edition, a BCP 47 tag.") {
      .text($0.edition.language.text)
    }
    Field("dir", .text, "`rtl` or `ltr`.") {
      .text($0.edition.language.isRightToLeft ? "rtl" : "ltr")
    }
    Field("preview_locale", .text, "The language for Open Graph: `fr_FR`.") {
      .text($0.edition.locale.previewLocale)
    }
    Field("main_lang", .text, "Language of texts that name none, the first of `annals.yaml`.") {
      .text($0.configuration.languages.first?.text ?? "und")
    }
    Field("stylesheet", .link, "`assets/annals.css`, under a name that changes with its bytes.") {
      .link($0.edition.path(of: .stylesheet))
    }
    Field("logo", .optional(.link), "The picture `annals.yaml` names.") {
      let edition = $0.edition
      return edition.logo.map { .link($0.path) } ?? .absent
    }
    Field("logo_width", .optional(.integer), "Its width in pixels, where its file tells it.") {
      $0.edition.logo?.size.map { .integer($0.width) } ?? .absent
    }
    Field("logo_height", .optional(.integer), "Its height in pixels, where its file tells it.") {
      $0.edition.logo?.size.map { .integer($0.height) } ?? .absent
    }
    Field("menu", .list(.record("menu_item")), "The lines `annals.yaml` adds to the menu.") {
      let edition = $0.edition
      return .list($0.configuration.menu) {
        .record(MenuItemRecord(edition: edition, item: Boxed($0)))
      }
    }
    Field("footer", .optional(.text), "The text `annals.yaml` puts under every page.") {
      .optional($0.configuration.footer?.text(in: $0.edition.language))
    }
    Field("license", .optional(.text), "Licence of the archive's own texts.") {
      .optional($0.configuration.license)
    }
    Field("author", .optional(.text), "Who keeps the archive.") {
      .optional($0.configuration.author)
    }
    Field("shows_drafts", .boolean, "Whether this is a preview with unpublished texts.") {
      .boolean($0.edition.archive.showsDrafts)
    }
    Field("time_zone", .optional(.text), "The zone whose times reports give.") {
      .optional($0.configuration.timeZone)
    }
  }

  @FieldsBuilder<SiteRecord> private static var entrances: [Field<SiteRecord>] {
    Field("home", .link, "The first page.") { .link($0.edition.path(of: .home)) }
    Field("digits", .text, "The ten digits that numbers are written with, zero first.") {
      .text($0.edition.locale.numbers.digits.joined())
    }
    Field("towns_url", .link, "The list of towns.") { .link($0.edition.path(of: .towns)) }
    Field("factions_url", .link, "The list of factions.") { .link($0.edition.path(of: .factions)) }
    Field("dates_url", .link, "The calendar.") { .link($0.edition.path(of: .dates)) }
    Field("types_url", .link, "The list of event types.") { .link($0.edition.path(of: .types)) }
    Field("sources_url", .link, "The list of sources.") { .link($0.edition.path(of: .sources)) }
    Field("map_url", .optional(.link), "The map of all events, when any can be drawn.") {
      $0.edition.index.maps.frameOfAll == nil ? .absent : .link($0.edition.path(of: .map))
    }
    Field(
      "pages",
      .list(.record("archive_page")),
      "The archive's own pages: about, methodology, …; those in the edition's language first."
    ) {
      let edition = $0.edition
      return .list(edition.ownPages) { .record(ArchivePageRecord(edition: edition, id: $0)) }
    }
    Field("verify_url", .optional(.link), "How to check it, when the site is a release.") {
      $0.edition.release == nil ? .absent : .link($0.edition.path(of: .verify))
    }
    Field("changes_url", .optional(.link), "What it changed, when the site is a release.") {
      $0.edition.release == nil ? .absent : .link($0.edition.path(of: .changes))
    }
    Field("removals_url", .optional(.link), "The list of what was removed, when anything was.") {
      $0.edition.archive.tombstones.isEmpty ? .absent : .link($0.edition.path(of: .removals))
    }
    Field("article_count", .integer, "How many reports the archive holds.") {
      .integer($0.edition.archive.articles.count)
    }
    Field("event_count", .integer, "How many events its reports tell.") {
      .integer($0.edition.archive.events.count)
    }
    Field("town_count", .integer, "How many places it has a page for.") {
      .integer($0.edition.archive.towns.count)
    }
    Field("faction_count", .integer, "How many factions it has a page for.") {
      .integer($0.edition.archive.factions.count)
    }
    Field("source_count", .integer, "How many sources its reports come from.") {
      .integer($0.edition.archive.sources.count)
    }
  }

  @FieldsBuilder<SiteRecord> private static var search: [Field<SiteRecord>] {
    Field("search_url", .link, "The search page.") { .link($0.edition.path(of: .search)) }
    Field("search_manifest", .link, "What a search loads first.") { _ in
      .link(SitePath(known: "search/manifest.js"))
    }
    Field("search_engine", .link, "The script that searches.") {
      .link($0.edition.path(of: .searchEngine))
    }
    Field("search_box_script", .link, "The script of the search box.") {
      .link($0.edition.path(of: .searchBox))
    }
    Field("copy_script", .link, "The script of the buttons beside citations.") {
      .link($0.edition.path(of: .copyButtons))
    }
    Field("search_page_script", .link, "The script of the search page.") {
      .link($0.edition.path(of: .searchPage))
    }
  }

  private var configuration: ArchiveConfiguration { edition.archive.configuration }
}

/// A line of the menu that `annals.yaml` adds.
struct MenuItemRecord: Record {
  let edition: EditionArchive
  let item: Boxed<ArchiveConfiguration.MenuItem>

  static let fields = RecordFields<MenuItemRecord>(
    "menu_item",
    "A line of the menu that `annals.yaml` adds."
  ) {
    Field("title", .text, "What it says.") {
      .text($0.item.value.title.text(in: $0.edition.language))
    }
    Field("url", .optional(.link), "The page of the site it leads to.") {
      $0.path.map { .link($0) } ?? .absent
    }
    Field("external_url", .optional(.url), "The address outside the site it leads to.") {
      $0.path == nil ? .url($0.item.value.target) : .absent
    }
  }

  private var path: SitePath? {
    let target = item.value.target
    return target.utf8.contains(UInt8(ascii: ":")) ? nil : SitePath(edition.edition.prefix + target)
  }
}

/// A page of the archive's own, in a menu.
struct ArchivePageRecord: Record {
  let edition: EditionArchive
  let id: ID<Page>

  static let fields = RecordFields<ArchivePageRecord>(
    "archive_page",
    "A page of the archive's own: about, methodology, …"
  ) {
    Field("url", .link, "The page.") { .link($0.edition.addresses.pages[$0.id.index]) }
    Field("title", .text, "Its title.") { .text($0.page.title) }
    Field("label", .html, "Its title, marked with its language.") {
      let page = $0.page
      return .html(DisplayText(page.title, page.language, on: $0.edition.language))
    }
    Field("lang", .text, "Its language, a BCP 47 tag.") { .text($0.page.language.text) }
    Field("dir", .text, "`rtl` or `ltr`.") { .text($0.page.language.isRightToLeft ? "rtl" : "ltr") }
  }

  private var page: Page { _read { yield edition.archive.pages[id.index] } }
}
