import ArgumentParser
import Foundation
import NewsModel
import NewsStore
import Wire

/// `nutgraf sources`: where reports come from.
struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Where reports come from, and how each fares.",
        subcommands: [
            SourcesListCommand.self, SourcesShowCommand.self, SourcesAddCommand.self, SourcesTryCommand.self,
            SourcesPauseCommand.self, SourcesResumeCommand.self, SourcesSetCommand.self, SourcesImportCommand.self,
            SourcesExportCommand.self,
        ],
        defaultSubcommand: SourcesListCommand.self
    )
}

struct SourcesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All sources with their health.")
    @OptionGroup var options: ConfigurationOptions
    @Flag(help: "One JSON object a line.") var jsonl = false

    func run() async throws {
        let store = try House(try options.settings()).store
        let now = Date()
        let encoder = JSONLines.encoder
        encoder.dateEncodingStrategy = .iso8601
        let sources = try await store.sources()
        if sources.isEmpty { Console.error("There are no sources yet. Add one: nutgraf sources add https://…") }
        for source in sources {
            if jsonl {
                Console.print(String(decoding: try encoder.encode(source), as: UTF8.self))
                continue
            }
            let week = try await store.itemsPerDay(source: source.id, since: now.addingTimeInterval(-7 * 86_400))
            let reports = week.reduce(0) { $0 + $1.count }
            Console.print("\(source.id)  \(source.kind.rawValue)  \(source.standing(at: now).rawValue)  \(source.name)")
            Console.print("    \(source.address)")
            Console.print("    \(Self.state(source, now))  \(reports) reports in a week")
        }
    }

    static func state(_ source: Source, _ now: Date) -> String {
        let health = source.health
        if let error = health.lastError { return error }
        if let last = health.lastSucceeded { return "last fetched \(last.formatted(.iso8601))" }
        return source.kind == .api ? "sends by itself" : "not fetched yet"
    }
}

struct SourcesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One source: how it stands, its last visits, its reports a day."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id, its name or its address.") var source: String
    @Option(help: "Visits to show.") var visits = 20

    func run() async throws {
        let store = try House(try options.settings()).store
        let source = try await SourceEntry.find(source, in: store)
        let now = Date()
        let health = source.health
        Console.print("\(source.id)  \(source.name)\n\(source.address)")
        func line(_ name: String, _ value: String?) {
            guard let value else { return }
            Console.print(name.padding(toLength: 14, withPad: " ", startingAt: 0) + value)
        }
        line("stands", source.standing(at: now).rawValue)
        line("last error", health.lastError)
        line("failures", health.failuresInARow > 0 ? "\(health.failuresInARow) in a row" : nil)
        line("last tried", health.lastTried?.formatted(.iso8601))
        line("last success", health.lastSucceeded?.formatted(.iso8601))
        line("last news", health.lastNews?.formatted(.iso8601))
        line("next try", health.goneSince == nil ? health.nextFetch?.formatted(.iso8601) : nil)
        line("paused until", source.pausedUntil.flatMap { $0 > now ? $0.formatted(.iso8601) : nil })
        line("gone since", health.goneSince?.formatted(.iso8601))
        line("moves to", health.movedTo.map { "\($0) (seen \(health.movesInARow) times in a row)" })
        if let subscription = source.subscription {
            line("hub", "\(subscription.hub)  \(subscription.state.rawValue)")
            line("hub says", subscription.message)
        }
        let days = try await store.itemsPerDay(source: source.id, since: now.addingTimeInterval(-30 * 86_400))
        line(
            "a day",
            days.map { "\($0.day.formatted(.iso8601.year().month().day())) \($0.count)" }.joined(separator: ", ")
        )
        for visit in try await store.visits(of: source.id, limit: max(0, visits)) {
            let status = visit.status.map { " \($0)" } ?? ""
            Console.print(
                "\(visit.at.formatted(.iso8601))  \(visit.outcome.rawValue)\(status)  \(visit.new) new, \(visit.revised) revised, \(visit.unchanged) unchanged  \(visit.milliseconds) ms\(visit.bytes.map { ", \($0) bytes" } ?? "")\(visit.cause == .schedule ? "" : "  (\(visit.cause.rawValue))")"
            )
            if let message = visit.message { Console.print("    \(message)") }
        }
    }
}

struct SourcesTryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Visit a source now, whatever its schedule says. Exit code 69 when that fails."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id, its name or its address.") var source: String

    func run() async throws {
        let house = try House(try options.settings())
        let found = try await SourceEntry.find(source, in: house.store)
        let now = Date()
        // A wish in the store as well: the visit counts as asked for, and is made later if this program is stopped.
        try await house.store.commit(Transaction([.trySource(found.id, now)]))
        let wanted = try await house.store.source(found.id) ?? found
        let outcome = await house.ingest.ingest(wanted, now: now)
        if let failure = outcome.failure { throw Failure(.unavailable, failure) }
        Console.print(
            "\(found.id): \(outcome.new.count) new, \(outcome.revised.count) revised, \(outcome.unchanged) unchanged\(outcome.notModified ? " (not modified)" : "")"
        )
        for note in outcome.notes + outcome.problems { Console.error("\(found.id): \(note)") }
    }
}

struct SourcesPauseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Put a source aside for some hours, or until it is resumed."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id, its name or its address.") var source: String
    @Option(help: "For so many hours; without, until `nutgraf sources resume`.") var hours: Int?

    func run() async throws {
        if let hours, !(1...87_600).contains(hours) { throw Failure(.usage, "--hours is from 1 to 87600.") }
        let house = try House(try options.settings())
        let found = try await SourceEntry.find(source, in: house.store)
        let now = Date()
        // Ten years stand for "until resumed".
        let until = now.addingTimeInterval(Double(hours ?? 87_600) * 3_600)
        try await house.store.commit(
            Transaction([
                .pauseSource(found.id, until: until),
                .audit(AuditAct(actor: "command line", action: "source.pause", subject: found.id.raw, at: now)),
            ])
        )
        Console.print(
            "\(found.id) is paused \(hours == nil ? "until it is resumed" : "until \(until.formatted(.iso8601))")."
        )
    }
}

struct SourcesResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Take up a source again that was paused, off or gone; it is visited soon."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id, its name or its address.") var source: String

    func run() async throws {
        let house = try House(try options.settings())
        let found = try await SourceEntry.find(source, in: house.store)
        // Act by act: a visit may be on its way in the server, and what it learns must stay.
        try await house.store.commit(
            Transaction([
                .describeSource(found.id, name: found.name, licence: found.licence, isEnabled: true),
                .pauseSource(found.id, until: nil), .trySource(found.id, Date()),
                .audit(AuditAct(actor: "command line", action: "source.resume", subject: found.id.raw, at: Date())),
            ])
        )
        Console.print("\(found.id) is taken up again.")
    }
}

struct SourcesSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change a source: on, off, name, licence, address."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Its id, its name or its address.") var id: String
    @Option(help: "The outlet's name.") var name: String?
    @Option(help: "The licence class.") var licence: String?
    @Option(help: "Where it is fetched from now on; its reports and their history stay.") var address: String?
    @Flag(inversion: .prefixedNo, help: "Whether it is fetched.") var enabled: Bool?

    func run() async throws {
        let house = try House(try options.settings())
        var source = try await SourceEntry.find(id, in: house.store)
        var changes: [Change] = []
        if let name {
            guard name.contains(where: { !$0.isWhitespace }) else {
                throw Failure(.usage, "--name is empty. Give the outlet's name as a story prints it.")
            }
            source.name = name
        }
        if let licence {
            guard let value = Licence(rawValue: licence) else {
                throw Failure(
                    .usage,
                    "--licence is one of \(Licence.allCases.map(\.rawValue).joined(separator: ", "))."
                )
            }
            source.licence = value
        }
        if let address, address != source.address {
            guard SourceEntry.isRemote(address) == SourceEntry.isRemote(source.address) else {
                throw Failure(.badInput, "\(address) is no address of the same kind as \(source.address).")
            }
            // Two sources at one address would bring each report twice.
            if let known = try await house.store.sources().first(where: { $0.address == address }) {
                throw Failure(.badInput, "\(address) is a source already: \(known.id) (\(known.name)).")
            }
            changes.append(.moveSource(source.id, to: address))
        }
        if let enabled { source.isEnabled = enabled }
        if !changes.isEmpty, source.isEnabled { changes.append(.trySource(source.id, Date())) }
        try await house.store.commit(
            Transaction(
                changes + [
                    .describeSource(source.id, name: source.name, licence: source.licence, isEnabled: source.isEnabled),
                    .audit(AuditAct(actor: "command line", action: "source.set", subject: source.id.raw, at: Date())),
                ]
            )
        )
        Console.print("\(source.id)  \(source.isEnabled ? "on" : "off")  \(source.licence.rawValue)  \(source.name)")
    }
}
