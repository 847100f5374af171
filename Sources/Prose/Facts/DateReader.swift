import NewsModel

/// Reads dates from a run of words.
struct DateReader {
    let bytes: [UInt8]
    let tokens: [Token]
    let today: CalendarDay?

    func read() -> [DateMention] {
        var found: [DateMention] = []
        var index = 0
        while index < tokens.count {
            if let (mention, next) = mention(at: index) {
                found.append(mention)
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    private func mention(at index: Int) -> (DateMention, Int)? {
        let token = tokens[index]
        if let month = month(at: index) { return monthFirst(month, index) }
        if token.isCapitalised, let weekday = Self.weekdays[token.base] { return named(weekday, index) }
        if let day = dayNumber(index), let month = month(at: index + 1), isNear(index, index + 1) {
            return dayFirst(day, month, index)
        }
        if let day = dayNumber(index), index + 2 < tokens.count, tokens[index + 1].folded == "of",
            let month = month(at: index + 2)
        {
            var (mention, next) = dayFirst(day, month, index + 1)
            mention.span.start = token.span.start
            next = max(next, index + 3)
            return (mention, next)
        }
        if let iso = iso(index) { return iso }
        if let (day, month, end) = ordinalDay(index) {
            var (mention, next) = dayFirst(day, month, end - 2)
            mention.span.start = token.span.start
            next = max(next, end)
            return (mention, next)
        }
        if let year = year(index) {
            var mention = DateMention(
                span: token.span,
                precision: .year,
                year: year,
                resolved: CalendarDay(year: year, month: 1, day: 1)
            )
            mention.isFiscal = isFiscal(index)
            return (mention, index + 1)
        }
        return relative(index)
    }

    // MARK: Parts

    /// "the fifth of March", "the twenty-first of March": the day, the month and where the words end.
    private func ordinalDay(_ index: Int) -> (day: Int, month: Int, end: Int)? {
        guard tokens[index].shape == .lower, index + 2 < tokens.count,
            tokens[index + 1].folded == "of" || tokens[index + 2].folded == "of"
        else { return nil }
        var day = NumberWords.ordinal(tokens[index].folded) ?? 0
        var next = index + 1
        if day == 0, let (tens, isScale) = NumberWords.value(tokens[index].folded), !isScale, tens == 20 || tens == 30,
            isNear(index, next), let rest = NumberWords.ordinal(tokens[next].folded), rest < 10
        {
            day = tens + rest
            next += 1
        }
        guard day >= 1, day <= 31, next + 1 < tokens.count, tokens[next].folded == "of", let month = month(at: next + 1)
        else { return nil }
        return (Int(day), month, next + 2)
    }

    /// "fiscal 2024", "the financial year 2024".
    private func isFiscal(_ index: Int) -> Bool {
        let previous = index > 0 ? tokens[index - 1].folded : ""
        let before = previous == "year" && index > 1 ? tokens[index - 2].folded : previous
        return ["fiscal", "financial", "fy", "tax"].contains(before)
    }

    private func isNear(_ left: Int, _ right: Int) -> Bool {
        right < tokens.count && tokens[right].span.start - tokens[left].span.end <= 2
    }

    private func month(at index: Int) -> Int? {
        guard index >= 0, index < tokens.count, tokens[index].isCapitalised, let month = Self.months[tokens[index].base]
        else { return nil }
        // "May" and "March" open sentences as verbs: then a number or a preposition must stand by them.
        if tokens[index].folded == "may" || tokens[index].folded == "march" {
            let previous = index > 0 ? tokens[index - 1].folded : ""
            // "Between March and May", but "he may go, and March on".
            let isPaired = previous == "and" && index > 1 && Self.months[tokens[index - 2].base] != nil
            let hasPreposition = isPaired || (previous != "and" && Self.beforeMonths.contains(previous))
            let hasNumber =
                index + 1 < tokens.count && (dayNumber(index + 1) != nil || year(index + 1) != nil)
                || dayNumber(index - 1) != nil
            return hasPreposition || hasNumber ? month : nil
        }
        return month
    }

    private func dayNumber(_ index: Int) -> Int? {
        guard index >= 0, index < tokens.count else { return nil }
        var digits = tokens[index].folded
        if tokens[index].shape == .mixed {
            guard ["st", "nd", "rd", "th"].contains(String(digits.suffix(2))) else { return nil }
            digits = String(digits.dropLast(2))
        } else if tokens[index].shape != .number {
            guard tokens[index].shape == .lower, index > 0, tokens[index - 1].isCapitalised,
                Self.months[tokens[index - 1].base] != nil, let day = NumberWords.value(digits), !day.isScale,
                day.value >= 1
            else { return nil }
            return Int(day.value)
        }
        guard digits.utf8.count <= 2, let day = Int(digits), day >= 1, day <= 31 else { return nil }
        return day
    }

    private func year(_ index: Int) -> Int? {
        guard index < tokens.count, tokens[index].shape == .number, tokens[index].span.count == 4,
            let year = Int(tokens[index].folded), year >= 1500, year <= 2100
        else { return nil }
        let start = tokens[index].span.start
        if start > 0, [0x24, 0xA3].contains(bytes[start - 1]) || bytes[start - 1] == 0xAC { return nil }
        return year
    }

    private func dayIn(_ month: Int, _ day: Int, year: Int?, weekday: Int?) -> CalendarDay? {
        if let year { return isValid(year, month, day) ? CalendarDay(year: year, month: month, day: day) : nil }
        guard let today else { return nil }
        // Without a year: the nearest such day.
        let candidates = [today.year - 1, today.year, today.year + 1].filter { isValid($0, month, day) }
            .map { CalendarDay(year: $0, month: month, day: day) }
        return candidates.min { abs($0.number - today.number) < abs($1.number - today.number) }
    }

    private func isValid(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard day >= 1, (1...12).contains(month) else { return false }
        let day = CalendarDay(year: year, month: month, day: day)
        return CalendarDay(number: day.number) == day
    }

    // MARK: Forms

    /// "February 11, 2025", "Feb.
    ///
    /// 11", "February 2025", "February".
    private func monthFirst(_ month: Int, _ index: Int) -> (DateMention, Int) {
        var end = index + 1
        var day: Int?
        if let found = dayNumber(end), isNear(index, end) {
            day = found
            end += 1
        }
        var year: Int?
        if let found = self.year(end), tokens[end].span.start - tokens[end - 1].span.end <= 3 {
            year = found
            end += 1
        }
        return (whole(Span(tokens[index].span.start, tokens[end - 1].span.end), year, month, day), end)
    }

    /// "11 February 2025", "11 February".
    private func dayFirst(_ day: Int, _ month: Int, _ index: Int) -> (DateMention, Int) {
        var end = index + 2
        var year: Int?
        if let found = self.year(end), tokens[end].span.start - tokens[end - 1].span.end <= 3 {
            year = found
            end += 1
        }
        return (whole(Span(tokens[index].span.start, tokens[end - 1].span.end), year, month, day), end)
    }

    private func whole(_ span: Span, _ year: Int?, _ month: Int, _ day: Int?) -> DateMention {
        guard let day else {
            let resolvedYear = year ?? today.map { $0.month >= month ? $0.year : $0.year - 1 }
            return DateMention(
                span: span,
                precision: .month,
                year: year,
                month: month,
                resolved: resolvedYear.map { CalendarDay(year: $0, month: month, day: 1) },
                isRelative: year == nil
            )
        }
        return DateMention(
            span: span,
            precision: .day,
            year: year,
            month: month,
            day: day,
            resolved: dayIn(month, day, year: year, weekday: nil),
            isRelative: year == nil
        )
    }

    /// "Tuesday", "last Tuesday", "Tuesday, Feb.
    ///
    /// 11".
    private func named(_ weekday: Int, _ index: Int) -> (DateMention, Int) {
        if index + 1 < tokens.count, tokens[index + 1].span.start - tokens[index].span.end <= 2 {
            if let month = month(at: index + 1), dayNumber(index + 2) != nil {
                var (mention, end) = monthFirst(month, index + 1)
                mention.span.start = tokens[index].span.start
                mention.weekday = weekday
                return (mention, end)
            }
            if let day = dayNumber(index + 1), let month = month(at: index + 2) {
                var (mention, end) = dayFirst(day, month, index + 1)
                mention.span.start = tokens[index].span.start
                mention.weekday = weekday
                return (mention, end)
            }
        }
        let previous = index > 0 ? tokens[index - 1].folded : ""
        var resolved: CalendarDay?
        var alternative: CalendarDay?
        if let today {
            let back = ((today.weekday - weekday) % 7 + 7) % 7
            let isNext = previous == "next" || previous == "coming"
            resolved = today.adding(days: isNext ? 7 - back : -back)
            if !isNext, looksAhead(index) { alternative = today.adding(days: 7 - back) }
        }
        return (
            DateMention(
                span: tokens[index].span,
                precision: .weekday,
                weekday: weekday,
                resolved: resolved,
                alternative: alternative,
                isRelative: true
            ),
            index + 1
        )
    }

    /// "will …", "is due to …": the words before speak of what is to come.
    private func looksAhead(_ index: Int) -> Bool {
        tokens[max(0, index - 12)..<index].contains { Self.ahead.contains($0.folded) }
    }

    /// "2025-02-11".
    private func iso(_ index: Int) -> (DateMention, Int)? {
        guard index + 2 < tokens.count, let year = year(index), tokens[index + 1].folded.utf8.count == 2,
            tokens[index + 1].span.start == tokens[index].span.end + 1, bytes[tokens[index].span.end] == 0x2D,
            let month = Int(tokens[index + 1].folded), tokens[index + 2].span.start == tokens[index + 1].span.end + 1,
            let day = dayNumber(index + 2), isValid(year, month, day)
        else { return nil }
        return (whole(Span(tokens[index].span.start, tokens[index + 2].span.end), year, month, day), index + 3)
    }

    /// "yesterday", "last month", "this year", "next week".
    private func relative(_ index: Int) -> (DateMention, Int)? {
        let word = tokens[index].folded
        if let offset = Self.dayStep(word) {
            return (
                DateMention(
                    span: tokens[index].span,
                    precision: .day,
                    resolved: today?.adding(days: offset),
                    step: offset,
                    isRelative: true
                ),
                index + 1
            )
        }
        if let before = periodBefore(index) { return before }
        guard let step = Self.step(word),
            isNear(index, index + 1)
        else { return nil }
        // "The previous year" counts from the year that is spoken of, not from today.
        let today = word == "previous" || word == "following" ? nil : self.today
        let span = Span(tokens[index].span.start, tokens[index + 1].span.end)
        switch tokens[index + 1].folded {
        case "week":
            return (
                DateMention(
                    span: span,
                    precision: .week,
                    resolved: today?.adding(days: 7 * step),
                    step: step,
                    isRelative: true
                ),
                index + 2
            )
        case "month":
            let resolved = today.map { day -> CalendarDay in
                let months = day.year * 12 + day.month - 1 + step
                return CalendarDay(year: months / 12, month: months % 12 + 1, day: 1)
            }
            return (
                DateMention(span: span, precision: .month, resolved: resolved, step: step, isRelative: true), index + 2
            )
        case "year":
            let resolved = today.map { CalendarDay(year: $0.year + step, month: 1, day: 1) }
            return (
                DateMention(span: span, precision: .year, resolved: resolved, step: step, isRelative: true), index + 2
            )
        default: return nil
        }
    }

    /// "the year before", "a month earlier": what "the previous year" says.
    ///
    /// Not where "before" has a noun of its own: "the year before the war".
    private func periodBefore(_ index: Int) -> (DateMention, Int)? {
        guard index + 2 < tokens.count, ["the", "a"].contains(tokens[index].folded), isNear(index, index + 1),
            isNear(index + 1, index + 2), ["before", "earlier"].contains(tokens[index + 2].folded)
        else { return nil }
        let precision: DateMention.Precision
        switch tokens[index + 1].folded {
        case "week": precision = .week
        case "month": precision = .month
        case "year": precision = .year
        default: return nil
        }
        let next = index + 3
        if next < tokens.count, tokens[next].span.start == tokens[next - 1].span.end + 1,
            bytes[tokens[next - 1].span.end] == 0x20
        {
            guard tokens[next].shape == .lower, !Self.nounOpeners.contains(tokens[next].folded) else { return nil }
        }
        let span = Span(tokens[index].span.start, tokens[index + 2].span.end)
        return (DateMention(span: span, precision: precision, step: -1, isRelative: true), next)
    }

    private static let nounOpeners: Set<String> = [
        "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "he",
        "she", "it", "they", "we", "i", "you", "any", "some", "being", "becoming", "last", "next",
    ]

    private static func dayStep(_ word: String) -> Int? {
        switch word {
        case "yesterday": -1
        case "today", "tonight": 0
        case "tomorrow": 1
        default: nil
        }
    }

    private static func step(_ word: String) -> Int? {
        switch word {
        case "last", "previous": -1
        case "this": 0
        case "next", "following": 1
        default: nil
        }
    }

    private static let ahead: Set<String> = [
        "will", "won't", "scheduled", "due", "planned", "expected", "upcoming", "next", "shall",
        "begins", "opens", "starts",
    ]
    private static let beforeMonths: Set<String> = [
        "in", "on", "by", "since", "until", "of", "last", "next", "this", "late", "early", "mid", "from", "to",
        "between",
        "and", "during", "through", "for", "before", "after",
    ]
    private static let weekdays = [
        "sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sun": 0,
        "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5,
    ]
    private static let months = [
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9,
        "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
        "aug": 8,
        "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    ]
}
