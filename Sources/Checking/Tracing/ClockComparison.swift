import Prose

/// Whether two times of day are one.
enum ClockComparison {
    static func compare(_ draft: Figure, _ source: Figure) -> FigureComparison.Result {
        guard let left = draft.clock, let right = source.clock else { return .otherValue }
        let isOpen = left.isOpen || right.isOpen
        let period = isOpen ? 720.0 : 1440
        let isSame = remainder(draft.value - source.value, period) == 0
        guard left.zone == right.zone || left.zone == nil || right.zone == nil else {
            // Exact arithmetic of two stated zones; where a name covers summer and winter, either.
            let shifts = left.offsets.flatMap { one in right.offsets.map { Double(one - $0) } }
            let isConverted = shifts.contains { remainder(draft.value - source.value - $0, period) == 0 }
            return isConverted ? .converted : .otherValue
        }
        guard isSame else { return .otherValue }
        if left.zone != right.zone { return .zoneUntold }
        // "5 p.m." where the source leaves open which half of the day it means.
        if right.isOpen, !left.isOpen { return .hedgeDropped }
        return hedges(draft.hedge, source.hedge)
    }

    private static func hedges(_ draft: Figure.Hedge, _ source: Figure.Hedge) -> FigureComparison.Result {
        draft == source || draft == .about ? .same : draft == .exact ? .hedgeDropped : .hedgeChanged
    }

    private static func remainder(_ value: Double, _ period: Double) -> Double {
        let rest = value.truncatingRemainder(dividingBy: period)
        return rest < 0 ? rest + period : rest
    }
}
