import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct ArticleReaderTests {
  @Test func readsEveryFieldOfAnArticle() throws {
    let (documents, problems) = read(
      """
      ---
      title: Retrait de Khan Sheikhun
      date: 2019-08-22
      language: fr
      source: Diyaruna
      url: https://example.org/a
      tags: [idlib]
      events:
        - id: 2019-08-20-khan-sheikhun-withdrawal
          date: 2019-08-20
          type: withdrawal
          town: Khan Sheikhun
          factions:
            - {name: Tahrir al-Sham, role: actor}
          fatalities: 2-5
          quote: se sont repliés
          confidence: fair
          summary: one sentence
      ---
      Ils se sont
      repliés.
      """
    )
    #expect(problems == [])
    let article = try #require(documents.first?.article)
    #expect(article.title == "Retrait de Khan Sheikhun")
    #expect(article.accounts[0].quoteRange == 4..<20)
    #expect(article.accounts[0].towns.map(\.location.column) == [11])
    #expect(article.body.firstLine == 20)
  }
}

private func read(_ text: String) -> ([Document], [Diagnostic]) {
  ContentReader(configuration: ArchiveConfiguration(title: "Archive", languages: []))
    .read(file: 0, path: "Content/Articles/a.md", bytes: Array(text.utf8))
}

extension Document {
  var article: ArticleDocument? {
    if case .article(let article) = self { article } else { nil }
  }
}
