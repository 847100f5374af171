import Formats
import Foundation
import Hummingbird
import NewsModel
import NewsStore

/// The wire: what came in, gathered by event, and the stories made of it; live.
struct BoardPages {
    let store: any NewsStore
    let hub: LiveHub
    let frame: DeskFrame

    private static let clustersShown = 60
    private static let storiesShown = 100

    func add(to routes: DeskRouter) {
        let (hub, frame) = (hub, frame)
        let board = self
        routes.get("/desk") { visit in
            .html(frame.page(visit, .wire, title: "Wire", try await board.wire(visit)))
        }
        routes.get("/desk/stories") { visit in
            .html(frame.page(visit, .stories, title: "Stories", try await board.stories(visit)))
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
        let after = visit.request.queryFields["after"].flatMap { PageKey($0) }
        let found = try await store.clusters(after: after, limit: Self.clustersShown + 1)
        let clusters = found.prefix(Self.clustersShown)
        var reports: [ItemID: Report] = [:]
        for report in try await store.reports(clusters.flatMap { $0.members.map(\.item) }) {
            reports[report.id] = report
        }
        var cards: HTML = .empty
        for cluster in clusters {
            let story = try await store.story(for: cluster.id)
            cards += ClusterCard(cluster: cluster, reports: reports, story: story, visit: visit, frame: frame).html
        }
        let older: HTML =
            found.count > clusters.count
            ? clusters.last.map { "<a href=\"/desk?after=\($0.pageKey.description)\" rel=\"next\">Older events</a>" }
                ?? .empty : .empty
        let newest: HTML = after == nil ? .empty : "<a href=\"/desk\">The newest</a> "
        let empty: HTML =
            clusters.isEmpty
            ? """
            <p class="notice">\(after == nil ? "Nothing has come in yet." : "Nothing is older.") <a href="/desk/sources">Add a source</a>, or <a href="/desk/reports/new">hand in a report</a>; it appears here by itself.</p>

            """ : .empty
        let stuck = Self.stuck(try await store.parked(limit: 20))
        return """
            <div class="lead"><h1>Wire</h1><p class="soft" id="live-state" role="status">Reload to see what is new</p><a class="button" href="/desk/reports/new">Hand in a report</a></div>
            \(stuck)<div id="board" class="clusters" data-live="report cluster draft check sign-off published">
            \(cards)\(empty)</div>
            <p class="row pages">\(newest)\(older)</p>
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

    private func stories(_ visit: DeskVisit) async throws -> HTML {
        let groups: [(title: String, states: [Story.State])] = [
            ("On the desk", [.desk]), ("Signed, waiting for the press", [.signed]), ("Published", [.published]),
            ("Retracted and spiked", [.retracted, .spiked]),
        ]
        let query = visit.request.queryFields
        let after = query["after"].flatMap { PageKey($0) }
        let wanted = query["state"].flatMap { Story.State(rawValue: $0) }
        var body: HTML = "<h1>Stories</h1>\n<div id=\"stories\" data-live=\"draft check sign-off published\">\n"
        for group in groups {
            if let wanted, !group.states.contains(wanted) { continue }
            let found = try await store.stories(
                states: group.states,
                after: wanted == nil ? nil : after,
                limit: Self.storiesShown + 1
            )
            let stories = found.prefix(Self.storiesShown)
            if stories.isEmpty, group.states != [.desk] { continue }
            var rows: HTML = .empty
            for story in stories { rows += try await row(story) }
            if stories.isEmpty {
                rows =
                    "<tr><td colspan=\"4\" class=\"soft\">No drafts wait. Choose “Draft this” on the wire.</td></tr>\n"
            }
            let older: HTML =
                found.count > stories.count
                ? stories.last.map {
                    "<p class=\"row pages\"><a href=\"/desk/stories?state=\(group.states[0].rawValue)&amp;after=\($0.pageKey.description)\" rel=\"next\">Older: \(group.title.lowercased())</a></p>\n"
                } ?? .empty : .empty
            body += """
                <h2>\(group.title)</h2>
                <div class="tablebox" tabindex="0"><table>
                <thead><tr><th scope="col">Headline</th><th scope="col">State</th><th scope="col" class="number">Version</th><th scope="col">Begun</th></tr></thead>
                <tbody>
                \(rows)</tbody></table></div>
                \(older)
                """
        }
        let all: HTML =
            wanted == nil ? .empty : "<p class=\"row pages\"><a href=\"/desk/stories\">All stories</a></p>\n"
        return body + "</div>\n" + all
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
