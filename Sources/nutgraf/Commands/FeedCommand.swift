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
    @Flag(help: "Leave HTML as it was published, unsanitised: for measuring, or for programs that clean it themselves.")
    var parseOnly = false
    @Argument(help: "The feed; - or nothing for standard input.") var file: String?

    struct Question: Decodable {
        var id: String?
        var file: String
        var content_type: String?
        var content_encoding: String?
    }

    func run() async throws {
        if io.jsonl {
            try await JSONLines.run(
                Question.self,
                writing: { question in
                    FeedAnswer(
                        id: question.id,
                        feed: try Feeds.parse(
                            try InputFile.bytes(question.file),
                            contentType: question.content_type,
                            contentEncoding: question.content_encoding,
                            address: nil,
                            sanitises: !parseOnly
                        )
                    )
                }
            )
            return
        }
        let feed = try Feeds.parse(
            try InputFile.bytes(file ?? "-"),
            contentType: nil,
            contentEncoding: nil,
            address: nil,
            sanitises: !parseOnly
        )
        if io.format == .json { return Console.print(try JSONLines.pretty(writing: FeedAnswer(id: nil, feed: feed))) }
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

/// A feed as CONTRACT spells it: members in alphabetical order, absent ones left out.
private struct FeedAnswer: JSONLineWriting {
    var id: String?
    var feed: ParsedFeed

    func write(to line: inout JSONLineWriter) {
        line.open("{")
        line.name("feed")
        Self.writeHead(feed, to: &line)
        line.member("id", id)
        line.name("items")
        line.open("[")
        for item in feed.items { Self.write(item, to: &line) }
        line.close("]")
        line.name("malformed")
        line.bool(feed.malformed)
        line.close("}")
    }

    static func writeHead(_ feed: ParsedFeed, to line: inout JSONLineWriter) {
        line.open("{")
        line.member("author", feed.author)
        line.member("description", feed.description)
        line.member("id", feed.id)
        line.member("image", feed.image)
        line.member("language", feed.language)
        line.member("link", feed.link)
        line.member("published", feed.published.map(FeedDates.iso))
        line.member("title", feed.title)
        line.member("updated", feed.updated.map(FeedDates.iso))
        line.close("}")
    }

    static func write(_ item: ParsedItem, to line: inout JSONLineWriter) {
        line.open("{")
        line.member("author", item.author)
        line.name("categories")
        line.strings(item.categories)
        line.member("content_html", item.contentHTML)
        line.name("enclosures")
        line.strings(item.enclosures.lazy.map(\.url))
        line.member("id", item.id)
        line.member("image", item.image)
        line.member("link", item.link)
        line.member("published", item.published.map(FeedDates.iso))
        line.member("summary", item.summary)
        line.member("title", item.title)
        line.member("updated", item.updated.map(FeedDates.iso))
        line.close("}")
    }
}
