import ArgumentParser
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
                var source = SourceEntry.source(address: address, name: name, licence: licence)
                // Taken in once; `sources add` has a folder read regularly.
                if source.kind == .file { source.isEnabled = false }
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
