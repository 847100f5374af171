/// What a claim turned out to be.
package enum Verdict: String, Sendable, Codable, CaseIterable {
    case supported, unsupported, contradicted, misquoted, misattributed, copied
}

/// What a finding means for publication.
///
/// Ordered.
package enum Severity: Int, Sendable, Codable, Comparable, CaseIterable {
    /// Proved: nothing to do.
    case none = 0
    /// Worth a look; stops nothing.
    case note = 1
    /// Asks the editor; stops nothing.
    case ask = 2
    /// Stops publication until it is mended or overruled with a reason.
    case block = 3

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

    /// The word in JSON and on the desk.
    package var word: String {
        switch self {
        case .none: "ok"
        case .note: "note"
        case .ask: "ask"
        case .block: "block"
        }
    }
}

package enum ClaimKind: String, Sendable, Codable, CaseIterable {
    case quotation, speaker, figure, date, name, attribution, wording, sentence
}

/// How the words of a quotation stand to those of its source.
package enum QuotationClass: String, Sendable, Codable, CaseIterable {
    /// Word for word, stop for stop; a part of a sentence counts, and so do brackets and ellipses that keep the sense.
    case verbatim
    /// The same words with other punctuation, capitals, marks or house spelling.
    case typographic
    /// A repetition, a false start or a filler was left out, or a contraction written out.
    case cleaned
    /// Only forms of the same words differ: "fosters" and "foster".
    case mended
    /// A word or two are other words.
    case wordChanged = "word-changed"
    /// Cut inside a clause, or cut so that the sense is another.
    case truncated
    /// Parts of it stand apart in the source, with nothing to show that.
    case spliced
    /// The thing said, in words that were not.
    case reworded
    /// Word for word, but somebody else's.
    case otherSpeaker = "other-speaker"
    /// Word for word, but in another report than the one named.
    case otherReport = "other-report"
    /// Nothing like it was found.
    case nowhere
}

/// One thing that a text asserts, with the verdict and what it rests on.
///
/// A finding is a claim whose severity is not `none`.
package struct Claim: Sendable, Codable, Equatable {
    package var kind: ClaimKind
    package var verdict: Verdict
    package var severity: Severity
    /// In the checked text.
    package var span: Span
    /// The words under the span.
    package var text: String
    /// For the editor: what is wrong, where, and what to do.
    ///
    /// Empty when supported.
    package var message: String
    /// Best first.
    ///
    /// `source` is an index into the sources that were given to the checker.
    package var evidence: [ClaimEvidence]
    package var suggestion: String?
    /// For an altered quotation: word by word against the nearest source passage.
    package var difference: [WordChange]?
    /// For a quotation of speech: how its words stand to the source's.
    package var quotation: QuotationClass?
    /// The sentence the claim stands in, as checked; what tells "20 people" from "20 per cent".
    package var sentence: String?
    /// The stable code of the rule that found it, "quotation/word-changed"; nil where nothing was found.
    ///
    /// What house rules, SARIF and receipts name a finding by.
    package var rule: String?
    /// Set when the house's rules gave it another severity than the checker.
    package var ruling: HouseRuling?
    /// What a model made of it, where one was asked.
    package var opinion: SecondOpinion?

    package init(
        kind: ClaimKind,
        verdict: Verdict,
        severity: Severity,
        span: Span,
        text: String,
        message: String = "",
        evidence: [ClaimEvidence] = [],
        suggestion: String? = nil,
        difference: [WordChange]? = nil
    ) {
        self.kind = kind
        self.verdict = verdict
        self.severity = severity
        self.span = span
        self.text = text
        self.message = message
        self.evidence = evidence
        self.suggestion = suggestion
        self.difference = difference
    }

    /// The same for the same words with the same fault in the same sentence, wherever that stands: what an overruling is
    /// bound to.
    package var key: String {
        let base = "\(kind.rawValue)/\(verdict.rawValue)/\(text)"
        return sentence.map { base + "#" + Self.mark($0) } ?? base
    }

    /// 64-bit FNV-1a of the sentence, in base 36: tells sentences of one story apart, and is not a safeguard against
    /// somebody who looks for two that share it.
    private static func mark(_ sentence: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in sentence.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 36)
    }
}

/// A passage in one of the sources a check was given.
package struct ClaimEvidence: Sendable, Codable, Equatable {
    package var source: Int
    package var span: Span
    package var text: String

    package init(source: Int, span: Span, text: String) {
        self.source = source
        self.span = span
        self.text = text
    }
}

/// A step of a word-level difference from the source's words to the draft's.
package struct WordChange: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable { case same, removed, added }
    package var kind: Kind
    package var words: String

    package init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }
}

/// The outcome of one check: same text and same sources, same report.
package struct CheckReport: Sendable, Codable, Equatable {
    /// That of the gravest finding; `supported` when there is none.
    package var verdict: Verdict
    /// 0…1: how well the whole text is supported.
    package var score: Double
    /// Every claim found, proved or not, in order of the text.
    package var claims: [Claim]
    package var sentences: [SentenceVerdict]
    /// The sources in the order that ``ClaimEvidence/source`` counts; empty when a check had only texts.
    package var sources: [RevisionRef]
    /// Names the rules that were applied; changes when they change.
    package var checker: String
    /// What the house's rules did to it; nil when they did nothing.
    package var house: HouseEffect?

    package init(
        verdict: Verdict,
        score: Double,
        claims: [Claim],
        sentences: [SentenceVerdict],
        sources: [RevisionRef] = [],
        checker: String
    ) {
        self.verdict = verdict
        self.score = score
        self.claims = claims
        self.sentences = sentences
        self.sources = sources
        self.checker = checker
    }

    /// What is not proved, gravest first, then in order of the text.
    package var findings: [Claim] {
        claims.filter { $0.severity > .none }
            .sorted { ($1.severity, $0.span) < ($0.severity, $1.span) }
    }

    /// What stops publication, the overruled left out.
    package func blocking(overruled keys: Set<String>) -> [Claim] {
        findings.filter { $0.severity == .block && !keys.contains($0.key) }
    }
}

package struct SentenceVerdict: Sendable, Codable, Equatable {
    package var span: Span
    package var verdict: Verdict
    /// 0…1.
    package var score: Double
    package var evidence: [ClaimEvidence]

    package init(span: Span, verdict: Verdict, score: Double, evidence: [ClaimEvidence]) {
        self.span = span
        self.verdict = verdict
        self.score = score
        self.evidence = evidence
    }
}
