import Formats
import Foundation

/// A text as a date.
enum DateTarget {
    @Sendable static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let date = FeedDates.parse(text) else { return }
        let iso = FeedDates.iso(date)
        // A zone may carry the first and the last day out of the years that ISO 8601 writes with four digits.
        if iso.isEmpty {
            guard abs(date.timeIntervalSince1970 - 95_633_239_200) > 157_768_000_000 else {
                broken("a date can be printed", [text])
            }
            return
        }
        guard let back = FeedDates.parse(iso), abs(back.timeIntervalSince(date)) < 0.001 else {
            broken("a printed date reads as the same moment", [text, iso])
        }
        checkDay(text, date)
    }

    /// A naive look: the year, and the day unless none is written, stand in the digits of the text.
    private static func checkDay(_ text: String, _ date: Date) {
        let shown = text.decomposedStringWithCompatibilityMapping.unicodeScalars
        let groups = shown.split { !("0"..."9").contains($0) }.map { String(String.UnicodeScalarView($0)) }
        let digits = groups.joined()
        guard digits.utf8.count >= 3 else { broken("no date without digits", [text]) }
        // Seconds and milliseconds since 1970 stand for themselves; Foundation counts older days by Julian years.
        if date.timeIntervalSince1970 < -12_000_000_000 { return }
        if groups.contains(where: { $0.utf8.count == 10 || $0.utf8.count == 13 }) { return }
        // Weeks, "2025-W07-2", and the hours of a number with a time in it name no day.
        if text.lowercased().contains("w") || groups.contains(where: { [12, 14].contains($0.utf8.count) }) { return }
        var calendar = Calendar(identifier: .iso8601)
        guard let utc = TimeZone(secondsFromGMT: 0) else { return }
        calendar.timeZone = utc
        let isPlausible = [-1, 0, 1].contains { shift in
            let moment = date.addingTimeInterval(Double(shift) * 86_400)
            let (year, day) = (calendar.component(.year, from: moment), calendar.component(.day, from: moment))
            let hasYear = digits.contains(padded(year % 100)) || digits.contains(String(year))
            let hasDay = digits.contains(String(day)) || day == 1
            let hasOrdinal = groups.contains { [3, 5, 7].contains($0.utf8.count) }
            return hasYear && (hasDay || hasOrdinal)
        }
        if !isPlausible { broken("no date that is not in the text", [text, FeedDates.iso(date)]) }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
