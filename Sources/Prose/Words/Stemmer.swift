/// Cuts English inflections, so that "signs", "signed" and "signing" count as one word.
package enum Stemmer {
    /// A light stem of a folded word: plural, past and -ing endings only (in the spirit of Harman's "S" stemmer and the
    /// first steps of Porter's, 1980).
    ///
    /// Not a word in itself; only equality means anything.
    package static func stem(_ folded: String) -> String {
        var word = Array(folded.utf8)
        guard word.count > 3, word.allSatisfy({ $0 < 0x80 }) else { return folded }
        if ends(word, "'s") { word.removeLast(2) }
        if ends(word, "ies"), word.count > 4 {
            word.replaceSubrange((word.count - 3)..., with: Array("y".utf8))
        } else if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes") {
            word.removeLast(2)
        } else if ends(word, "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is"), word.count > 3 {
            word.removeLast()
        }
        if ends(word, "ied"), word.count > 4 {
            word.replaceSubrange((word.count - 3)..., with: Array("y".utf8))
        } else if ends(word, "ing"), word.count > 5, hasVowel(word.dropLast(3)) {
            word.removeLast(3)
            undouble(&word)
        } else if ends(word, "ed"), word.count > 4, hasVowel(word.dropLast(2)) {
            word.removeLast(2)
            undouble(&word)
        }
        if ends(word, "e"), word.count > 3 { word.removeLast() }
        return String(decoding: word, as: UTF8.self)
    }

    private static func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        let count = suffix.utf8CodeUnitCount
        guard word.count > count else { return false }
        return suffix.withUTF8Buffer { word.suffix(count).elementsEqual($0) }
    }

    private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains { "aeiouy".utf8.contains($0) }
    }

    /// "stopp" becomes "stop"; "call" and "miss" stay.
    private static func undouble(_ word: inout [UInt8]) {
        guard word.count > 3, let last = word.last, last == word[word.count - 2], !"lsz".utf8.contains(last) else {
            return
        }
        word.removeLast()
    }
}
