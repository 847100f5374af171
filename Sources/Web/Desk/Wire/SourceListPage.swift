import Desk
import Formats
import Foundation
import NewsModel
import NewsStore

/// All sources, in order of name, with how each fares.
struct SourceListPage {
    let store: any NewsStore
    let frame: DeskFrame
    let now: Date

    private static let shown = 100
    private static let sparkDays = 14

    func html(_ visit: DeskVisit) async throws -> HTML {
        let query = visit.request.queryFields
        let words = (query["q"] ?? "").split { $0.isWhitespace }.prefix(8).map { $0.lowercased() }
        let onlyTrouble = query["trouble"] != nil
        let all = try await store.sources().filter { $0.kind != .register }.sorted { Self.order($0) < Self.order($1) }
        let troubled = all.count { SourceWords.hasTrouble($0, now: now) }
        var chosen = all.filter { source in
            let text = "\(source.name) \(source.address)".lowercased()
            return (!onlyTrouble || SourceWords.hasTrouble(source, now: now)) && words.allSatisfy(text.contains)
        }
        let matching = chosen.count
        if let after = query["after"], let last = all.first(where: { $0.id.raw == after }) {
            chosen.removeAll { Self.order($0) <= Self.order(last) }
        }
        let page = chosen.prefix(Self.shown)
        var rows: HTML = .empty
        for source in page { rows += try await row(source) }
        let filter = (query["q"].map { "&q=" + Self.escaped($0) } ?? "") + (onlyTrouble ? "&trouble=1" : "")
        let further: HTML =
            chosen.count > page.count && page.last != nil
            ? "<p class=\"row\"><a href=\"/desk/sources?after=\(page.last?.id.raw ?? "")\(filter)\">The next \(min(Self.shown, chosen.count - page.count)) of \(matching)</a></p>\n"
            : .empty
        return """
            <div class="lead"><h1>Sources</h1>\(acts(visit))</div>
            \(search(visit, onlyTrouble: onlyTrouble, troubled: troubled))
            <div id="sources" data-live="source">
            \(table(rows, isEmpty: all.isEmpty))\(further)</div>
            \(lists(visit))
            """
    }

    private static func order(_ source: Source) -> (String, String) { (source.name.lowercased(), source.id.raw) }

    /// For a query's value.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }

    private func acts(_ visit: DeskVisit) -> HTML {
        visit.may(SourceDesk.least)
            ? "<a class=\"button button-main\" href=\"/desk/sources/add\">Add a source</a>" : .empty
    }

    private func search(_ visit: DeskVisit, onlyTrouble: Bool, troubled: Int) -> HTML {
        let query = visit.request.queryFields["q"] ?? ""
        let all: HTML = onlyTrouble ? "<a href=\"/desk/sources\">Show all</a>" : .empty
        let notice: HTML =
            troubled > 0 && !onlyTrouble
            ? "<p class=\"notice notice-bad\"><a href=\"/desk/sources?trouble=1\">\(DeskFrame.count(troubled, "source has", "sources have")) trouble</a></p>\n"
            : .empty
        return """
            \(notice)<form method="get" action="/desk/sources" class="row filter" role="search">
            <label for="q">Name or address</label><input id="q" name="q" type="search" value="\(query)" maxlength="100">
            <span class="row"><input type="checkbox" id="trouble" name="trouble" value="1"\(onlyTrouble ? " checked" : HTML.empty)><label for="trouble">has trouble</label></span>
            <button class="button" type="submit">Show</button>\(all)</form>
            """
    }

    private func table(_ rows: HTML, isEmpty: Bool) -> HTML {
        let none: HTML =
            rows == .empty
            ? "<tr><td colspan=\"6\" class=\"soft\">\(isEmpty ? "No sources yet. Add the first one, or upload a list of feeds below." : "None fits.")</td></tr>\n"
            : .empty
        return """
            <div class="tablebox tablebox-stacks" tabindex="0"><table>
            <thead><tr><th scope="col">Source</th><th scope="col">How it fares</th><th scope="col">Reports a day</th><th scope="col">Last success (UTC)</th><th scope="col">Next try (UTC)</th><th scope="col">Licence</th></tr></thead>
            <tbody>
            \(rows)\(none)</tbody></table></div>

            """
    }

    private func row(_ source: Source) async throws -> HTML {
        let since = now.addingTimeInterval(-Double(Self.sparkDays) * 86_400)
        let days = DayChart(
            try await store.itemsPerDay(source: source.id, since: since),
            days: Self.sparkDays,
            now: now
        )
        let problem: HTML =
            SourceWords.hasTrouble(source, now: now)
            ? "<br><span class=\"soft\">\(source.health.lastError ?? source.subscription?.message ?? "")</span>"
            : .empty
        let moved: HTML = source.health.movedTo == nil ? .empty : " <span class=\"chip chip-ask\">has moved</span>"
        let address: HTML =
            SourceWords.isFetched(source) ? "<br><span class=\"mono soft\">\(source.address)</span>" : .empty
        return """
            <tr><td><a class="outlet" href="/desk/sources/\(source.id.raw)">\(source.name)</a> <span class="soft">\(SourceWords.kind(source.kind))</span>\(address)</td>
            <td>\(SourceWords.chip(source, now: now))\(moved)\(problem)</td>
            <td>\(days.spark)<span class="soft">\(days.words)</span></td>
            <td data-label="Last success">\(source.health.lastSucceeded.map(DeskFrame.time) ?? "–")</td><td data-label="Next try">\(SourceWords.next(source, now: now))</td>
            <td data-label="Licence">\(SourceWords.licence(source.licence))</td></tr>

            """
    }

    private func lists(_ visit: DeskVisit) -> HTML {
        let upload: HTML =
            visit.may(SourceDesk.least)
            ? """
            <form method="post" action="/desk/sources/opml" enctype="multipart/form-data" class="stack">\(frame.csrf(visit))
            <label for="file">Add all feeds of a list (OPML)</label><input id="file" name="file" type="file" accept=".opml,.xml,text/x-opml,text/xml" required>
            <label for="opml-licence">What may be done with their words</label><select id="opml-licence" name="licence">\(SourceWords.licences(chosen: .copyright))</select>
            <button class="button" type="submit">Upload</button></form>

            """ : .empty
        return """
            <section class="panel" aria-labelledby="lists"><h2 id="lists">Lists of feeds</h2>
            <p><a href="/desk/sources/opml" download="sources.opml">Download the feeds as OPML</a></p>
            \(upload)</section>
            """
    }
}
