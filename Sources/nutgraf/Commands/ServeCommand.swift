import ArgumentParser
import Foundation
import Logging
import NewsModel
import NewsStore
import Registry
import ServiceLifecycle
import UnixSignals
import Web

/// `nutgraf serve`: the desk, the site and the line, until told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the desk, the public site and the whole line.",
        discussion: "SIGTERM or SIGINT stops it gracefully: no new connections, items in hand are finished."
    )

    @OptionGroup var options: ConfigurationOptions
    @Option(help: "Port, over the configuration.") var port: Int?
    @Flag(help: "Pages only; another process runs the line.") var noLine = false

    func run() async throws {
        let house = try House(try options.settings())
        try await house.prepare()
        let url = house.settings["server.url"]
        if try await house.store.users().isEmpty {
            Console.error(
                "Nobody may sign in yet. Add somebody: nutgraf users add you@example.org --name \"…\" --role administrator"
            )
        }
        try await house.serve(port: port, withLine: !noLine) { port in
            Console.error(
                "nutgraf \(NewsModel.programVersion) listens on port \(port); readers reach it at \(url), the desk is at \(url)/desk"
            )
        }
    }
}

extension House {
    /// Puts the register's seed into a store that has none.
    func prepare() async throws {
        guard try await store.instruments().isEmpty else { return }
        try await store.commit(Transaction(RegisterSeed.changes(now: now())))
    }

    /// Runs server and line until told to stop; `others` live as long.
    func serve(
        port: Int? = nil,
        withLine: Bool = true,
        others: [any Service] = [],
        onRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let wanted = port ?? settings.number("server.port")
        guard (0...65535).contains(wanted) else {
            throw Failure(.usage, "Port \(wanted) is not between 0 and 65535.")
        }
        if settings["server.host"] == "127.0.0.1", wanted != 0, FreePort.find(wanted) == nil {
            throw Failure(.unavailable, "Port \(wanted) is in use. Choose another with --port or server.port.")
        }
        let server = try webServer(port: wanted).application(onRunning: onRunning)
        var services: [any Service] = others + [server]
        if withLine {
            guard let lock = try LineLock.take(store: settings["store.path"]) else {
                throw Failure(
                    .unavailable,
                    "Another process works the line of \(settings["store.path"]). Stop it, or serve pages only with --no-line."
                )
            }
            services.append(try await line(lock))
        }
        var configuration = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        configuration.maximumCancellationDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
    }
}

/// `nutgraf line`: does what there is to do on the store, without a server.
struct LineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line",
        abstract: "Do all the work that is waiting, then stop.",
        discussion:
            "With --stage only that step: ingest, gather, draft, check, publish, alert, register, issue, deliver."
    )

    @OptionGroup var options: ConfigurationOptions
    @Option(help: "One step only.") var stage: String?

    func run() async throws {
        let house = try House(try options.settings())
        try await house.prepare()
        let taken: [String: Int]
        if let stage {
            guard let lock = try LineLock.take(store: house.settings["store.path"]) else {
                throw Failure(.unavailable, "A server works this line already.")
            }
            let line = try await house.line(lock)
            let known = line.workers.map(\.name)
            guard known.contains(stage) else {
                throw Failure(.usage, "--stage is one of \(known.joined(separator: ", ")).")
            }
            taken = try await Line(
                workers: line.workers.filter { $0.name == stage },
                bell: house.bell,
                logger: house.logger,
                lock: lock
            ).runUntilIdle()
        } else {
            taken = try await house.workOff()
        }
        for (step, count) in taken.sorted(by: { $0.key < $1.key }) where count > 0 {
            Console.print("\(step)  \(count)")
        }
        for work in try await house.store.parked(limit: 20) {
            Console.error("parked: \(work.stage.rawValue) of \(work.subject): \(work.reason)")
        }
    }
}
