package import NewsModel
import Prose

/// Tags a text: organisations with tickers, people, places, topics.
///
/// A company is known by its names in a securities list (legal name, name without its form, the short forms that nobody
/// else has, aliases); a name that is also an everyday word counts only where the text treats it as a company ("Target
/// shares", "Apple Inc.", "Gap (NYSE: GAP)"). Organisations no list holds are told by the words of their names. A symbol
/// the author wrote ("(NASDAQ: NVDA)", "$NVDA", an ISIN) outranks everything.
///
/// Pure and immutable: build once, share freely.
package struct Tagger: Sendable {
    let index: CompanyIndex
    private let organisations: Gazetteer

    /// - Parameters:
    ///   - securities: From ``Securities/parse(_:)``; may be empty.
    ///   - knowsWellKnown: Whether the built-in list of well-known companies is added.
    package init(securities: [Security] = [], knowsWellKnown: Bool = true) {
        index = CompanyIndex(securities, wellKnown: knowsWellKnown ? WellKnownCompanies.securities : [])
        var organisations = Gazetteer()
        for name in KnownOrganisations.markets.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            organisations.add(String(name), value: 1)
        }
        for name in KnownOrganisations.names.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            organisations.add(String(name), value: 0)
        }
        self.organisations = organisations
    }

    /// Tags of a text by itself.
    ///
    /// Spans point into `text`.
    ///
    /// - Complexity: Linear in `text`; does not depend on how many securities are known.
    package func tags(in text: String) -> Tags {
        read(text, isTitled: false).tags
    }

    private func read(_ text: String, isTitled: Bool) -> TagReading {
        var reading = TagReading(text, self, isTitled: isTitled)
        reading.read()
        return reading
    }

    /// Tags of a report: the title counts as the first line; spans point into `text`, mentions in the title have none
    /// and are left out of the organisations, but their tickers count.
    package func tags(title: String, text: String) -> Tags {
        guard !title.isEmpty else { return tags(in: text) }
        let line = title.replacing("\n", with: " ") + "\n"
        let offset = line.utf8.count
        var tags = read(line + text, isTitled: true).tags
        tags.organisations = tags.organisations.compactMap { mention in
            guard mention.span.start >= offset else { return nil }
            var moved = mention
            moved.span = mention.span.moved(by: -offset)
            return moved
        }
        return tags
    }

    /// Tags and the grounds of each, for an editor who asks why.
    ///
    /// - Complexity: As ``tags(in:)``.
    package func explanation(title: String = "", text: String) -> [TagReason] {
        let reading =
            title.isEmpty
            ? read(text, isTitled: false) : read(title.replacing("\n", with: " ") + "\n" + text, isTitled: true)
        let kept = reading.tickers
        var reasons = reading.order.map { symbol in
            let salience = reading.saliences[symbol] ?? Salience()
            return TagReason(
                kind: .company,
                tag: symbol,
                reason: salience.reason(isSubject: symbol == reading.subject),
                isTag: kept.contains(symbol)
            )
        }
        reasons.sort { ($0.isTag ? 0 : 1) < ($1.isTag ? 0 : 1) }
        for finding in TopicFinder.standard.findings(in: reading.words) {
            let words = finding.expressions.prefix(4).map { "“\($0)”" }.joined(separator: ", ")
            reasons.append(TagReason(kind: .topic, tag: finding.code, reason: "says \(words)", isTag: true))
        }
        return reasons
    }

    /// The topics above a topic, the nearest first: "medtop:04000000" for its branches.
    package static func topicsAbove(_ code: String) -> [String] { TopicFinder.standard.ancestors(of: code) }

    /// All listings of the company that a symbol of the list belongs to, the symbol itself first: "NVDA" gives "NVDA",
    /// "NVD.DE" …; the symbol alone where it is not listed.
    package func listings(ofCompanyWith symbol: String) -> [String] {
        guard
            let listing = index.listings(symbol: symbol).first(where: {
                index.securities[$0].symbol.uppercased() == symbol.uppercased()
            })
        else { return [symbol] }
        let others = index.companies[index.owner(of: listing)].listings.map { index.securities[$0].symbol.uppercased() }
        return [symbol] + others.filter { $0 != symbol }
    }

    /// An exchange or index that begins at the word: how many words it takes.
    func market(at index: Int, in words: [FoldedWords.Word]) -> Int? {
        guard let (length, kind) = organisations.first(at: index, in: words), kind == 1 else { return nil }
        return length
    }

    func organisation(at index: Int, in words: [FoldedWords.Word]) -> Int? {
        organisations.first(at: index, in: words)?.length
    }

    /// The topic's name in the IPTC Media Topics: "artificial intelligence".
    package static func topicName(_ code: String) -> String? { TopicFinder.standard.name(of: code) }
}

/// Why a text has a tag, or why a company it names is none.
package struct TagReason: Sendable, Equatable {
    package enum Kind: String, Sendable { case company, topic }

    package var kind: Kind
    /// The symbol or the topic's code.
    package var tag: String
    /// "named 4 times, in the title (Nvidia)", "marked (NASDAQ: NVDA)", "says “rate cut”".
    package var reason: String
    /// False for a company that is only mentioned in passing.
    package var isTag: Bool
}
