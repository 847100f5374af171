/// The day of publication as readers see it: beside the headline, or where words say that it is.
///
/// Each day in a short line outside comments, teasers and footers is weighed by its distance from the headline, by the
/// words before it and by what its element is called. Days of change count only where nothing else is there; days of
/// birth, of events and of copyright never do.
struct VisibleDate {
    let tree: HTMLTree
    let hints: NodeHints
    let isDayFirst: Bool

    struct Candidate {
        var date: PageDate
        var cost: Int
        var isModified: Bool
    }

    enum Label { case published, modified, never }

    /// The likeliest first.
    func candidates(_ page: PageLines) -> [Candidate] {
        var found: [Candidate] = []
        var times = 0
        for (index, line) in page.lines.enumerated() {
            let before = index > 0 && page.lines[index - 1].text.utf8.count <= 40 ? page.lines[index - 1].text : ""
            for time in line.times where times < 60 {
                times += 1
                if let candidate = of(time: time, in: line, before) { found.append(candidate) }
            }
            guard PageDates.mayHoldDay(line.text.utf8.prefix(300)) else { continue }
            for hit in DatesInText.find(in: line.text, isDayFirst: isDayFirst) {
                if let candidate = candidate(hit, in: line, before) { found.append(candidate) }
            }
        }
        for (node, distance) in page.bareTimes {
            guard let date = stated(node) else { continue }
            found.append(
                Candidate(date: date, cost: Self.cost(distance) - 300, isModified: isMarkedModified(node))
            )
        }
        return found.sorted { $0.cost < $1.cost }
    }

    private func stated(_ node: Int) -> PageDate? {
        for text in [tree.attribute(node, "datetime"), tree.attribute(node, "content"), tree.attribute(node, "title")] {
            if let text, let date = PageDates.read(text, isDayFirst: isDayFirst) { return date }
        }
        return nil
    }

    private func of(time node: Int, in line: PageLines.Line, _ before: String) -> Candidate? {
        let words = tree.line(node)
        guard words.utf8.count <= 200,
            let date = stated(node)
                ?? DatesInText.find(in: words, isDayFirst: isDayFirst).first?.date
        else { return nil }
        let prefix = line.text.firstRange(of: words).map { String(line.text[..<$0.lowerBound]) } ?? ""
        let label = Self.label(prefix.isEmpty ? before : prefix)
        if label == .never { return nil }
        var cost = Self.cost(line.distance) - 300 + (line.isBeside ? 1200 : 0)
        if label == .published || tree.attribute(node, "pubdate") != nil { cost -= 500 }
        return Candidate(date: date, cost: cost, isModified: label == .modified || isMarkedModified(node))
    }

    private func isMarkedModified(_ node: Int) -> Bool {
        let own = (tree.attribute(node, "itemprop") ?? "") + " " + (tree.attribute(node, "class") ?? "")
        let lower = own.lowercased()
        return (lower.contains("modif") || lower.contains("updated")) && !lower.contains("publi")
    }

    private func candidate(_ hit: DatesInText.Found, in line: PageLines.Line, _ before: String) -> Candidate? {
        let prefix = String(decoding: line.text.utf8.prefix(hit.range.lowerBound), as: UTF8.self)
        let label = Self.label(prefix.trimmingBlanks.isEmpty ? before : prefix)
        if label == .never { return nil }
        var cost = Self.cost(line.distance) + (line.isBeside ? 1200 : 0)
        let others = line.text.utf8.count - hit.range.count
        if label == .published { cost = min(cost, line.isBeside ? 2600 : 1500) - 600 }
        if line.hints.contains(.date) { cost -= 300 }
        if line.hints.contains(.byline) { cost -= 150 }
        if others <= 30 {
            cost -= 150
        } else if others > 110 || line.isCut {
            // In running text a day counts only as a dateline, at the very beginning.
            guard hit.range.lowerBound <= 24, label != .modified, line.distance >= 0 else { return nil }
            cost += 300
        }
        return Candidate(date: hit.date, cost: cost, isModified: label == .modified)
    }

    /// Before the headline is farther than after it.
    private static func cost(_ distance: Int) -> Int { min(distance < 0 ? -distance * 3 : distance, 6000) }

    // MARK: - Labels

    /// What the words right before a date say of it: the nearest of them counts.
    static func label(_ prefix: String) -> Label? {
        let near = String(prefix.lowercased().suffix(36))
        guard !near.isEmpty else { return nil }
        // From the right, word by word: a label counts from where a word begins.
        var rest = near[...]
        var position = near.endIndex
        var wasLetter = false
        while position > near.startIndex {
            let previous = near.index(before: position)
            let isLetter = near[previous].isLetter
            if wasLetter, !isLetter, let label = label(beginning: rest) { return label }
            rest = near[previous...]
            if !isLetter, let label = label(beginning: rest) { return label }
            wasLetter = isLetter
            position = previous
        }
        return wasLetter ? label(beginning: rest) : nil
    }

    private static func label(beginning text: Substring) -> Label? {
        guard let first = text.utf8.first, let words = byFirst[first] else { return nil }
        return words.first { text.hasPrefix($0.word) }?.label
    }

    private static let byFirst: [UInt8: [(word: String, label: Label)]] = {
        var table: [UInt8: [(word: String, label: Label)]] = [:]
        for (label, words) in labels {
            for word in words { table[word.utf8.first ?? 0, default: []].append((word, label)) }
        }
        return table
    }()

    private static let labels: [(Label, [String])] = [
        (
            .published,
            [
                "publi", "posted", "veröffentlich", "erschien", "erstellt", "eingestellt", "online seit", "geschrieben",
                "gepostet", "datum", "date", "notizia del", "pubblicat", "inserito", "geplaatst", "gepubliceerd",
                "offentliggjort", "lagt ut", "julkaistu", "opublikowan", "data", "опубликован", "дата", "közzétéve",
                "yayın", "written", "created", "issued", "fecha", "mis en ligne", "pressemitteilung", "meldung vom",
                "artikel vom", "beitrag vom",
            ]
        ),
        (
            .modified,
            [
                "updated", "update", "modified", "edited", "last change", "revised", "aktualisier", "stand", "geändert",
                "änderung", "zuletzt", "mis à jour", "mise à jour", "modifié", "actualiz", "modificad", "modificat",
                "atualizad", "aggiornat", "bijgewerkt", "gewijzigd", "uppdaterad", "opdateret", "oppdatert",
                "päivitetty", "обновлен", "изменен", "aktualizov", "zaktualizow", "frissítve", "güncellen",
                "bearbeitet",
            ]
        ),
        (
            .never,
            [
                "copyright", "©", "(c)", "aktuelle zeit", "current time", "today", "heute ist", "registr", "joined",
                "mitglied", "member", "geboren", "born", "bis", "until", "till", "deadline", "veranstalt", "expire",
                "valid", "gültig", "termin", "beginn", "ab", "seit", "since", "event", "next", "abgerufen", "retrieved",
                "accessed", "zum", "hasta", "desde", "jusqu", "depuis", "comment", "kommentar",
            ]
        ),
    ]
}
