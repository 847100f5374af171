import ArgumentParser
import Foundation
import NewsModel
import ServiceLifecycle

/// `nutgraf demo`: the whole line on an empty store, from reports over HTTP to the desk, and without a person to readers.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run the whole line on a demonstration newsroom.",
        discussion: """
            Six reports on the AI Action Summit in Paris, February 2025, come over HTTP; one is a copy, one alters a \
            quotation. With --headless nobody needs to look: each stage is examined, and the exit code is 1 when one \
            did not do its part.
            """
    )

    @Flag(help: "Go through to the readers without a person, then stop.") var headless = false
    @Option(help: "Port of the desk and the site.") var port: Int?
    @Option(help: "Folder for the demonstration's store, keys and mail; emptied first.") var folder = "var/demo"

    func run() async throws {
        guard let port = FreePort.find(headless ? port : port ?? 8080) else {
            throw Failure(
                .unavailable,
                "Port \(port ?? 8080) is in use. Choose another: nutgraf demo --port 8081 (make demo ARGS=\"--port 8081\")."
            )
        }
        let newsroom = try DemoNewsroom(folder: folder, port: port)
        try await newsroom.furnish()
        let isRunning = AsyncStream<Void>.makeStream()
        var outcome: Result<Void, any Error> = .success(())
        try await withThrowingTaskGroup(of: Result<Void, any Error>?.self) { group in
            let wire = newsroom.wire.application(logger: newsroom.house.logger)
            group.addTask {
                try await newsroom.house.serve(others: [wire]) { _ in isRunning.continuation.finish() }
                return nil
            }
            group.addTask {
                for await _ in isRunning.stream {}
                do {
                    try await walk(newsroom)
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
            while let ended = try await group.next() {
                if let ended {
                    outcome = ended
                    if !headless, case .success = ended { continue }
                }
                group.cancelAll()
                break
            }
        }
        if case .failure(let error) = outcome {
            if error is CancellationError { return }
            throw error
        }
    }

    private func walk(_ newsroom: DemoNewsroom) async throws {
        let stages = DemoStages(newsroom: newsroom)
        Console.print("The AI Action Summit in Paris, February 2025, as the demonstration newsroom sees it.\n")
        try await stage("readers") { try await stages.subscribe() }
        try await newsroom.openSources()
        try await stage("wire") { try await stages.wire() }
        var cluster: Cluster?
        try await stage("cluster") {
            let (found, words) = try await stages.cluster()
            cluster = found
            return words
        }
        guard let cluster else { return }
        var story: Story?
        try await stage("draft") {
            let (found, words) = try await stages.draft(cluster)
            story = found
            return words
        }
        guard let story else { return }
        try await stage("check") { try await stages.check(story) }
        try await stage("alteration") { try await stages.alteration(story) }
        try await stage("refusal") { try await stages.refusal(story) }
        guard headless else { return invite(newsroom, story) }
        try await stage("sign-off") { try await stages.signOff(story) }
        try await stage("press") { try await stages.press(story) }
        try await stage("alert") { try await stages.alert(story) }
        try await stage("newsletter") { try await stages.newsletter() }
        try await stage("register") { try await stages.register(story) }
        try await stage("audit") { try await stages.audit() }
        Console.print("\nEvery stage did its part.")
    }

    private func stage(_ name: String, _ body: () async throws -> String) async throws {
        let start = ContinuousClock.now
        let label = name.padding(toLength: 12, withPad: " ", startingAt: 0)
        do {
            let words = try await body()
            Console.print("  ok    \(label)\(words)  [\(seconds(since: start))]")
        } catch let missing as DemoStages.Missing {
            Console.print("  FAIL  \(label)\(missing.reason)  [\(seconds(since: start))]")
            throw Failure(.blocks, "the stage \(name) did not do its part: \(missing.reason)")
        } catch {
            Console.print("  FAIL  \(label)\(error)  [\(seconds(since: start))]")
            throw Failure(.blocks, "the stage \(name) failed: \(Failure(error)?.message ?? String(describing: error))")
        }
    }

    private func seconds(since start: ContinuousClock.Instant) -> String {
        let hundredths = Int((ContinuousClock.now - start) / .milliseconds(10))
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }

    private func invite(_ newsroom: DemoNewsroom, _ story: Story) {
        let base = newsroom.house.settings["server.url"]
        Console.print(
            """

            The draft is on the desk, and Rosa the reporter has put the Boulevard Post's version of a quotation into it.

              Desk      \(base)/desk
                        sign in as  \(DemoNewsroom.editor)  (or \(DemoNewsroom.reporter))
                        password    \(newsroom.password)
              Story     \(base)/desk/stories/\(story.id)
                        see the altered words, edit them back (“could kill a transformative industry”), sign off, publish
              Site      \(base)/
              Register  \(base)/register/\(DemoNewsroom.instrument)
              Mail      \(base)/desk/outbox   (no mail server here: messages to readers are kept in a maildir)

            Ctrl-C stops it.
            """
        )
    }
}
