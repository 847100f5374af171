import Foundation
import Prose

/// Days in UTC as ISO 8601 text, without a formatter.
enum ISODay {
    static func text(_ date: Date) -> String { text(CalendarDay(date)) }

    static func text(_ day: CalendarDay) -> String {
        "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    }

    /// "1 November 2023", "November 2023" or "2023" from an ISO date of that precision; the text itself otherwise.
    static func spoken(_ iso: String) -> String {
        let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
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
