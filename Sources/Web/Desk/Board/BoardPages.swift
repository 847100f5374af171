import Desk
import Formats
import Foundation
import Hummingbird
import NewsModel
import NewsStore

/// The wire: what came in, gathered by event, and the stories made of it; live.
struct BoardPages {
    let store: any NewsStore
    let desk: ReviewDesk
    let hub: LiveHub
    let frame: DeskFrame

    private static let clustersShown = 60
    private static let reportsShown = 12

    func add(to routes: DeskRouter) {
        let (store, desk, hub, frame) = (store, desk, hub, frame)
        let board = self
        routes.get("/desk") { visit in
            .html(frame.page(visit, .wire, title: "Wire", try await board.wire(visit)))
        }
        routes.post("/desk/clusters/:cluster/draft") { visit in
            try await desk.orderDraft(of: ClusterID(visit.parameter("cluster")), by: visit.user)
            return .seeOther("/desk?done=drafting")
        }
        routes.get("/desk/stories") { visit in
            .html(frame.page(visit, .stories, title: "Stories", try await board.stories()))
        }
        routes.get("/desk/sources") { visit in
            .html(frame.page(visit, .sources, title: "Sources", Self.sources(try await store.sources())))
        }
        routes.get("/desk/events") { visit in
            try await EventStream.response(to: visit.request, hub: hub) { event in
                // What concerns one reader is for that reader.
                event.audience == nil
            } render: { event in
                let data = try? JSONEncoder().encode(["subject": event.subject, "headline": event.headline])
                return EventStream.Message(
                    id: event.number,
                    event: event.kind.rawValue,
                    data: data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
                )
            }
        }
    }

    private func wire(_ visit: DeskVisit) async throws -> HTML {
        let clusters = try await store.clusters(limit: Self.clustersShown)
        var reports: [ItemID: Report] = [:]
        for report in try await store.reports(clusters.flatMap { $0.members.map(\.item) }) {
            reports[report.id] = report
        }
        var cards: HTML = .empty
        for cluster in clusters {
            let story = try await store.story(for: cluster.id)
            cards += card(cluster, reports, story, visit)
        }
        let empty: HTML =
            clusters.isEmpty
            ? """
            <p class="notice">Nothing has come in yet. Add a source with <code>nutgraf sources add</code>, or hand in a report with
            <code>nutgraf ingest</code> or the API; it appears here by itself.</p>

            """ : .empty
        let stuck = Self.stuck(try await store.parked(limit: 20))
        return """
            <div class="lead"><h1>Wire</h1><p class="soft" id="live-state" role="status">Reload to see what is new</p></div>
            \(stuck)<div id="board" class="clusters" data-live="report cluster draft check sign-off published">
            \(cards)\(empty)</div>
            """
    }

    /// Work that was tried until it was put aside; a person should look.
    private static func stuck(_ work: [ParkedWork]) -> HTML {
        guard !work.isEmpty else { return .empty }
        let rows = work.html {
            "<li><strong>\($0.stage.rawValue)</strong> <code>\($0.subject)</code> after \(DeskFrame.count($0.attempts, "try", "tries")): \($0.reason)</li>\n"
        }
        return """
            <details class="panel panel-ask" id="stuck"><summary>\(DeskFrame.count(work.count, "piece of work was", "pieces of work were")) put aside and should be looked at</summary>
            <ul class="acts">\(rows)</ul></details>

            """
    }

    private func card(_ cluster: Cluster, _ reports: [ItemID: Report], _ story: Story?, _ visit: DeskVisit) -> HTML {
        let copies = cluster.members.count - cluster.independentReports
        let members = cluster.members.prefix(Self.reportsShown)
        let rows = members.html { member in
            guard let report = reports[member.item] else { return .empty }
            let copy: HTML =
                member.copyOf.map { original in
                    let outlet = reports[original]?.item.outlet
                    return "<span class=\"chip chip-soft\">\(outlet.map { "copy of \($0)" } ?? "copy")</span> "
                } ?? .empty
            return """
                <li class="\(member.copyOf == nil ? "" : "copy")"><span class="outlet">\(report.item.outlet)</span>
                <span class="title">\(copy)\(DeskFrame.outside(report.item.address, report.revision.title))</span>
                <span class="soft">\(DeskFrame.clock(report.revision.published ?? report.item.firstSeen))</span>
                <span class="why">\(member.reason)</span></li>

                """
        }
        let more = cluster.members.count - members.count
        let rest: HTML = more > 0 ? "<li class=\"soft\">and \(DeskFrame.count(more, "more report"))</li>\n" : .empty
        let single: HTML =
            cluster.independentReports == 1 && cluster.members.count > 1
            ? "<span class=\"chip chip-ask\">one origin</span>" : .empty
        return """
            <article class="cluster" aria-labelledby="h-\(cluster.id.raw)">
            <div class="lead"><h2 id="h-\(cluster.id.raw)">\(cluster.title)</h2>\(action(cluster, story, visit))</div>
            <p class="meta"><span>\(DeskFrame.count(cluster.members.count, "report"))</span>
            <span>\(cluster.independentReports) independent</span>\(copies > 0 ? "<span>\(DeskFrame.count(copies, "copy", "copies"))</span>" : HTML.empty)
            <span>updated \(DeskFrame.time(cluster.updated))</span>\(single)</p>
            \(DeskFrame.tags(cluster.tags))<ul class="reports">
            \(rows)\(rest)</ul>
            </article>

            """
    }

    private func action(_ cluster: Cluster, _ story: Story?, _ visit: DeskVisit) -> HTML {
        if let story {
            return """
                <a class="button" id="s-\(story.id.raw)" href="/desk/stories/\(story.id.raw)">\(StoryWords.state(story)) · version \(story.latestVersion)</a>
                """
        }
        return """
            <form method="post" action="/desk/clusters/\(cluster.id.raw)/draft">\(frame.csrf(visit))<button class="button" id="d-\(cluster.id.raw)" type="submit" aria-label="Draft this: \(cluster.title)">Draft this</button></form>
            """
    }

    private func stories() async throws -> HTML {
        let groups: [(String, [Story.State])] = [
            ("On the desk", [.desk]), ("Signed, waiting for the press", [.signed]), ("Published", [.published]),
            ("Retracted and spiked", [.retracted, .spiked]),
        ]
        var body: HTML = "<h1>Stories</h1>\n<div id=\"stories\" data-live=\"draft check sign-off published\">\n"
        for (title, states) in groups {
            let stories = try await store.stories(states: states, limit: 100)
            if stories.isEmpty, states != [.desk] { continue }
            var rows: HTML = .empty
            for story in stories { rows += try await row(story) }
            if stories.isEmpty {
                rows =
                    "<tr><td colspan=\"4\" class=\"soft\">No drafts wait. Choose “Draft this” on the wire.</td></tr>\n"
            }
            body += """
                <h2>\(title)</h2>
                <div class="tablebox" tabindex="0"><table>
                <thead><tr><th scope="col">Headline</th><th scope="col">State</th><th scope="col" class="number">Version</th><th scope="col">Begun</th></tr></thead>
                <tbody>
                \(rows)</tbody></table></div>

                """
        }
        return body + "</div>"
    }

    private func row(_ story: Story) async throws -> HTML {
        let ref = VersionRef(story: story.id, version: story.latestVersion)
        let check = try await store.check(of: ref)
        let overruled = Set(try await store.overrules(of: story.id).map(\.finding))
        return """
            <tr><td><a href="/desk/stories/\(story.id.raw)">\(story.headline.isEmpty ? "(no text yet)" : story.headline)</a></td>
            <td>\(StoryWords.chip(story, check: check, overruled: overruled))</td>
            <td class="number">\(story.latestVersion)</td><td>\(DeskFrame.time(story.created))</td></tr>

            """
    }

    private static func sources(_ sources: [Source]) -> HTML {
        let rows = sources.filter { $0.kind != .register }.html { source in
            let health = source.health
            let state: HTML =
                !source.isEnabled
                ? "<span class=\"chip chip-soft\">off</span>"
                : health.lastError != nil
                    ? "<span class=\"chip chip-bad\">failing (\(health.failuresInARow))</span>"
                    : health.lastSucceeded == nil
                        ? "<span class=\"chip chip-soft\">not fetched yet</span>"
                        : "<span class=\"chip chip-good\">well</span>"
            return """
                <tr><td><span class="outlet">\(source.name)</span><br><span class="mono soft">\(source.address)</span></td>
                <td>\(state)\(health.lastError.map { "<br>\($0)" as HTML } ?? .empty)</td><td>\(source.kind.rawValue)</td><td>\(source.licence.rawValue)</td>
                <td>\(health.lastSucceeded.map(DeskFrame.time) ?? "–")</td><td>\(health.nextFetch.map(DeskFrame.time) ?? "–")</td></tr>

                """
        }
        let none: HTML =
            sources.isEmpty
            ? "<tr><td colspan=\"6\">No sources yet.</td></tr>\n"
            : .empty
        return """
            <h1>Sources</h1>
            <p class="soft">Sources are added where the house runs: <code>nutgraf sources add https://example.org/feed.xml --name "The Example"</code>. The next round fetches it.</p>
            <div class="tablebox" tabindex="0"><table>
            <thead><tr><th scope="col">Source</th><th scope="col">Health</th><th scope="col">Kind</th><th scope="col">Licence</th><th scope="col">Last success</th><th scope="col">Next try</th></tr></thead>
            <tbody>
            \(rows)\(none)</tbody></table></div>
            """
    }
}

/// A story's state in the desk's words.
enum StoryWords {
    static func state(_ story: Story) -> String {
        switch story.state {
        case .desk: story.publishedVersion == nil ? "On the desk" : "Out, being revised"
        case .signed: "Signed"
        case .published: "Published"
        case .retracted: "Retracted"
        case .spiked: "Spiked"
        }
    }

    static func chip(_ story: Story, check: CheckRecord?, overruled: Set<String>) -> HTML {
        switch story.state {
        case .signed, .published: return "<span class=\"chip chip-good\">\(state(story))</span>"
        case .retracted, .spiked: return "<span class=\"chip chip-soft\">\(state(story))</span>"
        case .desk: break
        }
        guard let check else { return "<span class=\"chip chip-soft\">being checked</span>" }
        let blocking = check.report.blocking(overruled: overruled).count
        if blocking > 0 {
            return
                "<span class=\"chip chip-bad\">\(DeskFrame.count(blocking, "finding blocks", "findings block"))</span>"
        }
        let asks = check.report.findings.count { $0.severity == .ask }
        if asks > 0 { return "<span class=\"chip chip-ask\">\(DeskFrame.count(asks, "question"))</span>" }
        return "<span class=\"chip chip-good\">ready to sign</span>"
    }
}
