import Foundation

/// One reading of a date text: words, numbers and marks first, then the time and the zone, then what is left is the day.
struct DateReading {
    private enum Token: Equatable {
        case number(value: Int, digits: Int)
        case word(String)
        case mark(UInt8)
        case space
    }

    private var tokens: [Token] = []
    private var used: [Bool] = []
    private var offset: Int?
    private var seconds: Double?
    private var isKorean = false

    init(_ text: String) {
        tokens = Self.tokenise(text)
        used = Array(repeating: false, count: tokens.count)
    }

    /// Seconds since 1970.
    mutating func moment() -> Double? {
        if let stamp = unixSeconds() { return stamp }
        guard readTime() else { return nil }
        guard readZone() else { return nil }
        guard let days = readDay() else { return nil }
        let zone = offset ?? (isKorean ? 9 * 3600 : 0)
        written = (days, seconds != nil)
        if let weekday, weekday != Civil.weekday(days) { isSure = false }
        return Double(days * 86_400 - zone) + (seconds ?? 0)
    }

    /// The day as it is written, wherever its midnight falls in UTC, and whether a time stands with it.
    private(set) var written: (day: Int, hasTime: Bool)?
    /// False where the numbers could be another day, or the weekday beside them belongs to another.
    private(set) var isSure = true

    /// Monday is 0; only English names are looked at, since other languages' short forms are also months'.
    private var weekday: Int? {
        for case .word(let word) in tokens where word.utf8.count >= 3 {
            if let day = DateWords.weekdays.firstIndex(where: { $0.hasPrefix(word) }) { return day }
        }
        return nil
    }

    // MARK: - Tokens

    private static func tokenise(_ text: String) -> [Token] {
        // Accents fold away so that one table serves "déc" and "dec"; fullwidth digits become digits. Hangul would come
        // apart, so it is composed again.
        let lower = text.lowercased()
        let plain: String
        if lower.utf8.allSatisfy({ $0 < 0x80 }) {
            plain = lower
        } else {
            let folded = lower.decomposedStringWithCompatibilityMapping.unicodeScalars
                .filter { !($0.value >= 0x300 && $0.value <= 0x36F) }
            plain = String(String.UnicodeScalarView(folded)).precomposedStringWithCanonicalMapping
        }
        var tokens: [Token] = []
        var word = String.UnicodeScalarView()
        var value = 0
        var digits = 0
        func flush() {
            if digits > 0 { tokens.append(.number(value: value, digits: digits)) }
            if !word.isEmpty { tokens.append(.word(String(word))) }
            (value, digits, word) = (0, 0, String.UnicodeScalarView())
        }
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "0"..."9":
                if !word.isEmpty { flush() }
                digits += 1
                if digits <= 15 { value = value * 10 + Int(scalar.value - 48) }
            case "年", "月", "년", "월":
                flush()
                tokens.append(.mark(UInt8(ascii: "-")))
            case "日", "일", "號", "号":
                flush()
                tokens.append(.space)
            case _ where scalar.properties.isAlphabetic:
                if digits > 0 { flush() }
                word.append(scalar)
            case "\u{2212}", "\u{2013}":
                flush()
                tokens.append(.mark(UInt8(ascii: "-")))
            case _ where scalar.isASCII && scalar.value > 32 && scalar.value < 127:
                flush()
                tokens.append(.mark(UInt8(scalar.value)))
            default:
                flush()
                if tokens.last != .space { tokens.append(.space) }
            }
        }
        flush()
        return tokens
    }

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard index >= 0, index < tokens.count, case .number(let value, let digits) = tokens[index] else { return nil }
        return (value, digits)
    }

    private func word(_ index: Int) -> String? {
        guard index >= 0, index < tokens.count, case .word(let word) = tokens[index] else { return nil }
        return word
    }

    private func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        index >= 0 && index < tokens.count && tokens[index] == .mark(UInt8(ascii: mark))
    }

    private func isSpace(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index] == .space }

    private mutating func use(_ range: Range<Int>) {
        for index in range where index < used.count { used[index] = true }
    }

    // MARK: - Time of day

    private func unixSeconds() -> Double? {
        // "/Date(1520932969000)/" is how older .NET programs write JSON.
        if word(1) == "date", isMark(2, "("), let stamp = number(3), stamp.digits == 13 {
            return Double(stamp.value) / 1000
        }
        let marks = tokens.filter { $0 != .space }
        guard marks.count == 1 || (marks.count == 3 && marks[1] == .mark(UInt8(ascii: "."))),
            case .number(let value, let digits) = marks[0]
        else { return nil }
        if digits == 10 { return Double(value) }
        if digits == 13, marks.count == 1 { return Double(value) / 1000 }
        return nil
    }

    /// Finds the time of day: clock, compact or "7 pm".
    ///
    /// False when a time is there and is not one.
    private mutating func readTime() -> Bool {
        for index in tokens.indices {
            guard let hour = number(index), hour.digits <= 2, isMark(index + 1, ":"), let minute = number(index + 2)
            else {
                continue
            }
            // "2025-02-11+01:00" is a day with a zone (XML Schema part 2, section 3.2.9), not one o'clock.
            if isMark(index - 1, "+") || isMark(index - 1, "-"), number(index - 2) != nil, !isMark(index + 3, ":") {
                // After a compact time ("T192030+01:00") it is that time's zone, which is read later.
                if let day = number(index - 2), day.digits > 2 || word(index - 3) == "t" { continue }
                guard hour.value < 24, minute.value < 60, index == tokens.count - 3 else { return false }
                offset = (hour.value * 60 + minute.value) * (isMark(index - 1, "-") ? -60 : 60)
                use(index - 1..<index + 3)
                return true
            }
            return readClock(at: index, hour: hour.value, minute: minute.value)
        }
        for index in tokens.indices {
            guard let hour = number(index) else { continue }
            let afterT = word(index - 1).map { $0 == "t" } ?? false
            if afterT, number(index - 2) != nil, hour.digits == 4 || hour.digits == 6 {
                let isLong = hour.digits == 6
                let second = isLong ? hour.value % 100 : 0
                let minutes = isLong ? hour.value / 100 : hour.value
                use(index - 1..<index + 1)
                return setTime(minutes / 100, minutes % 100, Double(second), half: nil)
            }
            if afterT, number(index - 2) != nil, hour.digits == 2 {
                use(index - 1..<index + 1)
                return setTime(hour.value, 0, 0, half: nil)
            }
            // "18h30", "18 h", "18.30 Uhr".
            if hour.digits <= 2, word(index + 1) == "h" || (isSpace(index + 1) && word(index + 2) == "h") {
                let after = word(index + 1) == "h" ? index + 2 : index + 3
                let minute =
                    number(after) ?? (isSpace(after) ? number(after + 1).flatMap { $0.digits == 2 ? $0 : nil } : nil)
                use(index..<after + (minute == nil ? 0 : number(after) == nil ? 2 : 1))
                return setTime(hour.value, minute?.value ?? 0, 0, half: nil)
            }
            if hour.digits <= 2, isMark(index + 1, "."), let minute = number(index + 2), minute.digits == 2,
                word(index + 3) == "uhr" || (isSpace(index + 3) && word(index + 4) == "uhr")
            {
                use(index..<index + 5)
                return setTime(hour.value, minute.value, 0, half: nil)
            }
            if hour.digits <= 2, let half = halfDay(after: index + 1) {
                use(index..<half.end)
                return setTime(hour.value, 0, 0, half: half.isAfternoon)
            }
        }
        return true
    }

    private mutating func readClock(at index: Int, hour: Int, minute: Int) -> Bool {
        var end = index + 3
        var second = 0.0
        if isMark(end, ":"), let value = number(end + 1) {
            second = Double(value.value)
            guard value.digits <= 2 else { return false }
            end += 2
            if isMark(end, ".") || isMark(end, ","), let fraction = number(end + 1), fraction.digits <= 9 {
                second += Double(fraction.value) / pow(10, Double(fraction.digits))
                end += 2
            }
        }
        if isMark(end, ":") { return false }
        var half = halfDay(after: end)
        let start = index
        if half == nil, let before = word(index - 1) ?? word(index - 2), let marker = DateWords.halfDayMarkers[before] {
            half = (marker, end)
            isKorean = isKorean || before == "오전" || before == "오후"
        }
        if word(start - 1) == "t" { use(start - 1..<start) }
        use(start..<max(end, half?.end ?? end))
        return setTime(hour, minute, second, half: half?.isAfternoon)
    }

    /// `am`, `p.m.` and their like from `index` on.
    private func halfDay(after index: Int) -> (isAfternoon: Bool, end: Int)? {
        let at = isSpace(index) ? index + 1 : index
        guard let first = word(at) else { return nil }
        if let marker = DateWords.halfDayMarkers[first] { return (marker, at + 1) }
        guard first == "a" || first == "p", isMark(at + 1, ".") else { return nil }
        let second = isSpace(at + 2) ? at + 3 : at + 2
        guard word(second) == "m" else { return nil }
        return (first == "p", isMark(second + 1, ".") ? second + 2 : second + 1)
    }

    private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Double, half: Bool?) -> Bool {
        var hour = hour
        if let half, hour <= 12 {
            if hour == 12 { hour = half ? 12 : 0 } else if half { hour += 12 }
        }
        guard hour <= 24, minute < 60, second < 61, hour < 24 || (minute == 0 && second == 0) else { return false }
        seconds = Double(hour * 3600 + minute * 60) + second
        return true
    }

    // MARK: - Zone

    /// Finds the offset after the time: a number with a sign wins over a name.
    ///
    /// False when the offset is no offset.
    private mutating func readZone() -> Bool {
        guard seconds != nil, let time = used.lastIndex(of: true) else { return true }
        var named: Int?
        var index = time + 1
        while index < tokens.count {
            if isMark(index, "+") || isMark(index, "-"), let first = number(index + 1), offset == nil {
                // "- 16:29" and "-2004" are not offsets; a sign right before two to four digits is.
                guard first.digits == 4 || first.digits <= 2 else { return false }
                var minutes = first.digits == 4 ? first.value / 100 * 60 + first.value % 100 : first.value * 60
                var end = index + 2
                if first.digits == 4, first.value % 100 >= 60 { return false }
                if first.digits <= 2, isMark(end, ":") {
                    guard let rest = number(end + 1), rest.value < 60 else { return false }
                    minutes += rest.value
                    end += 2
                }
                guard minutes < 24 * 60 else { return false }
                offset = (isMark(index, "-") ? -minutes : minutes) * 60
                use(index..<end)
                index = end
                continue
            }
            if let name = word(index), let zone = DateWords.zones[name] {
                // A lone letter is a military zone only where a zone would stand.
                if name.utf8.count > 1 || name == "z" || isSpace(index - 1) {
                    named = named ?? zone
                    use(index..<index + 1)
                }
            }
            index += 1
        }
        offset = offset ?? named.map { $0 * 60 }
        return true
    }

    // MARK: - Day

    private mutating func readDay() -> Int? {
        if let day = weekDate() { return day }
        var numbers: [(index: Int, value: Int, digits: Int)] = []
        var months: [(index: Int, month: Int)] = []
        for (index, token) in tokens.enumerated() where !used[index] {
            switch token {
            case .number(let value, let digits): numbers.append((index, value, digits))
            case .word(let name): if let month = DateWords.month(name) { months.append((index, month)) }
            default: break
            }
        }
        // "mar., 01 déc. 2020": the weekday comes first and looks like March.
        let named = months.first { !DateWords.weekdaysLikeMonths.contains(word($0.index) ?? "") } ?? months.last
        if let named { return Self.day(numbers.map { ($0.value, $0.digits) }, named: named.month) }
        switch numbers.count {
        case 1: return compactDay(numbers[0].index, numbers[0].value, numbers[0].digits)
        case 2:
            let (first, second) = (numbers[0], numbers[1])
            if second.index == first.index + 2, isMark(first.index + 1, "-") {
                if first.digits == 4, second.digits == 3 { return Self.ordinal(first.value, second.value) }
                if first.digits == 4 { return Self.valid(first.value, second.value, 1) }
                // ISO 8601:1988 5.2.1.3: "-YY-MM", the century implied.
                if isMark(first.index - 1, "-"), first.digits == 2, second.digits == 2 {
                    return Self.valid(Self.century(first.value), second.value, 1)
                }
            }
            return nil
        case 3: return numericDay(numbers)
        default: return nil
        }
    }

    /// `2004-W01-1` and `2004W011` (ISO 8601 section 5.2.3.3); a week without its day is no day.
    private func weekDate() -> Int? {
        for index in tokens.indices where !used[index] && word(index) == "w" {
            let before = isMark(index - 1, "-") ? index - 2 : index - 1
            guard let year = number(before), year.digits == 4, let week = number(index + 1) else { continue }
            let part: (week: Int, day: Int)
            if week.digits == 3 {
                part = (week.value / 10, week.value % 10)
            } else if week.digits == 2, isMark(index + 2, "-"), let day = number(index + 3), day.digits == 1 {
                part = (week.value, day.value)
            } else {
                continue
            }
            guard (1...53).contains(part.week), (1...7).contains(part.day), year.value >= 1 else { return nil }
            // The first week is the one with 4 January in it.
            let fourth = Civil.days(year.value, 1, 4)
            let day = fourth - Civil.weekday(fourth) + (part.week - 1) * 7 + part.day - 1
            // Only long years have a week 53: its Thursday must still lie in the year.
            let thursday = day - part.day + 4
            return part.week < 53 || Civil.date(thursday).year == year.value ? day : nil
        }
        return nil
    }

    /// Day and year around a month's name.
    private static func day(_ numbers: [(value: Int, digits: Int)], named month: Int) -> Int? {
        switch numbers.count {
        case 1:
            return numbers[0].digits == 4 ? valid(numbers[0].value, month, 1) : nil
        case 2:
            let (first, second) = (numbers[0], numbers[1])
            if first.digits >= 3, second.digits <= 2 { return valid(first.value, month, second.value) }
            if second.digits >= 3, first.digits <= 2 { return valid(second.value, month, first.value) }
            guard first.digits <= 2, second.digits <= 2 else { return nil }
            if first.value > 31 { return valid(century(first.value), month, second.value) }
            // "2 Jan 2" has no year.
            guard second.digits == 2 else { return nil }
            return valid(century(second.value), month, first.value)
        default:
            return nil
        }
    }

    /// One number: `YYYYMMDD`, `YYMMDD`, `YYYYDDD`, `YYDDD`, `YYYY`, `-YYMM` (ISO 8601:1988).
    private mutating func compactDay(_ index: Int, _ value: Int, _ digits: Int) -> Int? {
        switch digits {
        case 12, 14:
            // "20250211093000": the time stands in the same number.
            let day = digits == 14 ? value / 1_000_000 : value / 10_000
            let time = digits == 14 ? value % 1_000_000 : value % 10_000 * 100
            guard seconds == nil, setTime(time / 10_000, time / 100 % 100, Double(time % 100), half: nil) else {
                return nil
            }
            return Self.valid(day / 10_000, day / 100 % 100, day % 100)
        case 8: return Self.valid(value / 10_000, value / 100 % 100, value % 100)
        case 7: return Self.ordinal(value / 1000, value % 1000)
        case 6: return Self.valid(Self.century(value / 10_000), value / 100 % 100, value % 100)
        case 5: return Self.ordinal(Self.century(value / 1000), value % 1000)
        case 4:
            if isMark(index - 1, "-") { return Self.valid(Self.century(value / 100), value % 100, 1) }
            // A year by itself is a date (W3C-DTF); four digits among other words are not.
            guard tokens.count(where: { $0 != .space }) == 1 else { return nil }
            return value >= 1000 && value < 2200 ? Self.valid(value, 1, 1) : nil
        default: return nil
        }
    }

    /// Three numbers: year first; else month first where slashes part them (the way of the software that writes so)
    /// unless that is no month; else day first.
    private mutating func numericDay(_ numbers: [(index: Int, value: Int, digits: Int)]) -> Int? {
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if a.digits == 4 { return Self.valid(a.value, b.value, c.value) }
        let hasSlashes = isMark(a.index + 1, "/")
        let hasDashes = isMark(a.index + 1, "-")
        if c.digits == 4 || hasSlashes || isMark(a.index + 1, ".") {
            guard a.digits <= 2, b.digits <= 2, c.digits == 4 || c.digits == 2 else { return nil }
            let year = c.digits == 4 ? c.value : Self.century(c.value)
            let monthFirst = Self.valid(year, a.value, b.value)
            let dayFirst = Self.valid(year, b.value, a.value)
            guard let monthFirst, let dayFirst, monthFirst != dayFirst else { return monthFirst ?? dayFirst }
            // Both are days: the weekday decides where there is one, else custom, and the reading is not sure.
            if let weekday {
                let fits = (Civil.weekday(monthFirst) == weekday, Civil.weekday(dayFirst) == weekday)
                if fits.0 != fits.1 { return fits.0 ? monthFirst : dayFirst }
            }
            if isMark(a.index + 1, ".") { return dayFirst }
            isSure = false
            return hasSlashes ? monthFirst : dayFirst
        }
        guard hasDashes, a.digits == 2, b.digits == 2, c.digits == 2 else { return nil }
        return Self.valid(Self.century(a.value), b.value, c.value)
    }

    private static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

    private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1, day <= Civil.length(ofMonth: month, year)
        else { return nil }
        return Civil.days(year, month, day)
    }

    private static func ordinal(_ year: Int, _ day: Int) -> Int? {
        guard year >= 1, year <= 9999, day >= 1, day <= (Civil.isLeap(year) ? 366 : 365) else { return nil }
        return Civil.days(year, 1, 1) + day - 1
    }
}
