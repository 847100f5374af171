import Prose

/// Whether two mentions of a time can mean the same.
enum DateComparison {
    /// - Parameters:
    ///   - draftDay: When the text was written.
    ///   - sourceDay: When the source was written.
    static func agree(
        _ draft: DateMention, _ draftDay: CalendarDay?, _ source: DateMention, _ sourceDay: CalendarDay?
    ) -> Bool {
        if let left = draft.weekday, let right = source.weekday, draft.day == nil, source.day == nil { return left == right }
        if let left = draft.month, let right = source.month {
            guard left == right else { return false }
            if let one = draft.year, let other = source.year, one != other { return false }
            if let one = draft.day, let other = source.day { return one == other }
            // The text may say less than its source, not more.
            return draft.day == nil
        }
        if draft.precision == .year, let year = draft.year {
            return (source.year ?? (source.isRelative ? source.resolved?.year : nil)) == year
        }
        if draft.precision == .week, source.precision == .week { return draft.resolved == source.resolved || draftDay == nil }
        if draft.isRelative, source.isRelative, draft.month == nil, source.month == nil, draft.weekday == nil,
            source.weekday == nil, draftDay == nil || sourceDay == nil
        {
            return draft.precision == source.precision
        }
        guard let one = draft.resolved, let other = source.resolved else {
            // Without a date to count from, a weekday in the source neither proves nor refutes a full date.
            return false
        }
        switch draft.precision {
        case .day, .weekday:
            if one == other { return source.precision <= .weekday }
            // "Monday" in the source may be the Monday to come.
            guard let weekday = source.weekday, source.day == nil, let sourceDay, draft.weekday == nil else { return false }
            return one.weekday == weekday && one.number > sourceDay.number && one.number - sourceDay.number <= 7
                && source.isRelative
        case .week: return abs(one.number - other.number) <= 7
        case .month: return one.year == other.year && one.month == other.month && source.precision <= .month
        case .year: return one.year == other.year
        }
    }
}
