import Foundation

/// Days named inside a line of text: "Posted on May 5, 2019 by …", "Von Anna Muster | 31.10.23", "21 de enero de 2022".
///
/// A day counts only where day, month and year stand together; the year has four digits, or two after dots in a short
/// line, as German papers write it.
struct DatesInText {
    struct Found {
        var date: PageDate
        /// Bytes of the line.
        var range: Range<Int>
    }

    private struct Number {
        var start: Int
        var end: Int
        var value: Int
        var digits: Int { end - start }
    }

    private let bytes: [UInt8]
    private let isDayFirst: Bool
    private var numbers: [Number] = []

    /// The first days in `text`, at most four, in order.
    ///
    /// `isDayFirst` says how "03/04/2020" is read; the page's language tells. Linear.
    static func find(in text: String, isDayFirst: Bool) -> [Found] {
        var reading = DatesInText(text, isDayFirst: isDayFirst)
        return reading.days()
    }

    private init(_ text: String, isDayFirst: Bool) {
        bytes = Array(text.utf8.prefix(600))
        self.isDayFirst = isDayFirst
        var index = 0
        while index < bytes.count, numbers.count < 40 {
            guard Self.isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            var value = 0
            while index < bytes.count, Self.isDigit(bytes[index]) {
                if index - start < 9 { value = value * 10 + Int(bytes[index] - 0x30) }
                index += 1
            }
            numbers.append(Number(start: start, end: index, value: value))
        }
    }

    private mutating func days() -> [Found] {
        var found: [Found] = []
        for index in numbers.indices where found.count < 4 {
            let number = numbers[index]
            let isYear = number.digits == 4 && number.value >= 1990 && number.value < 2100
            let hit = isYear ? yearFirst(index) ?? yearLast(index) : shortYear(index)
            guard let hit, found.last.map({ $0.range.upperBound <= hit.range.lowerBound }) ?? true else { continue }
            found.append(hit)
        }
        return found
    }

    /// "2020-05-06", "2020/5/6", "2020.05.06", "2020年5月6日".
    private func yearFirst(_ index: Int) -> Found? {
        guard index + 2 < numbers.count else { return nil }
        let (year, month, day) = (numbers[index], numbers[index + 1], numbers[index + 2])
        guard month.digits <= 2, day.digits <= 2 else { return nil }
        let first = between(year, month)
        let second = between(month, day)
        let isPlain = first == second && ["-", "/", ".", ". "].contains(first)
        let isMarked = (first == "年" && second == "月") || (first == "년 " && second == "월 ")
        guard isPlain || isMarked else { return nil }
        return found(year.value, month.value, day.value, year.start..<day.end)
    }

    private func yearLast(_ index: Int) -> Found? {
        let year = numbers[index]
        if index >= 2, let hit = numeric(numbers[index - 2], numbers[index - 1], year, year: year.value) { return hit }
        guard index >= 1 else { return nil }
        let day = numbers[index - 1]
        guard day.digits <= 2, year.start - day.end <= 40 else { return nil }
        let gap = between(day, year)
        if let month = month(in: gap) { return found(year.value, month, day.value, day.start..<year.end) }
        // "January 21, 2022", "January 21st 2022".
        guard [", ", " ", ",", "st, ", "nd, ", "rd, ", "th, ", "st ", "nd ", "rd ", "th ", ". "].contains(gap),
            let (month, start) = monthWord(before: day.start)
        else { return nil }
        return found(year.value, month, day.value, start..<year.end)
    }

    private func shortYear(_ index: Int) -> Found? {
        guard index >= 2, numbers[index].digits == 2, bytes.count <= 90 else { return nil }
        let (day, month, year) = (numbers[index - 2], numbers[index - 1], numbers[index])
        let value = year.value < 60 ? 2000 + year.value : 1900 + year.value
        guard value >= 1995, between(day, month) == ".", between(month, year) == "." else { return nil }
        guard year.end == bytes.count || bytes[year.end] != UInt8(ascii: ".") || year.end + 1 == bytes.count,
            day.start == 0 || bytes[day.start - 1] != UInt8(ascii: ".")
        else { return nil }
        return numeric(day, month, year, year: value)
    }

    /// Three numbers, the year last.
    private func numeric(_ first: Number, _ second: Number, _ last: Number, year: Int) -> Found? {
        guard first.digits <= 2, second.digits <= 2 else { return nil }
        let mark = between(first, second)
        let isSame = mark == between(second, last)
        switch mark {
        case ".", ". ", " | ", " . ":
            guard isSame || between(second, last) == "." || between(second, last) == ". " else { return nil }
            return found(year, second.value, first.value, first.start..<last.end)
        case "-" where isSame:
            return found(year, second.value, first.value, first.start..<last.end)
        case "/" where isSame, " / " where isSame:
            let dayIsFirst = first.value > 12 || (isDayFirst && second.value <= 12)
            return dayIsFirst
                ? found(year, second.value, first.value, first.start..<last.end)
                : found(year, first.value, second.value, first.start..<last.end)
        default: return nil
        }
    }

    private func found(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> Found? {
        PageDates.whole(year, month, day).map { Found(date: $0, range: range) }
    }

    private func between(_ first: Number, _ second: Number) -> String {
        guard second.start - first.end <= 40 else { return "" }
        let gap = String(decoding: bytes[first.end..<second.start], as: UTF8.self)
        guard gap.utf8.contains(where: { $0 >= 0x80 }) else { return gap }
        // Thin and no-break spaces are spaces.
        return String(gap.map { $0.isWhitespace ? " " : $0 })
    }

    private static let small: Set<String> = ["de", "del", "of", "st", "nd", "rd", "th", "er", "the", "den"]

    /// The one month that `gap` names, among little words alone.
    private func month(in gap: String) -> Int? {
        var month: Int?
        for word in gap.split(whereSeparator: { !$0.isLetter }) {
            let plain = Self.folded(word)
            if Self.small.contains(plain) { continue }
            guard month == nil, let named = DateWords.month(plain) else { return nil }
            month = named
        }
        let marks = gap.contains { !$0.isLetter && !" .,-/º°'’\u{A0}".contains($0) }
        return marks ? nil : month
    }

    /// The word that ends right before `position`, if it names a month.
    private func monthWord(before position: Int) -> (month: Int, start: Int)? {
        var end = position
        while end > 0, position - end < 3, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        var start = end
        while start > 0, end - start < 30, bytes[start - 1] >= 0x80 || HTMLTokenizer.isLetter(bytes[start - 1]) {
            start -= 1
        }
        guard start < end else { return nil }
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        return DateWords.month(Self.folded(word[...])).map { ($0, start) }
    }

    private static func folded(_ word: Substring) -> String {
        let lower = word.lowercased()
        if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
        return String(
            String.UnicodeScalarView(
                lower.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
                    !($0.value >= 0x300 && $0.value <= 0x36F)
                }
            )
        )
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
