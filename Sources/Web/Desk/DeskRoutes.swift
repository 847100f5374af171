package import Desk
import Formats
package import Foundation
package import Hummingbird
package import NewsModel
package import NewsStore

/// The editors' side of the house, below `/desk`, and the JSON interface below `/api/v1`.
///
/// It decides nothing: ``ReviewDesk`` and ``Accounts`` do. What belongs to other stages (building an issue, sending
/// it, looking into the maildir) is handed in as closures by the composition.
package struct DeskRoutes: RouteGroup {
    /// What the desk asks of other stages.
    ///
    /// A closure that is nil hides its part of the pages.
    package struct Services: Sendable {
        /// Builds an issue from what was published since the last one: subject, intro, who.
        package var buildIssue:
            (@Sendable (_ subject: String, _ intro: String, _ by: User) async throws -> NewsletterIssue)?
        /// Starts sending a prepared issue.
        package var sendIssue: (@Sendable (IssueID, _ by: User) async throws -> Void)?
        /// The newest messages of the maildir, when no mail server is configured.
        package var outbox: (@Sendable () async throws -> [OutboxMessage])?

        /// The house's table of rules.
        package var rules: RuleDesk?

        package init() {}
    }

    /// A mail that was written into the maildir instead of being sent.
    package struct OutboxMessage: Sendable, Equatable, Identifiable {
        /// Safe in a path: letters, digits, hyphens, underscores, dots.
        package var id: String
        package var to: String
        package var subject: String
        package var date: Date
        package var text: String
        package var html: String?

        package init(id: String, to: String, subject: String, date: Date, text: String, html: String? = nil) {
            self.id = id
            self.to = to
            self.subject = subject
            self.date = date
            self.text = text
            self.html = html
        }
    }

    let store: any NewsStore
    let desk: ReviewDesk
    let door: DeskDoor
    let hub: LiveHub
    let services: Services
    let frame: DeskFrame
    let intake: ReportIntake
    let sources: SourceDesk
    let limiter: RequestLimiter
    let now: @Sendable () -> Date

    /// `wake`: Called when something was committed in this process, so that the line and live pages look at once; only
    /// the live pages when nil.
    ///
    /// `limiter`: What each user's programs may ask; 600 requests a minute when nil.
    package init(
        store: any NewsStore,
        desk: ReviewDesk,
        accounts: Accounts,
        hub: LiveHub,
        services: Services = Services(),
        isSecure: Bool = false,
        limiter: RequestLimiter? = nil,
        wake: (@Sendable () -> Void)? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.desk = desk
        door = DeskDoor(accounts: accounts, isSecure: isSecure)
        self.hub = hub
        self.services = services
        frame = DeskFrame(
            publication: desk.form.publication,
            hasOutbox: services.outbox != nil,
            hasRules: services.rules != nil
        )
        self.limiter = limiter ?? RequestLimiter(most: 600, seconds: 60, now: now)
        let wake = wake ?? { hub.poke() }
        intake = ReportIntake(store: store, now: now, poke: wake)
        sources = SourceDesk(store: store, now: now, wake: wake)
        self.now = now
    }

    package func add(to router: Router<NewsRequestContext>) {
        frame.style.add(to: router)
        frame.script.add(to: router)
        let routes = DeskRouter(router: router, door: door, frame: frame)
        SignInPages(door: door, frame: frame).add(to: router, routes)
        BoardPages(store: store, hub: hub, frame: frame).add(to: routes)
        ClusterRoutes(store: store, desk: desk, frame: frame).add(to: routes)
        HandInPages(store: store, intake: intake, frame: frame, now: now).add(to: routes)
        SourceRoutes(store: store, sources: sources, frame: frame, now: now).add(to: routes)
        StoryPages(store: store, desk: desk, frame: frame, now: now).add(to: routes)
        EditPages(store: store, desk: desk, frame: frame, limiter: RequestLimiter(most: 600, seconds: 60, now: now))
            .add(to: routes)
        DecisionRoutes(desk: desk).add(to: routes)
        NewsletterPages(store: store, services: services, frame: frame).add(to: routes)
        OutboxPages(services: services, frame: frame).add(to: routes)
        HousePages(store: store, accounts: door.accounts, frame: frame, now: now).add(to: routes)
        if let rules = services.rules { RulePages(rules: rules, frame: frame).add(to: routes) }
        AccountPages(accounts: door.accounts, door: door, frame: frame).add(to: routes)
        // Whatever else is asked for below the desk: answered inside it.
        routes.get("/desk/**") { _ in
            throw WebProblem(
                .notFound,
                code: "not-found",
                title: "Not found",
                message: "There is nothing at this address of the desk. Check it, or start again at the wire.",
                wayOut: .init("/desk", "To the wire")
            )
        }
        APIRoutes(
            store: store,
            desk: desk,
            accounts: door.accounts,
            intake: intake,
            limiter: limiter,
            now: now
        ).add(to: router)
    }
}
