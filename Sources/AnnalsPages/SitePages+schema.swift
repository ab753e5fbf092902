public import AnnalsTemplates
public import AnnalsVocabulary

extension SitePages {
  /// Compiles and checks the templates of every kind of page; all problems at once.
  public static func compile(_ sources: TemplateSources) -> (TemplateSet, [Diagnostic]) {
    TemplateSet.compile(sources: sources, pages: schemas, records: records, filters: filters)
  }

  /// Every kind of page: its template and what that template sees.
  public static let schemas: [PageSchema] = [
    schema(HomePage.self), schema(ArticlePage.self), schema(CardRoot.self),
    schema(EventPage.self), schema(TownPage.self), schema(FactionPage.self),
    schema(DayPage.self), schema(MonthPage.self), schema(YearPage.self), schema(DatesPage.self),
    schema(NamesPage.self), schema(PeriodPage.self), schema(TypePage.self),
    schema(TypesPage.self), schema(SourcePage.self), schema(SourcesPage.self),
    schema(SearchPage.self), schema(MapPage.self), schema(ArchivePage.self),
    schema(TombstonePage.self),
    schema(RemovalsPage.self), schema(VerifyPage.self), schema(ChangesPage.self),
    schema(NotFoundPage.self),
    schema(LanguagesPage.self),
  ]

  /// Every record that pages lead to, in the order documentation lists them.
  public static let records: [RecordType] = [
    SiteRecord.fields.type, PageRecord.fields.type, MessagesRecord.fields.type,
    ArticleRecord.fields.type, CorrectionRecord.fields.type,
    EventRecord.fields.type, PlaceRecord.fields.type, ParticipantRecord.fields.type,
    HarmRecord.fields.type, AccountRecord.fields.type, AccountHarmRecord.fields.type,
    ComparisonRecord.fields.type, ComparisonColumnRecord.fields.type,
    ComparisonRowRecord.fields.type, ComparisonCellRecord.fields.type,
    TownRecord.fields.type, TownParentRecord.fields.type, NearbyTownRecord.fields.type,
    IdentifierRecord.fields.type,
    FactionRecord.fields.type, FactionRelationRecord.fields.type, RoleGroupRecord.fields.type,
    TypeRecord.fields.type, SourceRecord.fields.type, PeriodRecord.fields.type,
    DateRecord.fields.type, CalendarLinkRecord.fields.type,
    DayRecord.fields.type, MonthRecord.fields.type, YearRecord.fields.type,
    HomeRecord.fields.type, WeekdayRecord.fields.type, WeekRecord.fields.type,
    CalendarCellRecord.fields.type,
    ActivityYearRecord.fields.type, ActivityMonthRecord.fields.type,
    LetterRecord.fields.type, NameEntryRecord.fields.type,
    MapRecord.fields.type, MapRowRecord.fields.type, MapSignRecord.fields.type,
    TextRecord.fields.type, NounRecord.fields.type,
    MenuItemRecord.fields.type, ArchivePageRecord.fields.type,
    ChoiceRecord.fields.type, RemovalRecord.fields.type, TranslationRecord.fields.type,
    CrumbRecord.fields.type, CitationRecord.fields.type, FeedRecord.fields.type,
    ReleaseRecord.fields.type, ReleaseChangesRecord.fields.type, ChangeRecord.fields.type,
    HeatMonthRecord.fields.type, HeatDayRecord.fields.type,
    SpanChartRecord.fields.type, SpanRecord.fields.type, ControlRecord.fields.type,
    OppositionRecord.fields.type, OppositionRowRecord.fields.type,
    OppositionCellRecord.fields.type,
  ]

  /// The filters of pages, beside those every template has.
  public static let filters: [Filter] = [NounRecord.filter]

  private static func schema<Root: PageRoot>(_ root: Root.Type) -> PageSchema {
    PageSchema(template: Root.template, root: Root.fields.type)
  }
}
