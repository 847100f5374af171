import Checking
import Foundation
import NewsModel

/// A published story with real errors in it, the wordings that other papers printed, and what to expect of each.
///
/// Nothing of it is in the repository; sources are put together from the corpus when a test runs.
enum Golden {
    struct Matrix: Decodable {
        struct Variant: Decodable {
            var seed_quote, class_, text: String
        }
        var references: [String: String]
        var variants: [Variant]
    }

    struct Gold: Decodable {
        struct Quote: Decodable {
            var id: String
            var core: String
            var source_text, source_text_cited, source_text_primary_as_other_outlets: String?

            /// The words as the cited report has them.
            var cited: String { source_text_cited ?? source_text ?? core }
        }
        struct Claim: Decodable {
            var id, expected, text: String
            var utf8: [Int]

            var span: Span { Span(utf8[0], utf8[1]) }
        }
        var quotes: [Quote]
        var claims: [Claim]
    }

    static let root = Corpus.root.appendingPathComponent("golden")
    static var exists: Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("quotes_matrix.json").path)
    }

    static func matrix() throws -> Matrix {
        try JSONDecoder().decode(Matrix.self, from: Data(contentsOf: root.appendingPathComponent("quotes_matrix.json")))
    }

    static func gold() throws -> Gold {
        try JSONDecoder().decode(Gold.self, from: Data(contentsOf: root.appendingPathComponent("gold.json")))
    }

    static func story() throws -> String {
        try String(contentsOf: root.appendingPathComponent("story.txt"), encoding: .utf8)
    }

    static let day = Corpus.day("2025-02-11")

    /// The reports that the story rests on: notes of ours round the sentences and quotations that the corpus cites.
    static func reports() throws -> [CheckSource] {
        let gold = try gold()
        let quote = { (id: String) in gold.quotes.first { $0.id == id }?.cited ?? "" }
        let claim = { (id: String) in gold.claims.first { $0.id == id }?.text ?? "" }
        let spoken = gold.quotes.first { $0.id == "Q4" }?.source_text_primary_as_other_outlets ?? ""
        let cited = """
            On Tuesday, \(claim("C1")) at the AI Action Summit in Paris, \(claim("C2")).
            \(claim("C3")) advocating for AI to be “\(quote("Q1"))”.
            US vice-president JD Vance, speaking at the event, \(claim("C4")).
            “\(quote("Q3").replacingOccurrences(of: "the A- — the", with: "the")),” Vance said. “\(quote("Q4"))”
            He said that the Donald Trump administration would ensure “\(quote("Q5"))”.
            One person close to the British government suggested that the wording of the declaration was “\(quote("Q6"))”.
            A UK government spokesperson stated it “\(quote("Q7"))”.
            """
        let background = """
            The shockwaves caused by China’s \(claim("C10")), have further fueled concerns in Silicon Valley.
            The U.S., eager to maintain its edge over China, is focusing on AI innovation.
            Despite the cost-effectiveness of such models, China's industry leaders like \(claim("C11")) to maintain a competitive edge.
            """
        let project = """
            Last month, Trump announced a $500 billion private-sector AI investment package, known as the Stargate project. It \
            means to spend the sum over four years on massive data centers in the United States, the first of them in Texas.
            """
        return [
            CheckSource(name: "Financial Times", text: cited, date: day),
            CheckSource(name: "Associated Press", text: "“\(spoken.dropLast()),” Vance told the summit.", date: day),
            CheckSource(name: "Reuters", text: background, date: day),
            CheckSource(name: "OpenAI", text: project, date: day),
        ]
    }

    /// The fullest wording on record, as somebody's words, and the document itself where there is one.
    static func sources(of quotation: String, _ matrix: Matrix) throws -> [CheckSource] {
        let classes = ["primary", "primary_longest"] + (quotation == "Q5" ? ["reference"] : [])
        let full = matrix.variants.first { $0.seed_quote == quotation && classes.contains($0.class_) }?.text
        var words = full ?? matrix.references[quotation] ?? ""
        // One paper prints how the speech went on.
        let mended = matrix.variants.first { $0.seed_quote == quotation && $0.class_ == "grammar_mended" }?.text
        if let mended, let rest = mended.range(of: ", and we need ") { words += mended[rest.lowerBound...].dropLast() }
        var sources = [
            CheckSource(
                name: "Record",
                text: "The meeting heard a speech on Tuesday.\nJD Vance said: “\(words).”\nIt ended in the evening."
            )
        ]
        let files = ["Q1": "2025-paris-inclusive-ai-statement.txt", "Q3": "vance_paris_2025-02-11_opening.txt"]
        if let file = files[quotation] {
            let path = root.appendingPathComponent("sources").appendingPathComponent(file)
            sources.append(CheckSource(name: "Document", text: try String(contentsOf: path, encoding: .utf8)))
        }
        return sources
    }

    /// Our names for the corpus's classes.
    static func kinds(_ name: String) -> Set<QuotationClass> {
        switch name {
        case "reference", "primary", "primary_longest", "verbatim", "verbatim_longer", "verbatim_as_spoken", "fragment",
            "fragment_verbatim":
            [.verbatim]
        case "altered_punctuation", "verbatim_other_punctuation": [.typographic]
        case "verbatim_cleaned": [.cleaned]
        case "reference_grammar_mended", "grammar_mended": [.mended]
        case "word_changed": [.wordChanged]
        case "truncated_without_mark": [.truncated]
        case "back_translated", "fabricated_paraphrase_in_marks", "reworded_in_marks": [.reworded, .nowhere]
        default: []
        }
    }
}
