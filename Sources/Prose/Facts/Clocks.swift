import NewsModel

/// Reads times of day: "5 p.m.", "5:30pm", "17:00", "noon", "five o'clock", with the zone they name.
struct Clocks {
    let text: FigureText

    private struct Time {
        var minutes: Double
        var end: Int
        /// Morning or evening is not told yet.
        var isOpen: Bool
        /// Whether the text can only mean a time of day.
        var isCertain: Bool
    }

    /// The time of day whose first word stands at `index`.
    func read(at index: Int) -> (figure: Figure, end: Int)? {
        guard var time = named(at: index) ?? digits(at: index) else { return nil }
        if time.isOpen, let meridiem = meridiem(time.end) {
            time = turned(time, isAfternoon: meridiem.isAfternoon)
            time.end = meridiem.end
        } else if time.isOpen, !time.isCertain {
            guard let hours = borrowed(time) else { return nil }
            time = hours
        }
        var clock = Figure.Clock(isOpen: time.isOpen)
        var end = time.end
        if let zone = zone(at: end) {
            clock.zone = zone.name
            clock.offsets = zone.offsets
            end = zone.end
        }
        let span = Span(text.tokens[index].span.start, text.tokens[end - 1].span.end)
        var figure = Figure(span: span, core: span, value: time.minutes, unit: .clock)
        figure.clock = clock
        return (figure, end)
    }

    // MARK: Hours

    /// "noon", "12 noon", "five o'clock", "half past five".
    private func named(at index: Int) -> Time? {
        if case .time(let minutes)? = NumberWords.of(text.word(index)),
            text.tokens[index].shape == .lower || text.opensClause(index) && !isName(index + 1)
        {
            return Time(minutes: minutes, end: index + 1, isOpen: false, isCertain: true)
        }
        if text.word(index) == "12", text.isJoined(index + 1),
            case .time(let minutes)? = NumberWords.of(text.word(index + 1))
        {
            return Time(minutes: minutes, end: index + 2, isOpen: false, isCertain: true)
        }
        let isHalf = text.word(index) == "half"
        if isHalf || text.word(index) == "quarter", ["past", "to"].contains(text.word(index + 1)),
            isHalf ? text.word(index + 1) == "past" : true, let hour = hour(index + 2), text.isJoined(index + 2)
        {
            let isPast = text.word(index + 1) == "past"
            // "A quarter to five" is a time, "a quarter to 12 people" is not.
            guard isPast || meridiem(index + 3) != nil else { return nil }
            let minutes = isHalf ? 30.0 : isPast ? 15 : -15
            let total = (hour.truncatingRemainder(dividingBy: 12) * 60 + minutes + 720)
                .truncatingRemainder(dividingBy: 720)
            return Time(minutes: total, end: index + 3, isOpen: true, isCertain: true)
        }
        if text.word(index + 1) == "o'clock", let hour = hour(index) {
            return Time(
                minutes: hour.truncatingRemainder(dividingBy: 12) * 60,
                end: index + 2,
                isOpen: true,
                isCertain: true
            )
        }
        return nil
    }

    /// "Midnight Express" is a name, "Midday Saturday" a time.
    private func isName(_ index: Int) -> Bool {
        index < text.tokens.count && text.isJoined(index) && text.tokens[index].isCapitalised
            && !text.word(index).hasSuffix("day")
    }

    private func hour(_ index: Int) -> Double? {
        guard let value = Double(text.word(index)) ?? NumberWords.value(text.word(index))?.value, value >= 1,
            value <= 12, value == value.rounded()
        else { return nil }
        return value
    }

    /// "5", "5.30", "5:30", "17:00", "5pm", "5.30pm".
    private func digits(at index: Int) -> Time? {
        let token = text.tokens[index]
        if token.shape == .lower || token.shape == .capitalised {
            // "five in the afternoon", "five p.m."
            guard let hour = hour(index), meridiem(index + 1) != nil else { return nil }
            return Time(
                minutes: hour.truncatingRemainder(dividingBy: 12) * 60,
                end: index + 1,
                isOpen: true,
                isCertain: false
            )
        }
        guard token.shape == .number || token.shape == .mixed else { return nil }
        if let (minutes, end) = colon(at: index) { return minutes.isFinite ? whole(minutes, end, index) : nil }
        guard token.shape == .number else {
            guard let (hours, isAfternoon) = grown(token.folded) else { return nil }
            let time = Time(minutes: hours, end: index + 1, isOpen: true, isCertain: true)
            return turned(time, isAfternoon: isAfternoon)
        }
        guard let (hour, minute) = split(token.folded), hour >= 1, hour <= 12 else { return nil }
        return Time(
            minutes: hour.truncatingRemainder(dividingBy: 12) * 60 + minute,
            end: index + 1,
            isOpen: true,
            isCertain: false
        )
    }

    /// "5pm", "5.30pm": minutes of twelve hours, and which half of the day.
    private func grown(_ folded: String) -> (Double, Bool)? {
        let isAfternoon = folded.hasSuffix("pm")
        guard isAfternoon || folded.hasSuffix("am"), let (hour, minute) = split(String(folded.dropLast(2))),
            hour >= 1, hour <= 12
        else { return nil }
        return (hour.truncatingRemainder(dividingBy: 12) * 60 + minute, isAfternoon)
    }

    /// "5" or "5.30".
    private func split(_ digits: String) -> (Double, Double)? {
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count <= 2, let hour = Double(first), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return (hour, 0) }
        guard parts[1].utf8.count == 2, let minute = Double(parts[1]), minute < 60 else { return nil }
        return (hour, minute)
    }

    /// "17:00", "5:30", "5:30pm"; not a number where the colon means something else.
    private func colon(at index: Int) -> (Double, Int)? {
        guard index + 1 < text.tokens.count, text.tokens[index].folded.utf8.count <= 2,
            text.tokens[index + 1].span.start == text.tokens[index].span.end + 1,
            text.bytes[text.tokens[index].span.end] == 0x3A, let hour = Double(text.word(index)), hour < 24
        else { return nil }
        let next = text.tokens[index + 1]
        let isLast =
            next.span.end + 1 >= text.bytes.count || text.bytes[next.span.end] != 0x3A
            || !Characters.isDigit(text.bytes[next.span.end + 1])
        let start = text.tokens[index].span.start
        guard isLast, start < 1 || text.bytes[start - 1] != 0x3A else { return (.infinity, index + 1) }
        if let minute = Double(next.folded), next.folded.utf8.count == 2, minute < 60 {
            return (hour * 60 + minute, index + 2)
        }
        let isAfternoon = next.folded.hasSuffix("pm")
        guard isAfternoon || next.folded.hasSuffix("am"), next.folded.utf8.count == 4,
            let minute = Double(next.folded.dropLast(2)), minute < 60, hour >= 1, hour <= 12
        else { return nil }
        // A day's length marks that nothing is open any more.
        let half = hour.truncatingRemainder(dividingBy: 12) * 60 + minute + (isAfternoon ? 720 : 0)
        return (half + 1440, index + 2)
    }

    private func whole(_ minutes: Double, _ end: Int, _ index: Int) -> Time {
        if minutes >= 1440 { return Time(minutes: minutes - 1440, end: end, isOpen: false, isCertain: true) }
        let isTwelve = minutes >= 60 && minutes < 780 && !text.word(index).hasPrefix("0")
        return Time(
            minutes: isTwelve ? minutes.truncatingRemainder(dividingBy: 720) : minutes,
            end: end,
            isOpen: isTwelve,
            isCertain: true
        )
    }

    /// "a.m.", "pm", "in the evening": which half of the day, and where the words end.
    private func meridiem(_ index: Int) -> (isAfternoon: Bool, end: Int)? {
        guard index < text.tokens.count, text.isJoined(index) else { return nil }
        switch text.word(index) {
        case "am": return (false, index + 1)
        case "pm": return (true, index + 1)
        case "in" where text.word(index + 1) == "the":
            switch text.word(index + 2) {
            case "morning": return (false, index + 3)
            case "afternoon", "evening": return (true, index + 3)
            default: return nil
            }
        case "at" where text.word(index + 1) == "night": return (true, index + 2)
        default: return nil
        }
    }

    private func turned(_ time: Time, isAfternoon: Bool) -> Time {
        var time = time
        time.minutes = time.minutes.truncatingRemainder(dividingBy: 720) + (isAfternoon ? 720 : 0)
        time.isOpen = false
        time.isCertain = true
        return time
    }

    /// "between 5 and 7 p.m.", "5-7pm": the first takes the half of the day from the second.
    private func borrowed(_ time: Time) -> Time? {
        var next = time.end
        guard next < text.tokens.count, text.isJoined(next) else { return nil }
        if ["to", "and", "or", "until"].contains(text.word(next)) {
            next += 1
            guard text.isJoined(next) else { return nil }
        } else if !text.isHyphened(next) {
            return nil
        }
        guard let second = digits(at: next) else { return nil }
        let isAfternoon: Bool
        if !second.isOpen {
            isAfternoon = second.minutes >= 720
        } else if let found = meridiem(second.end) {
            isAfternoon = found.isAfternoon
        } else {
            return nil
        }
        // "11 to 1 p.m." begins in the morning.
        let turns = time.minutes > second.minutes.truncatingRemainder(dividingBy: 720)
        return turned(time, isAfternoon: turns ? !isAfternoon : isAfternoon)
    }

    // MARK: Zones

    private func zone(at index: Int) -> (name: String, offsets: [Int], end: Int)? {
        guard index < text.tokens.count, index > 0 else { return nil }
        let token = text.tokens[index]
        let gap = token.span.start - text.tokens[index - 1].span.end
        let isBracketed = gap == 2 && text.bytes[token.span.start - 1] == 0x28
        // "p.m. ET" has the stop of "p.m." in the gap.
        let isNear =
            gap <= 3
            && text.bytes[text.tokens[index - 1].span.end..<token.span.start].allSatisfy {
                $0 == 0x20 || $0 == 0x2E || $0 == 0x28
            }
        guard isNear || isBracketed else { return nil }
        if token.shape == .upper, let offsets = Self.zones[token.folded] {
            return (token.folded, offsets.map { $0 * 60 }, index + 1)
        }
        if let (name, offsets) = Self.regions[token.folded], token.shape == .capitalised {
            var end = index + 1
            if ["standard", "daylight", "summer"].contains(text.word(end)) { end += 1 }
            if text.word(end) == "time" { return (name, offsets.map { $0 * 60 }, end + 1) }
            return token.folded == "eastern" || token.folded == "pacific"
                ? (name, offsets.map { $0 * 60 }, index + 1) : nil
        }
        if text.word(index + 1) == "time", text.isJoined(index + 1),
            token.shape == .capitalised || token.folded == "local"
        {
            return (token.folded, [], index + 2)
        }
        return nil
    }

    /// Hours ahead of UTC (IANA time zone database); two where the name covers summer and winter time.
    private static let zones: [String: [Int]] = [
        "et": [-5, -4], "est": [-5], "edt": [-4], "ct": [-6, -5], "cst": [-6], "cdt": [-5], "mt": [-7, -6],
        "mst": [-7], "mdt": [-6], "pt": [-8, -7], "pst": [-8], "pdt": [-7], "gmt": [0], "utc": [0], "bst": [1],
        "cet": [1], "cest": [2], "eet": [2], "eest": [3], "msk": [3], "jst": [9], "hkt": [8], "sgt": [8],
        "aest": [10], "aedt": [11],
    ]
    private static let regions: [String: (String, [Int])] = [
        "eastern": ("et", [-5, -4]), "central": ("ct", [-6, -5]), "mountain": ("mt", [-7, -6]),
        "pacific": ("pt", [-8, -7]), "greenwich": ("gmt", [0]),
    ]
}
