import Desk
import Drafting
import Formats
import Foundation
import Logging
import NewsModel
import NewsStore
import Outbound
import Press
import Readership
import Registry
import Synchronization
import Web
import Wire

extension House {
    /// The steps of the line in the order in which a report passes them, for the one process that works this store.
    ///
    /// The lock is held as long as the line.
    func line(_ lock: LineLock) async throws -> Line {
        try await store.takeOver()
        return Line(
            workers: try workers(),
            bell: bell,
            logger: logger,
            lock: lock,
            onProgress: { [hub] in hub.poke() }
        )
    }

    /// Does what there is to do, or waits for the server to do it where one works this store.
    ///
    /// - Returns: How many items each step took; nothing where the server did it.
    @discardableResult
    func workOff() async throws -> [String: Int] {
        if let lock = try LineLock.take(store: settings["store.path"]) { return try await line(lock).runUntilIdle() }
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let counts = try await store.counts()
            let waiting = counts.filter { $0.key.hasPrefix("work.") || $0.key == "deliveries.pending" }.values.reduce(
                0,
                +
            )
            if waiting == 0 { return [:] }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Failure(.unavailable, "The server that works this store did not finish within a minute. Look at its log.")
    }

    /// How long claimed work is ours.
    private static let lease: TimeInterval = 120

    private func workers() throws -> [Worker] {
        let (ingest, hubs) = (ingest, hubs)
        let hubLook = Mutex(Date.distantPast)
        let finder = SourceFinder(store: store, client: http)
        let gatherer = Gatherer(store: store, tagger: try tagger(), autoDraft: autoDraft)
        let alerting = Alerting(store: store, book: alertBook, site: readerSite, now: now)
        let (issues, publisher, deliverer) = (issues, publisher, try deliverer())
        let (drafting, drafter, ruleDesk) = (try draftStage(), RegisterStage(), ruleDesk)
        let (store, check, now, logger) = (store, check, now, logger)
        return [
            Worker(name: "ingest", idle: .seconds(1)) {
                let outcomes = try await ingest.ingestDue(now: now(), limit: 32)
                for outcome in outcomes {
                    for note in outcome.notes {
                        logger.info("source", metadata: ["source": "\(outcome.source)", "note": "\(note)"])
                    }
                    for problem in outcome.problems + [outcome.failure].compactMap(\.self) {
                        logger.warning("source", metadata: ["source": "\(outcome.source)", "problem": "\(problem)"])
                    }
                }
                return outcomes.count
            },
            Worker(name: "hubs", idle: .seconds(60)) {
                // The bell wakes every step; looking at all sources each time would be a waste.
                let time = now()
                let isTime = hubLook.withLock { last in
                    guard time.timeIntervalSince(last) >= 30 else { return false }
                    last = time
                    return true
                }
                return isTime ? try await hubs?.run(now: time) ?? 0 : 0
            },
            Worker(name: "find") { try await finder.run(now: now) },
            Worker(name: "gather") { try await gatherer.run(limit: 50, now: now) },
            Worker(name: "draft") {
                try await Self.each(.draft, in: store, now: now) {
                    try await drafting.run($0, store: store, now: now())
                }
            },
            // A table of rules that was edited by hand has its entry in the log too.
            Worker(name: "rules", idle: .seconds(30)) { try await ruleDesk.noteFound() ? 1 : 0 },
            Worker(name: "check") { try await check.run() },
            Worker(name: "publish") {
                let outcomes = try await publisher.run()
                for outcome in outcomes {
                    guard case .failure(let error) = outcome.result else { continue }
                    logger.warning("not published", metadata: ["version": "\(outcome.subject)", "reason": "\(error)"])
                }
                return outcomes.count
            },
            Worker(name: "alert") { try await alerting.run() },
            Worker(name: "register") {
                try await Self.each(.register, in: store, now: now) {
                    try await drafter.run($0, store: store, now: now())
                }
            },
            Worker(name: "issue") {
                let taken = try await issues.run()
                if taken > 0 { try await issues.closeFinished() }
                return taken
            },
            Worker(name: "deliver") {
                let account = try await deliverer.runAsOnlySender()
                if account.total > 0 { try await issues.closeFinished() }
                return account.total
            },
            Worker(name: "prune", idle: .seconds(3600)) {
                try await store.commit(Transaction([.prune(before: now().addingTimeInterval(-7 * 86_400))]))
                return 0
            },
        ]
    }

    /// Claims one order at a time, so that a long piece of work does not hold the lease of the next.
    private static func each<Result>(
        _ stage: Stage,
        in store: any NewsStore,
        now: @Sendable () -> Date,
        _ work: (WorkClaim) async throws -> Result
    ) async throws -> Int {
        let start = now()
        guard
            let claim = try await store.claim(
                stage,
                limit: 1,
                now: start,
                leaseEnd: start.addingTimeInterval(lease * 3)
            ).first
        else { return 0 }
        _ = try await work(claim)
        return 1
    }

    // MARK: Parts

    var ingest: Ingest {
        var options = Ingest.Options()
        if !settings.flag("wire.follow_links") { options.readsPageBelow = 0 }
        return Ingest(store: store, client: http, options: options)
    }

    /// Subscriptions at sources' hubs, where hubs can reach us.
    var hubs: HubSubscriber? {
        let base = settings["server.url"]
        guard settings.flag("wire.websub"), isReachable(base) else { return nil }
        return HubSubscriber(store: store, client: http, ingest: ingest, base: base, secret: keys.readerSecret)
    }

    /// Whether hubs could reach the address: not this machine's, nor one inside, unless the operator allowed such a place
    /// as a source, whose hub then stands there too.
    private func isReachable(_ address: String) -> Bool {
        guard let url = try? WebURL(address) else { return false }
        if settings.list("wire.allow_private").contains(url.host) { return true }
        guard url.host.contains(".") || url.host.contains(":") else { return false }
        return IPAddress(url.host).map(AddressPolicy.isPublic) ?? true
    }

    func tagger() throws -> Tagger {
        let path = settings["wire.securities"]
        guard !path.isEmpty else { return Tagger() }
        let reading = Securities.read(try InputFile.text(path))
        for problem in reading.problems.prefix(10) {
            logger.warning("securities", metadata: ["line": "\(problem.line)", "problem": "\(problem.reason)"])
        }
        return Tagger(securities: reading.securities)
    }

    private var autoDraft: AutoDraft {
        let reports = settings.number("wire.auto_draft_reports")
        return AutoDraft(
            independentReports: reports > 0 ? reports : nil,
            settleSeconds: Double(settings.number("wire.settle_seconds"))
        )
    }

    private func draftStage() throws -> DraftStage {
        DraftStage(drafter: drafter(), form: form, section: settings["site.section"])
    }

    /// The configured models in order, at last the extractive drafter.
    func drafter(model: String? = nil) -> any Drafter {
        let base = settings["model.endpoint"]
        let names = model.map { [$0] } ?? settings.list("model.names")
        guard !base.isEmpty, !names.isEmpty else { return ExtractiveDrafter() }
        let key = settings["model.key"]
        let price = ModelPrice(
            promptMicrosPerMillion: settings.number("model.prompt_price"),
            completionMicrosPerMillion: settings.number("model.completion_price")
        )
        let models = names.map { name in
            ModelDrafter(
                endpoint: ModelEndpoint(
                    name: name,
                    baseAddress: base,
                    model: name,
                    key: key.isEmpty ? nil : key,
                    price: price,
                    totalTimeout: .seconds(settings.number("model.timeout_seconds"))
                ),
                client: modelClient
            )
        }
        return DraftRouter(models: models)
    }

    private func deliverer() throws -> Deliverer {
        let store = store
        let room = MailRoom(store: store, site: readerSite, tokens: readerTokens) { version throws(StoreError) in
            do throws(PressError) {
                return Disclosure(try await Edition.load(version, from: store)).text.short
            } catch {
                throw StoreError(.unavailable, error.message)
            }
        }
        let limits = Deliverer.Limits(
            perSecond: Double(settings.number("mail.per_second")),
            concurrency: settings.number("mail.connections")
        )
        let policy = Deliverer.UncertainPolicy(rawValue: settings["mail.uncertain"])
        guard let policy else {
            throw Failure(.badInput, "mail.uncertain is neither resend nor hold: \"\(settings["mail.uncertain"])\".")
        }
        return Deliverer(
            store: store,
            room: room,
            transport: try transport(),
            subscriptions: subscriptions,
            limits: limits,
            policy: policy,
            now: now
        )
    }

    private func transport() throws -> any MailTransport {
        let signer = try DKIMSigner(
            domain: readerSite.mailDomain,
            selector: settings["mail.dkim_selector"],
            key: keys.dkim
        )
        let host = settings["mail.smtp_host"]
        guard !host.isEmpty else { return MaildirTransport(maildir: try maildir(), signer: signer) }
        guard let security = SMTPServer.Security(rawValue: Self.security(settings["mail.smtp_security"])) else {
            throw Failure(.badInput, "mail.smtp_security is none of starttls, tls, none.")
        }
        let user = settings["mail.smtp_user"]
        let server = SMTPServer(
            host: host,
            port: settings.number("mail.smtp_port"),
            security: security,
            username: user.isEmpty ? nil : user,
            password: user.isEmpty ? nil : settings["mail.smtp_password"],
            helloName: readerSite.mailDomain
        )
        return SMTPTransport(
            client: try SMTPClient(server: server, maxConnections: settings.number("mail.connections")),
            signer: signer
        )
    }

    private static func security(_ text: String) -> String {
        text.lowercased() == "starttls" ? "startTLS" : text.lowercased()
    }

    func maildir() throws -> Maildir { try Maildir(path: settings["mail.maildir"]) }
}
