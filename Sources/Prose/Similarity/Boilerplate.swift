/// Recognises lines that say nothing about the story: disclaimers, calls to subscribe, copyright notices.
///
/// By turns of phrase alone. What a house repeats under every report and we have no phrase for is learnt by
/// ``CopyIndex`` from seeing it under different stories.
package struct Boilerplate: Sendable {
    /// Stems of each phrase, by the stem of its first word.
    private let phrases: [UInt64: [[UInt64]]]
    private let firsts: HashedWords

    package static let english = Boilerplate(phrases: [
        "all rights reserved", "without written permission", "without prior permission", "investment advice",
        "financial advice", "past performance", "no guarantee of future results", "indicative of future results",
        "forward looking statements", "safe harbor statement", "sign up for", "sign up to", "our newsletter",
        "newsletters", "subscribe to", "subscribe now", "subscribers only", "morning briefing", "click here",
        "read more", "read also", "related articles", "related stories", "terms of use", "terms of service",
        "terms and conditions", "privacy policy", "cookie policy", "use cookies", "follow us", "join us on",
        "like us on", "share this", "this material may not be published", "may not be reproduced",
        "for information only",
        "for informational purposes only", "informational purposes", "does not constitute", "not intended as",
        "hold positions in", "has no position in", "licensed adviser", "licensed advisor", "financial adviser",
        "financial advisor", "delayed by at least", "disclaimer", "disclosure", "market data provided",
        "image credit", "photo credit", "photo by", "file photo", "getty images", "shutterstock", "advertisement",
        "download our app", "download the app", "breaking news alerts", "contributed to this report", "reporting by",
        "editing by", "writing by", "thomson reuters trust principles", "copyright", "do not sell my",
        "press release distributed", "source version on", "view original content", "media contact", "about us",
        "follow our live coverage", "support our journalism", "make a donation", "already a subscriber", "log in to",
    ])

    package init(phrases list: [String]) {
        var phrases: [UInt64: [[UInt64]]] = [:]
        for phrase in list {
            let stems = FoldedWords(phrase).words.map(\.stem)
            if let first = stems.first { phrases[first, default: []].append(stems) }
        }
        self.phrases = phrases
        firsts = HashedWords(phrases.keys)
    }

    /// Whether each line is boilerplate, indexed by line number.
    ///
    /// A short line (up to 25 words) is, with one such phrase; a longer one with two, or three where it is longer than
    /// 80 words, if there is one to every 40 words: a whole report on one line is not lost for its last sentences.
    package func lines(of words: [FoldedWords.Word]) -> [Bool] {
        guard let last = words.last else { return [] }
        var cues = [Int](repeating: 0, count: Int(last.line) + 1)
        var sizes = cues
        for (index, word) in words.enumerated() {
            sizes[Int(word.line)] += 1
            guard firsts.contains(word.stem), let candidates = phrases[word.stem] else { continue }
            let hit = candidates.contains { phrase in
                phrase.indices.allSatisfy { offset in
                    let other = index + offset
                    return other < words.count && words[other].stem == phrase[offset] && words[other].line == word.line
                }
            }
            if hit { cues[Int(word.line)] += 1 }
        }
        return zip(cues, sizes).map { cue, size in cue >= (size <= 25 ? 1 : size <= 80 ? 2 : 3) && size <= cue * 40 }
    }
}
