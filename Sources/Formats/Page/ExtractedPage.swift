package import Foundation

/// What a web page says, without its furniture.
package struct ExtractedPage: Sendable, Equatable {
    /// The main text, one newline between paragraphs, Unicode NFC as it came; empty when the page has none.
    package var text = ""
    /// What each line of `text` was on the page; as many as there are lines.
    package var blocks: [PageBlock] = []
    package var title: String?
    /// People first named; several are separated by "; ".
    package var author: String?
    /// The day, and the moment where the page states one.
    package var date: PageDate?
    package var modified: PageDate?
    package var sitename: String?
    /// "en", "pt-BR": declared, or else guessed from the main text (see `isLanguageGuessed`).
    package var language: String?
    package var isLanguageGuessed = false
    package var image: String?
    package var canonical: String?
    package var summary: String?
    /// The address or name of a licence or of terms of use that the page declares (`rel="license"`, JSON-LD `license` or
    /// `usageInfo`).
    package var licence: String?
    /// Who holds the rights, in the page's own words (JSON-LD `copyrightHolder`, `copyrightNotice`; meta `copyright`).
    package var rights: String?
    package var feeds: [DiscoveredFeed] = []

    package init() {}
}

/// A date as precise as the page states it: never a midnight nobody wrote.
package struct PageDate: Sendable, Equatable {
    /// "2025-02-11".
    package var day: String
    /// Set when the page states the time of day.
    package var moment: Date?

    package init(day: String, moment: Date? = nil) {
        self.day = day
        self.moment = moment
    }

    /// The moment, or else the day's start in UTC.
    package var date: Date? { moment ?? FeedDates.parse(day) }
    /// ISO 8601: the day alone, or the moment in UTC.
    package var iso: String {
        guard let moment else { return day }
        return FeedDates.iso(moment)
    }
}

/// Why a page could not be read.
package struct PageError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case empty, notAPage, tooLarge, compression
    }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
