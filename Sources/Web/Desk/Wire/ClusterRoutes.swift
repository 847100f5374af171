import Desk
import Formats
import Hummingbird
import NewsModel
import NewsStore

/// An event's page, and what editors do with its reports.
struct ClusterRoutes {
    let store: any NewsStore
    let desk: ReviewDesk
    let frame: DeskFrame

    /// Among so many of the latest events the nearest are looked for.
    private static let looked = 200
    private static let shown = 8
    /// How far back acts are looked for, and how many are shown.
    private static let placingsRead = 500
    private static let placingsShown = 10

    func add(to routes: DeskRouter) {
        let (pages, store, desk, frame) = (self, store, desk, frame)
        routes.get("/desk/clusters/:cluster") { visit in
            guard let cluster = try await store.cluster(visit.cluster()) else {
                throw WebProblem.notFound("There is no such event. Look for it on the wire.")
            }
            let page = try await pages.page(cluster, visit)
            return .html(frame.page(visit, .wire, title: cluster.title, page.html))
        }
        routes.post("/desk/clusters/:cluster/draft") { visit in
            try await desk.orderDraft(of: visit.cluster(), by: visit.user)
            return .seeOther("/desk?done=drafting")
        }
        routes.post("/desk/clusters/:cluster/place", .editor) { visit in try await pages.place(visit) }
        routes.post("/desk/clusters/:cluster/undo", .editor) { visit in
            let cluster = try visit.cluster()
            guard let number = visit.number("placing"), number > 0,
                let placing = try await store.placings(after: number - 1, limit: 1).first, placing.number == number,
                placing.to == cluster
            else { throw WebProblem.notFound("What was to be undone is not known here. Reload the page.") }
            let next = try await pages.undo(placing, by: visit.user)
            return .seeOther("/desk/clusters/\(next.raw)?done=undone")
        }
    }

    private func place(_ visit: DeskVisit) async throws -> Response {
        let cluster = try visit.cluster()
        let chosen = visit.form.all("report").map { ItemID($0) }
        let note = visit.form["note"]
        if visit.form["act"] == "split" {
            let new = try await desk.split(chosen, from: cluster, note: note, by: visit.user)
            return .seeOther("/desk/clusters/\(new.raw)?done=split")
        }
        guard let target = visit.form["target"].map({ ClusterID($0) }) else {
            throw DeskError(.invalid, "Choose the event they belong to.")
        }
        switch visit.form["act"] {
        case "move":
            try await desk.move(chosen, from: cluster, to: target, note: note, by: visit.user)
            return .seeOther("/desk/clusters/\(cluster.raw)?done=moved")
        case "merge":
            try await desk.merge(cluster, into: target, note: note, by: visit.user)
            return .seeOther("/desk/clusters/\(target.raw)?done=merged")
        default:
            throw WebProblem.badRequest("Choose what to do: split off, move or merge.")
        }
    }

    /// The reverse act: what was moved goes back; what was merged becomes an event of its own again, since the old one
    /// sends later reports on.
    ///
    /// - Returns: Where the reports are then.
    private func undo(_ placing: Placing, by user: User) async throws -> ClusterID {
        let note = "undone"
        guard placing.act == .merge else {
            try await desk.move(placing.reports, from: placing.to, to: placing.from, note: note, by: user)
            return placing.from
        }
        let title = try await store.cluster(placing.from)?.title
        return try await desk.split(placing.reports, from: placing.to, title: title, note: note, by: user)
    }

    private func page(_ cluster: Cluster, _ visit: DeskVisit) async throws -> ClusterPage {
        let words = (visit.request.queryFields["q"] ?? "").split { $0.isWhitespace }.prefix(8).map(String.init)
        let others =
            words.isEmpty
            ? try await store.clusters(limit: Self.looked)
            : try await store.clusters(matching: words, limit: Self.shown * 2)
        var neighbours = ClusterNeighbours.nearest(to: cluster, among: others, limit: Self.shown)
        if !words.isEmpty {
            // What was searched for is shown, alike or not.
            let known = Set(neighbours.map(\.cluster.id))
            neighbours += others.filter { $0.id != cluster.id && !known.contains($0.id) }.prefix(Self.shown).map {
                ClusterNeighbours.Neighbour(cluster: $0, isParted: cluster.keptApart.contains($0.id))
            }
        }
        let last = try await store.lastPlacingNumber()
        let placings = try await store.placings(after: max(0, last - Self.placingsRead), limit: Self.placingsRead)
            .filter { $0.from == cluster.id || $0.to == cluster.id }.suffix(Self.placingsShown).reversed()
        var reports: [ItemID: Report] = [:]
        let wanted = Set(cluster.members.map(\.item) + cluster.members.compactMap(\.copyOf))
        for report in try await store.reports(wanted.sorted()) { reports[report.id] = report }
        var titles = Dictionary(others.map { ($0.id, $0.title) }) { first, _ in first }
        titles[cluster.id] = cluster.title
        let named =
            placings.flatMap { [$0.from, $0.to] } + [cluster.mergedInto].compactMap(\.self)
            + reports.values.compactMap(\.cluster)
        for id in Set(named) where titles[id] == nil { titles[id] = try await store.cluster(id)?.title }
        return ClusterPage(
            cluster: cluster,
            reports: reports,
            story: try await store.story(for: cluster.id),
            neighbours: neighbours,
            placings: Array(placings),
            titles: titles,
            visit: visit,
            frame: frame
        )
    }
}
