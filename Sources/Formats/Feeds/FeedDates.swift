package import Foundation

/// Dates as feeds and pages write them: RFC 822 and 2822, W3C-DTF and the older ISO 8601 forms, asctime, Unix seconds,
/// and the looser ways of content systems in some twenty languages.
///
/// What it never does is fill in a day: a text without a year and a month gives nil, and so does the 31st of June. A
/// month without a day ("Nov. 2020") is its first day, as W3C-DTF reads "2020-11". Times without a zone are UTC.
package enum FeedDates {
    /// The moment that `text` names, or nil.
    ///
    /// - Complexity: Linear; texts above 120 bytes are refused.
    package static func parse(_ text: String) -> Date? {
        read(text)?.date
    }

    /// The same, and whether it is sure: false where the numbers could be another day ("06/07/2025", read by custom) or
    /// the English weekday beside them belongs to another.
    package static func read(_ text: String) -> (date: Date, isSure: Bool)? {
        guard text.utf8.count >= 4, text.utf8.count <= 120 else { return nil }
        if let (seconds, isSure) = CommonDates.read(text) {
            return (Date(timeIntervalSince1970: Double(seconds)), isSure)
        }
        var reading = DateReading(text)
        guard let moment = reading.moment() else { return nil }
        return (Date(timeIntervalSince1970: moment), reading.isSure)
    }

    /// The day as written, and the moment where a time stands with it.
    static func reading(_ text: String) -> (day: Int, moment: Date?)? {
        guard text.utf8.count >= 4, text.utf8.count <= 120 else { return nil }
        var reading = DateReading(text)
        guard let moment = reading.moment() else { return nil }
        guard let written = reading.written else {
            return (Int(moment / 86_400), Date(timeIntervalSince1970: moment))
        }
        return (written.day, written.hasTime ? Date(timeIntervalSince1970: moment) : nil)
    }

    /// "2025-02-11T09:30:00Z", with a fraction only where there is one (milliseconds).
    package static func iso(_ date: Date) -> String {
        let time = date.timeIntervalSince1970
        guard time > -62_135_596_800, time < 253_402_300_800 else { return "" }
        let milliseconds = Int((time * 1000).rounded())
        let seconds = milliseconds.flooredQuotient(1000)
        let fraction = milliseconds - seconds * 1000
        let days = seconds.flooredQuotient(86_400)
        let rest = seconds - days * 86_400
        let (year, month, day) = Civil.date(days)
        return String(unsafeUninitializedCapacity: 24) { out in
            var end = 0
            func put(_ number: Int, _ width: Int, _ mark: Unicode.Scalar) {
                var number = number
                for place in stride(from: end + width - 1, through: end, by: -1) {
                    out[place] = UInt8(48 + number % 10)
                    number /= 10
                }
                out[end + width] = UInt8(ascii: mark)
                end += width + 1
            }
            put(year, 4, "-")
            put(month, 2, "-")
            put(day, 2, "T")
            put(rest / 3600, 2, ":")
            put(rest / 60 % 60, 2, ":")
            put(rest % 60, 2, fraction != 0 ? "." : "Z")
            if fraction != 0 { put(fraction, 3, "Z") }
            return end
        }
    }

    static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant's "chrono-Compatible Low-Level Date
/// Algorithms" (days_from_civil, civil_from_days).
enum Civil {
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooredQuotient(400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Monday is 0; 1970-01-01 was a Thursday.
    static func weekday(_ days: Int) -> Int { ((days + 3) % 7 + 7) % 7 }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Int {
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor != 0 && (self < 0) != (divisor < 0) ? quotient - 1 : quotient
    }
}
