import Foundation

/// What an editor's text box sends, made uniform: NFC, one kind of line end, no control characters.
enum PlainText {
    /// The paragraphs, which empty lines separate, each on one line with single spaces; empty ones left out.
    static func paragraphs(of text: String) -> [String] {
        var found: [String] = []
        var words: [Substring] = []
        func finish(_ words: inout [Substring], _ found: inout [String]) {
            if !words.isEmpty { found.append(words.joined(separator: " ")) }
            words.removeAll(keepingCapacity: true)
        }
        let uniform = text.precomposedStringWithCanonicalMapping
        for line in uniform.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let pieces = line.split { $0.isWhitespace }.map(cleaned).filter { !$0.isEmpty }
            if pieces.isEmpty { finish(&words, &found) } else { words += pieces }
        }
        finish(&words, &found)
        return found
    }

    private static func cleaned(_ word: Substring) -> Substring {
        guard !word.unicodeScalars.allSatisfy(isKept) else { return word }
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: word.unicodeScalars.filter(isKept))
        return Substring(String(kept))
    }

    /// Control characters, and marks that change the direction or are invisible, have no place in a story: they can
    /// make a text read otherwise than it is checked.
    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
            false
        default: true
        }
    }
}
