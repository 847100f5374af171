import Checking
import Foundation
import NewsModel
import Testing

/// Altered and unaltered copy that nobody here wrote; see the corpora's own description.
@Suite("Checking real copy", .enabled(if: Corpus.exists, "the corpora are not beside the repository"))
struct CorpusTests {
    @Test("most alterations are caught and few permitted edits are held up")
    func mutations() throws {
        let documents = Dictionary(
            try Corpus.lines("check/mutation/docs.dev.jsonl", Corpus.Document.self).map { ($0.doc_id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let gold = Dictionary(
            try Corpus.lines("check/mutation/gold.dev.jsonl", Corpus.Gold.self).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var caught = 0
        var altered = 0
        var alarms = 0
        var sound = 0
        for (number, item) in try Corpus.lines("check/mutation/cases.dev.jsonl", Corpus.Case.self).enumerated()
        where number.isMultiple(of: 20) {
            let sources = item.source_ids.compactMap { documents[$0] }
                .map {
                    CheckSource(
                        name: $0.doc_id,
                        title: $0.title ?? "",
                        text: $0.text,
                        date: $0.date.flatMap(Corpus.day)
                    )
                }
            let verdict = Checker().check(CheckInput(text: item.draft, sources: sources)).verdict
            if gold[item.id]?.expected == "supported" {
                sound += 1
                alarms += verdict == .supported ? 0 : 1
            } else {
                altered += 1
                caught += verdict == .supported ? 0 : 1
            }
        }
        #expect(altered > 60 && sound > 30)
        #expect(Double(caught) >= 0.97 * Double(altered), "caught \(caught) of \(altered)")
        #expect(Double(alarms) <= 0.03 * Double(sound), "\(alarms) false alarms of \(sound)")
    }
}

extension CorpusTests {
    @Test("an article is supported by itself")
    func articlesAgainstThemselves() throws {
        var sentences = 0
        var alarms: [String] = []
        for file in [
            "check/summaries/bbc.dev.jsonl", "check/summaries/cnndm.dev.jsonl", "check/quotes/polnear.dev.jsonl",
        ]
        where FileManager.default.fileExists(atPath: Corpus.root.appendingPathComponent(file).path) {
            for article in try Corpus.lines(file, Corpus.Article.self).prefix(Corpus.articles) {
                guard let text = article.text ?? article.document else { continue }
                let report = Checker().check(
                    CheckInput(text: text, sources: [CheckSource(name: "itself", text: text)])
                )
                sentences += report.sentences.count
                alarms += report.claims.filter { $0.severity >= .ask }.map { "\($0.text): \($0.message)" }
            }
        }
        #expect(sentences > 100)
        #expect(Double(alarms.count) < max(2, 0.001 * Double(sentences)), "\(alarms.prefix(10))")
    }
}

enum Corpus {
    struct Article: Decodable {
        var text: String?
        var document: String?
    }

    /// Of each file; `NUTGRAF_CORPUS_ARTICLES` asks for more.
    static let articles = ProcessInfo.processInfo.environment["NUTGRAF_CORPUS_ARTICLES"].flatMap { Int($0) } ?? 5
    struct Document: Decodable {
        var doc_id: String
        var date: String?
        var title: String?
        var text: String
    }
    struct Case: Decodable {
        var id: String
        var source_ids: [String]
        var draft: String
    }
    struct Gold: Decodable {
        var id: String
        var expected: String
    }

    static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["NUTGRAF_CORPORA"] { return URL(fileURLWithPath: path) }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.appendingPathComponent("../shared/corpora").standardizedFileURL
    }()

    static var exists: Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("check/mutation/cases.dev.jsonl").path)
    }

    static func lines<Value: Decodable>(_ path: String, _ type: Value.Type) throws -> [Value] {
        let data = try Data(contentsOf: root.appendingPathComponent(path))
        return try data.split(separator: 0x0A).map { try JSONDecoder().decode(type, from: Data($0)) }
    }

    static func day(_ iso: String) -> Date? { ISO8601DateFormatter().date(from: iso + "T12:00:00Z") }
}
