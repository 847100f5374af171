import ArgumentParser
import Formats
import Foundation
import NewsModel
import NewsStore
import Outbound
import Wire

struct SourcesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a feed, page, folder or maildir to be read regularly.",
        discussion: "Given the address of a web page, the feed that it names is added; --page adds the page itself."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its address.") var address: String
    @Option(help: "The outlet's name as a story would print it.") var name: String?
    @Option(help: "public-domain, open, press-release, own or copyright.") var licence: String = "copyright"
    @Flag(help: "It is a web page, not a feed.") var page = false
    @Flag(help: "Add it as it is, without asking its server.") var unseen = false

    func run() async throws {
        guard let licence = Licence(rawValue: licence) else {
            throw Failure(.usage, "--licence is one of \(Licence.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        // The server stands in another folder than this command.
        let address =
            SourceEntry.isRemote(self.address)
            ? self.address : URL(fileURLWithPath: self.address).standardizedFileURL.path
        var source = SourceEntry.source(address: address, name: name, licence: licence)
        guard source.kind != .file || FileManager.default.fileExists(atPath: address) else {
            throw Failure(
                .badInput,
                "\(address) is neither an address that begins with http:// or https:// nor a file or folder here. "
                    + "For a site write https:// before it."
            )
        }
        let house = try House(try options.settings())
        if page {
            source.kind = .page
        } else if source.kind != .file, !unseen {
            source = await Self.look(at: source, name: name, house)
        }
        let found = source.address
        if let known = try await house.store.sources().first(where: { $0.address == found }) {
            Console.print("\(known.id)  \(known.kind.rawValue)  \(known.name)  (there already)")
            Console.error("Nothing was changed; `nutgraf sources set` gives it another name, licence or address.")
            return
        }
        try await house.store.commit(
            Transaction([
                .saveSource(source),
                .audit(
                    AuditAct(
                        actor: "command line",
                        action: "source.add",
                        subject: source.id.raw,
                        details: ["address": source.address],
                        at: Date()
                    )
                ),
            ])
        )
        Console.print("\(source.id)  \(source.kind.rawValue)  \(source.name)")
    }

    /// Asks the server what the address is: a feed, or a page that names one.
    ///
    /// A server that does not answer now is no reason not to add it; it is said, and the line tries again.
    private static func look(at source: Source, name: String?, _ house: House) async -> Source {
        do throws(OutboundError) {
            let answer = try await house.http.send(FetchRequest(url: source.address, maxBytes: 16 << 20))
            guard answer.isSuccess else {
                Console.error(
                    "\(source.address) answers with status \(answer.status) at the moment; it is tried again later."
                )
                return source
            }
            do throws(FeedError) {
                _ = try Feeds.parse(
                    answer.body,
                    contentType: answer.headers["Content-Type"],
                    contentEncoding: nil,
                    address: answer.finalURL
                )
                var feed = source
                feed.kind = .feed
                return feed
            } catch {
                guard error.code == .page, source.kind == .feed else {
                    if source.kind == .feed { Console.error(error.message) }
                    return source
                }
                guard let found = error.feeds.first else {
                    Console.error("\(source.address) is a web page and names no feed; it is added as a page.")
                    var page = source
                    page.kind = .page
                    return page
                }
                let others = error.feeds.dropFirst().prefix(5).map(\.address)
                Console.error("\(source.address) is a web page; the feed it names is added: \(found.address)")
                if !others.isEmpty { Console.error("It names others as well: \(others.joined(separator: ", "))") }
                var feed = SourceEntry.source(
                    address: found.address,
                    name: name ?? source.name,
                    licence: source.licence
                )
                feed.kind = .feed
                return feed
            }
        } catch {
            Console.error("\(error.message) It is added all the same and tried again later.")
            return source
        }
    }
}

struct SourcesImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Add the feeds of an OPML list.")
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The file; - for standard input.") var file: String

    func run() async throws { try await SourceList.add(file, House(try options.settings())) }
}

struct SourcesExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "The feeds as OPML 2.0.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws { try await SourceList.print(House(try options.settings())) }
}

struct ExportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sources", abstract: "Feeds as OPML 2.0.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws { try await SourceList.print(House(try options.settings())) }
}

struct ImportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sources", abstract: "Feeds from OPML.")
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The file; - for standard input.") var file: String

    func run() async throws { try await SourceList.add(file, House(try options.settings())) }
}

/// Lists of feeds as other programs read and write them.
enum SourceList {
    static func print(_ house: House) async throws {
        let feeds = try await house.store.sources().filter { $0.kind == .feed }.map {
            OPMLFeed(title: $0.name, address: $0.address)
        }
        Console.print(OPML.write(feeds, title: house.settings["site.name"]))
    }

    static func add(_ file: String, _ house: House) async throws {
        var added = 0
        var known = Set(try await house.store.sources().map(\.address))
        for feed in try OPML.parse(try InputFile.bytes(file)) {
            var source = SourceEntry.source(address: feed.address, name: feed.title, licence: .copyright)
            // An outline's feed is a feed whatever its address looks like; files of others are none of ours.
            guard SourceEntry.isRemote(feed.address), known.insert(feed.address).inserted else { continue }
            source.kind = .feed
            try await house.store.commit(Transaction([.saveSource(source)]))
            added += 1
        }
        Console.print("\(added) sources added.")
    }
}
