import ArgumentParser
import Foundation
import NewsModel
import Prose

/// `nutgraf quotes`: the quotations of a text and who said them.
struct QuotesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "Find quotations and their speakers.",
        discussion:
            "With --jsonl each line is {id, text}; spans are [start, end) in Unicode scalars and include the marks."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The text; - or nothing for standard input.") var file: String?

    struct Question: Decodable {
        var id: String?
        var text: String
    }
    struct Answer: Encodable {
        struct Quote: Encodable {
            var span: [Int]
            var speaker: String?
            var speaker_span: [Int]?
        }
        var id: String?
        var quotes: [Quote]

        init(id: String?, text: String) {
            self.id = id
            let offsets = ScalarOffsets(text)
            quotes = Quotations.find(in: text).map { quotation in
                Quote(
                    span: offsets.scalars(quotation.span),
                    speaker: quotation.speaker,
                    speaker_span: quotation.speakerSpan.map(offsets.scalars)
                )
            }
        }
    }

    func run() async throws {
        if io.jsonl { return try await JSONLines.run(Question.self) { Answer(id: $0.id, text: $0.text) } }
        let text = try InputFile.text(file ?? "-")
        if io.format == .json { return Console.print(try JSONLines.pretty(Answer(id: nil, text: text))) }
        for quotation in Quotations.find(in: text) {
            Console.print("\(quotation.speaker ?? "(nobody)"): \(text.text(in: quotation.span) ?? "")")
        }
    }
}

/// `nutgraf summarise`: the sentences that say most within a number of words.
struct SummariseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summarise",
        abstract: "Choose the sentences that say most within a number of words.",
        discussion: "With --jsonl each line is {id, title, document, max_words}."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The document; - or nothing for standard input.") var file: String?
    @Option(help: "Its title.") var title = ""
    @Option(help: "The budget.") var maxWords = 120

    struct Question: Decodable {
        var id: String?
        var title: String?
        var document: String
        var max_words: Int
    }
    struct Answer: Encodable {
        var id: String?
        var summary: String
        var sentences: [[Int]]

        init(id: String?, title: String, document: String, maxWords: Int) {
            self.id = id
            let spans = Summariser.summarise(title: title, document: document, maxWords: maxWords)
            let offsets = ScalarOffsets(document)
            sentences = spans.map(offsets.scalars)
            summary = spans.compactMap { document.text(in: $0) }.joined(separator: " ")
        }
    }

    func run() async throws {
        if io.jsonl {
            return try await JSONLines.run(Question.self) {
                Answer(id: $0.id, title: $0.title ?? "", document: $0.document, maxWords: $0.max_words)
            }
        }
        let answer = Answer(id: nil, title: title, document: try InputFile.text(file ?? "-"), maxWords: maxWords)
        Console.print(io.format == .json ? try JSONLines.pretty(answer) : answer.summary)
    }
}
