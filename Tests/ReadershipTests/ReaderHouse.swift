import Crypto
import Formats
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import Outbound
import Readership
import StoreSQLite
import Synchronization

/// A house with readers on SQLite in memory, a clock that stands, and short ways to publish and to subscribe.
struct ReaderHouse: Sendable {
    let store: any NewsStore
    let clock: FixedClock
    let tokens: ReaderTokens
    let site: ReaderSite
    let book: AlertBook

    static let secret = Array("a secret of more than thirty-two bytes".utf8)

    init(store: (any NewsStore)? = nil, clock: FixedClock = FixedClock(), base: String = "https://news.example") throws
    {
        let store = try store ?? SQLiteStore.inMemory()
        self.store = store
        self.clock = clock
        tokens = try ReaderTokens(secret: Self.secret)
        site = ReaderSite(
            name: "The Example Gazette",
            base: base + "/",
            fromAddress: "news@mail.example",
            postalAddress: "1 Street"
        )
        book = AlertBook(store: store)
    }

    var now: @Sendable () -> Date { { [clock] in clock.now } }

    var subscriptions: Subscriptions {
        Subscriptions(store: store, tokens: tokens, site: site, now: now, queryChanged: { [book] in book.note($0) })
    }
    var issues: Issues { Issues(store: store, site: site, now: now) }
    var alerting: Alerting { Alerting(store: store, book: book, site: site, now: now) }

    func deliverer(
        _ transport: any MailTransport,
        policy: Deliverer.UncertainPolicy = .resend,
        limits: Deliverer.Limits = .init(perSecond: 10_000)
    ) -> Deliverer {
        let room = MailRoom(store: store, site: site, tokens: tokens) { ref in
            "(Made by a program; version \(ref.version).)"
        }
        return Deliverer(
            store: store,
            room: room,
            transport: transport,
            subscriptions: subscriptions,
            limits: limits,
            policy: policy,
            now: now,
            sleep: { [clock] in clock.advance(by: $0) },
            jitter: { 0.5 }
        )
    }

    func smtp(_ sink: SMTPSink, connections: Int = 4) throws -> SMTPTransport {
        let server = SMTPServer(host: "127.0.0.1", port: sink.port, security: .none)
        return SMTPTransport(client: try SMTPClient(server: server, maxConnections: connections, timeout: .seconds(10)))
    }

    // MARK: Readers

    @discardableResult
    func confirmed(_ email: String, sections: [String] = []) async throws -> Subscriber {
        try await subscriptions.subscribe(.init(email: email, sections: sections))
        let pending = try present(try await store.subscriber(email: email))
        return try await subscriptions.confirm(tokens.confirmation(of: pending))
    }

    /// Many at once, straight into the store.
    func confirmed(count: Int) async throws {
        let readers = (0..<count).map {
            Subscriber(
                id: SubscriberID("reader\(1000 + $0)"),
                email: "reader\($0)@example.org",
                state: .confirmed,
                created: clock.now,
                confirmed: clock.now
            )
        }
        try await store.commit(Transaction(readers.map { .saveSubscriber($0) }))
    }

    /// Takes what is pending off the ledger, so that a test begins without the mail that asked to confirm.
    func settleConfirmations() async throws {
        _ = try await deliverer(KeepingTransport()).run(limit: 10_000)
    }

    // MARK: Stories

    /// Publishes the story's next version by the rules: version, check, sign-off, publication.
    @discardableResult
    func publish(
        _ id: StoryID,
        headline: String = "Chip maker raises outlook",
        text: String = "Sales of chips rose.",
        tickers: [String] = ["NVDA"],
        section: String = "markets",
        kind: Publication.Kind = .original,
        note: String? = nil
    ) async throws -> VersionRef {
        let known = try await store.story(id)
        let number = (known?.latestVersion ?? 0) + 1
        let draft = Draft(
            headline: DraftSentence(headline, author: .machine),
            blocks: [
                DraftBlock(
                    section: "lead",
                    purpose: .lead,
                    sentences: [DraftSentence("\(text) (\(number))", author: .machine)]
                ),
                DraftBlock(
                    section: "copyright",
                    purpose: .copyright,
                    sentences: [DraftSentence("© Furniture Company", author: .human)]
                ),
            ],
            origin: DraftOrigin(drafter: "extractive")
        )
        let digest = SHA256.hash(data: Data(draft.text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        let ref = VersionRef(story: id, version: number)
        let tags = Tags(tickers: tickers)
        let version = Version(
            story: id,
            number: number,
            draft: draft,
            sources: [],
            tags: tags,
            made: clock.now,
            editor: number > 1 ? "editor" : nil,
            digest: digest
        )
        let report = CheckReport(verdict: .supported, score: 1, claims: [], sentences: [], checker: "test")
        var changes: [Change] = []
        if known == nil {
            changes.append(
                .addStory(
                    Story(
                        id: id,
                        cluster: nil,
                        slug: "slug-\(id)",
                        section: section,
                        created: clock.now,
                        headline: headline
                    )
                )
            )
        }
        changes += [
            .addVersion(version),
            .addCheck(CheckRecord(version: ref, digest: digest, report: report, made: clock.now)),
            .addSignOff(
                SignOff(
                    version: ref,
                    digest: digest,
                    editor: "erin",
                    editorName: "Erin Editor",
                    accountable: "The editors",
                    made: clock.now
                )
            ),
            .publish(
                Publication(
                    version: ref,
                    kind: kind,
                    slug: "slug-\(id)",
                    section: section,
                    headline: headline,
                    summary: text,
                    tags: tags,
                    firstPublished: clock.now,
                    published: clock.now,
                    note: note,
                    receipt: Data(),
                    receiptHash: ""
                )
            ),
        ]
        try await store.commit(Transaction(changes, next: [WorkOrder(.alert, ref, due: clock.now)]))
        return ref
    }

    func audits(_ action: String) async throws -> [AuditAct] {
        try await store.audit(after: 0, limit: 10_000).map(\.act).filter { $0.action == action }
    }

}

struct Missing: Error {}

func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

/// A transport that says yes and keeps what it was given.
final class KeepingTransport: MailTransport {
    let isIdempotent = false
    private let kept = Mutex<[MailMessage]>([])
    var messages: [MailMessage] { kept.withLock { $0 } }

    func send(_ mail: MailMessage, beforeHandover: @escaping @Sendable () async throws -> Void)
        async throws(MailFailure) -> String
    {
        do { try await beforeHandover() } catch { throw MailFailure(.later, "\(error)") }
        kept.withLock { $0.append(mail) }
        return "250 kept"
    }
}
