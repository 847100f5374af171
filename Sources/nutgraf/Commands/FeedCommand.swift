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
            "With --jsonl each line is {id, file, content_type?, content_encoding?}; files are relative to the working directory. Feeds above 16 MB are read item by item, in flat memory, however long."
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

        init(id: String?, file: String) {
            self.id = id
            self.file = file
        }
    }

    func run() async throws {
        if io.jsonl {
            try await JSONLines.run(
                Question.self,
                writing: { question -> FeedReadAnswer in
                    if LongFeed.isLong(question.file) { return .long(try LongFeed(question, sanitises: !parseOnly)) }
                    return .whole(
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
                    )
                }
            )
            return
        }
        if let file, LongFeed.isLong(file) {
            if io.format == .json {
                let answer = try LongFeed(Question(id: nil, file: file), sanitises: !parseOnly)
                StandardOutput.write(answer)
                return
            }
            let feed = try LongFeed.read(Question(id: nil, file: file), sanitises: !parseOnly, each: Self.show)
            return Console.print("\(feed.title ?? "(no title)")\(feed.malformed ? "  [mended]" : "")")
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
        for item in feed.items { Self.show(item) }
    }

    private static func show(_ item: ParsedItem) {
        let date = item.published ?? item.updated
        Console.print(
            "  \(date.map(FeedDates.iso) ?? "(no date)           ")  \(item.title ?? "(no title)")\n    \(item.link ?? "")"
        )
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
        let answers = dates.map { Answer(s: $0, iso: FeedDates.parse($0).map(FeedDates.iso)) }
        if io.format == .json { return Console.print(try JSONLines.pretty(answers)) }
        for answer in answers { Console.print("\(answer.iso ?? "no date")  \(answer.s)") }
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

private enum FeedReadAnswer: JSONLineWriting {
    case whole(FeedAnswer)
    case long(LongFeed)

    func write(to line: inout JSONLineWriter) {
        switch self {
        case .whole(let answer): answer.write(to: &line)
        case .long(let answer): answer.write(to: &line)
        }
    }
}

/// A feed too long to be held: its items wait in a file of their own until the feed's fields, which stand before them in
/// the answer, are known.
private final class LongFeed: JSONLineWriting {
    static let threshold = 16 << 20

    private let id: String?
    private let feed: ParsedFeed
    private let items: FileHandle

    static func isLong(_ path: String) -> Bool {
        var status = stat()
        return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && status.st_size > threshold
    }

    init(_ question: FeedReadCommand.Question, sanitises: Bool) throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("nutgraf-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: place.path)
        else { throw Failure(.inputOutput, "No file can be made in \(place.deletingLastPathComponent().path).") }
        // Open but without a name: it goes when we do.
        try FileManager.default.removeItem(at: place)
        var line = JSONLineWriter()
        var failure: (any Error)?
        func spill(above: Int) {
            guard line.bytes.count > above, failure == nil else { return }
            do { try handle.write(contentsOf: line.bytes) } catch { failure = error }
            line.forget()
        }
        feed = try Self.read(question, sanitises: sanitises) { item in
            FeedAnswer.write(item, to: &line)
            spill(above: 1 << 18)
        }
        spill(above: 0)
        if let failure { throw Failure(.inputOutput, "The items could not be kept: \(failure).") }
        items = handle
        id = question.id
    }

    /// Reads a file block by block.
    static func read(
        _ question: FeedReadCommand.Question,
        sanitises: Bool,
        each: (ParsedItem) -> Void
    ) throws -> ParsedFeed {
        guard let handle = FileHandle(forReadingAtPath: question.file) else {
            throw Failure(.inputOutput, "\(question.file) cannot be opened.", code: "no_file")
        }
        defer { try? handle.close() }
        return try Feeds.read(
            from: {
                guard let block = try? handle.read(upToCount: 1 << 17), !block.isEmpty else { return nil }
                return [UInt8](block)
            },
            contentType: question.content_type,
            contentEncoding: question.content_encoding,
            sanitises: sanitises,
            each: each
        )
    }

    func write(to line: inout JSONLineWriter) {
        line.open("{")
        line.name("feed")
        FeedAnswer.writeHead(feed, to: &line)
        line.member("id", id)
        line.name("items")
        line.open("[")
        try? items.seek(toOffset: 0)
        while let block = try? items.read(upToCount: 1 << 18), !block.isEmpty {
            line.raw(block)
            StandardOutput.append(part: line.bytes)
            line.forget()
        }
        line.close("]")
        line.name("malformed")
        line.bool(feed.malformed)
        line.close("}")
    }
}
