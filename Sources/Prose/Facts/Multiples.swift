import NewsModel

/// Reads "twice", "threefold", "double the number", "doubled", "halved".
struct Multiples {
    let text: FigureText

    /// The factor (for "halved" the share that went), whether the word is a verb of change, and where it ends.
    func read(at index: Int) -> Figure? {
        guard text.tokens[index].shape == .lower || text.tokens[index].shape == .capitalised,
            let word = NumberWords.of(text.word(index))
        else { return nil }
        var figure = Figure(span: text.tokens[index].span, core: text.tokens[index].span, value: 0, unit: .times)
        switch word {
        case .multiple(let factor): figure.value = factor
        case .perhapsMultiple(let factor):
            guard isVerb(index) || isFactor(index) else { return nil }
            figure.value = factor
            if isVerb(index) { turn(&figure, isRise: true) }
        case .multiplied(let factor):
            // "Doubled as", "doubled over", "doubled back" are other verbs.
            guard !["as", "up", "down", "back", "over"].contains(text.word(index + 1)) else { return nil }
            figure.value = factor
            turn(&figure, isRise: true)
        case .halved:
            figure.value = 50
            figure.unit = .percent
            turn(&figure, isRise: false)
        default: return nil
        }
        return figure
    }

    private func turn(_ figure: inout Figure, isRise: Bool) {
        figure.isVerb = true
        figure.isRise = isRise
        figure.move = .by
    }

    /// "to double", "will double", "could triple".
    private func isVerb(_ index: Int) -> Bool {
        guard !text.isHyphened(index + 1), text.isJoined(index) else { return false }
        return ["to", "will", "would", "could", "may", "might", "can", "should", "must", "did", "not"].contains(
            text.word(index - 1)
        )
    }

    /// "double the number", "more than double last year's".
    private func isFactor(_ index: Int) -> Bool {
        guard text.isJoined(index + 1), !text.isHyphened(index + 1) else { return false }
        return [
            "the", "its", "his", "her", "their", "our", "that", "those", "what", "this", "last",
        ].contains(text.word(index + 1))
    }
}
