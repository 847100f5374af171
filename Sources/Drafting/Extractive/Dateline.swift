import Foundation
import NewsModel
import Prose

/// "PARIS (AP) — " and its kin: read from reports, written on leads.
enum Dateline {
    /// Takes a dateline off the front of a sentence and returns its place as a text would print it: "Paris".
    static func strip(_ bytes: [UInt8], _ sentence: inout Span) -> String? {
        let limit = min(sentence.end, sentence.start + 90)
        var index = sentence.start
        while index + 2 < limit {
            let width = dash(bytes, index, limit)
            // A dash with a space before it; "(Reuters) - " and "—" both occur, also two hyphens.
            if width > 0, index > sentence.start, bytes[index - 1] == 0x20, index + width < sentence.end,
                bytes[index + width] == 0x20
            {
                let head = String(decoding: bytes[sentence.start..<index], as: UTF8.self)
                guard let place = place(in: head) else { return nil }
                var start = index + width
                while start < sentence.end, bytes[start] == 0x20 { start += 1 }
                sentence = Span(start, sentence.end)
                return place
            }
            index += 1
        }
        return nil
    }

    /// The dateline of a request's lead, with the day of its newest report.
    ///
    /// Empty when no report bears a date.
    static func text(_ template: String?, for request: DraftRequest, place: String?) -> String {
        guard let newest = request.reports.compactMap(\.revision.published).max() else { return "" }
        return text(template, place: place, day: CalendarDay(newest, minutesEast: request.minutesEast))
    }

    /// Fills a lead's template.
    ///
    /// `{PLACE}` and `{place}` are the place, `{date}` the AP form of the day, `{weekday}` its name. Empty when the
    /// template needs a place and there is none.
    static func text(_ template: String?, place: String?, day: CalendarDay) -> String {
        guard let template else { return "" }
        let needsPlace = template.contains("{PLACE}") || template.contains("{place}")
        if needsPlace, place == nil { return "" }
        return
            template
            .replacingOccurrences(of: "{PLACE}", with: place?.uppercased() ?? "")
            .replacingOccurrences(of: "{place}", with: place ?? "")
            .replacingOccurrences(of: "{date}", with: day.monthAndDay)
            .replacingOccurrences(of: "{weekday}", with: day.weekdayName)
    }

    private static func dash(_ bytes: [UInt8], _ index: Int, _ limit: Int) -> Int {
        if bytes[index] == 0xE2, index + 2 < limit, bytes[index + 1] == 0x80,
            bytes[index + 2] & 0xFE == 0x94 || bytes[index + 2] == 0x93
        {
            return 3
        }
        guard bytes[index] == 0x2D else { return 0 }
        return bytes[index + 1] == 0x2D ? 2 : 1
    }

    /// The first words in capitals, as a text prints them: "Paris".
    private static func place(in head: String) -> String? {
        var words: [String] = []
        for word in head.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }) {
            let letters = word.filter { $0.isLetter }
            guard letters.count >= 2, letters == letters.uppercased(), !word.hasPrefix("(") else { break }
            words.append(word.filter { $0 != "," })
            if word.hasSuffix(",") { break }
        }
        guard !words.isEmpty, words.count <= 4 else { return nil }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: " ")
    }
}

extension CalendarDay {
    /// The day at a place `minutesEast` of Greenwich.
    init(_ date: Date, minutesEast: Int) { self.init(date.addingTimeInterval(Double(minutesEast) * 60)) }

    /// Month and day, months as the AP Stylebook abbreviates them before a day.
    var monthAndDay: String {
        let months = [
            "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
        ]
        return months.indices.contains(month - 1) ? "\(months[month - 1]) \(day)" : "\(day)"
    }

    var weekdayName: String {
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][weekday]
    }
}
