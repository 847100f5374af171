import Desk
import Formats
import Foundation
import NewsModel
import NewsStore

/// One source: how it fares, what its visits brought, and what may be changed about it.
struct SourcePage {
    let source: Source
    let visits: [SourceVisit]
    let days: DayChart
    let reports: [Report]
    let visit: DeskVisit
    let frame: DeskFrame
    let now: Date

    static let chartDays = 30
    /// A wish that the line has not met by then: something is wrong with the line.
    private static let patience: TimeInterval = 120

    private var address: String { "/desk/sources/\(source.id.raw)" }
    private var health: SourceHealth { source.health }
    private var isFetched: Bool { SourceWords.isFetched(source) }

    /// Whether a visit was ordered and has not been made; a browser without scripts then looks again.
    var isWaiting: Bool { source.wantedSince.map { now.timeIntervalSince($0) < Self.patience } ?? false }

    var html: HTML {
        """
        <div class="lead"><div><h1>\(source.name)</h1>
        <p class="meta"><span>\(SourceWords.kind(source.kind))</span><span>\(SourceWords.licence(source.licence))</span>\(isFetched ? "<span class=\"mono\">\(DeskFrame.outside(source.address, source.address))</span>" : HTML.empty)</p></div>
        \(acts)</div>
        <div id="source" data-live="source" data-subject="\(source.id.raw)">
        \(progress)\(state)
        <section class="panel" aria-labelledby="days-heading"><h2 id="days-heading">Reports a day</h2>
        \(days.chart(id: "days"))</section>
        \(isFetched ? history : HTML.empty)\(subscription)\(latest)</div>
        \(settings)
        <p><a href="/desk/sources">All sources</a></p>
        """
    }

    // MARK: Acts

    private var acts: HTML {
        guard isFetched, visit.may(SourceDesk.leastToTry) else { return .empty }
        let isPaused = source.standing(at: now) == .paused
        let pause: HTML =
            isPaused
            ? "<form class=\"inline\" method=\"post\" action=\"\(address)/pause\">\(frame.csrf(visit))<input type=\"hidden\" name=\"hours\" value=\"0\"><button class=\"button\" type=\"submit\">Take up again</button></form>"
            : """
            <form class="row" method="post" action="\(address)/pause">\(frame.csrf(visit))<label for="hours" class="quiet">Pause for</label>
            <select id="hours" name="hours"><option value="1">an hour</option><option value="24" selected>a day</option><option value="168">a week</option></select>
            <button class="button" type="submit">Pause</button></form>
            """
        return """
            <div class="row"><form class="inline" method="post" action="\(address)/try">\(frame.csrf(visit))<button class="button button-main" id="try" type="submit">Try now</button></form>
            \(pause)</div>
            """
    }

    /// The answer to “Try now”: under way, done, or not taken up by the line.
    private var progress: HTML {
        if let wanted = source.wantedSince {
            guard isWaiting else {
                return """
                    <p class="notice notice-ask" role="status">A visit was asked for at \(DeskFrame.time(wanted)), and the line has not made it yet. Look whether the server is running.</p>

                    """
            }
            return "<p class=\"notice busy\" role=\"status\">Visiting… This page shows what comes of it.</p>\n"
        }
        guard let asked = visit.request.queryFields["asked"].flatMap({ Int64($0) }),
            let made = visits.first(where: {
                $0.cause == .request && Int64(($0.at.timeIntervalSince1970 * 1000).rounded()) >= asked
            })
        else { return .empty }
        return """
            <p class="notice \(made.outcome.isFailure ? "notice-bad" : "notice-good")" role="status"><strong>Visited.</strong> \(SourceWords.account(made))</p>

            """
    }

    private var state: HTML {
        var lines: HTML = .empty
        if isFetched {
            lines += "<div><dt>State</dt><dd>\(SourceWords.chip(source, now: now))</dd></div>\n"
            lines += "<div><dt>Last success</dt><dd>\(health.lastSucceeded.map(DeskFrame.time) ?? "never")</dd></div>\n"
            lines += "<div><dt>Last try</dt><dd>\(health.lastTried.map(DeskFrame.time) ?? "never")</dd></div>\n"
            lines += "<div><dt>Next try</dt><dd>\(SourceWords.next(source, now: now))</dd></div>\n"
        }
        if let news = health.lastNews ?? reports.first?.item.firstSeen {
            lines += "<div><dt>Last new report</dt><dd>\(DeskFrame.time(news))</dd></div>\n"
        }
        lines += "<div><dt>Reports</dt><dd>\(days.words)</dd></div>\n"
        return """
            \(trouble)<dl class="facts">
            \(lines)</dl>

            """
    }

    private var trouble: HTML {
        var notices: HTML = .empty
        let advice = SourceWords.advice(source, now: now)
        if source.isEnabled, health.failuresInARow > 0 || health.goneSince != nil {
            notices += """
                <div class="notice notice-bad"><p><strong>\(health.lastError ?? "The last visit failed.")</strong></p>
                \(advice.map { "<p>\($0)</p>\n" as HTML } ?? .empty)</div>

                """
        } else if let remark = health.lastError {
            notices += "<p class=\"notice notice-ask\">It was read, but not all of it: \(remark)</p>\n"
        }
        if let moved = health.movedTo {
            notices += """
                <p class="notice notice-ask">The server says that it has moved for good to <span class="mono">\(moved)</span> (\(DeskFrame.count(health.movesInARow, "visit")) in a row). Look whether that is the same source, then enter the new address below.</p>

                """
        }
        return notices
    }

    // MARK: What came

    private var history: HTML {
        let rows = visits.html { visit in
            """
            <tr><td>\(DeskFrame.time(visit.at))<br><span class="soft">\(SourceWords.cause(visit.cause))</span></td>
            <td>\(SourceWords.outcome(visit))\(visit.message.map { "<br><span class=\"soft\">\($0)</span>" as HTML } ?? .empty)</td>
            <td class="number">\(visit.status.map(String.init) ?? "–")</td><td class="number">\(visit.new)</td><td class="number">\(visit.revised)</td><td class="number">\(visit.unchanged)</td>
            <td class="number">\(SourceWords.duration(visit.milliseconds))</td><td class="number">\(SourceWords.size(visit.bytes))</td></tr>

            """
        }
        let none: HTML = visits.isEmpty ? "<tr><td colspan=\"8\" class=\"soft\">No visits yet.</td></tr>\n" : .empty
        return """
            <section aria-labelledby="visits"><h2 id="visits">Last visits</h2>
            <div class="tablebox" tabindex="0"><table><thead><tr><th scope="col">When (UTC)</th><th scope="col">Outcome</th><th scope="col" class="number">Status</th><th scope="col" class="number">New</th><th scope="col" class="number">Revised</th><th scope="col" class="number">Unchanged</th><th scope="col" class="number">Took</th><th scope="col" class="number">Size</th></tr></thead>
            <tbody>
            \(rows)\(none)</tbody></table></div></section>

            """
    }

    private var subscription: HTML {
        guard isFetched else { return .empty }
        let words: HTML
        if let hub = source.subscription {
            let state: HTML =
                switch hub.state {
                case .active:
                    "News is brought by its hub\(hub.leaseEnd.map { ", agreed until \(DeskFrame.time($0))" as HTML } ?? .empty)."
                case .asked: "Its hub was asked to bring news and has not confirmed yet."
                case .denied: "Its hub refuses to bring news; it is fetched by schedule instead."
                case .leaving: "Its hub was asked to stop."
                }
            let last: HTML = hub.lastDelivery.map { " Last delivery \(DeskFrame.time($0))." } ?? .empty
            let message: HTML = hub.message.map { " \($0)" } ?? .empty
            words = "<p>\(state)\(last)\(message)</p>\n<p class=\"mono soft\">\(hub.hub)</p>"
        } else if let hub = health.hub {
            words = "<p>It names a hub, <span class=\"mono\">\(hub)</span>, to which we are not subscribed.</p>"
        } else {
            words = "<p class=\"soft\">It names no hub; it is fetched by schedule.</p>"
        }
        return """
            <section class="panel" aria-labelledby="hub"><h2 id="hub">WebSub</h2>
            \(words)</section>

            """
    }

    private var latest: HTML {
        guard !reports.isEmpty else { return .empty }
        let rows = reports.html { report in
            let title: HTML =
                report.cluster.map { "<a href=\"/desk/clusters/\($0.raw)\">\(report.revision.title)</a>" }
                ?? DeskFrame.outside(report.item.address, report.revision.title)
            return
                "<li><span class=\"title\">\(ReportMark.chips(report))\(title)</span> <span class=\"soft\">\(DeskFrame.time(report.item.firstSeen))</span></li>\n"
        }
        return """
            <section class="panel" aria-labelledby="latest"><h2 id="latest">Latest reports</h2>
            <ul class="acts">
            \(rows)</ul></section>

            """
    }

    // MARK: Settings

    private var settings: HTML {
        guard visit.may(SourceDesk.least), source.kind != .register else { return .empty }
        let place: HTML =
            isFetched && source.kind != .file
            ? """
            <label for="address">Address</label><input id="address" name="address" type="url" required maxlength="2000" value="\(source.address)">

            """ : .empty
        let enabled: HTML =
            isFetched
            ? """
            <p class="row"><input type="checkbox" id="enabled" name="enabled" value="yes"\(source.isEnabled ? " checked" : HTML.empty)><label for="enabled">Fetched by schedule</label></p>

            """ : "<input type=\"hidden\" name=\"enabled\" value=\"yes\">\n"
        let off: HTML =
            isFetched && source.isEnabled
            ? """
            <form method="post" action="\(address)/off" class="stack">\(frame.csrf(visit))
            <p class="soft">A source is never deleted: its reports, and the stories that rest on them, must stay readable.</p>
            <button class="button button-bad" type="submit">Switch it off</button></form>

            """ : .empty
        return """
            <section class="panel" aria-labelledby="settings"><h2 id="settings">Change it</h2>
            <form method="post" action="\(address)" class="stack">\(frame.csrf(visit))
            <label for="name">The outlet’s name, as a story prints it</label><input id="name" name="name" required maxlength="200" value="\(source.name)">
            <label for="licence">What may be done with its words</label><select id="licence" name="licence">\(SourceWords.licences(chosen: source.licence))</select>
            \(place)\(enabled)<button class="button" type="submit">Save</button></form>
            \(off)</section>
            """
    }
}

/// Small marks beside a report's title.
enum ReportMark {
    /// That its sender took it back, with the sender's word on it.
    static func chips(_ report: Report) -> HTML {
        guard let mark = report.item.withdrawn else { return .empty }
        let words = mark.kind == .canceled ? "cancelled by its sender" : "withheld by its sender"
        let note: HTML = mark.note.map { " title=\"\($0)\"" } ?? .empty
        return "<span class=\"chip chip-bad\"\(note)>\(words)</span> "
    }
}
