import Formats
import NewsModel
import Press
import Readership

/// Subscribe, confirm, unsubscribe.
struct SubscribePages {
    let masthead: Masthead

    /// What somebody typed, to be shown again where something is wrong.
    struct Entry {
        var email = ""
        var name = ""
        var sections: [String] = []
        var newsletter = true
        var alert = ""
        var error: ReadershipError?

        init() {}

        init(_ fields: FormFields, known: [String]) {
            email = fields["email"] ?? ""
            name = fields["name"] ?? ""
            sections = fields.all("section").filter(known.contains)
            newsletter = fields["newsletter"] != nil
            alert = fields["alert"] ?? ""
        }

        var wishes: Subscriptions.Wishes {
            .init(email: email, name: name, sections: sections, newsletter: newsletter, alert: alert)
        }
    }

    func form(_ entry: Entry) -> SitePage {
        let inAddress = entry.error.flatMap { $0.code == .badAddress ? $0 : nil }
        let inName = entry.error.flatMap { $0.code == .badName ? $0 : nil }
        let inAlert = entry.error.flatMap { $0.code == .badQuery || $0.code == .tooMany ? $0 : nil }
        let body: HTML = """
            <h1>Subscribe to \(masthead.name)</h1>
            <p>We write to you once to make sure it was you. Nothing else comes before you confirm, and every mail ends with a way out.</p>
            <form method="post" action="\(ReaderPath.subscribe)" novalidate>
            <label for="email">Mail address</label>
            <input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="\(entry.email)"\(FieldError.attributes("email", inAddress))>
            \(FieldError.message("email", inAddress))
            <label for="name">Name (optional)</label>
            <input id="name" name="name" autocomplete="name" maxlength="100" value="\(entry.name)"\(FieldError.attributes("name", inName))>
            \(FieldError.message("name", inName))
            <fieldset><legend>Newsletter</legend>
            <label class="check"><input type="checkbox" name="newsletter" value="yes"\(entry.newsletter ? " checked" : HTML.empty)> Send me the newsletter</label>
            \(Self.sections(masthead, chosen: entry.sections))
            </fieldset>
            <label for="alert">A first alert (optional)</label>
            <input id="alert" name="alert" value="\(entry.alert)" autocapitalize="off" spellcheck="false"\(FieldError.attributes("alert", inAlert, also: "alert-hint"))>
            \(FieldError.message("alert", inAlert))
            <p class="hint" id="alert-hint">We write when a story answers it, for example <code>$NVDA AND (upgrade OR "price target")</code></p>
            \(QueryHelp.html)
            <button type="submit">Subscribe</button>
            </form>
            """
        return SitePage(
            title: "Subscribe",
            description: "The newsletter and alerts of \(masthead.name).",
            path: ReaderPath.subscribe,
            body: body,
            current: ReaderPath.subscribe
        )
    }

    static func sections(_ masthead: Masthead, chosen: [String]) -> HTML {
        guard !masthead.sections.isEmpty else { return .empty }
        return """
            <p class="hint">Tick the sections you want, or none for all.</p>
            \(masthead.sections.html { section in
                """
                <label class="check"><input type="checkbox" name="section" value="\(section.key)"\(
                    chosen.contains(section.key) ? " checked" : HTML.empty)> \(section.title)</label>

                """
            })
            """
    }

    /// The same whether or not the address is known.
    var checkMail: SitePage {
        SitePage(
            title: "Look into your mailbox",
            path: nil,
            body: """
                <h1>Look into your mailbox</h1>
                <p>If the address can get mail from us, a message is on its way to it. Open the link in it to go on.</p>
                <p>Nothing came? Look into the folder for unwanted mail, or <a href="\(ReaderPath.subscribe)">send the form again</a> in a quarter of an hour.</p>
                """
        )
    }

    func confirm(_ token: String, _ subscriber: Subscriber) -> SitePage {
        SitePage(
            title: "Confirm your subscription",
            path: nil,
            body: """
                <h1>Confirm your subscription</h1>
                <p>Mail from \(masthead.name) will come to <strong>\(subscriber.email)</strong>.</p>
                <form method="post" action="\(ReaderPath.confirm(token))"><button type="submit" name="confirm" value="yes">Yes, write to me</button></form>
                <p>It was not you? Close this page: you will not hear from us.</p>
                """
        )
    }

    func confirmed(manage: String) -> SitePage {
        SitePage(
            title: "You are subscribed",
            path: nil,
            body: """
                <h1>You are subscribed</h1>
                <p>Thank you. You can <a href="\(manage)">choose sections and set alerts</a> at any time by the link at the end of each mail.</p>
                <p><a href="/">Read today’s news</a></p>
                """
        )
    }

    func unsubscribe(_ token: String) -> SitePage {
        SitePage(
            title: "Unsubscribe",
            path: nil,
            body: """
                <h1>Unsubscribe</h1>
                <p>This ends all mail from \(masthead.name) at once and deletes your alerts.</p>
                <form method="post" action="\(ReaderPath.unsubscribe(token))"><button type="submit">Unsubscribe</button></form>
                """
        )
    }

    var unsubscribed: SitePage {
        SitePage(
            title: "You are unsubscribed",
            path: nil,
            body: """
                <h1>You are unsubscribed</h1>
                <p>No more mail comes from us. What was sent in the last minutes may still arrive.</p>
                <p>Was it a mistake? <a href="\(ReaderPath.subscribe)">Subscribe again</a>.</p>
                """
        )
    }
}

/// An error beside the field it belongs to, tied to it for screen readers (WCAG 2.2, success criterion 3.3.1).
enum FieldError {
    static func attributes(_ field: String, _ error: ReadershipError?, also hint: String? = nil) -> HTML {
        let described = [error == nil ? nil : field + "-error", hint].compactMap(\.self).joined(separator: " ")
        var attributes = HTML.empty
        if !described.isEmpty { attributes += " aria-describedby=\"\(described)\"" }
        if error != nil { attributes += " aria-invalid=\"true\" autofocus" }
        return attributes
    }

    static func message(_ field: String, _ error: ReadershipError?) -> HTML {
        guard let error else { return .empty }
        let place: HTML = error.character.map { "At character \($0): " } ?? .empty
        return "<p class=\"error\" id=\"\(field + "-error")\">\(place)\(error.message)</p>\n"
    }
}
