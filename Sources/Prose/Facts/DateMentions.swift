package import Foundation
package import NewsModel

/// A day of the Gregorian calendar, without a zone.
package struct CalendarDay: Sendable, Hashable, Comparable {
    package var year: Int
    /// 1…12.
    package var month: Int
    /// 1…31.
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day in UTC.
    package init(_ date: Date) {
        let seconds = date.timeIntervalSince1970
        let days = seconds.isFinite && abs(seconds) < 1e14 ? Int((seconds / 86_400).rounded(.down)) : 0
        self.init(number: days)
    }

    /// Days since 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
    package var number: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    package init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// 0 is Sunday.
    package var weekday: Int { ((number + 4) % 7 + 7) % 7 }

    package func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}

/// A place in a text that names a time.
package struct DateMention: Sendable, Equatable {
    package enum Precision: Int, Sendable, Comparable {
        case day, weekday, week, month, year
        package static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    package var span: Span
    package var precision: Precision
    /// As written; nil where the text does not say.
    package var year: Int?
    package var month: Int?
    package var day: Int?
    /// 0 is Sunday; set when a weekday is named.
    package var weekday: Int?
    /// The day it means, worked out from the date the text is relative to; for a month or year its first day.
    package var resolved: CalendarDay?
    /// The other day it may mean: the weekday to come where the words look ahead ("will … on Monday").
    package var alternative: CalendarDay?
    /// -1 for "last week", 0 for "this month", 1 for "tomorrow"; nil for all others.
    package var step: Int?
    /// Whether it is a business year, not a calendar year.
    package var isFiscal = false
    /// Whether the words are relative to the day of writing ("Monday", "last month"), not absolute.
    package var isRelative: Bool

    package init(
        span: Span,
        precision: Precision,
        year: Int? = nil,
        month: Int? = nil,
        day: Int? = nil,
        weekday: Int? = nil,
        resolved: CalendarDay? = nil,
        alternative: CalendarDay? = nil,
        step: Int? = nil,
        isRelative: Bool = false
    ) {
        self.span = span
        self.precision = precision
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
        self.resolved = resolved
        self.alternative = alternative
        self.step = step
        self.isRelative = isRelative
    }
}

/// Finds days, weekdays, months and years.
package enum DateMentions {
    /// The days, weekdays, months and years of `text`, in order.
    ///
    /// `relativeTo` is when the text was written; without it weekdays and "last month" stay unresolved.
    /// - Complexity: Linear in `text`.
    package static func find(in text: String, relativeTo: Date?) -> [DateMention] {
        let bytes = Array(text.utf8)
        return find(
            in: bytes,
            tokens: Tokens.words(in: bytes, Span(0, bytes.count)),
            relativeTo: relativeTo.map(CalendarDay.init)
        )
    }

    package static func find(in bytes: [UInt8], tokens: [Token], relativeTo: CalendarDay?) -> [DateMention] {
        DateReader(bytes: bytes, tokens: tokens, today: relativeTo).read()
    }
}
