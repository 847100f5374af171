import ArgumentParser
import NewsModel
import Wire

/// `nutgraf tag`: companies, people, places and topics of a text.
struct TagCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Name the companies, people, places and topics of a text.",
        discussion: """
            With --jsonl each line is {id, text, title?}. The securities are a file of lines with tabs or commas; a first \
            line names the columns (symbol, name, exchange, country, isin, market_cap, aliases), in any order. Lines that \
            cannot be read are reported and the others used.
            """
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The text; - or nothing for standard input.") var file: String?
    @Option(help: "Securities to recognise; without it the built-in list.") var securities: String?
    @Flag(help: "Say why each company and topic is a tag.") var explain = false
    @Flag(help: "Give the topics above each topic too.") var ancestors = false

    struct Question: Decodable {
        var id: String?
        var title: String?
        var text: String
    }
    struct Reason: Encodable {
        var tag: String
        var reason: String
        var passing: Bool?
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
        var why: [Reason]?

        init(id: String?, text: String, tags: Tags, why: [TagReason]?) {
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
            self.why = why?.map { Reason(tag: $0.tag, reason: $0.reason, passing: $0.isTag ? nil : true) }
        }
    }

    func run() async throws {
        let tagger = Tagger(securities: try securities.map(list) ?? [])
        if io.jsonl {
            return try await JSONLines.run(Question.self) {
                self.answer(id: $0.id, title: $0.title ?? "", text: $0.text, tagger)
            }
        }
        let text = try InputFile.text(file ?? "-")
        let found = self.answer(id: nil, title: "", text: text, tagger)
        if io.format == .json { return Console.print(try JSONLines.pretty(found)) }
        let organisations = found.orgs.map { mention in
            mention.ticker.map { "\(mention.name) (\($0))" } ?? mention.name
        }
        for (name, values) in [
            ("Organisations", organisations), ("Tickers", found.tickers), ("People", found.people),
            ("Places", found.places),
            ("Topics", found.topics.map { "\($0) \(Tagger.topicName($0) ?? "")" }),
        ] where !values.isEmpty {
            Console.print("\(name): \(values.joined(separator: ", "))")
        }
        for reason in found.why ?? [] {
            let name = Tagger.topicName(reason.tag).map { " \($0)" } ?? ""
            let passing = reason.passing == true ? "mentioned in passing: " : ""
            Console.print("  \(reason.tag)\(name): \(passing)\(reason.reason)")
        }
    }

    private func list(_ path: String) throws -> [Security] {
        let reading = Securities.read(try InputFile.text(path))
        for problem in reading.problems.prefix(20) {
            Console.error("\(path), line \(problem.line): \(problem.reason)")
        }
        if reading.problems.count > 20 { Console.error("\(path): \(reading.problems.count - 20) more lines left out") }
        return reading.securities
    }

    private func answer(id: String?, title: String, text: String, _ tagger: Tagger) -> Answer {
        var tags = tagger.tags(title: title, text: text)
        if ancestors {
            for code in tags.topics.flatMap({ Tagger.topicsAbove($0) }) where !tags.topics.contains(code) {
                tags.topics.append(code)
            }
        }
        return Answer(
            id: id,
            text: text,
            tags: tags,
            why: explain ? tagger.explanation(title: title, text: text) : nil
        )
    }
}
