import Prose

/// Whether two mentions of a time can mean the same.
enum DateComparison {
    /// `draftDay` and `sourceDay` are the days on which the text and the source were written, where known.
    static func agree(
        _ draft: DateMention,
        _ draftDay: CalendarDay?,
        _ source: DateMention,
        _ sourceDay: CalendarDay?
    ) -> Bool {
        guard draft.isFiscal == source.isFiscal else { return false }
        if let left = draft.weekday, let right = source.weekday, draft.day == nil, source.day == nil {
            return left == right
        }
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
        if let left = draft.step, let right = source.step, draft.precision == source.precision {
            // "Last week" in both: the same, unless both were written on known days that tell otherwise.
            guard draftDay != nil, sourceDay != nil, let one = draft.resolved, let other = source.resolved else {
                return left == right
            }
            return draft.precision == .week ? abs(one.number - other.number) <= 6 : one == other
        }
        guard let one = draft.resolved, let other = source.resolved else {
            // Without a date to count from, a weekday in the source neither proves nor refutes a full date.
            return false
        }
        switch draft.precision {
        case .day, .weekday:
            return (one == other || one == source.alternative) && source.precision <= .weekday
        case .week: return abs(one.number - other.number) <= 7
        case .month: return one.year == other.year && one.month == other.month && source.precision <= .month
        case .year: return one.year == other.year
        }
    }
}
