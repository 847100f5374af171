import Formats
import Foundation
import NewsModel

/// How a source fares, in the desk's words.
enum SourceWords {
    static func chip(_ source: Source, now: Date) -> HTML {
        guard isFetched(source) else { return "<span class=\"chip chip-soft\">sends by itself</span>" }
        switch source.standing(at: now) {
        case .well: return "<span class=\"chip chip-good\">well</span>"
        case .failing:
            let tries = source.health.failuresInARow
            return "<span class=\"chip chip-bad\">\(tries == 1 ? "failed once" : "failed \(tries) times")</span>"
        case .gone: return "<span class=\"chip chip-bad\">gone for good</span>"
        case .paused: return "<span class=\"chip chip-soft\">paused</span>"
        case .off: return "<span class=\"chip chip-soft\">switched off</span>"
        case .untried: return "<span class=\"chip chip-soft\">not visited yet</span>"
        }
    }

    /// Whether somebody should look at it.
    static func hasTrouble(_ source: Source, now: Date) -> Bool {
        guard isFetched(source) else { return false }
        let standing = source.standing(at: now)
        return standing == .failing || standing == .gone || (standing != .off && source.subscription?.state == .denied)
    }

    static func isFetched(_ source: Source) -> Bool { source.kind.isFetched }

    static func kind(_ kind: Source.Kind) -> String {
        switch kind {
        case .feed: "feed"
        case .page: "page"
        case .file: "files"
        case .api: "handed in"
        case .register: "register"
        }
    }

    static func licence(_ licence: Licence) -> String {
        switch licence {
        case .publicDomain: "public domain"
        case .open: "open licence"
        case .pressRelease: "press release"
        case .own: "our own"
        case .copyright: "copyright: quotes only"
        }
    }

    static func licences(chosen: Licence?) -> HTML {
        Licence.allCases.html { one in
            "<option value=\"\(one.rawValue)\"\(one == chosen ? " selected" : HTML.empty)>\(licence(one))</option>"
        }
    }

    /// When it is asked next, or why not.
    static func next(_ source: Source, now: Date) -> HTML {
        guard isFetched(source) else { return "–" }
        if source.wantedSince != nil { return "now" }
        switch source.standing(at: now) {
        case .off: return "not while off"
        case .gone: return "only if you ask"
        case .paused: return source.pausedUntil.map(DeskFrame.time) ?? "–"
        default:
            guard let next = source.health.nextFetch, next > now else { return "at the next round" }
            return DeskFrame.time(next)
        }
    }

    /// What to do about it; nil when nothing needs doing.
    static func advice(_ source: Source, now: Date) -> String? {
        if source.health.goneSince != nil {
            return "The server says that it is gone for good, so it is no longer asked by itself. Look for its new "
                + "address and enter it below, or switch the source off."
        }
        guard source.health.failuresInARow > 0 else { return nil }
        if source.health.failuresInARow >= 10 {
            return "It has failed \(source.health.failuresInARow) times in a row. Open its address in a browser: if it "
                + "has moved, enter the new address below; if it is no more, switch the source off."
        }
        return "It is tried again by itself, later each time. “Try now” asks at once."
    }

    static func outcome(_ visit: SourceVisit) -> HTML {
        switch visit.outcome {
        case .news: "<span class=\"chip chip-good\">news</span>"
        case .nothingNew: "<span class=\"chip chip-soft\">nothing new</span>"
        case .notModified: "<span class=\"chip chip-soft\">not modified</span>"
        case .unusable: "<span class=\"chip chip-bad\">unusable</span>"
        case .refused: "<span class=\"chip chip-bad\">refused</span>"
        case .unavailable: "<span class=\"chip chip-bad\">unavailable</span>"
        case .gone: "<span class=\"chip chip-bad\">gone</span>"
        }
    }

    /// What one visit brought, as a sentence.
    static func account(_ visit: SourceVisit) -> String {
        guard !visit.outcome.isFailure else { return visit.message ?? "The visit failed." }
        var words =
            visit.outcome == .notModified
            ? "The server says that nothing has changed."
            : "\(DeskFrame.count(visit.new, "new report")), \(visit.revised) revised, \(visit.unchanged) unchanged."
        if let message = visit.message { words += " " + message }
        return words
    }

    static func cause(_ cause: SourceVisit.Cause) -> String {
        switch cause {
        case .schedule: "by schedule"
        case .request: "asked for"
        case .hub: "brought by its hub"
        }
    }

    static func duration(_ milliseconds: Int) -> String {
        milliseconds < 1_000 ? "\(milliseconds) ms" : decimal(Double(milliseconds) / 1_000) + " s"
    }

    static func size(_ bytes: Int?) -> String {
        guard let bytes else { return "–" }
        if bytes < 1_000 { return "\(bytes) B" }
        return bytes < 1_000_000 ? "\(bytes / 1_000) kB" : decimal(Double(bytes) / 1_000_000) + " MB"
    }

    private static func decimal(_ number: Double) -> String {
        number.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en_GB")))
    }
}
