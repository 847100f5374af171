import ArgumentParser
import Crypto
import Formats
import Foundation
import NewsModel
import NewsStore
import Wire

/// `nutgraf ingest`: takes reports in by address, file or OPML, at once.
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Take in feeds, pages and files at once; sources are remembered.",
        discussion: "Addresses (http, https), files and folders (.html .txt .eml, feeds) or an .opml list."
    )

    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "What to take in; nothing for all sources that are due.") var addresses: [String] = []
    @Option(help: "Outlet's name for reports of files.") var name: String?
    @Option(help: "public-domain, open, press-release, own or copyright.") var licence: String = "copyright"
    @Flag(help: "Gather and draft as well.") var line = false

    func run() async throws {
        let house = try House(try options.settings())
        guard let licence = Licence(rawValue: licence) else {
            throw Failure(.usage, "--licence is one of \(Licence.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        var sources: [Source] = []
        for address in addresses {
            if address.lowercased().hasSuffix(".opml") {
                sources += try OPML.parse(try InputFile.bytes(address)).map {
                    SourceEntry.source(address: $0.address, name: $0.title, licence: licence)
                }
            } else {
                let source = SourceEntry.source(address: address, name: name, licence: licence)
                guard source.kind != .file || FileManager.default.fileExists(atPath: address) else {
                    throw Failure(
                        .badInput,
                        "There is no file or folder \(address); addresses begin with http:// or https://."
                    )
                }
                sources.append(source)
            }
        }
        var failures = 0
        var outcomes: [IngestOutcome] = []
        if addresses.isEmpty {
            outcomes = try await house.ingest.ingestDue(now: Date(), limit: 1000)
        }
        for source in sources {
            if try await house.store.source(source.id) == nil {
                try await house.store.commit(Transaction([.saveSource(source)]))
            }
            let known = try await house.store.source(source.id) ?? source
            outcomes.append(await house.ingest.ingest(known, now: Date()))
        }
        for outcome in outcomes {
            if let failure = outcome.failure {
                failures += 1
                Console.error("\(outcome.source): \(failure)")
                continue
            }
            Console.print(
                "\(outcome.source): \(outcome.new.count) new, \(outcome.revised.count) revised, \(outcome.unchanged) unchanged\(outcome.notModified ? " (not modified)" : "")"
            )
            for problem in outcome.problems { Console.error("\(outcome.source): \(problem)") }
        }
        if line { try await house.workOff() }
        if failures > 0, failures == outcomes.count { throw ExitCode(ExitStatus.unavailable.rawValue) }
    }
}

/// How an address becomes a source.
enum SourceEntry {
    static func source(address: String, name: String?, licence: Licence) -> Source {
        let isRemote = address.hasPrefix("http://") || address.hasPrefix("https://")
        let host = URL(string: address)?.host
        let kind: Source.Kind = !isRemote ? .file : looksLikePage(address) ? .page : .feed
        return Source(
            id: id(address),
            name: name ?? host ?? URL(fileURLWithPath: address).lastPathComponent,
            kind: kind,
            address: address,
            licence: licence
        )
    }

    /// An address that ends like a page is one; anything else is asked for a feed first.
    private static func looksLikePage(_ address: String) -> Bool {
        let path = (URL(string: address)?.path ?? "").lowercased()
        return path.hasSuffix(".html") || path.hasSuffix(".htm")
    }

    /// The same address is the same source.
    static func id(_ address: String) -> SourceID {
        let digest = SHA256.hash(data: Data(address.utf8)).prefix(6)
        let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let host = (URL(string: address)?.host ?? "file").lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".")
        }
        return SourceID("\(host.replacing(".", with: "-"))-\(hexadecimal)")
    }
}

/// `nutgraf sources`: where reports come from.
struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Where reports come from, and how each fares.",
        subcommands: [SourcesListCommand.self, SourcesAddCommand.self, SourcesSetCommand.self],
        defaultSubcommand: SourcesListCommand.self
    )
}

struct SourcesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All sources with their health.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        for source in try await House(try options.settings()).store.sources() {
            let health = source.health
            let state =
                health.lastError ?? health.lastSucceeded.map { "last fetched \($0.formatted(.iso8601))" }
                ?? "not fetched yet"
            Console.print(
                "\(source.id)  \(source.kind.rawValue)  \(source.licence.rawValue)\(source.isEnabled ? "" : "  off")  \(source.name)\n    \(source.address)\n    \(state)"
            )
        }
    }
}

struct SourcesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a feed or page to be fetched regularly."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its address.") var address: String
    @Option(help: "The outlet's name as a story would print it.") var name: String?
    @Option(help: "public-domain, open, press-release, own or copyright.") var licence: String = "copyright"
    @Flag(help: "It is a web page, not a feed.") var page = false

    func run() async throws {
        guard let licence = Licence(rawValue: licence) else {
            throw Failure(.usage, "--licence is one of \(Licence.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        var source = SourceEntry.source(address: address, name: name, licence: licence)
        guard source.kind != .file || FileManager.default.fileExists(atPath: address) else {
            throw Failure(
                .badInput,
                "\(address) is neither an address that begins with http:// or https:// nor a file or folder here."
            )
        }
        if page { source.kind = .page }
        let house = try House(try options.settings())
        try await house.store.commit(
            Transaction([
                .saveSource(source),
                .audit(
                    AuditAct(
                        actor: "command line",
                        action: "source.add",
                        subject: source.id.raw,
                        details: ["address": address],
                        at: Date()
                    )
                ),
            ])
        )
        Console.print("\(source.id)  \(source.kind.rawValue)  \(source.name)")
    }
}

struct SourcesSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change a source: on, off, name, licence."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id.") var id: String
    @Option(help: "The outlet's name.") var name: String?
    @Option(help: "The licence class.") var licence: String?
    @Flag(inversion: .prefixedNo, help: "Whether it is fetched.") var enabled: Bool?

    func run() async throws {
        let house = try House(try options.settings())
        guard var source = try await house.store.source(SourceID(id)) else {
            throw Failure(.badInput, "There is no source \(id). `nutgraf sources` lists them.")
        }
        if let name { source.name = name }
        if let licence {
            guard let value = Licence(rawValue: licence) else {
                throw Failure(.usage, "--licence \(licence) is not known.")
            }
            source.licence = value
        }
        if let enabled { source.isEnabled = enabled }
        try await house.store.commit(
            Transaction([
                .saveSource(source),
                .audit(AuditAct(actor: "command line", action: "source.set", subject: id, at: Date())),
            ])
        )
        Console.print("\(source.id)  \(source.isEnabled ? "on" : "off")  \(source.licence.rawValue)  \(source.name)")
    }
}

struct ExportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sources", abstract: "Feeds as OPML 2.0.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let house = try House(try options.settings())
        let feeds = try await house.store.sources().filter { $0.kind == .feed }.map {
            OPMLFeed(title: $0.name, address: $0.address)
        }
        Console.print(OPML.write(feeds, title: house.settings["site.name"]))
    }
}

struct ImportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sources", abstract: "Feeds from OPML.")
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The file; - for standard input.") var file: String

    func run() async throws {
        let house = try House(try options.settings())
        var added = 0
        for feed in try OPML.parse(try InputFile.bytes(file)) {
            let source = SourceEntry.source(address: feed.address, name: feed.title, licence: .copyright)
            guard try await house.store.source(source.id) == nil else { continue }
            try await house.store.commit(Transaction([.saveSource(source)]))
            added += 1
        }
        Console.print("\(added) sources added.")
    }
}
