import Foundation

/// Days in UTC as ISO 8601 text, without a formatter.
enum ISODay {
    static func text(_ date: Date) -> String {
        let days = (date.timeIntervalSince1970 / 86_400).rounded(.down)
        guard days.isFinite, abs(days) < 10_000_000 else { return "" }
        let (year, month, day) = civil(Int(days))
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Days since 1970-01-01 to year, month, day, after Howard Hinnant's `civil_from_days`
    /// (https://howardhinnant.github.io/date_algorithms.html).
    static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// "1 November 2023", "November 2023" or "2023" from an ISO date of that precision; the text itself otherwise.
    static func spoken(_ iso: String) -> String {
        let parts = iso.split(separator: "T")[0...].first?.split(separator: "-").compactMap { Int($0) } ?? []
        switch parts.count {
        case 3 where (1...12).contains(parts[1]): return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
        case 2 where (1...12).contains(parts[1]): return "\(months[parts[1] - 1]) \(parts[0])"
        case 1: return "\(parts[0])"
        default: return iso
        }
    }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
