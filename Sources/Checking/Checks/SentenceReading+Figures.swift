import Prose

/// What a figure of the passage says beside its amount.
extension SentenceReading {
    /// What bounds a figure is judged with the figure.
    func isHedge(_ index: Int) -> Bool {
        let passage = alignment.passage[index]
        let source = context.sources[passage.source]
        return source.isHedge[source.units[passage.unit].tokens.lowerBound]
    }

    /// "rose" before "twofold" where the source has "doubled", "annual" where it has "£4m a year", "aged" where it has
    /// "58-year-old": the source's figure says the word too.
    func isToldByFigure(_ position: Int) -> Bool {
        let word = word(position)
        let rise = Figures.change(word)
        let rate = Figures.rate(word)
        guard rise != nil || rate != nil || word == "aged" || word == "age" || word == "old" else { return false }
        let near = max(0, position - 8)..<min(alignment.matched.count, position + 9)
        return near.contains { other in
            let index = alignment.matched[other] >= 0 ? alignment.matched[other] : alignment.moved[other]
            guard index >= 0, case .figure(let number) = context.sourceUnit(alignment.passage[index]).kind else {
                return false
            }
            let figure = context.sources[alignment.passage[index].source].figures[number]
            if let rise, figure.isVerb, other > position, other - position <= 4 { return figure.isRise == rise }
            if let rate { return figure.rate == rate }
            return figure.unit == .age && rise == nil
        }
    }
}
