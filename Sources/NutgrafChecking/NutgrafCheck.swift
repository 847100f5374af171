// NutgrafChecking is the checker for other programs: a text and its sources in, what is not proved out.
//
// A thin public face of the target Checking, which does the work; its values are of its own, so that Checking may change
// behind them. It fetches nothing, stores nothing, asks no model and no clock: the same text and sources give the same
// report. Begin with `NutgrafCheck.check(draft:sources:)`; `CheckedText` is for texts that are being written.
import Checking
public import Foundation
import NewsModel

/// Proves every quotation, figure, name, date and attribution of a text against its sources.
public enum NutgrafCheck {
    /// Names the rules that are applied; changes when they change, and then reports may too.
    public static var rules: String { Checker.version }

    /// Checks a text.
    ///
    /// - Parameters:
    ///   - draft: Plain text, paragraphs apart by newlines.
    ///   - sources: What it rests on.
    ///   - date: The day it was written, for "on Tuesday"; taken from the newest source when nil.
    /// - Returns: What was found, gravest first.
    /// - Complexity: Linear in the sources; some milliseconds for a story and a handful of reports. Not to be called on
    ///   a thread that must answer at once when texts of strangers may be megabytes.
    public static func check(draft: String, sources: [Source], date: Date? = nil) -> Report {
        Report(Checker().check(CheckInput(text: draft, date: date, sources: sources.map(\.checked))))
    }
}

/// A text that is being written: the sources are read once, and of the text only what changed is looked for again.
///
/// A value to be kept by one owner between keystrokes; holds about a hundred times the sources' bytes.
public struct CheckedText: Sendable {
    private var session: CheckSession

    public init(sources: [Source]) { session = CheckSession(sources: sources.map(\.checked)) }

    /// The report that ``NutgrafCheck/check(draft:sources:date:)`` gives for the text as it now reads.
    public mutating func check(_ draft: String, date: Date? = nil) -> Report {
        Report(session.check(text: draft, date: date))
    }
}
