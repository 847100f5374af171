import Foundation
import Formats
package import Hummingbird
import NewsModel
package import NewsStore
package import Press
import Registry

/// `/register`: the list of instruments, one instrument, and its data as CSV and JSON; `?as-of=2024-06-01` shows what
/// was in force at the end of that day.
package struct RegisterRoutes: RouteGroup {
    private let store: any NewsStore
    private let site: Site

    /// `site` gives the pages their frame, and keeps them for a moment.
    package init(store: any NewsStore, site: Site) {
        self.store = store
        self.site = site
    }

    /// Facts come without an event of their own, so a page of the register is kept no longer than this.
    private static let seconds: TimeInterval = 2

    package func add(to router: Router<NewsRequestContext>) {
        router.get(RouterPath(SitePath.register)) { request, _ in
            let answer = try await site.keep("register", seconds: Self.seconds) { () async throws(StoreError) in
                var views: [RegisterView] = []
                for instrument in try await store.instruments() {
                    views.append(RegisterView(instrument: instrument, facts: try await facts(of: instrument)))
                }
                views.sort {
                    ($1.instrument.adopted, $0.instrument.title) < ($0.instrument.adopted, $1.instrument.title)
                }
                return html(RegisterPages(masthead: site.masthead).index(views))
            }
            return try Self.respond(answer, request)
        }
        router.get("/register/:instrument") { request, context in
            let (id, asOf) = try Self.wanted(request, context)
            let answer = try await site.keep("register/\(id)/\(asOf ?? "")", seconds: Self.seconds) {
                () async throws(StoreError) in
                guard let (view, facts) = try await view(id, asOf: asOf) else { return nil }
                return html(
                    RegisterPages(masthead: site.masthead).instrument(
                        view,
                        facts: facts,
                        stories: try await slugs(of: facts)
                    )
                )
            }
            return try Self.respond(answer, request)
        }
        for (ending, type) in [("csv", "text/csv; charset=utf-8"), ("json", "application/json; charset=utf-8")] {
            router.get(RouterPath("/register/:instrument/data." + ending)) { request, context in
                let (id, asOf) = try Self.wanted(request, context)
                guard let (view, _) = try await view(id, asOf: asOf) else { throw WebProblem.notFound() }
                let bytes = ending == "csv" ? Array(RegisterExport.csv(view).utf8) : Array(RegisterExport.json(view))
                var response = Response.site(SiteAnswer(type: type, bytes: bytes), to: request)
                response.headers[.contentDisposition] =
                    "attachment; filename=\"register-\(SitePath.segment(id.raw)).\(ending)\""
                return response
            }
        }
    }

    private func html(_ page: SitePage) -> SiteAnswer {
        SiteAnswer(type: "text/html; charset=utf-8", body: page.html(in: site.masthead).source)
    }

    private static func respond(_ answer: SiteAnswer?, _ request: Request) throws -> Response {
        guard let answer else { throw WebProblem.notFound() }
        return Response.site(answer, to: request)
    }

    private func view(_ id: InstrumentID, asOf: String?) async throws(StoreError) -> (RegisterView, [FactRecord])? {
        guard let instrument = try await store.instrument(id) else { return nil }
        let facts = try await facts(of: instrument)
        return (RegisterView(instrument: instrument, facts: facts, asOf: asOf), facts)
    }

    private func facts(of instrument: Instrument) async throws(StoreError) -> [FactRecord] {
        try await store.facts(kind: nil, subject: instrument.id.raw)
    }

    /// The slugs of published stories that the facts come from.
    private func slugs(of facts: [FactRecord]) async throws(StoreError) -> [StoryID: String] {
        var slugs: [StoryID: String] = [:]
        for story in Set(facts.compactMap(\.story)).sorted().prefix(200) {
            guard let publication = try await store.publication(of: story), publication.kind != .retraction else {
                continue
            }
            slugs[story] = publication.slug
        }
        return slugs
    }

    private static func wanted(_ request: Request, _ context: NewsRequestContext) throws -> (InstrumentID, String?) {
        let id = InstrumentID(try SiteRoutes.segment("instrument", context))
        guard let asOf = request.uri.queryParameters.get("as-of") else { return (id, nil) }
        guard isDay(asOf) else {
            throw WebProblem.badRequest("“as-of” takes a day such as 2024-06-01.")
        }
        return (id, asOf)
    }

    private static func isDay(_ text: String) -> Bool {
        Timestamp.date(iso8601: text + "T00:00:00Z") != nil
    }
}
