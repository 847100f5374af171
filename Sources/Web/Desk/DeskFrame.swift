import Foundation
import Formats
import Hummingbird
import NewsModel

/// The frame around every page of the desk: head, navigation, who is signed in, the note of what was just done.
struct DeskFrame: Sendable {
    let style = Asset(name: "desk", ending: "css", content: DeskStyle.css)
    let script = Asset(name: "desk", ending: "js", content: DeskScript.source)
    /// The publication's name.
    let publication: String
    /// Whether there is an outbox to look into.
    let hasOutbox: Bool
    /// Whether the house's rules can be looked at here.
    var hasRules = false

    /// The parts of the desk, as the navigation lists them.
    enum Part: String, CaseIterable {
        case wire, stories, newsletter, outbox, sources, costs, rules, audit, users

        var address: String { self == .wire ? "/desk" : "/desk/\(rawValue)" }

        var words: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

        var least: Role {
            switch self {
            case .audit, .rules: .editor
            case .users: .administrator
            default: .reporter
            }
        }
    }

    /// `refresh`: Seconds after which a browser without scripts looks again.
    func page(
        _ visit: DeskVisit,
        _ part: Part?,
        title: String,
        wide: Bool = false,
        refresh: Int? = nil,
        _ body: HTML
    ) -> HTML {
        let parts = Part.allCases.filter {
            visit.may($0.least) && ($0 != .outbox || hasOutbox) && ($0 != .rules || hasRules)
        }
        let links = parts.html { link in
            let current: HTML = link == part ? " aria-current=\"page\"" : .empty
            return "<li><a href=\"\(link.address)\"\(current)>\(link.words)</a></li>\n"
        }
        let done: HTML =
            Done(rawValue: visit.request.queryFields["done"] ?? "").map {
                "<p class=\"notice notice-good\" role=\"status\">\($0.words)</p>\n"
            } ?? .empty
        return bare(
            title: title,
            refresh: refresh,
            """
            <a class="skip" href="#main">Skip to the content</a>
            <header class="bar">
            <a class="mark" href="/desk">Nutgraf</a>
            <nav aria-label="Desk"><ul>
            \(links)</ul></nav>
            <div class="who">
            <a href="/desk/account">\(visit.user.name)</a> <span class="role">\(visit.user.role.rawValue)</span>
            <form method="post" action="/desk/sign-out">\(csrf(visit))<button class="button-quiet" type="submit">Sign out</button></form>
            </div>
            </header>
            <main id="main" class="\(wide ? "wide" : "")" tabindex="-1">
            \(done)\(body)
            </main>
            """
        )
    }

    /// A page without navigation.
    func bare(title: String, refresh: Int? = nil, _ body: HTML) -> HTML {
        let again: HTML =
            refresh.map { "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>\n" } ?? .empty
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · \(publication) desk</title>
            <link rel="stylesheet" href="\(style.path)">
            <link rel="icon" href="data:,">
            <script src="\(script.path)" defer></script>
            \(again)</head>
            <body>
            \(body)
            </body>
            </html>

            """
    }

    /// The hidden field that every form needs.
    func csrf(_ visit: DeskVisit) -> HTML {
        "<input type=\"hidden\" name=\"csrf\" value=\"\(visit.session.csrfToken)\">"
    }

    /// What was just done, named in the address so that a reload does not repeat it.
    ///
    /// Fixed words only.
    enum Done: String {
        case drafting, saved, unchanged, checked, overruled, signed, publishing, spiked, retracted
        case built, sending, added, changed, key, revoked
        case source, described, off, paused, resumed, split, moved, merged, undone, rules

        var words: String {
            switch self {
            case .drafting: "A draft is being written. It appears under Stories in a moment."
            case .saved: "Saved as a new version and checked."
            case .unchanged: "Nothing was changed, so no version was made."
            case .checked: "Checked again."
            case .overruled: "Overruled. Your reason is kept and shows in the receipt."
            case .signed: "Signed off. A publisher can now publish it."
            case .publishing: "Ordered. This page shows when it is out; without scripts, reload it."
            case .spiked: "Spiked."
            case .retracted: "Retracted. Its address says so now."
            case .built: "The issue is built. Look at it before you send it."
            case .sending: "The issue goes out now; the ledger below fills up."
            case .added: "Added."
            case .changed: "Changed. The user has to sign in again."
            case .key: "Made."
            case .revoked: "Revoked."
            case .source: "Added. It is visited now; what it brings appears on the wire."
            case .described: "Changed."
            case .off:
                "Switched off. Its reports and its history stay. To switch it on again, tick “Fetched by schedule” and save."
            case .paused: "Paused. It goes on by itself at the time of “Next try”, or when you take it up again."
            case .resumed: "Taken up again. It is visited soon."
            case .split: "Split off. This is the new event; it stays so, also for later copies."
            case .moved: "Moved. It stays so, also for later copies."
            case .merged: "Merged. Later reports come here too."
            case .undone: "Undone."
            case .rules: "In force. Stories that are not out yet are being checked again."
            }
        }
    }

    // MARK: Small pieces

    /// "11 Feb 2025, 14:05", in UTC, with the exact time for machines.
    static func time(_ date: Date) -> HTML {
        "<time datetime=\"\(date.formatted(.iso8601))\">\(date.formatted(Self.dayAndTime))</time>"
    }

    static func clock(_ date: Date) -> HTML {
        "<time datetime=\"\(date.formatted(.iso8601))\" title=\"\(date.formatted(Self.dayAndTime)) UTC\">\(date.formatted(Self.short))</time>"
    }

    private static let dayAndTime = Date.VerbatimFormatStyle(
        format:
            "\(day: .defaultDigits) \(month: .abbreviated) \(year: .defaultDigits), \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        locale: Locale(identifier: "en_GB"),
        timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)
    )
    private static let short = Date.VerbatimFormatStyle(
        format:
            "\(day: .defaultDigits) \(month: .abbreviated) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        locale: Locale(identifier: "en_GB"),
        timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)
    )

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// A link to a report's own address where it has one that a browser should open.
    static func outside(_ address: String?, _ words: String) -> HTML {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else { return "\(words)" }
        return "<a href=\"\(address)\" rel=\"noreferrer noopener external\">\(words)</a>"
    }

    static func tags(_ tags: Tags) -> HTML {
        let all = tags.tickers.prefix(6).map { "$" + $0 } + tags.places.prefix(3) + tags.people.prefix(3)
        guard !all.isEmpty else { return .empty }
        return "<ul class=\"tags\" aria-label=\"Tags\">\(all.html { "<li>\($0)</li>" })</ul>\n"
    }
}
