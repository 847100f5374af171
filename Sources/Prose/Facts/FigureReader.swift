import NewsModel

/// Reads figures from a run of words; one pass, left to right.
struct FigureReader {
    private let text: FigureText
    private let numbers: NumberReader
    private let units: FigureUnits
    private let hedges: Hedges
    private let clocks: Clocks
    private let multiples: Multiples
    private let moves: Moves
    private var found: [Figure] = []
    /// The first word that no figure has taken yet.
    private var free = 0

    init(_ text: FigureText) {
        self.text = text
        numbers = NumberReader(text: text)
        units = FigureUnits(text: text)
        hedges = Hedges(text: text)
        clocks = Clocks(text: text)
        multiples = Multiples(text: text)
        moves = Moves(text: text)
    }

    mutating func read() -> [Figure] {
        var index = 0
        while index < text.tokens.count {
            index = max(index + 1, mayOpen(index) ? read(at: index) : 0)
        }
        addNearRates()
        return found
    }

    /// Where the figure before ends: no two share a word.
    private var lastEnd: Int { found.last?.span.end ?? 0 }

    private func mayOpen(_ index: Int) -> Bool {
        switch text.tokens[index].shape {
        case .number, .mixed: true
        case .lower, .capitalised: NumberWords.of(text.tokens[index].folded) != nil
        case .upper: isPeriod(index) != nil
        }
    }

    /// Reads the figure at `index`, if there is one; the index of the first word behind it.
    private mutating func read(at index: Int) -> Int {
        if let (figure, end) = clocks.read(at: index) {
            add(figure, first: index, end: end)
            return end
        }
        if var figure = multiples.read(at: index) {
            var end = index + 1
            if !figure.isVerb, let (rate, next) = units.rate(at: end, after: figure.core.end, of: figure.unit) {
                figure.rate = rate
                figure.core.end = text.tokens[next - 1].span.end
                end = next
            }
            add(figure, first: index, end: end)
            return free
        }
        if let period = isPeriod(index) {
            var figure = Figure(span: text.tokens[index].span, core: text.tokens[index].span, value: period.value)
            figure.unit = .measure(period.unit)
            figure.isOrdinal = true
            add(figure, first: index, end: index + 1)
            return free
        }
        if let (value, end) = decade(index) {
            let span = Span(text.tokens[index].span.start, text.tokens[end - 1].span.end)
            // "The over-60s" are people of an age.
            let isAge = value < 100 && ["over", "under"].contains(text.word(index - 1)) && text.isJoined(index)
            let unit = isAge ? Figure.Unit.age : .measure("decade")
            add(Figure(span: span, core: span, value: value, unit: unit), first: index, end: end)
            return free
        }
        guard let number = numbers.read(at: index), number.start >= free else { return index + 1 }
        return amount(number)
    }

    // MARK: Amounts

    private mutating func amount(_ first: ReadNumber) -> Int {
        var number = first
        var end = number.end
        var figure = Figure(
            span: Span(0, 0),
            core: Span(text.tokens[number.start].span.start, text.tokens[end - 1].span.end),
            value: 0,
            unit: number.unit ?? .none
        )
        var magnitude = number.magnitude
        if number.unit == nil {
            if let (code, start) = units.currency(before: figure.core.start, first: number.start),
                start >= lastEnd
            {
                figure.unit = .currency(code)
                figure.core.start = start
            }
            if magnitude == 1, !number.isOrdinal, let (factor, next) = magnitudeWord(at: end) {
                magnitude = factor
                end = next
                figure.core.end = text.tokens[end - 1].span.end
            }
            if let range = range(from: number, magnitude, figure, at: end) {
                figure.upper = range.upper
                if range.isRough { figure.hedge = .about }
                magnitude = range.magnitude
                end = range.end
                figure.core.end = text.tokens[end - 1].span.end
                number.suffix = range.suffix
            }
        }
        figure.value = number.value * magnitude
        figure.isOrdinal = number.isOrdinal
        if number.unit == nil, let unit = units.unit(at: end, after: figure.core.end, suffix: number.suffix) {
            take(unit, &figure, &end)
        } else if number.unit == nil, figure.unit == .none, figure.upper == nil, magnitude == 1,
            let (share, next) = share(number, at: end)
        {
            figure.value = share
            figure.unit = .percent
            end = next
            figure.core.end = text.tokens[end - 1].span.end
        }
        if number.isOrdinal, figure.unit == .none, text.word(end) == "half", text.isJoined(end), number.value <= 2 {
            figure.unit = .measure("half")
            figure.core.end = text.tokens[end].span.end
            end += 1
        }
        if number.isOrdinal, case .measure(let period) = figure.unit, ["quarter", "half"].contains(period),
            number.start > free, ["fiscal", "financial"].contains(text.word(number.start - 1)),
            text.isJoined(number.start)
        {
            figure.unit = .measure("fiscal " + period)
            figure.core.start = text.tokens[number.start - 1].span.start
        }
        return finish(figure, number, magnitude, end)
    }

    private func take(_ found: FigureUnits.Found, _ figure: inout Figure, _ end: inout Int) {
        // "$5 a share": the sign has told the unit already.
        guard figure.unit == .none || isSameMoney(figure.unit, found.unit) else { return }
        figure.unit = found.unit
        figure.rate = found.rate
        figure.value *= found.scale
        if let upper = figure.upper { figure.upper = upper * found.scale }
        figure.core.end = max(figure.core.end, found.spanEnd)
        end = found.end
    }

    /// "$5 million Canadian" has none; "US$5m dollars" says it twice.
    private func isSameMoney(_ left: Figure.Unit, _ right: Figure.Unit) -> Bool {
        if case .currency = left, left == right { return true }
        return false
    }

    private mutating func finish(_ amount: Figure, _ number: ReadNumber, _ magnitude: Double, _ last: Int) -> Int {
        var figure = amount
        var end = last
        if !figure.isOrdinal, let (rate, next) = units.rate(at: end, after: figure.core.end, of: figure.unit) {
            figure.rate = rate
            end = next
            figure.core.end = text.tokens[end - 1].span.end
        }
        if figure.unit == .none || figure.unit == .age, !figure.isOrdinal, number.start > free { age(&figure, number) }
        let opener = text.tokens[number.start]
        figure.isYear =
            opener.shape == .number && figure.unit == .none && figure.upper == nil && magnitude == 1
            && !number.isGrouped && opener.folded.utf8.count == 4 && figure.value >= 1500 && figure.value <= 2100
            && figure.value == figure.value.rounded()
        let next = text.follows(end, figure.core.end) ? text.tokens[end].folded : nil
        // "one third" that is no share; "one of its three parts".
        if number.isWord, number.value == 1, !number.isOrdinal, let next, NumberWords.parts(next) != nil { return end }
        figure.counted = next
        if number.isWord, !number.isOrdinal, number.value == 1, next == "time", figure.unit == .none {
            figure.unit = .times
            figure.core.end = text.tokens[end].span.end
            end += 1
        }
        let isPronoun =
            number.isWord && !number.isOrdinal && figure.value == 1 && figure.unit == .none && figure.upper == nil
        return add(figure, first: firstWord(figure, number), end: end, unlessExact: isPronoun)
    }

    /// The first word of the figure; a currency's letters and "aged" are words too.
    private func firstWord(_ figure: Figure, _ number: ReadNumber) -> Int {
        var first = number.start
        while first > 0, text.tokens[first - 1].span.start >= figure.core.start { first -= 1 }
        return first
    }

    /// "aged 58", "age 58", "at the age of 58".
    private func age(_ figure: inout Figure, _ number: ReadNumber) {
        guard figure.value < 130, text.isJoined(number.start) else { return }
        var first = number.start - 1
        // "aged under 12": the hedge stands between.
        if hedges.isHedge(first), text.word(first - 1) == "aged" {
            figure.unit = .age
            return
        }
        if text.word(first) == "of", first > free, text.isJoined(first) { first -= 1 }
        guard text.word(first) == "age" || text.word(first) == "aged" && first == number.start - 1 else { return }
        figure.unit = .age
        figure.core.start = text.tokens[first].span.start
    }

    /// "three out of five", "one in 10", "1 in every 4": a share in per cent.
    private func share(_ number: ReadNumber, at index: Int) -> (Double, Int)? {
        guard !number.isOrdinal, number.value >= 1, number.value == number.value.rounded(), index < text.tokens.count,
            text.isJoined(index)
        else { return nil }
        var next = index
        let isOut = text.reads(["out", "of"], at: index)
        if isOut { next += 2 } else if text.word(index) == "in" { next += 1 } else { return nil }
        if text.word(next) == "every" { next += 1 }
        guard next < text.tokens.count, text.isJoined(next), text.word(next) != "a",
            let whole = numbers.read(at: next), !whole.isOrdinal, whole.unit == nil,
            whole.suffix.isEmpty, text.tokens[next].folded.utf8.count != 4 || text.tokens[next].shape != .number
        else { return nil }
        let parts = whole.value * whole.magnitude
        guard parts > number.value, parts < 1e9, parts == parts.rounded() else { return nil }
        // "Three in five years" counts within a time; "two in 24 hours" too.
        if !isOut, let measure = Measures.singular(text.word(whole.end)), text.isJoined(whole.end), measure != "point" {
            return nil
        }
        return (number.value / parts * 100, whole.end)
    }

    // MARK: Magnitudes and ranges

    private func magnitudeWord(at index: Int) -> (Double, Int)? {
        guard index < text.tokens.count, text.isJoined(index) else { return nil }
        switch text.tokens[index].folded {
        case "thousand", "k": return (1e3, index + 1)
        case "million", "m", "mn": return (1e6, index + 1)
        case "billion", "bn", "b": return (1e9, index + 1)
        case "trillion", "tn", "trn": return (1e12, index + 1)
        case "hundred": return (1e2, index + 1)
        case "dozen": return (12, index + 1)
        default: return nil
        }
    }

    private struct Range {
        var upper: Double
        /// Of the lower end.
        var magnitude: Double
        var end: Int
        var suffix: String
        var isRough: Bool
    }

    /// The other end of "5-7%", "5% to 7%", "$5m to $7m", "between 5 and 7".
    private func range(from lower: ReadNumber, _ magnitude: Double, _ figure: Figure, at end: Int) -> Range? {
        guard !lower.isOrdinal else { return nil }
        var unit = figure.unit
        var place = end
        var edge = figure.core.end
        if let found = units.unit(at: end, after: edge, suffix: lower.suffix), unit == .none, found.rate == nil {
            unit = found.unit
            place = found.end
            edge = found.spanEnd
        }
        guard place < text.tokens.count else { return nil }
        let before = lower.start > 0 ? text.word(lower.start - 1) : ""
        // "From £138m to £118m" is two figures, "ranging from 5 to 7" one.
        if before == "from", !moves.isStretch(from: lower.start - 1) { return nil }
        let joiner = text.word(place)
        var next = place
        if joiner == "to" || joiner == "and" && before == "between" {
            guard text.follows(place, edge) else { return nil }
            next = place + 1
        } else if !isDashed(edge, text.tokens[place].span.start) {
            return nil
        }
        var isRough = false
        if next > place,
            ["about", "around", "roughly", "approximately", "nearly", "almost", "some"].contains(text.word(next))
        {
            next += 1
            isRough = true
        }
        guard next < text.tokens.count, isGap(next, after: next == place ? nil : next - 1),
            text.tokens[next].shape == .number || text.tokens[next].shape == .mixed
                || before == "between" || lower.isWord && joiner == "to",
            let upper = numbers.read(at: next), !upper.isOrdinal, upper.unit == nil, upper.value > 1
        else { return nil }
        if next > place, let (code, _) = units.currency(before: text.tokens[next].span.start, first: next),
            unit != .currency(code)
        {
            return nil
        }
        var last = upper.end
        var upperMagnitude = upper.magnitude
        if upperMagnitude == 1, let (factor, following) = magnitudeWord(at: last) {
            upperMagnitude = factor
            last = following
        }
        // "10 to 12 million": the magnitude belongs to both ends.
        let lowerMagnitude =
            magnitude == 1 && upperMagnitude > 1 && lower.value < upper.value ? upperMagnitude : magnitude
        guard upper.value * upperMagnitude > lower.value * lowerMagnitude else { return nil }
        // "fell 30 to 5,400" are two figures; "5 miles to 7 kilometres" too.
        let follows = units.unit(at: last, after: text.tokens[last - 1].span.end, suffix: upper.suffix)?.unit
        if joiner == "to", before != "from", upper.value * upperMagnitude > lower.value * lowerMagnitude * 10 {
            return nil
        }
        // "8.5% to 10p": an amount and where it led to.
        if edge > figure.core.end, follows != unit { return nil }
        if case .currency = figure.unit, let follows, follows != figure.unit { return nil }
        return Range(
            upper: upper.value * upperMagnitude,
            magnitude: lowerMagnitude,
            end: last,
            suffix: upper.suffix,
            isRough: isRough
        )
    }

    /// Whether only a blank, or a blank and a currency's sign, stands before the upper end.
    private func isGap(_ next: Int, after joiner: Int?) -> Bool {
        guard let joiner else { return true }
        let gap = text.bytes[text.tokens[joiner].span.end..<text.tokens[next].span.start]
        return gap.count <= 5 && gap.allSatisfy { $0 == 0x20 || $0 == 0x24 || $0 >= 0x80 }
    }

    private func isDashed(_ start: Int, _ end: Int) -> Bool {
        guard end - start <= 6, start < end else { return false }
        var index = start
        var sawDash = false
        while index < end {
            let (scalar, width) = Characters.decode(text.bytes, index)
            if Characters.isDash(scalar) {
                sawDash = true
            } else if scalar != 0x24 && scalar != 0xA3 && scalar != 0x20AC {
                return false
            }
            index += width
        }
        return sawDash
    }

    // MARK: Periods and decades

    /// "Q3", "3Q", "H1".
    private func isPeriod(_ index: Int) -> (value: Double, unit: String)? {
        let token = text.tokens[index]
        guard token.shape == .mixed || token.shape == .upper, token.folded.utf8.count == 2 else { return nil }
        let bytes = Array(token.folded.utf8)
        let (digit, letter) = Characters.isDigit(bytes[0]) ? (bytes[0], bytes[1]) : (bytes[1], bytes[0])
        switch (letter, digit) {
        case (0x71, 0x31...0x34): return (Double(digit - 0x30), "quarter")
        case (0x68, 0x31...0x32): return (Double(digit - 0x30), "half")
        default: return nil
        }
    }

    /// "1990s", "90s", "nineties": the first year, without the century where it is not told.
    private func decade(_ index: Int) -> (Double, Int)? {
        let token = text.tokens[index]
        if case .decade(let value)? = NumberWords.of(token.folded), token.shape == .lower || token.shape == .capitalised
        {
            return (value, index + 1)
        }
        guard token.shape == .mixed, token.folded.hasSuffix("s") else { return nil }
        let digits = token.folded.hasSuffix("'s") ? token.folded.dropLast(2) : token.folded.dropLast()
        guard digits.utf8.count == 4 || digits.utf8.count == 2, let value = Double(digits), value >= 10,
            value.truncatingRemainder(dividingBy: 10) == 0
        else { return nil }
        return (value, index + 1)
    }

    // MARK: What stands around

    @discardableResult
    private mutating func add(_ read: Figure, first: Int, end: Int, unlessExact: Bool = false) -> Int {
        var figure = read
        var start = figure.core.start
        var spanEnd = figure.core.end
        var end = end
        var index = first
        var edge = start
        // "more than a dozen": the hedge stands before the article.
        let isArticled =
            ["a", "an"].contains(text.word(index - 1)) || text.word(index - 1) == "the" && figure.unit == .age
        if index > free, isArticled, text.isJoined(index) {
            var begin = text.tokens[index - 1].span.start
            let hedge = hedges.before(index - 1, edge: begin, &begin)
            if hedge != .exact {
                figure.hedge = hedge
                start = begin
                index -= 1
                edge = begin
            }
        }
        if figure.hedge == .exact { figure.hedge = hedges.before(index, edge: edge, &start) }
        if figure.hedge != .exact, start < figure.core.start {
            // "up to about 50": the outer hedge bounds, the inner one rounds.
            let before = text.tokens.partition { $0.span.start >= start }
            var outer = start
            let hedge = hedges.before(before, edge: start, &outer)
            if hedge != .exact, outer < start {
                figure.rough = figure.hedge
                figure.hedge = hedge
                start = outer
            }
        }
        if figure.hedge == .exact, !figure.isOrdinal, let hedge = hedges.after(end, &spanEnd) {
            figure.hedge = hedge
            while end < text.tokens.count, text.tokens[end].span.end <= spanEnd { end += 1 }
        }
        if start < lastEnd {
            figure.hedge = .exact
            start = figure.core.start
        }
        if unlessExact, figure.hedge == .exact { return end }
        figure.span = Span(min(start, figure.core.start), spanEnd)
        if figure.move == nil, !figure.isOrdinal, figure.unit != .clock {
            var word = first
            while word > 0, text.tokens[word - 1].span.start >= figure.span.start { word -= 1 }
            (figure.move, figure.isRise) = moves.read(before: word, after: end)
        }
        found.append(figure)
        free = max(end, free)
        return end
    }

    /// Gives each figure the rates that stand elsewhere in its sentence.
    private mutating func addNearRates() {
        for number in found.indices where found[number].rate == nil && !found[number].isOrdinal {
            switch found[number].unit {
            case .currency, .percent, .measure: break
            case .none, .points, .times, .clock, .age: continue
            }
            let at = text.tokens.partition { $0.span.start >= found[number].core.start }
            for index in max(0, at - 12)..<min(text.tokens.count, at + 12) where text.tokens[index].shape == .lower {
                if let rate = units.rateWord(at: index) { found[number].nearRates.append(rate) }
            }
        }
    }
}
