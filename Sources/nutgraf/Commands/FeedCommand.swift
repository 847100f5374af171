import ArgumentParser
import Formats
import Foundation

/// `nutgraf feed`: feeds, and the dates in them.
struct FeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Parse a feed: RSS 0.9x to 2.0, Atom, JSON Feed.",
        subcommands: [FeedReadCommand.self, FeedDatesCommand.self],
        defaultSubcommand: FeedReadCommand.self
    )
}

/// `nutgraf feed [read]`: reads one feed, or many by JSON Lines.
struct FeedReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Parse one feed, or many by JSON Lines.",
        discussion:
            "With --jsonl each line is {id, file, content_type?, content_encoding?}; files are relative to the working directory."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The feed; - or nothing for standard input.") var file: String?

    struct Question: Decodable {
        var id: String?
        var file: String
        var content_type: String?
        var content_encoding: String?
    }

    func run() async throws {
        if io.jsonl {
            try await JSONLines.run(Question.self) { question in
                FeedAnswer(
                    id: question.id,
                    feed: try Feeds.parse(
                        try InputFile.bytes(question.file),
                        contentType: question.content_type,
                        contentEncoding: question.content_encoding,
                        address: nil
                    )
                )
            }
            return
        }
        let feed = try Feeds.parse(
            try InputFile.bytes(file ?? "-"),
            contentType: nil,
            contentEncoding: nil,
            address: nil
        )
        if io.format == .json { return Console.print(try JSONLines.pretty(FeedAnswer(id: nil, feed: feed))) }
        Console.print("\(feed.title ?? "(no title)")\(feed.malformed ? "  [mended]" : "")")
        for item in feed.items {
            let date = item.published ?? item.updated
            Console.print(
                "  \(date.map(FeedDates.iso) ?? "(no date)           ")  \(item.title ?? "(no title)")\n    \(item.link ?? "")"
            )
        }
    }
}

struct FeedDatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates",
        abstract: "Read dates as feeds spell them; null for what is no date."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "Dates; with --jsonl each line is {s}.") var dates: [String] = []

    struct Question: Decodable { var s: String }
    struct Answer: Encodable {
        var s: String
        var iso: String?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(s, forKey: .s)
            try container.encode(iso, forKey: .iso)
        }

        private enum Key: CodingKey { case s, iso }
    }

    func run() async throws {
        if io.jsonl {
            return try await JSONLines.run(Question.self) {
                Answer(s: $0.s, iso: FeedDates.parse($0.s).map(FeedDates.iso))
            }
        }
        guard !dates.isEmpty else { throw Failure(.usage, "Give dates, or --jsonl and lines on standard input.") }
        for text in dates { Console.print("\(FeedDates.parse(text).map(FeedDates.iso) ?? "no date")  \(text)") }
    }
}

/// A feed as CONTRACT spells it.
private struct FeedAnswer: Encodable {
    struct Head: Encodable {
        var title, link, description, language, id, author, updated, published, image: String?
    }
    struct Item: Encodable {
        var title, link, id, summary, content_html, author, published, updated: String?
        var categories: [String]
        /// Addresses.
        var enclosures: [String]
        var image: String?
    }
    var id: String?
    var feed: Head
    var items: [Item]
    var malformed: Bool

    init(id: String?, feed: ParsedFeed) {
        self.id = id
        self.feed = Head(
            title: feed.title,
            link: feed.link,
            description: feed.description,
            language: feed.language,
            id: feed.id,
            author: feed.author,
            updated: feed.updated.map(FeedDates.iso),
            published: feed.published.map(FeedDates.iso),
            image: feed.image
        )
        items = feed.items.map { item in
            Item(
                title: item.title,
                link: item.link,
                id: item.id,
                summary: item.summary,
                content_html: item.contentHTML,
                author: item.author,
                published: item.published.map(FeedDates.iso),
                updated: item.updated.map(FeedDates.iso),
                categories: item.categories,
                enclosures: item.enclosures.map(\.url),
                image: item.image
            )
        }
        malformed = feed.malformed
    }
}
