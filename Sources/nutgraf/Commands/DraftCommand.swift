import ArgumentParser
import Drafting
import Formats
import Foundation
import NewsModel
import Outbound

/// `nutgraf draft`: a draft in house form from files, addresses or JSON Lines, with no server and no database.
struct DraftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Write a draft in the house's form, each sentence with the passages it rests on.",
        discussion: """
            Sources are files (.txt: title on the first line; .html; .html.gz), addresses, or with --jsonl lines {id, title, text, \
            outlet?, date?, licence?, url?}, all on one event. Without --model the extractive drafter writes.
            """
    )

    @Argument(help: "Sources.") var sources: [String] = []
    @Flag(help: "Sources come as JSON Lines on standard input.") var jsonl = false
    @Option(help: "The house's form.") var form: String?
    @Option(help: "A model of the configured endpoint.") var model: String?
    @Option(help: "Configuration for the endpoint.") var config: String?
    @Option(help: "public-domain, open, press-release, own or copyright, for sources that do not say.") var licence:
        String = "copyright"
    @Option(help: "text (Markdown) or json.") var format: OutputFormat = .text
    @Option(help: "Place for the dateline.") var place: String?

    struct Line: Decodable {
        var id: String?
        var title: String?
        var text: String
        var outlet, date, licence, url: String?
    }

    func run() async throws {
        guard let standard = Licence(rawValue: licence) else {
            throw Failure(.usage, "--licence is one of \(Licence.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let settings = try Settings(file: config)
        let policy = try AddressPolicy(allowed: settings.list("wire.allow_private"))
        let http = HTTPClient(policy: policy, userAgent: "nutgraf/\(NewsModel.programVersion)")
        var reports: [Report] = []
        if jsonl {
            let decoder = JSONDecoder()
            let reader = LineReader(handle: .standardInput, longest: JSONLines.longestLine)
            while let line = try reader.next() {
                guard let line, !line.isEmpty else { continue }
                let source: Line
                do { source = try decoder.decode(Line.self, from: line) } catch let error as DecodingError {
                    throw Failure(.badInput, JSONLines.describe(error))
                }
                reports.append(Self.report(source, number: reports.count, licence: standard))
            }
        }
        for source in sources {
            let line = try await SourceReading.read(source, http)
            reports.append(Self.report(line, number: reports.count, licence: standard))
        }
        guard !reports.isEmpty else { throw Failure(.usage, "Name at least one source to draft from.") }
        let house = try form.map { try HouseFormFile.parse(try InputFile.text($0)) } ?? .standard
        let request = DraftRequest(reports: reports, form: house, now: Date(), place: place)
        let outcome = try await Self.drafter(model, settings, http).draft(request)
        Console.print(
            format == .json
                ? String(decoding: DraftRendering.json(outcome, reports: reports), as: UTF8.self)
                : DraftRendering.markdown(outcome, reports: reports)
        )
        for note in outcome.notes { Console.error("note: \(note)") }
    }

    private static func drafter(_ model: String?, _ settings: Settings, _ http: HTTPClient) throws -> any Drafter {
        guard let model else { return ExtractiveDrafter() }
        guard !settings["model.endpoint"].isEmpty else {
            throw Failure(.usage, "--model needs model.endpoint in the configuration (NUTGRAF_MODEL__ENDPOINT).")
        }
        let key = settings["model.key"]
        return ModelDrafter(
            endpoint: ModelEndpoint(
                name: model,
                baseAddress: settings["model.endpoint"],
                model: model,
                key: key.isEmpty ? nil : key,
                totalTimeout: .seconds(settings.number("model.timeout_seconds"))
            ),
            client: http
        )
    }

    private static func report(_ line: Line, number: Int, licence: Licence) -> Report {
        let id = ItemID(line.id ?? "source-\(number + 1)")
        let now = Date()
        let licence = line.licence.flatMap(Licence.init) ?? licence
        let text = line.text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        let item = SourceItem(
            id: id,
            source: "files",
            outlet: line.outlet ?? "source \(number + 1)",
            address: line.url,
            licence: licence,
            firstSeen: now
        )
        let revision = Revision(
            item: id,
            number: 1,
            fetched: now,
            title: line.title ?? "",
            text: text,
            published: line.date.flatMap(FeedDates.parse),
            contentHash: ""
        )
        return Report(item: item, revision: revision)
    }
}
