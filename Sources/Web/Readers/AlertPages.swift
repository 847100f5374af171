import Formats
import Foundation
import NewsModel
import Press
import Readership

/// A reader's alerts: the page to change them, and the list that renews itself.
struct AlertPages {
    let masthead: Masthead

    /// What was typed into the form for a new alert.
    struct Entry {
        var query = ""
        var byMail = true
        var error: ReadershipError?
    }

    struct Hit {
        var headline: String
        var address: String
        var clause: String
        var at: Date
    }

    func manage(
        _ token: String,
        _ subscriber: Subscriber,
        _ queries: [StandingQuery],
        _ hits: [Hit],
        _ entry: Entry,
        unsubscribe: String
    ) -> SitePage {
        let body: HTML = """
            <h1>Your alerts</h1>
            \(list(token, queries))
            <form method="post" action="\(ReaderPath.alerts(token) + "/add")">
            <label for="query">New alert</label>
            <input id="query" name="query" value="\(entry.query)" required autocapitalize="off" spellcheck="false" maxlength="2000"\(FieldError.attributes("query", entry.error))>
            \(FieldError.message("query", entry.error))
            <label class="check"><input type="checkbox" name="mail" value="yes"\(entry.byMail ? " checked" : HTML.empty)> Also by mail</label>
            \(QueryHelp.html)
            <button type="submit">Add</button>
            </form>
            <section aria-labelledby="latest"><h2 id="latest">What they found</h2>
            \(found(hits))
            <p><a href="\(ReaderPath.live(token))">Open the live list</a></p></section>
            <section aria-labelledby="letter"><h2 id="letter">Newsletter</h2>
            <form method="post" action="\(ReaderPath.alerts(token) + "/newsletter")">
            <label class="check"><input type="checkbox" name="newsletter" value="yes"\(subscriber.wantsNewsletter ? " checked" : HTML.empty)> Send me the newsletter</label>
            \(SubscribePages.sections(masthead, chosen: subscriber.sections))
            <button type="submit">Save</button>
            </form></section>
            <p><a href="\(unsubscribe)">Unsubscribe from everything</a></p>
            """
        return SitePage(title: "Your alerts", path: nil, body: "<div class=\"reader\">\(body)</div>")
    }

    private func list(_ token: String, _ queries: [StandingQuery]) -> HTML {
        guard !queries.isEmpty else { return "<p class=\"empty\">You have no alerts yet. Write the first below.</p>" }
        let rows = queries.html { query in
            let state: HTML =
                query.isPaused ? " <small>paused</small>" : query.byMail ? .empty : " <small>without mail</small>"
            func button(_ act: String, _ words: String) -> HTML {
                """
                <button type="submit" name="do" value="\(act)">\(words)<span class="hidden"> \(query.query)</span></button>
                """
            }
            return """
                <li><code>\(query.query)</code>\(state)
                <form class="row-acts" method="post" action="\(ReaderPath.alerts(token) + "/change")"><input type="hidden" name="alert" value="\(query.id.raw)">\
                \(query.isPaused ? button("resume", "Resume") : button("pause", "Pause"))\
                \(query.byMail ? button("no-mail", "Stop mail") : button("mail", "Send mail"))\
                \(button("remove", "Remove"))</form></li>

                """
        }
        return "<ul class=\"alerts\">\n\(rows)</ul>"
    }

    func live(_ token: String, _ hits: [Hit]) -> SitePage {
        SitePage(
            title: "Live alerts",
            path: nil,
            body: """
                <div class="reader"><h1>Live alerts</h1>
                <p id="live-state" class="hint" role="status">Reload this page to see what is new.</p>
                <div id="live-list" data-events="\(ReaderPath.stream(token))" aria-live="polite">
                \(found(hits))</div>
                <p><a href="\(ReaderPath.live(token))">Reload</a> · <a href="\(ReaderPath.alerts(token))">Change your alerts</a></p></div>
                """
        )
    }

    private func found(_ hits: [Hit]) -> HTML {
        guard !hits.isEmpty else { return "<p class=\"empty\">Nothing yet.</p>" }
        let items = hits.html { hit in
            """
            <li><a href="\(hit.address)">\(hit.headline)</a><br><small><time datetime="\(Timestamp.iso8601(hit.at))">\(
                Timestamp.plain(hit.at))</time>, because of <code>\(hit.clause)</code></small></li>

            """
        }
        return "<ol class=\"found\">\n\(items)</ol>"
    }
}
