import Foundation

/// Dates of pages: as stated for machines, in an address, or in a line of text.
///
/// A time counts only where one is written.
enum PageDates {
    /// A whole text that is a date; `isDayFirst` says how "03/04/2020" is read.
    static func read(_ text: String, isDayFirst: Bool = false) -> PageDate? {
        if isDayFirst, text.utf8.count <= 30, text.utf8.contains(UInt8(ascii: "/")),
            let found = DatesInText.find(in: text, isDayFirst: true).first
        {
            return found.date
        }
        guard let (days, moment) = FeedDates.reading(text) else { return nil }
        let (year, month, day) = Civil.date(days)
        guard year >= 1990, year < 2100 else { return nil }
        let iso = "\(FeedDates.pad(year, 4))-\(FeedDates.pad(month, 2))-\(FeedDates.pad(day, 2))"
        return PageDate(day: iso, moment: moment)
    }

    /// A line that says a day, month and year, perhaps among other words: "Posted on May 5, 2019 by".
    static func inText(_ text: String) -> PageDate? {
        if let date = read(text) { return hasDay(text) ? date : nil }
        // Try the line's parts: around "|", bullets and the like.
        for part in text.split(whereSeparator: {
            $0 == "|" || $0 == "•" || $0 == "·" || $0 == "(" || $0 == ")" || $0 == "/" && text.contains(" / ")
                || $0 == "—" || $0 == "–"
        }) {
            if hasDay(String(part)), let date = read(String(part)) { return date }
        }
        return nil
    }

    /// Year alone, or month and year, is not the day of publication.
    private static func hasDay(_ text: String) -> Bool {
        var groups = 0
        var wasDigit = false
        for byte in text.utf8 {
            let isDigit = byte >= 0x30 && byte <= 0x39
            if isDigit, !wasDigit { groups += 1 }
            wasDigit = isDigit
        }
        return groups >= 2
    }

    /// A year of this age and another number.
    static func mayHoldDate(_ bytes: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        var value = 0
        var hasYear = false
        var others = 0
        func close() {
            if digits == 4, value >= 1995, value < 2100 {
                hasYear = true
            } else if digits == 1 || digits == 2 {
                others += 1
            }
        }
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39, digits < 9 {
                value = value * 10 + Int(byte - 0x30)
                digits += 1
            } else if digits > 0 {
                close()
                (digits, value) = (0, 0)
            }
        }
        if digits > 0 { close() }
        return hasYear && others >= 1
    }

    /// Whether a day might stand in it: a year, or numbers with dots between them.
    static func mayHoldDay(_ bytes: some Sequence<UInt8>) -> Bool {
        var digits = 0
        var groups = 0
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
                continue
            }
            if digits > 0 { groups += digits == 4 ? 2 : 1 }
            digits = 0
        }
        if digits > 0 { groups += digits == 4 ? 2 : 1 }
        return groups >= 3
    }

    /// "/2019/05/06/", "/2019-05-06", "20190506": year, month and day in a row.
    static func inAddress(_ address: String) -> PageDate? {
        let path = Array(address.utf8)
        var index = 0
        while index + 8 <= path.count {
            if let year = digits(path, index, 4), year >= 1995, year < 2100, index == 0 || !isDigit(path[index - 1]) {
                let separator = path[index + 4]
                if isDigit(separator) {
                    if let month = digits(path, index + 4, 2), let day = digits(path, index + 6, 2),
                        index + 8 == path.count || !isDigit(path[index + 8]),
                        let date = whole(year, month, day)
                    {
                        return date
                    }
                } else if separator == UInt8(ascii: "/") || separator == UInt8(ascii: "-")
                    || separator == UInt8(ascii: "_")
                {
                    let monthWidth = digits(path, index + 5, 2) == nil ? 1 : 2
                    let dayStart = index + 5 + monthWidth + 1
                    if let month = digits(path, index + 5, monthWidth), dayStart < path.count,
                        path[dayStart - 1] == separator
                    {
                        let dayWidth = digits(path, dayStart, 2) == nil ? 1 : 2
                        if let day = digits(path, dayStart, dayWidth),
                            dayStart + dayWidth >= path.count || !isDigit(path[dayStart + dayWidth]),
                            let date = whole(year, month, day)
                        {
                            return date
                        }
                    }
                }
            }
            index += 1
        }
        return nil
    }

    static func whole(_ year: Int, _ month: Int, _ day: Int) -> PageDate? {
        guard month >= 1, month <= 12, day >= 1, day <= Civil.length(ofMonth: month, year) else { return nil }
        return PageDate(day: "\(FeedDates.pad(year, 4))-\(FeedDates.pad(month, 2))-\(FeedDates.pad(day, 2))")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        var value = 0
        for index in start..<start + count {
            guard isDigit(bytes[index]) else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
    }
}
