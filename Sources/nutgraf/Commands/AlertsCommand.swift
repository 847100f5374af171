import Alerts
import ArgumentParser
import Foundation

/// `nutgraf alerts`: standing queries against stories, without readers and without a store.
struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Match standing queries against stories.",
        subcommands: [AlertsMatchCommand.self, AlertsBenchCommand.self]
    )
}

struct AlertsMatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Which queries each story answers.",
        discussion: """
            FILE holds a query a line: {id, query} in the alert language, [id, tree], or a plain query (its number is \
            its line). Stories come as JSON Lines {id, text, title, tickers, topics, places, source, rating?}.
            """
    )

    @Option(help: "The queries.") var queries: String
    @Flag(help: "Name the clause that matched.") var explain = false
    @Flag(help: "Stories come and answers go as JSON Lines (always so; accepted for likeness with other verbs).")
    var jsonl = false

    struct Question: Decodable {
        var id: String?
        var text: String
        var title: String?
        var tickers, topics, places, companies, people: [String]?
        var source: String?
        var section: String?
        var rating: String?
        var pt_pct: Int?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id =
                (try? container.decode(String.self, forKey: .id))
                ?? (try? container.decode(Int.self, forKey: .id)).map(String.init)
            text = try container.decode(String.self, forKey: .text)
            title = try container.decodeIfPresent(String.self, forKey: .title)
            tickers = try container.decodeIfPresent([String].self, forKey: .tickers)
            topics = try container.decodeIfPresent([String].self, forKey: .topics)
            places = try container.decodeIfPresent([String].self, forKey: .places)
            companies = try container.decodeIfPresent([String].self, forKey: .companies)
            people = try container.decodeIfPresent([String].self, forKey: .people)
            source = try container.decodeIfPresent(String.self, forKey: .source)
            section = try container.decodeIfPresent(String.self, forKey: .section)
            rating = try container.decodeIfPresent(String.self, forKey: .rating)
            pt_pct = try container.decodeIfPresent(Int.self, forKey: .pt_pct)
        }

        private enum CodingKeys: CodingKey {
            case id, text, title, tickers, topics, places, companies, people, source, section, rating, pt_pct
        }

        var story: AlertStory {
            AlertStory(
                title: title ?? "",
                text: text,
                tickers: tickers ?? [],
                topics: topics ?? [],
                places: places ?? [],
                companies: companies ?? [],
                people: people ?? [],
                sources: source.map { [$0] } ?? [],
                section: section ?? "",
                ratings: rating.map { [$0] } ?? [],
                targetChange: pt_pct
            )
        }
    }

    struct Answer: Encodable {
        struct Clause: Encodable {
            var query: String
            var clause: String
        }
        var id: String?
        var matches: [String]
        var explain: [Clause]?
    }

    func run() async throws {
        let set = try QuerySet(path: queries)
        try await JSONLines.run(Question.self) { question in
            let story = question.story
            let hits = set.index.match(story)
            var answer = Answer(id: question.id, matches: hits.map(set.name))
            if explain {
                let evaluator = AlertEvaluator(story)
                answer.explain = hits.map {
                    .init(query: set.name($0), clause: set.index.explain($0, evaluator) ?? "")
                }
            }
            return answer
        }
    }
}

/// Queries read from a file, with the names their lines gave them.
struct QuerySet {
    private struct Line: Decodable {
        var id: String?
        var query: String
    }

    private(set) var index = AlertIndex(seed: 1)
    private var names: [UInt32: String] = [:]

    init(path: String) throws {
        let decoder = JSONDecoder()
        for (number, line) in try InputFile.bytes(path).split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            do {
                if line.first == UInt8(ascii: "[") {
                    let parsed = try AlertTreeJSON.parseLine(line)
                    try index.add(id: parsed.id, tree: parsed.tree)
                } else if line.first == UInt8(ascii: "{") {
                    let parsed = try decoder.decode(Line.self, from: Data(line))
                    names[UInt32(number)] = parsed.id
                    try index.add(id: UInt32(number), try AlertQuery.parse(parsed.query))
                } else {
                    try index.add(id: UInt32(number), try AlertQuery.parse(String(decoding: line, as: UTF8.self)))
                }
            } catch let error as AlertQueryError {
                throw Failure(.badInput, "\(path), line \(number + 1): \(error)", code: error.code.rawValue)
            } catch let error as DecodingError {
                throw Failure(.badInput, "\(path), line \(number + 1): \(JSONLines.describe(error))")
            }
        }
        index.freeze()
    }

    func name(_ id: UInt32) -> String { names[id] ?? String(id) }
}

struct AlertsBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Load time, memory, and thread CPU time a story.",
        discussion: "Queries are [id, tree] a line, stories {id, text, meta:[tk:…, tp:…], pt_pct} a line."
    )

    @Option(help: "The trees.") var queries: String
    @Option(help: "The stories.") var stories: String
    @Option(help: "Take so many stories.") var limit = Int.max
    @Option(help: "Write a line a story: id, number of matches, sum of mix64 over the ids in hexadecimal.") var match:
        String?
    @Option(help: "text or json.") var format: OutputFormat = .text

    struct Report: Encodable {
        var queries, stories: Int
        var load_s, resident_mb, median_us, p99_us, stories_per_s: Double
    }

    private struct Line: Decodable {
        var id: Int
        var text: String
        var meta: [String]?
        var pt_pct: Int?

        var story: AlertStory {
            var story = AlertStory(text: text, targetChange: pt_pct)
            for (field, value) in (meta ?? []).compactMap(AlertTreeJSON.tag) {
                switch field {
                case .ticker: story.tickers.append(value)
                case .topic: story.topics.append(value)
                case .place: story.places.append(value)
                case .source: story.sources.append(value)
                case .rating: story.ratings.append(value)
                case .company: story.companies.append(value)
                case .person: story.people.append(value)
                case .section: story.section = value
                }
            }
            return story
        }
    }

    func run() async throws {
        let clock = ContinuousClock()
        let decoder = JSONDecoder()
        let lines = try InputFile.lines(stories).prefix(limit).map { line in
            try decoder.decode(Line.self, from: line)
        }
        let items = lines.map(\.story)
        var index = AlertIndex(seed: 1)
        let load = try clock.measure {
            let next = try InputFile.reader(queries)
            try index.load(like: Array(items.suffix(100))) { try next().map { try AlertTreeJSON.parseLine($0) } }
        }
        var scratch = AlertScratch()
        for story in items.prefix(20) { index.match(story, &scratch) }
        var times: [Double] = []
        var written = ""
        for (line, story) in zip(lines, items) {
            let start = Self.threadNanoseconds()
            index.match(story, &scratch)
            times.append(Double(Self.threadNanoseconds() - start) / 1000)
            if match != nil {
                let sum = scratch.matches.reduce(UInt64(0)) { $0 &+ Self.mix64(UInt64($1)) }
                written += "\(line.id) \(scratch.matches.count) \(String(sum, radix: 16))\n"
            }
        }
        if let match { try written.write(toFile: match, atomically: true, encoding: .utf8) }
        guard !times.isEmpty else { throw Failure(.badInput, "\(stories) holds no story.") }
        let total = times.reduce(0, +)
        times.sort()
        let report = Report(
            queries: index.count,
            stories: times.count,
            load_s: load / .seconds(1),
            resident_mb: Self.residentMegabytes(),
            median_us: times[times.count / 2],
            p99_us: times[times.count * 99 / 100],
            stories_per_s: Double(times.count) / (total / 1_000_000)
        )
        if format == .json { return Console.print(try JSONLines.pretty(report)) }
        Console.print(
            """
            \(report.queries) queries loaded in \(String(format: "%.2f", report.load_s)) s, \(Int(report.resident_mb)) MB resident
            \(report.stories) stories: median \(String(format: "%.1f", report.median_us)) µs, p99 \(String(format: "%.1f", report.p99_us)) µs of thread time, \(Int(report.stories_per_s)) a second
            """
        )
    }

    private static func threadNanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// splitmix64's finaliser (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
    private static func mix64(_ value: UInt64) -> UInt64 {
        var x = value &+ 0x9E37_79B9_7F4A_7C15
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    private static func residentMegabytes() -> Double {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}
