import Checking
import Crypto
import Desk
import Drafting
import Foundation
import Logging
import NewsModel
import NewsStore
import Outbound
import Press
import Readership
import StoreSQLite
import Web
import Wire

/// Everything the program is made of, put together from the settings: the only place that picks implementations.
///
/// Commands take from it what they need; `serve` runs all of it.
struct House: Sendable {
    let settings: Settings
    /// For what only the embedded back end can do; all else goes through ``store``.
    let sqlite: SQLiteStore
    let logger: Logger
    let bell = Bell()
    let hub: LiveHub
    /// For the wire: public addresses, and those the operator allowed it.
    let http: HTTPClient
    /// For the model endpoint alone, which may stand inside the house.
    let modelClient: HTTPClient
    let form: HouseForm
    let masthead: Masthead
    let keys: HouseKeys
    let readerSite: ReaderSite
    let readerTokens: ReaderTokens
    let alertBook: AlertBook
    let rules: RuleBook
    let check: CheckStage
    let now: @Sendable () -> Date = { Date() }

    var store: any NewsStore { sqlite }

    init(_ settings: Settings, logger: Logger? = nil) throws {
        self.settings = settings
        self.logger = logger ?? Self.logger(settings)
        let store = try SQLiteStore(path: settings["store.path"])
        sqlite = store
        keys = try HouseKeys(folder: settings["keys.folder"])
        hub = LiveHub(store: store)
        let agent = "nutgraf/\(NewsModel.programVersion) (+\(settings["server.url"]))"
        let policy = try AddressPolicy(allowed: settings.list("wire.allow_private"))
        modelClient = HTTPClient(policy: try AddressPolicy(allowed: Self.modelHost(settings)), userAgent: agent)
        http = HTTPClient(
            policy: policy,
            userAgent: agent
        )
        var form = try Self.form(settings)
        if form.publication.isEmpty { form.publication = settings["site.name"] }
        self.form = form
        masthead = Masthead(
            name: settings["site.name"],
            tagline: settings["site.description"],
            base: settings["server.url"],
            language: settings["site.language"],
            sections: [Masthead.Section(key: settings["site.section"], title: settings["site.section"].capitalized)]
        )
        readerSite = ReaderSite(
            name: settings["site.name"],
            base: settings["server.url"],
            fromAddress: settings["mail.from"],
            language: settings["site.language"]
        )
        readerTokens = try ReaderTokens(secret: keys.readerSecret)
        alertBook = AlertBook(store: store)
        let rules = try RuleBook(path: settings["check.rules"], logger: self.logger)
        self.rules = rules
        check = CheckStage(
            store: store,
            rules: { rules.rules },
            judge: Self.judge(settings, modelClient)
        )
    }

    /// The model that is asked for second opinions; nil unless it was named.
    private static func judge(_ settings: Settings, _ client: HTTPClient) -> ModelJudge? {
        let (name, base) = (settings["check.second_opinion"], settings["model.endpoint"])
        guard !name.isEmpty, !base.isEmpty else { return nil }
        let key = settings["model.key"]
        let cost = settings.number("check.second_opinion_cost")
        let endpoint = ModelEndpoint(
            name: name,
            baseAddress: base,
            model: name,
            key: key.isEmpty ? nil : key,
            price: ModelPrice(
                promptMicrosPerMillion: settings.number("model.prompt_price"),
                completionMicrosPerMillion: settings.number("model.completion_price")
            )
        )
        let limits = ModelJudge.Limits(
            questions: settings.number("check.second_opinion_most"),
            timeout: .seconds(max(1, min(settings.number("check.second_opinion_seconds"), 90))),
            costMicros: cost > 0 ? cost : nil
        )
        return ModelJudge(endpoint: endpoint, client: client, limits: limits)
    }

    private static func form(_ settings: Settings) throws -> HouseForm {
        let path = settings["form.file"]
        var form = path.isEmpty ? HouseForm.standard : try HouseFormFile.parse(try InputFile.text(path))
        if path.isEmpty { form.publication = settings["site.name"] }
        return form
    }

    /// A model endpoint that the operator configured may stand inside the house.
    private static func modelHost(_ settings: Settings) -> [String] {
        guard let url = URL(string: settings["model.endpoint"]), let host = url.host else { return [] }
        return [url.port.map { "\(host):\($0)" } ?? host]
    }

    private static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "nutgraf") { label in
            settings["log.format"] == "json"
                ? JSONLogHandler(label: label) as any LogHandler : StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = Logger.Level(rawValue: settings["log.level"]) ?? .info
        return logger
    }

    // MARK: Stages

    var publisher: Publisher { Publisher(store: store, masthead: masthead, key: keys.signing, now: now) }
    var accounts: Accounts { Accounts(store: store, now: now) }
    var issues: Issues { Issues(store: store, site: readerSite, now: now) }
    var subscriptions: Subscriptions {
        Subscriptions(
            store: store,
            tokens: readerTokens,
            site: readerSite,
            now: now,
            queryChanged: { alertBook.note($0) }
        )
    }

    var desk: ReviewDesk {
        var policy = ReviewDesk.Settings()
        policy.secondPersonMustSign = settings.flag("desk.second_person")
        policy.accountable = settings["site.accountable"]
        policy.checksAgainOnTheLine = check.judge != nil
        return ReviewDesk(
            store: store,
            form: form,
            settings: policy,
            check: { await check.check($0, $1) },
            live: { version, reports throws(DeskError) in try await check.live(version, reports) },
            rules: { [rules] in rules.rules },
            retract: { story, note, user in _ = try await publisher.retract(story.id, note: note, actor: user.id) },
            now: now,
            poke: wake
        )
    }

    var ruleDesk: RuleDesk {
        RuleDesk(
            kinds: RuleCatalogue.all,
            store: store,
            read: { [rules] in rules.rules },
            keep: { [rules] in try rules.keep($0) },
            now: now,
            poke: wake
        )
    }

    /// Tells the line and live pages that something was committed in this process.
    var wake: @Sendable () -> Void {
        { [bell, hub] in
            bell.ring()
            hub.poke()
        }
    }

    var isSecure: Bool { settings["server.url"].hasPrefix("https://") }
}
