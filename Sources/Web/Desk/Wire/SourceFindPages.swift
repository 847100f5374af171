import Desk
import Formats
import Foundation
import NewsModel

/// Adding a source: an address is asked for, the line looks what is there, the editor chooses.
struct SourceFindPages {
    let frame: DeskFrame
    let now: Date

    /// An answer that has not come by then will not come by itself.
    private static let patience: TimeInterval = 120

    func isWaiting(_ search: SourceSearch) -> Bool {
        search.state == .waiting && now.timeIntervalSince(search.asked) < Self.patience
    }

    func form(_ visit: DeskVisit) -> HTML {
        """
        <h1>Add a source</h1>
        <p class="soft">Enter the address of a feed, of a page, or just of the site: its feeds are looked for.</p>
        \(ask(visit, address: ""))
        <p><a href="/desk/sources">All sources</a></p>
        """
    }

    private func ask(_ visit: DeskVisit, address: String) -> HTML {
        """
        <form method="post" action="/desk/sources/search" class="panel stack">\(frame.csrf(visit))
        <label for="address">Address</label><input id="address" name="address" type="text" inputmode="url" autocapitalize="off" spellcheck="false" required maxlength="2000" value="\(address)" placeholder="https://example.org">
        <button class="button button-main" type="submit">Look what is there</button></form>

        """
    }

    /// `known`: Addresses of sources that exist, with their ids.
    func answer(_ visit: DeskVisit, _ search: SourceSearch, known: [String: SourceID]) -> HTML {
        let body: HTML
        switch search.state {
        case .waiting:
            body =
                isWaiting(search)
                ? "<p class=\"notice busy\" role=\"status\">Looking at <span class=\"mono\">\(search.address)</span>… This page shows what is found.</p>\n"
                : "<p class=\"notice notice-ask\" role=\"status\">The line has not come to it. Look whether the server is running, then ask again.</p>\n"
        case .failed:
            body = """
                <p class="notice notice-bad" role="status">\(search.problem ?? "Nothing was found.")</p>
                <section class="panel" aria-labelledby="anyway"><h2 id="anyway">Add it all the same</h2>
                <p class="soft">Only if you know that this is a feed, and that what is said above will pass or be mended.</p>
                \(add(visit, address: search.address, name: "", kind: .feed, id: "any", button: "Add as a feed"))</section>

                """
        case .found:
            let cards = search.candidates.enumerated().html { candidate(visit, $0.element, $0.offset, known) }
            body = """
                <p role="status">\(DeskFrame.count(search.candidates.count, "thing")) can be read at <span class="mono">\(search.address)</span>.</p>
                \(cards)
                """
        }
        return """
            <h1>Add a source</h1>
            <div id="search" data-live="source" data-subject="\(search.id.raw)">
            \(body)</div>
            <h2>Another address</h2>
            \(ask(visit, address: search.address))
            <p><a href="/desk/sources">All sources</a></p>
            """
    }

    private func candidate(
        _ visit: DeskVisit,
        _ found: SourceSearch.Candidate,
        _ number: Int,
        _ known: [String: SourceID]
    ) -> HTML {
        let origin =
            switch found.origin {
            case .itself: "The address is a feed"
            case .named: "The page names this as its feed"
            case .guessed: "A link on the page that turned out to be a feed"
            case .page: "The page itself, watched for changes"
            }
        let holds: HTML
        if let problem = found.problem {
            holds = "<p class=\"notice notice-bad\">\(problem)</p>\n"
        } else if found.kind == .feed {
            let newest: HTML = found.newest.map { ", the newest of \(DeskFrame.time($0))" } ?? .empty
            let titles = found.headlines.html { "<li>\($0)</li>\n" }
            holds = """
                <p class="soft">\(DeskFrame.count(found.reports, "report"))\(newest)</p>
                \(titles == .empty ? HTML.empty : "<ul class=\"acts\">\n\(titles)</ul>\n")
                """
        } else {
            holds = .empty
        }
        let act: HTML
        if let source = known[found.address] {
            act = "<p><a href=\"/desk/sources/\(source.raw)\">It is a source already</a></p>\n"
        } else if found.problem == nil {
            act = add(
                visit,
                address: found.address,
                name: found.title,
                kind: found.kind,
                id: String(number),
                button: "Add"
            )
        } else {
            act = .empty
        }
        return """
            <article class="panel" aria-labelledby="c\(number)"><h2 id="c\(number)">\(found.title)</h2>
            <p class="meta"><span>\(origin)</span><span class="mono">\(DeskFrame.outside(found.address, found.address))</span></p>
            \(holds)\(act)</article>

            """
    }

    private func add(
        _ visit: DeskVisit,
        address: String,
        name: String,
        kind: Source.Kind,
        id: String,
        button: String
    ) -> HTML {
        """
        <form method="post" action="/desk/sources" class="stack">\(frame.csrf(visit))
        <input type="hidden" name="address" value="\(address)"><input type="hidden" name="kind" value="\(kind.rawValue)">
        <label for="name\(id)">The outlet’s name, as a story prints it</label><input id="name\(id)" name="name" maxlength="200" value="\(String(name.prefix(200)))">
        <label for="licence\(id)">What may be done with its words</label><select id="licence\(id)" name="licence">\(SourceWords.licences(chosen: .copyright))</select>
        <button class="button" type="submit" aria-label="\(button): \(name.isEmpty ? address : name)">\(button)</button></form>

        """
    }
}
