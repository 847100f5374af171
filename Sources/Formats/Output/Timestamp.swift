package import Foundation

/// Times as the formats spell them, always in UTC, without a formatter's state.
///
/// Days are turned into dates with the proleptic Gregorian arithmetic of Howard Hinnant's `civil_from_days`
/// (https://howardhinnant.github.io/date_algorithms.html). Times outside the years 0001 to 9999 are drawn to the
/// nearer end, so that no input traps.
package enum Timestamp {
    /// `2025-02-11T15:04:05Z` (RFC 3339 section 5.6).
    package static func iso8601(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))T\(parts.clock)Z"
    }

    /// `2025-02-11`.
    package static func day(_ date: Date) -> String { String(iso8601(date).prefix(10)) }

    /// `Tue, 11 Feb 2025 15:04:05 GMT`: IMF-fixdate (RFC 9110 section 5.6.7); RSS 2.0 takes it as well (RFC 822 section 5).
    package static func http(_ date: Date) -> String {
        let parts = Parts(date)
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][parts.weekday]
        let month = months[parts.month - 1].prefix(3)
        return "\(weekday), \(padded(parts.day, 2)) \(month) \(padded(parts.year, 4)) \(parts.clock) GMT"
    }

    /// `11 February 2025, 15:04 UTC`, for readers.
    package static func plain(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year), \(parts.clock.prefix(5)) UTC"
    }

    /// `11 February 2025`, for readers.
    package static func plainDay(_ date: Date) -> String {
        let parts = Parts(date)
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
    }

    /// `Tuesday, 11 February 2025`, for the head of a page.
    package static func longDay(_ date: Date) -> String {
        let weekday = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        return "\(weekday[Parts(date).weekday]), \(plainDay(date))"
    }

    /// The time that ``iso8601(_:)`` wrote; nil for anything else.
    package static func date(iso8601 text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[19] == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T") else { return nil }
        func number(_ from: Int, _ count: Int) -> Int? {
            var value = 0
            for byte in bytes[from..<from + count] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), (1...12).contains(month), (1...31).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        let date = Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second))
        return iso8601(date) == text ? date : nil
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private struct Parts {
        var year: Int
        var month: Int
        var day: Int
        /// 0 is Sunday.
        var weekday: Int
        var clock: String

        init(_ date: Date) {
            let earliest = -62_135_596_800.0
            let latest = 253_402_300_799.0
            let seconds = Int(min(max(date.timeIntervalSince1970.rounded(.down), earliest), latest))
            let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
            let rest = seconds - days * 86_400
            let shifted = days + 719_468
            let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
            month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
            weekday = ((days % 7) + 11) % 7
            let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
            clock = "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        }
    }
}
