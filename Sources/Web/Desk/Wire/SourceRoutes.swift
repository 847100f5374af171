import Desk
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import NewsModel
import NewsStore

/// Sources in the browser: the list, each one's page, finding and adding, lists of feeds in and out.
struct SourceRoutes {
    let store: any NewsStore
    let sources: SourceDesk
    let frame: DeskFrame
    let now: @Sendable () -> Date

    private static let longestOutline = 4 << 20
    private static let visitsShown = 25
    private static let reportsShown = 10

    func add(to routes: DeskRouter) {
        addPages(to: routes)
        addFinding(to: routes)
        addActs(to: routes)
    }

    private func addPages(to routes: DeskRouter) {
        let (store, sources, frame, now) = (store, sources, frame, now)
        routes.get("/desk/sources") { visit in
            let page = SourceListPage(store: store, frame: frame, now: now())
            return .html(frame.page(visit, .sources, title: "Sources", wide: true, try await page.html(visit)))
        }
        routes.get("/desk/sources/opml") { _ in
            let text = try await sources.outline(title: frame.publication)
            var response = Response.text(text, type: "text/x-opml; charset=utf-8")
            response.headers[.contentDisposition] = "attachment; filename=\"sources.opml\""
            return response
        }
        routes.get("/desk/sources/:source") { visit in
            guard let source = try await store.source(visit.source()) else {
                throw WebProblem.notFound("There is no such source. Look for it in the list.")
            }
            let time = now()
            let since = time.addingTimeInterval(-Double(SourcePage.chartDays) * 86_400)
            let page = SourcePage(
                source: source,
                visits: try await store.visits(of: source.id, limit: Self.visitsShown),
                days: DayChart(
                    try await store.itemsPerDay(source: source.id, since: since),
                    days: SourcePage.chartDays,
                    now: time
                ),
                reports: try await store.latestReports(of: source.id, limit: Self.reportsShown),
                visit: visit,
                frame: frame,
                now: time
            )
            return .html(
                frame.page(visit, .sources, title: source.name, refresh: page.isWaiting ? 2 : nil, page.html)
            )
        }
    }

    private func addFinding(to routes: DeskRouter) {
        let (store, sources, frame, now) = (store, sources, frame, now)
        routes.get("/desk/sources/add", SourceDesk.least) { visit in
            let pages = SourceFindPages(frame: frame, now: now())
            return .html(frame.page(visit, .sources, title: "Add a source", pages.form(visit)))
        }
        routes.post("/desk/sources/search", SourceDesk.least) { visit in
            let id = try await sources.search(visit.form["address"] ?? "", by: visit.user)
            return .seeOther("/desk/sources/searches/\(id.raw)?done=asked")
        }
        routes.get("/desk/sources/searches/:search", SourceDesk.least) { visit in
            guard let search = try await store.sourceSearch(SearchID(visit.parameter("search"))) else {
                throw WebProblem.notFound("This search is over a week old. Ask again.")
            }
            let known = Dictionary(try await store.sources().map { ($0.address, $0.id) }) { first, _ in first }
            let pages = SourceFindPages(frame: frame, now: now())
            return .html(
                frame.page(
                    visit,
                    .sources,
                    title: "Add a source",
                    refresh: pages.isWaiting(search) ? 2 : nil,
                    pages.answer(visit, search, known: known)
                )
            )
        }
        routes.post("/desk/sources", SourceDesk.least) { visit in
            guard let kind = Source.Kind(rawValue: visit.form["kind"] ?? "") else {
                throw WebProblem.badRequest("Say whether it is a feed or a page.")
            }
            let id = try await sources.add(
                address: visit.form["address"] ?? "",
                name: visit.form["name"] ?? "",
                kind: kind,
                licence: visit.form["licence"] ?? "",
                by: visit.user
            )
            return .seeOther("/desk/sources/\(id.raw)?done=source")
        }
        routes.upload("/desk/sources/opml", SourceDesk.least, limit: Self.longestOutline) { visit in
            guard let file = visit.upload?.files("file").first, !file.bytes.isEmpty else {
                throw WebProblem.badRequest("Choose the file with the list of feeds.")
            }
            let took = try await sources.take(
                outline: file.bytes,
                licence: visit.form["licence"] ?? "",
                by: visit.user
            )
            return .html(frame.page(visit, .sources, title: "Sources", Self.imported(took)))
        }
    }

    private func addActs(to routes: DeskRouter) {
        let (sources, now) = (sources, now)
        routes.post("/desk/sources/:source", SourceDesk.least) { visit in
            let description = SourceDesk.Description(
                name: visit.form["name"] ?? "",
                licence: visit.form["licence"] ?? "",
                address: visit.form["address"] ?? "",
                isEnabled: visit.form["enabled"] != nil
            )
            try await sources.describe(visit.source(), as: description, by: visit.user)
            return .seeOther("/desk/sources/\(try visit.source().raw)?done=described")
        }
        routes.post("/desk/sources/:source/off", SourceDesk.least) { visit in
            try await sources.setEnabled(visit.source(), false, by: visit.user)
            return .seeOther("/desk/sources/\(try visit.source().raw)?done=off")
        }
        routes.post("/desk/sources/:source/pause", SourceDesk.leastToTry) { visit in
            let hours = visit.number("hours") ?? 24
            try await sources.pause(visit.source(), hours: hours, by: visit.user)
            return .seeOther("/desk/sources/\(try visit.source().raw)?done=\(hours == 0 ? "resumed" : "paused")")
        }
        routes.post("/desk/sources/:source/try", SourceDesk.leastToTry) { visit in
            let asked = Int64((now().timeIntervalSince1970 * 1000).rounded(.down))
            try await sources.tryNow(visit.source(), by: visit.user)
            return .seeOther("/desk/sources/\(try visit.source().raw)?done=visit&asked=\(asked)")
        }
    }

    private static func imported(_ took: SourceDesk.Imported) -> HTML {
        let refused: HTML =
            took.refused > 0
            ? "<p class=\"notice notice-ask\">\(DeskFrame.count(took.refused, "entry has", "entries have")) no web address and \(took.refused == 1 ? "was" : "were") left out.</p>\n"
            : .empty
        return """
            <h1>Sources</h1>
            <p class="notice notice-good" role="status">\(DeskFrame.count(took.added, "source was", "sources were")) added; \(took.known) \(took.known == 1 ? "was" : "were") there already.</p>
            \(refused)<p><a href="/desk/sources">All sources</a></p>
            """
    }
}

extension HTTPField.Name {
    fileprivate static let contentDisposition = HTTPField.Name("Content-Disposition") ?? .server
}
