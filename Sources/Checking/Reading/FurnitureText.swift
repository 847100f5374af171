import NewsModel
import Prose

/// Recognises the parts of a plain text that make no claim: labels, related links, credits, prompts, disclosures.
enum FurnitureText {
    /// The parts of `text` that its wording tells to be furniture.
    ///
    /// A paragraph that quotes or counts makes claims, however it begins.
    static func spans(in text: ReadText) -> [Span] {
        var found: [Span] = []
        for paragraph in Sentences.paragraphs(in: text.bytes) {
            let line = String(
                decoding: text.bytes[Span(paragraph.start, min(paragraph.end, paragraph.start + 240)).range],
                as: UTF8.self
            )
            let folded = line.lowercased()
            if isWhole(folded), !makesClaims(text.bytes[paragraph.range]) {
                found.append(paragraph)
            } else if let label = label(text.bytes, paragraph) {
                found.append(label)
            }
        }
        return found
    }

    private static func makesClaims(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isNotice = bytes.starts(with: "©".utf8) || bytes.starts(with: "(c)".utf8)
        return bytes.contains(0x22) || bytes.contains { (0x30...0x39).contains($0) && !isNotice }
            || String(decoding: bytes, as: UTF8.self).contains("“")
    }

    private static func isWhole(_ folded: String) -> Bool {
        for opening in openings where folded.hasPrefix(opening) { return true }
        return folded.contains("newsletter") && (folded.hasPrefix("sign up") || folded.hasPrefix("get "))
    }

    private static let openings = [
        "see also:", "read next:", "read more:", "read also:", "also read:", "related:", "disclaimer:", "disclosure:",
        "image via", "image:", "image credit", "photo:", "photo by", "photo via", "photo courtesy", "photo credit",
        "picture:", "featured image", "cover image", "subscribe to", "sign up for", "check out more", "check out our",
        "click here", "follow us", "follow @", "follow this", "©", "(c) 20", "copyright ", "all rights reserved",
        "this content was", "this story was generated", "this article was produced", "trade confidently",
        "advertisement",
        "originally published", "about this story", "how this story was made", "contact:",
        "--", "***", "do not miss:", "don't miss:", "don’t miss:",
    ]

    /// "What Happened:" before the first sentence of a section: at most five words, most of them capitalised.
    private static func label(_ bytes: [UInt8], _ paragraph: Span) -> Span? {
        let head = Span(paragraph.start, min(paragraph.end, paragraph.start + 48))
        guard let colon = bytes[head.range].firstIndex(of: 0x3A) else { return nil }
        let words = Tokens.words(in: bytes, Span(paragraph.start, colon))
        guard (1...5).contains(words.count), words.last?.span.end == colon else { return nil }
        let known = labels.contains(words.map(\.folded).joined(separator: " "))
        return known || colon + 1 >= paragraph.end ? Span(paragraph.start, colon + 1) : nil
    }

    private static let labels: Set<String> = [
        "what happened", "why it matters", "why it's important", "what it means", "what's next", "what to know",
        "the details", "the background", "background", "the bottom line", "price action", "the context", "context",
        "key points", "what else", "by the numbers", "the big picture", "driving the news", "what they're saying",
        "the other side", "zoom out", "zoom in", "the takeaway", "takeaway", "looking ahead", "analysis", "summary",
        "update",
        "correction", "the report", "the latest",
    ]
}
