import Checking
import Foundation
import NewsModel
import Testing

/// A published story with real errors in it, and wordings of its quotations as other papers printed them.
@Suite("The golden story", .enabled(if: Golden.exists, "the corpora are not beside the repository"))
struct GoldenStoryTests {
    @Test("the wordings of its quotations are told as what they are")
    func wordings() throws {
        let matrix = try Golden.matrix()
        var wrong: [String] = []
        for variant in matrix.variants {
            let sources = try Golden.sources(of: variant.seed_quote, matrix)
            let draft = "JD Vance said: “\(variant.text)”"
            let found = Checker().check(CheckInput(text: draft, sources: sources)).claims.compactMap(\.quotation)
            if !found.contains(where: Golden.kinds(variant.class_).contains) {
                wrong.append("\(variant.seed_quote) \(variant.class_) \(found): \(variant.text)")
            }
        }
        // Three are told otherwise: a copy that breaks off within a word, one that goes on past its source's end, and four
        // words of which two are others, which we call reworded.
        #expect(matrix.variants.count == 38 && wrong.count <= 3, "\(wrong)")
    }

    @Test("its stronger attribution blocks, and a comma inside the marks is noted")
    func verdicts() throws {
        let matrix = try Golden.matrix()
        let references = matrix.references
        let text = """
            One person close to the British government suggested the wording was “\(references["Q6"] ?? "")”.
            A UK government spokesperson stated that the declaration “\(references["Q7"] ?? "")”.
            The text asks for systems that are “\(references["Q1"] ?? "")”, it says.
            """
        let source = CheckSource(name: "Financial Times", text: text)
        let story = try String(contentsOf: Golden.root.appendingPathComponent("story.txt"), encoding: .utf8)
        let lines = story.split(separator: "\n").map(String.init)
        func report(_ opening: String) throws -> CheckReport {
            let line = try #require(lines.first { $0.contains(opening) })
            return Checker().check(CheckInput(text: line, sources: [source]))
        }
        let strong = try report("too restrictive")
        #expect(strong.blocking(overruled: []).contains { $0.kind == .attribution })
        let another = try report("Another U.K.")
        #expect(
            another.findings.contains { $0.kind == .attribution && $0.severity == .ask && $0.text.hasPrefix("Another") }
        )
        let comma = try report("secure, and trustworthy")
        #expect(comma.claims.compactMap(\.quotation) == [.typographic])
    }
}

private enum Golden {
    struct Matrix: Decodable {
        struct Variant: Decodable {
            var seed_quote, class_, text: String
        }
        var references: [String: String]
        var variants: [Variant]
    }

    static let root = Corpus.root.appendingPathComponent("golden")
    static var exists: Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent("quotes_matrix.json").path)
    }

    static func matrix() throws -> Matrix {
        try JSONDecoder().decode(Matrix.self, from: Data(contentsOf: root.appendingPathComponent("quotes_matrix.json")))
    }

    /// The fullest wording on record, as somebody's words, and the document itself where there is one.
    static func sources(of quotation: String, _ matrix: Matrix) throws -> [CheckSource] {
        let classes = ["primary", "primary_longest"] + (quotation == "Q5" ? ["reference"] : [])
        let full = matrix.variants.first { $0.seed_quote == quotation && classes.contains($0.class_) }?.text
        let words = full ?? matrix.references[quotation] ?? ""
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
