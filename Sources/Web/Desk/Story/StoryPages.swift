import Desk
import Formats
import Foundation
import Hummingbird
import NewsModel
import NewsStore

/// The story's page: what blocks on top, the draft left, its evidence right, the decisions below; and its versions.
struct StoryPages {
    let store: any NewsStore
    let desk: ReviewDesk
    let frame: DeskFrame
    let now: @Sendable () -> Date

    func add(to routes: DeskRouter) {
        let (store, desk, frame) = (store, desk, frame)
        routes.get("/desk/stories/:story") { visit in
            let folder = try await desk.folder(visit.story(), version: visit.number("version"))
            let acts = try await store.audit(subject: folder.story.id.raw, limit: 50)
            let users = try await store.users()
            let view = StoryView(folder: folder, visit: visit, frame: frame, desk: desk, acts: acts, users: users)
            return .html(frame.page(visit, .stories, title: folder.version.draft.headline.text, wide: true, view.html))
        }
        routes.get("/desk/stories/:story/versions") { visit in
            let versions = try await store.versions(of: visit.story())
            guard let story = try await store.story(visit.story()), let newest = versions.last else {
                throw WebProblem.notFound()
            }
            let to = versions.first { $0.number == visit.number("to") } ?? newest
            let from =
                versions.first { $0.number == visit.number("from") } ?? versions.last { $0.number < to.number } ?? to
            let users = try await store.users()
            return .html(
                frame.page(
                    visit,
                    .stories,
                    title: "Versions of \(story.headline)",
                    Self.versions(story, versions, from: from, to: to, users: users)
                )
            )
        }
    }

    private static func versions(
        _ story: Story,
        _ versions: [Version],
        from: Version,
        to: Version,
        users: [User]
    ) -> HTML {
        let rows = versions.reversed().html { version in
            let who =
                users.first { $0.id == version.editor }?.name
                ?? (version.editor == nil ? version.draft.origin.drafter : "somebody")
            let before = max(1, version.number - 1)
            return """
                <tr><td class="number">\(version.number)</td><td>\(DeskFrame.time(version.made))</td><td>\(who)</td><td>\(version.note ?? "")</td>
                <td><code>\(String(version.digest.prefix(12)))</code></td>
                <td><a href="/desk/stories/\(story.id.raw)?version=\(version.number)">read</a> ·
                <a href="/desk/stories/\(story.id.raw)/versions?from=\(before)&amp;to=\(version.number)">what changed</a></td></tr>

                """
        }
        let paragraphs = VersionDifference.between(from.draft.text, to.draft.text).html { paragraph -> HTML in
            switch paragraph {
            case .same(let text): "<p>\(text)</p>\n"
            case .removed(let text): "<p><del>\(text)</del></p>\n"
            case .added(let text): "<p><ins>\(text)</ins></p>\n"
            case .changed(let changes): "<p>\(ClaimedText.difference(changes))</p>\n"
            }
        }
        let options = { (chosen: Int) -> HTML in
            versions.html {
                "<option value=\"\($0.number)\"\($0.number == chosen ? " selected" : HTML.empty)>\($0.number)</option>"
            }
        }
        return """
            <h1>Versions</h1>
            <p><a href="/desk/stories/\(story.id.raw)">\(story.headline)</a></p>
            <div class="tablebox" tabindex="0"><table>
            <thead><tr><th scope="col" class="number">Version</th><th scope="col">Made</th><th scope="col">By</th><th scope="col">Note</th><th scope="col">Digest</th><th scope="col">Look</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            <section class="panel diff" aria-labelledby="changes">
            <div class="lead"><h2 id="changes">From version \(from.number) to \(to.number)</h2>
            <form method="get" class="row"><label for="from">From</label><select id="from" name="from">\(options(from.number))</select>
            <label for="to">to</label><select id="to" name="to">\(options(to.number))</select><button class="button" type="submit">Compare</button></form></div>
            \(paragraphs)</section>
            """
    }
}
