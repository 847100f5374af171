import NewsModel
import Prose

/// The few rules of style that a machine can keep: applied outside quotation marks only, never to a quotation.
///
/// Percentages as "%", "U.S." and "U.K." in text, plain words for inflated ones, curly quotation marks. After the AP
/// habits as commonly described; the Stylebook itself is not public.
package enum HouseStyle {
    /// The sentence in house style.
    package static func text(_ sentence: String) -> String {
        let bytes = Array(sentence.utf8)
        var out = ""
        var start = 0
        for quotation in Quotations.marked(in: bytes) {
            guard quotation.isClosed, quotation.span.start >= start else { continue }
            out += plain(String(decoding: bytes[start..<quotation.span.start], as: UTF8.self))
            let inner = String(decoding: bytes[quotation.inner.range], as: UTF8.self)
            out += quotation.isSingle ? "‘\(inner)’" : "“\(inner)”"
            start = quotation.span.end
        }
        out += plain(String(decoding: bytes[start...], as: UTF8.self))
        return out
    }

    /// Without quotation marks in it.
    private static func plain(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < words.count {
            let (core, tail) = split(words[index])
            let next = index + 1 < words.count ? split(words[index + 1]) : ("", "")
            if let dotted = dotted[core], next.0.first?.isUppercase != true || Titles.contains(next.0.lowercased()) {
                let isEnd = index == words.count - 1 && tail == "."
                words[index] = dotted + (isEnd ? "" : tail)
            } else if tail.isEmpty, core.lowercased() == "per", next.0 == "cent" {
                index = percent(&words, index, removing: 2, tail: next.1)
                continue
            } else if core == "percent" {
                index = percent(&words, index, removing: 1, tail: tail)
                continue
            } else if core.lowercased() == "around", tail.isEmpty, next.0.first?.isNumber == true {
                words[index] = core == "Around" ? "About" : "about"
            } else if let plain = plainWords[core.lowercased()] {
                words[index] = (core.first?.isUppercase == true ? Trimming.capitalisedFirst(plain) : plain) + tail
            } else if tail.isEmpty, let phrase = phrases[core.lowercased() + " " + next.0] {
                words[index] = phrase + next.1
                words.remove(at: index + 1)
            }
            index += 1
        }
        return words.joined(separator: " ")
    }

    /// "12 per cent" and "12 percent" as "12%"; only after digits.
    private static func percent(_ words: inout [String], _ index: Int, removing count: Int, tail: String) -> Int {
        guard index > 0, let last = words[index - 1].last, last.isNumber else { return index + 1 }
        words[index - 1] += "%" + tail
        words.removeSubrange(index..<min(index + count, words.count))
        return index
    }

    /// The word and the punctuation after it.
    private static func split(_ word: String) -> (String, String) {
        var core = Substring(word)
        while let last = core.last, ",.;:!?".contains(last) { core.removeLast() }
        return (String(core), String(word[core.endIndex...]))
    }

    private static let dotted = ["US": "U.S.", "UK": "U.K."]
    private static let phrases = ["prior to": "before", "ahead of": "before"]
    /// Exact or weaker in meaning, never stronger.
    private static let plainWords = [
        "approximately": "about", "roughly": "about", "purchase": "buy", "purchased": "bought",
        "commence": "begin", "commenced": "began", "utilise": "use", "utilize": "use", "obtained": "got",
        "stated": "said", "soared": "rose", "surged": "rose", "skyrocketed": "rose", "plunged": "fell",
        "tumbled": "fell",
        "plummeted": "fell", "slumped": "fell", "inked": "signed", "slashed": "cut", "individuals": "people",
        "unveiled": "presented", "bolster": "strengthen", "assist": "help", "attempted": "tried", "didn't": "did not",
        "didn’t": "did not", "won't": "will not", "won’t": "will not", "doesn't": "does not", "doesn’t": "does not",
        "isn't": "is not", "isn’t": "is not", "wasn't": "was not", "wasn’t": "was not", "hasn't": "has not",
        "hasn’t": "has not", "can't": "cannot", "can’t": "cannot", "wouldn't": "would not", "wouldn’t": "would not",
    ]
}
