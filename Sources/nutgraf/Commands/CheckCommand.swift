import ArgumentParser
import Checking
import Formats
import Foundation
import NewsModel
import Outbound

/// `nutgraf check`: a draft against its sources, with no server and no database.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove every quotation, figure, name, date and attribution of a draft.",
        discussion: """
            nutgraf check draft.txt --source a.txt --source b.txt
            With --jsonl each line is {id, draft, sources:[text…]}, {…, source_sentences:[…]} or {…, source_ids:[…]} with \
            --documents FILE holding {doc_id, date?, title?, text} a line. Exit code 1 when something blocks.
            """
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The draft; - or nothing for standard input.") var draft: String?
    @Option(
        name: .long,
        help:
            "A source: a text file (fields such as OUTLET: at the top), a page or an address; may be given many times."
    ) var source: [String] = []
    @Option(help: "Documents that source_ids name, JSON Lines.") var documents: String?
    @Option(help: "The draft's date, for “on Tuesday”: 2025-02-11.") var date: String?
    @Option(help: "A table of house rules (house-rules.toml): what blocks, asks, is noted or silent.") var rules:
        String?
    @Flag(help: "The sources' words may be used without quotation marks.") var mayCopy = false

    @Flag(help: "Check again whenever the draft or a source file changes, until Ctrl-C.") var watch = false
    @Flag(help: "List the kinds of finding that house rules name, and stop.") var listRules = false

    func run() async throws {
        if listRules { return Console.print(HouseRulesFile.list(try HouseRulesFile.read(rules))) }
        let checker = Checker()
        let house = try HouseRulesFile.read(rules)
        if io.jsonl {
            let library = try documents.map(CheckDocuments.init(path:))
            return try await JSONLines.run(CheckQuestion.self) { question in
                let input = try question.input(library)
                return CheckAnswer(
                    id: question.id,
                    draft: question.draft,
                    sources: input.sources.map(\.text),
                    report: house.applied(to: checker.check(input)),
                    sourceSentences: question.source_sentences
                )
            }
        }
        guard !source.isEmpty else { throw Failure(.usage, "Name at least one --source to check the draft against.") }
        let day = try date.map { text -> Date in
            guard let date = ISO8601DateFormatter().date(from: text.count == 10 ? text + "T12:00:00Z" : text) else {
                throw Failure(.usage, "--date \(text) is no date. Write 2025-02-11.")
            }
            return date
        }
        let http = HTTPClient(policy: .publicOnly, userAgent: "nutgraf/\(NewsModel.programVersion)")
        let read = { (path: String) in try await checkSource(path, http, day) }
        if watch { return try await watch(house, day, read) }
        let text = DraftPlainText.of(try InputFile.text(draft ?? "-"))
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Failure(.badInput, "The draft is empty: nothing was checked.", code: "empty")
        }
        var sources: [CheckSource] = []
        for path in source { sources.append(try await read(path)) }
        let report = house.applied(to: checker.check(CheckInput(text: text, date: day, sources: sources)))
        switch io.format {
        case .json:
            Console.print(
                try JSONLines.pretty(CheckAnswer(id: nil, draft: text, sources: sources.map(\.text), report: report))
            )
        case .sarif: Console.print(try SarifReport.make(report, draft: text, path: draft ?? "-"))
        case .text:
            Console.print(CheckText.render(report, draft: text, sources: sources.map(\.name), style: .current))
        }
        if report.findings.contains(where: { $0.severity == .block }) { throw ExitCode(ExitStatus.blocks.rawValue) }
    }

    private func watch(
        _ house: HouseRules,
        _ day: Date?,
        _ read: @escaping (String) async throws -> CheckSource
    ) async throws {
        guard let draft, draft != "-", io.format == .text, !source.contains("-") else {
            throw Failure(
                .usage,
                "--watch needs a draft in a file and prints text: nutgraf check draft.txt --source a.txt --watch"
            )
        }
        guard source.count < CheckWatch.mostFiles else {
            throw Failure(.usage, "--watch looks after at most \(CheckWatch.mostFiles) files.")
        }
        _ = try InputFile.text(draft)
        let watch = CheckWatch(draft: draft, sources: source, date: day, house: house, read: read)
        if try await watch.run() { throw ExitCode(ExitStatus.blocks.rawValue) }
    }

    private func checkSource(_ path: String, _ http: HTTPClient, _ day: Date?) async throws -> CheckSource {
        let line = try await SourceReading.read(path, http)
        return CheckSource(
            name: line.outlet ?? path,
            title: line.title ?? "",
            text: line.text,
            date: line.date.flatMap(FeedDates.parse) ?? day,
            licence: line.licence.flatMap(Licence.init) ?? (mayCopy ? .open : .copyright)
        )
    }
}

/// One line of `check --jsonl`.
struct CheckQuestion: Decodable {
    var id: String?
    var draft: String
    var sources: [String]?
    var source_sentences: [String]?
    var source_ids: [String]?
    var date: String?

    func input(_ library: CheckDocuments?) throws -> CheckInput {
        var given: [CheckSource] = []
        if let source_ids {
            guard let library else { throw Failure(.usage, "source_ids need --documents FILE.") }
            given = try source_ids.map(library.source)
        } else if let source_sentences {
            given = [
                CheckSource(
                    name: "source",
                    title: "",
                    text: source_sentences.joined(separator: "\n"),
                    date: nil,
                    allowsCopying: true
                )
            ]
        } else if let sources {
            given = sources.enumerated().map {
                CheckSource(
                    name: "source \($0.offset + 1)",
                    title: "",
                    text: $0.element,
                    date: nil,
                    allowsCopying: true
                )
            }
        } else {
            throw Failure(.badInput, "The line has neither sources, source_sentences nor source_ids.")
        }
        let day = date.flatMap { ISO8601DateFormatter().date(from: $0.count == 10 ? $0 + "T12:00:00Z" : $0) }
        return CheckInput(text: draft, date: day, sources: given)
    }
}

/// The documents that `source_ids` name.
struct CheckDocuments: Sendable {
    private struct Line: Decodable {
        var doc_id: String
        var date: String?
        var title: String?
        var text: String
    }

    private var byID: [String: CheckSource] = [:]

    init(path: String) throws {
        let decoder = JSONDecoder()
        for (number, line) in try InputFile.bytes(path).split(separator: 0x0A).enumerated() {
            do {
                let document = try decoder.decode(Line.self, from: Data(line))
                byID[document.doc_id] = CheckSource(
                    name: document.doc_id,
                    title: document.title ?? "",
                    text: document.text,
                    date: document.date.flatMap { ISO8601DateFormatter().date(from: $0.prefix(10) + "T12:00:00Z") },
                    allowsCopying: true
                )
            } catch let error as DecodingError {
                throw Failure(.badInput, "\(path), line \(number + 1): \(JSONLines.describe(error))")
            }
        }
    }

    func source(_ id: String) throws -> CheckSource {
        guard let source = byID[id] else {
            throw Failure(.badInput, "--documents holds no document \(id).", code: "no_document")
        }
        return source
    }
}
