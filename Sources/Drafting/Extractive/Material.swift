import Foundation
import NewsModel
import Prose

/// A sentence of a report, ready to be weighed and carried.
struct Passage: Sendable {
    /// Index into ``DraftRequest/citable``.
    var report: Int
    var span: Span
    var text: String
    /// Offsets are within ``text``.
    var tokens: [Token]
    /// Offsets are within ``text``; cut to it where a quotation runs over several sentences.
    var quotations: [Quotation]
    /// Its place in the report, 0 for the first sentence.
    var order: Int
    /// Stems of the words that carry meaning.
    var content: Set<String>

    /// Whom the pronoun that opens it stands for, where the report makes it clear: "JD Vance".
    var subject: String?

    /// Whether every quotation in it begins and ends in it.
    var hasWholeQuotations: Bool
}

/// A quotation of a report with its speaker.
struct Utterance: Sendable {
    var report: Int
    /// With the marks, in the report's text.
    var span: Span
    var inner: String
    var speaker: String
    /// The speaker's words in the report's text.
    var speakerSpan: Span?
    var words: [String]
    var order: Int
}

/// What the extractive drafter works with: every usable sentence and quotation of the citable reports.
struct Material: Sendable {
    private(set) var reports: [Report]
    private(set) var passages: [Passage] = []
    private(set) var utterances: [Utterance] = []
    /// Words seen with a capital inside a sentence, as printed: proper names.
    private(set) var capitalised: Set<String> = []
    /// Words seen in lower case.
    private(set) var lower: Set<String> = []
    /// The places of datelines, the first report's first.
    private(set) var places: [String] = []
    /// Outlets whose report was left out because it is not in English.
    private(set) var foreign: [String] = []

    private static let maximumReports = 40
    private static let maximumSentences = 150
    private static let maximumBytes = 60_000

    init(_ citable: [Report]) {
        reports = Array(citable.prefix(Self.maximumReports))
        for index in reports.indices { read(index) }
    }

    private mutating func read(_ index: Int) {
        let report = reports[index]
        let text = report.revision.text
        guard Self.isEnglish(text) else {
            foreign.append(report.item.outlet)
            return
        }
        let bytes = Array(text.utf8.prefix(Self.maximumBytes))
        let quotations = Quotations.find(in: bytes)
        var order = 0
        var nextQuotation = 0
        for paragraph in Sentences.paragraphs(in: bytes) {
            for var span in Sentences.spans(in: bytes, paragraph) {
                guard order < Self.maximumSentences else { break }
                if order < 3, let place = Dateline.strip(bytes, &span) { places.append(place) }
                guard let sentence = text.text(in: span) else { continue }
                while nextQuotation < quotations.count, quotations[nextQuotation].span.end <= span.start {
                    nextQuotation += 1
                }
                var here: [Quotation] = []
                var subject: String?
                var isWhole = true
                var look = nextQuotation
                while look < quotations.count, quotations[look].span.start < span.end {
                    var quotation = quotations[look]
                    if quotation.speakerSpan?.start == span.start, let speaker = quotation.speaker,
                        Tokens.words(in: speaker).contains(where: \.isCapitalised),
                        !Self.pronouns.contains(speaker.lowercased())
                    {
                        subject = speaker
                    }
                    if !span.contains(quotation.span) || !quotation.isClosed { isWhole = false }
                    quotation.span = Self.moved(quotation.span, into: span)
                    quotation.inner = Self.moved(quotation.inner, into: span)
                    here.append(quotation)
                    look += 1
                }
                let tokens = Tokens.words(in: sentence)
                note(tokens, in: sentence)
                if Self.isProse(sentence, tokens) {
                    passages.append(
                        Passage(
                            report: index,
                            span: span,
                            text: sentence,
                            tokens: tokens,
                            quotations: here,
                            order: order,
                            content: Self.content(tokens),
                            subject: subject,
                            hasWholeQuotations: isWhole
                        )
                    )
                }
                order += 1
            }
        }
        for (number, quotation) in quotations.enumerated() where quotation.isClosed {
            guard let speaker = quotation.speaker, let inner = text.text(in: quotation.inner) else { continue }
            utterances.append(
                Utterance(
                    report: index,
                    span: quotation.span,
                    inner: inner,
                    speaker: speaker,
                    speakerSpan: quotation.speakerSpan,
                    words: Tokens.folded(inner),
                    order: number
                )
            )
        }
    }

    private mutating func note(_ tokens: [Token], in sentence: String) {
        for (position, token) in tokens.enumerated() {
            guard let word = sentence.text(in: token.span) else { continue }
            switch token.shape {
            case .lower: lower.insert(word)
            case .capitalised, .upper, .mixed: if position > 0 { capitalised.insert(word) }
            case .number: break
            }
        }
    }

    private static func moved(_ span: Span, into sentence: Span) -> Span {
        let start = max(span.start, sentence.start) - sentence.start
        return Span(start, max(start, min(span.end, sentence.end) - sentence.start))
    }

    /// The stems of the words that carry meaning.
    static func content(_ tokens: [Token]) -> Set<String> {
        var found: Set<String> = []
        for token in tokens where token.base.utf8.count > 1 || token.shape == .number {
            if !StopWords.contains(token.base) { found.insert(Stemmer.stem(token.base)) }
        }
        return found
    }

    /// A sentence of running text, not a caption, a prompt or a list entry.
    private static func isProse(_ sentence: String, _ tokens: [Token]) -> Bool {
        guard tokens.count >= 6, tokens.count <= 90, let first = sentence.utf8.first else { return false }
        guard let last = sentence.unicodeScalars.last, ".!?”\"’'…)".unicodeScalars.contains(last) else { return false }
        guard
            first < 0x80 ? (first >= 0x41 && first <= 0x5A) || first == 0x22 || (first >= 0x30 && first <= 0x39) : true
        else { return false }
        let function = tokens.count { StopWords.contains($0.folded) }
        guard function > 0, tokens.contains(where: { $0.shape == .lower && $0.folded.utf8.count > 2 }) else {
            return false
        }
        let capitals = tokens.count { $0.shape == .upper || $0.shape == .capitalised }
        guard capitals * 10 <= tokens.count * 7 else { return false }
        return !Furnishings.isFurniture(tokens)
    }

    private static func isEnglish(_ text: String) -> Bool {
        let tokens = Tokens.words(in: String(text.prefix(4_000)))
        guard tokens.count >= 20 else { return !tokens.isEmpty }
        let known = tokens.count { english.contains($0.folded) }
        return known * 12 >= tokens.count
    }

    private static let pronouns: Set<String> = ["he", "she", "they", "it", "we", "i", "you"]
    private static let english: Set<String> = [
        "the", "of", "and", "to", "that", "is", "was", "for", "with", "on", "by", "from", "it", "at", "are", "has",
        "were",
        "said", "be", "this", "have", "had", "which", "not", "been", "will", "its", "would", "he", "she", "they", "an",
    ]
}

/// Lines that ask the reader to do something, or credit a picture: never part of a story.
enum Furnishings {
    static func isFurniture(_ tokens: [Token]) -> Bool {
        let opening = tokens.prefix(4).map(\.folded)
        for count in 1...max(1, opening.count) where openings.contains(opening.prefix(count).joined(separator: " ")) {
            return true
        }
        let all = Set(tokens.map(\.folded))
        let joined = tokens.map(\.folded).joined(separator: " ")
        if tokens.count <= 40, scraps.contains(where: joined.contains) { return true }
        if all.contains("cookies") || all.contains("javascript") || all.contains("newsletter") { return true }
        return all.contains("rights") && all.contains("reserved")
    }

    /// Bylines, plugs and credits, wherever they stand in a short line.
    private static let scraps = [
        "contributed to this report", "contributed to this article", "contributed to this story",
        "contributed reporting", "book is out", "is out now", "is available now", "new book is", "reporting by",
        "edited by", "compiled by", "report by", "hosted by", "produced by", "is a reporter for",
        "is a staff writer", "can be reached at", "follow him on", "follow her on", "follow them on",
    ]
    private static let openings: Set<String> = [
        "hosted", "presented by", "report by", "by", "subscribe", "sign up", "read more", "read also", "read next",
        "see also", "click", "click here", "follow us",
        "photo", "image", "image via", "picture", "copyright", "disclaimer", "disclosure", "advertisement", "related",
        "share this", "reporting by", "editing by", "writing by", "additional reporting", "this article", "this story",
        "listen to", "watch", "download", "contact", "correction", "updated", "published", "posted", "get the latest",
        "check out", "join our", "more on", "source", "for more information", "visit", "log in", "register",
    ]
}
