import ArgumentParser
import NewsModel
import Wire

/// `nutgraf tag`: companies, people, places and topics of a text.
struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Name the companies, people, places and topics of a text.",
        discussion: "With --jsonl each line is {id, text}. FILE is tab-separated: symbol name exchange country …"
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The text; - or nothing for standard input.") var file: String?
    @Option(help: "Securities to recognise; without it the built-in list.") var securities: String?

    struct Question: Decodable {
        var id: String?
        var text: String
    }
    struct Answer: Encodable {
        struct Organisation: Encodable {
            var start, end: Int
            var name: String
            var ticker: String?
        }
        var id: String?
        var orgs: [Organisation]
        var tickers, people, places, topics: [String]

        init(id: String?, text: String, tags: Tags) {
            self.id = id
            let offsets = ScalarOffsets(text)
            orgs = tags.organisations.map { mention in
                Organisation(
                    start: offsets.scalar(ofUTF8: mention.span.start),
                    end: offsets.scalar(ofUTF8: mention.span.end),
                    name: mention.name,
                    ticker: mention.ticker
                )
            }
            tickers = tags.tickers
            people = tags.people
            places = tags.places
            topics = tags.topics
        }
    }

    func run() async throws {
        let tagger = Tagger(securities: try securities.map { Securities.parse(try InputFile.text($0)) } ?? [])
        if io.jsonl {
            return try await JSONLines.run(Question.self) {
                Answer(id: $0.id, text: $0.text, tags: tagger.tags(in: $0.text))
            }
        }
        let text = try InputFile.text(file ?? "-")
        let tags = tagger.tags(in: text)
        if io.format == .json { return Console.print(try JSONLines.pretty(Answer(id: nil, text: text, tags: tags))) }
        let organisations = tags.organisations.map { mention in
            mention.ticker.map { "\(mention.name) (\($0))" } ?? mention.name
        }
        for (name, values) in [
            ("Organisations", organisations), ("Tickers", tags.tickers), ("People", tags.people),
            ("Places", tags.places),
            ("Topics", tags.topics.map { "\($0) \(Tagger.topicName($0) ?? "")" }),
        ] where !values.isEmpty {
            Console.print("\(name): \(values.joined(separator: ", "))")
        }
    }
}
