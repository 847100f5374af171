import Formats
import Foundation
import HTTPTypes
package import Hummingbird
import NewsModel
package import NewsStore
package import Press
package import Readership

/// The readers' own pages: subscribe, confirm, unsubscribe, alerts and their live list.
///
/// No cookie and no password: the token in a link from our mail says who is asking. Reading a page changes nothing, since
/// mail scanners read links; every change is a POST. Everything works without script.
package struct ReaderRoutes: RouteGroup {
    private let subscriptions: Subscriptions
    private let store: any NewsStore
    private let hub: LiveHub
    private let masthead: Masthead
    private let limiter: RequestLimiter
    private let onChange: @Sendable () -> Void

    /// - Parameters:
    ///   - subscriptions: Rules and tokens.
    ///   - store: For the list of a reader's latest alerts.
    ///   - hub: For the live page.
    ///   - masthead: The site's frame.
    ///   - limiter: How often one address of the net may ask for mail.
    ///   - onChange: Called when there may be mail to send: wakes the deliverer.
    package init(
        subscriptions: Subscriptions,
        store: any NewsStore,
        hub: LiveHub,
        masthead: Masthead,
        limiter: RequestLimiter = RequestLimiter(),
        onChange: @escaping @Sendable () -> Void = {}
    ) {
        self.subscriptions = subscriptions
        self.store = store
        self.hub = hub
        self.masthead = masthead
        self.limiter = limiter
        self.onChange = onChange
    }

    package func add(to router: Router<NewsRequestContext>) {
        ReaderAssets.script.add(to: router)
        ReaderAssets.style.add(to: router)
        subscribing(router)
        leaving(router)
        alerts(router)
        live(router)
    }

    private var pages: SubscribePages { SubscribePages(masthead: masthead) }
    private var alertPages: AlertPages { AlertPages(masthead: masthead) }

    // MARK: Subscribe and confirm

    private func subscribing(_ router: Router<NewsRequestContext>) {
        router.get(RouterPath(ReaderPath.subscribe)) { _, _ in
            page(pages.form(SubscribePages.Entry()))
        }
        router.post(RouterPath(ReaderPath.subscribe)) { request, context in
            let fields = try await request.form(limit: 32 << 10)
            guard limiter.permits(context.clientAddress) else {
                throw WebProblem(
                    .tooManyRequests,
                    code: "too-many",
                    title: "Too many at once",
                    message: "From your network this form was sent very often. Wait ten minutes and send it again.",
                    retryAfterSeconds: 600
                )
            }
            var entry = SubscribePages.Entry(fields, known: masthead.sections.map(\.key))
            do throws(ReadershipError) {
                try await subscriptions.subscribe(entry.wishes)
                onChange()
                return page(pages.checkMail)
            } catch {
                guard error.code.isAboutInput else { throw WebProblem(readership: error) }
                entry.error = error
                return page(pages.form(entry), status: .unprocessableContent)
            }
        }
        router.get("/newsletter/confirm/:token") { _, context in
            let token = try Self.token(context)
            let subscriber = try await reader { () async throws(ReadershipError) in
                try await subscriptions.toConfirm(token)
            }
            return subscriber.state == .confirmed
                ? page(pages.confirmed(manage: manage(subscriber))) : page(pages.confirm(token, subscriber))
        }
        router.post("/newsletter/confirm/:token") { request, context in
            _ = try await request.bytes(limit: 32 << 10)
            let token = try Self.token(context)
            let subscriber = try await reader { () async throws(ReadershipError) in
                try await subscriptions.confirm(token)
            }
            return page(pages.confirmed(manage: manage(subscriber)))
        }
    }

    // MARK: Unsubscribe

    private func leaving(_ router: Router<NewsRequestContext>) {
        router.get("/newsletter/unsubscribe/:token") { _, context in
            let token = try Self.token(context)
            let subscriber = try await bearer(token, .unsubscribe)
            let isOver = subscriber.state != .confirmed && subscriber.state != .pending
            return page(isOver ? pages.unsubscribed : pages.unsubscribe(token))
        }
        // RFC 8058 section 3.2: one POST, in either form encoding, with no cookie and no further page. What it holds
        // does not matter; the token says it all.
        router.post("/newsletter/unsubscribe/:token") { request, context in
            _ = try await request.bytes(limit: 32 << 10)
            let token = try Self.token(context)
            _ = try await reader { () async throws(ReadershipError) in try await subscriptions.unsubscribe(token) }
            return page(pages.unsubscribed)
        }
    }

    // MARK: Alerts

    private func alerts(_ router: Router<NewsRequestContext>) {
        router.get("/alerts/:token") { _, context in
            let token = try Self.token(context)
            return try await manage(token, try await bearer(token, .manage), AlertPages.Entry())
        }
        router.post("/alerts/:token/add") { request, context in
            let token = try Self.token(context)
            let fields = try await request.form(limit: 32 << 10)
            let subscriber = try await active(token)
            var entry = AlertPages.Entry(query: fields["query"] ?? "", byMail: fields["mail"] != nil)
            do throws(ReadershipError) {
                try await subscriptions.addAlert(entry.query, byMail: entry.byMail, for: subscriber.id)
                return Response.seeOther(ReaderPath.alerts(token))
            } catch {
                guard error.code.isAboutInput else { throw WebProblem(readership: error) }
                entry.error = error
                return try await manage(token, subscriber, entry, status: .unprocessableContent)
            }
        }
        router.post("/alerts/:token/change") { request, context in
            let token = try Self.token(context)
            let fields = try await request.form(limit: 32 << 10)
            let subscriber = try await active(token)
            let query = QueryID(fields["alert"] ?? "")
            try await reader { () async throws(ReadershipError) in
                switch fields["do"] {
                case "remove": try await subscriptions.removeAlert(query, for: subscriber.id)
                case "pause": try await subscriptions.setAlert(query, paused: true, for: subscriber.id)
                case "resume": try await subscriptions.setAlert(query, paused: false, for: subscriber.id)
                case "mail": try await subscriptions.setAlert(query, byMail: true, for: subscriber.id)
                case "no-mail": try await subscriptions.setAlert(query, byMail: false, for: subscriber.id)
                default: throw ReadershipError(.notFound, "This button is not known. Reload the page and try again.")
                }
            }
            return Response.seeOther(ReaderPath.alerts(token))
        }
        router.post("/alerts/:token/newsletter") { request, context in
            let token = try Self.token(context)
            let fields = try await request.form(limit: 32 << 10)
            let subscriber = try await active(token)
            let known = Set(masthead.sections.map(\.key))
            let sections = fields.all("section").filter(known.contains)
            try await reader { () async throws(ReadershipError) in
                try await subscriptions.setNewsletter(
                    fields["newsletter"] != nil,
                    sections: sections,
                    for: subscriber.id
                )
            }
            return Response.seeOther(ReaderPath.alerts(token))
        }
    }

    // MARK: Live

    private func live(_ router: Router<NewsRequestContext>) {
        router.get("/alerts/:token/live") { _, context in
            let token = try Self.token(context)
            let subscriber = try await bearer(token, .manage)
            return page(alertPages.live(token, try await latest(of: subscriber)), script: true)
        }
        router.get("/alerts/:token/events") { request, context in
            let token = try Self.token(context)
            let subscriber = try await active(token)
            let store = store
            return try await EventStream.response(to: request, hub: hub) { event in
                event.kind == .alert && event.audience == subscriber.id
            } render: { event in
                // Who has left since the page was opened is told nothing more.
                let state = try? await store.subscriber(subscriber.id)?.state
                guard state == .confirmed else { return nil }
                return EventStream.Message(id: event.number, event: "alert", data: event.headline)
            }
        }
    }

    /// The newest alerts of a reader that are still published.
    private func latest(of subscriber: Subscriber) async throws -> [AlertPages.Hit] {
        var hits: [AlertPages.Hit] = []
        for delivery in try await store.deliveries(to: subscriber.id, limit: 60) where delivery.channel == .events {
            guard case .alert(let ref, _, let clause) = delivery.matter, hits.count < 30,
                let publication = try await store.publication(of: ref.story), publication.kind != .retraction
            else { continue }
            hits.append(
                AlertPages.Hit(
                    headline: publication.headline,
                    address: SitePath.story(publication.slug),
                    clause: clause,
                    at: delivery.created
                )
            )
        }
        return hits
    }

    // MARK: Parts

    private func manage(
        _ token: String,
        _ subscriber: Subscriber,
        _ entry: AlertPages.Entry,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard subscriber.state == .confirmed else { return page(pages.unsubscribed) }
        let queries = try await reader { () async throws(ReadershipError) in
            try await subscriptions.alerts(of: subscriber.id)
        }
        let leave = ReaderPath.unsubscribe(subscriptions.tokens.token(.unsubscribe, subscriber.id.raw))
        return page(
            alertPages.manage(
                token,
                subscriber,
                queries,
                try await latest(of: subscriber),
                entry,
                unsubscribe: leave
            ),
            status: status
        )
    }

    private func manage(_ subscriber: Subscriber) -> String {
        ReaderPath.alerts(subscriptions.tokens.token(.manage, subscriber.id.raw))
    }

    private func bearer(_ token: String, _ purpose: ReaderTokens.Purpose) async throws -> Subscriber {
        try await reader { () async throws(ReadershipError) in try await subscriptions.bearer(of: token, for: purpose) }
    }

    /// A reader who may change something.
    private func active(_ token: String) async throws -> Subscriber {
        let subscriber = try await bearer(token, .manage)
        guard subscriber.state == .confirmed else {
            throw WebProblem(
                .gone,
                code: "unsubscribed",
                title: "You are not subscribed",
                message: "This address gets no mail from us any more. Subscribe again to set alerts.",
                wayOut: .init(ReaderPath.subscribe, "Subscribe")
            )
        }
        return subscriber
    }

    private func reader<Value>(_ body: () async throws(ReadershipError) -> Value) async throws(WebProblem) -> Value {
        do { return try await body() } catch { throw WebProblem(readership: error) }
    }

    private func page(_ page: SitePage, status: HTTPResponse.Status = .ok, script: Bool = false) -> Response {
        var page = page
        page.head += "<link rel=\"stylesheet\" href=\"\(ReaderAssets.style.path)\">\n"
        if script { page.head += "<script src=\"\(ReaderAssets.script.path)\" defer></script>\n" }
        var response = Response.html(page.html(in: masthead), status: status)
        // The address holds the reader's token: it must not travel on as a referrer.
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
        return response
    }

    private static func token(_ context: NewsRequestContext) throws -> String {
        guard let token = context.parameters.get("token"), token.utf8.count <= 300 else { throw WebProblem.notFound() }
        return token
    }
}

extension ReadershipError.Code {
    /// Whether the person who filled in the form can put it right.
    var isAboutInput: Bool {
        switch self {
        case .badAddress, .badName, .badQuery, .tooMany: true
        default: false
        }
    }
}

extension WebProblem {
    package init(readership error: ReadershipError) {
        let again = Link(ReaderPath.subscribe, "Subscribe again")
        switch error.code {
        case .badLink:
            self.init(
                .notFound,
                code: "bad-link",
                title: "This link does not work",
                message: error.message,
                wayOut: again
            )
        case .expiredLink:
            self.init(.gone, code: "expired", title: "This link is too old", message: error.message, wayOut: again)
        case .notFound: self.init(.notFound, code: "not-found", title: "Not found", message: error.message)
        case .conflict, .nothingToSend:
            self.init(.conflict, code: "conflict", title: "That was done already", message: error.message)
        case .badAddress, .badName, .badQuery, .tooMany:
            self.init(.unprocessableContent, code: "refused", title: "Please change something", message: error.message)
        case .badSecret, .unavailable:
            self.init(
                .serviceUnavailable,
                code: "unavailable",
                title: "Not at this moment",
                message: "Nothing was changed. Try again in a minute.",
                retryAfterSeconds: 30
            )
        }
    }
}
