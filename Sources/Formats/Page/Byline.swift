/// Who wrote the page, as readers see it: the line beside the headline that says "By …" in one of many languages, or an
/// element that its author's name is kept in.
struct Byline {
    let tree: HTMLTree
    let hints: NodeHints

    /// The names of the likeliest byline; empty where there is none.
    func names(_ page: PageLines) -> [String] {
        var best: (cost: Int, names: [String])?
        for (index, line) in page.lines.enumerated() where line.text.utf8.count <= 200 && !line.isCut {
            let beside = line.isBeside ? 800 : 0
            let distance = (line.distance < 0 ? -line.distance * 3 : line.distance) + beside
            // Those who sign at the end sign with a word that says so.
            let least = line.hints.contains(.byline) ? min(distance, 3000 + beside) - 1200 : distance - 2000
            guard least < best?.cost ?? 2500 else { continue }
            let before = index > 0 ? page.lines[index - 1].text : ""
            guard let (names, bonus) = read(line, before), !names.isEmpty else { continue }
            let cost = (bonus == 1200 ? min(distance, 3000 + beside) : distance) - bonus
            if cost < best?.cost ?? 2500 { best = (cost, names) }
        }
        return best?.names ?? []
    }

    private func read(_ line: PageLines.Line, _ before: String) -> (names: [String], bonus: Int)? {
        let isByline = line.hints.contains(.byline) && !line.hints.contains(.comments)
        let hasDigits = line.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        let isLabelled = before.utf8.count <= 40 && Self.labels.contains(Self.label(before))
        guard isByline || isLabelled || hasDigits || PersonNames.afterOpening(line.text) != nil else { return nil }
        let plain = Self.withoutDates(line.text)
        // Each part by itself: "31.10.23 | Von: Anna Muster | Wirtschaft".
        for part in plain.split(whereSeparator: { Self.bars.contains($0) }) {
            let text = String(part).trimmingBlanks
            guard let rest = PersonNames.afterOpening(text) else { continue }
            let names = PersonNames.list([rest], isLoose: isByline)
            let links = linked(line, names)
            if links != names || Self.areLikely(names, isByline: isByline) { return (links, isByline ? 1200 : 500) }
        }
        if isByline, line.text.utf8.count <= 160 {
            let told = PersonNames.list([plain], isLoose: true)
            let names = linked(line, told)
            // A sentence about somebody is no byline: the names are most of it.
            let most = names.reduce(0) { $0 + $1.utf8.count } * 2 >= plain.utf8.count
            if names != told || most, Self.areLikely(names, isByline: true) { return (names, 800) }
        }
        if isLabelled, line.text.utf8.count <= 100 {
            let names = PersonNames.list([plain], isLoose: true)
            if Self.areLikely(names, isByline: true) { return (names, 2000) }
        }
        // A day and a name, and nothing else: "25.10.2022 - Anna Muster".
        if plain != line.text, line.text.utf8.count <= 80, line.distance > -600, line.distance < 600 {
            let parts = plain.split { Self.bars.contains($0) || $0 == "-" || $0 == "–" || $0 == "," }
                .map { String($0).trimmingBlanks }.filter { $0.contains { $0.isLetter } && !$0.contains("Uhr") }
            if parts.count == 1, let part = parts.first {
                let names = PersonNames.list([part])
                if names == [part], Self.areLikely(names, isByline: false) { return (names, 0) }
            }
        }
        return nil
    }

    private static let bars: Set<Character> = ["|", "•", "·", "»", "›", "~"]
    private static let labels: Set<String> = [
        "author", "authors", "autor", "autoren", "autorin", "auteur", "auteurs", "autore", "autori", "autores",
        "written by", "geschrieben von", "veröffentlicht von", "text", "автор", "by", "von", "par", "por",
    ]

    private static func label(_ line: String) -> String {
        guard line.utf8.count <= 40, let first = line.utf8.first, first >= 0x80 || "awgvtbpAWGVTBP".utf8.contains(first)
        else { return "" }
        return line.lowercased().replacing("(s)", with: "").replacing("(en)", with: "")
            .filter { $0.isLetter || $0 == " " }.trimmingBlanks
    }

    /// Two to four words, each beginning with a capital; one word only where the element is made for it.
    private static func areLikely(_ names: [String], isByline: Bool) -> Bool {
        guard !names.isEmpty else { return false }
        return names.allSatisfy { name in
            let words = name.split(separator: " ")
            guard words.count >= (isByline ? 1 : 2), words.count <= 5 else { return false }
            let capitals = words.count { $0.first?.isUppercase == true || $0.first?.isCased == false }
            return isByline && words.count == 1
                ? name.first?.isUppercase == true || name.contains { $0.isNumber }
                : capitals * 2 > words.count && capitals >= 2
        }
    }

    /// Where the names are links to their authors' pages, those and no more.
    private func linked(_ line: PageLines.Line, _ names: [String]) -> [String] {
        var found: [String] = []
        // Nodes stand in document order: the line's links are its first text's parent or soon after it.
        for index in line.node..<min(line.node + 60, tree.nodes.count) {
            let tag = tree.nodes[index].tag
            if index > line.node, tag.isBlock || tag == .br { break }
            guard tag == .a else { continue }
            let relation = tree.attribute(index, "rel")?.lowercased() ?? ""
            let target = tree.attribute(index, "href")?.lowercased() ?? ""
            if relation.contains("author") || Self.folders.contains(where: { target.contains($0) }) {
                let text = tree.line(index)
                if !text.isEmpty, text.utf8.count <= 80, line.text.contains(text) { found.append(text) }
            }
        }
        let clean = PersonNames.list(found, isLoose: true)
        return clean.isEmpty ? names : clean
    }

    private static let folders = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autore/", "/autori/", "/autores/",
        "/redakteur", "/journalist", "/contributor", "/by/", "/staff/", "/people/",
    ]

    private static func withoutDates(_ text: String) -> String {
        let hits = DatesInText.find(in: text, isDayFirst: true)
        guard !hits.isEmpty else { return text }
        var bytes: [UInt8] = []
        var position = 0
        let all = Array(text.utf8)
        for hit in hits {
            bytes.append(contentsOf: all[position..<hit.range.lowerBound])
            bytes.append(contentsOf: " | ".utf8)
            position = hit.range.upperBound
        }
        bytes.append(contentsOf: all[position...])
        return withoutTimes(String(decoding: bytes, as: UTF8.self))
    }

    /// "13:10 Uhr", "9.25pm" go with the day they stand by.
    private static func withoutTimes(_ text: String) -> String {
        text.split(separator: " ").filter { word in
            let isTime =
                word.first?.isNumber == true && word.contains { $0 == ":" || $0 == "." }
                && word.allSatisfy { $0.isNumber || ":.,apmhAPM".contains($0) }
            return !isTime && word != "Uhr" && word != "Uhr," && word != "@"
        }
        .joined(separator: " ")
    }
}
