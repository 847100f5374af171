import NewsModel
import Prose

/// Takes a legal name apart: what of it is form, what is name.
enum CompanyNames {
    typealias Words = ArraySlice<FoldedWords.Word>

    /// The name without "Inc.", "plc", "Common Stock", "Class A" and a leading "The".
    static func core(_ words: [FoldedWords.Word]) -> Words {
        var words = words[...]
        for index in words.indices.dropFirst() {
            let isShareKind = descriptors.contains(words[index].hash)
            let next = index + 1 < words.endIndex ? words[index + 1] : nil
            if isShareKind, next.map({ descriptors.contains($0.hash) || $0.length == 1 }) ?? true {
                words = words[..<index]
                break
            }
        }
        if words.count > 1, let first = words.first, leading.contains(first.hash) { words = words.dropFirst() }
        while words.count > 1, let last = words.last, legal.contains(last.hash) { words = words.dropLast() }
        return words
    }

    /// The core without "Group", "Holdings", "International" … at its end.
    static func short(_ core: Words) -> Words {
        var words = core
        while words.count > 1, let last = words.last, loose.contains(last.hash) || legal.contains(last.hash) {
            words = words.dropLast()
        }
        return words
    }

    static func isLoose(_ word: FoldedWords.Word) -> Bool { loose.contains(word.hash) }

    /// The forms of a name that goes on after the company's with the kind of paper ("… 6.375% Notes due 2049"): without
    /// legal forms, and without "Group" and the like as well; nil for a company's own name.
    static func instrument(_ words: [FoldedWords.Word]) -> [[UInt64]]? {
        guard words.count >= 4, words.dropFirst(2).contains(where: { papers.contains($0.hash) }),
            let paper = words.dropFirst(2).first(where: { $0.looks.contains(.digit) || papers.contains($0.hash) }),
            let last = words.last, last.start > paper.start
        else { return nil }
        let plain = words.filter { !legal.contains($0.hash) || isConnecting($0) }
        let bare = plain.filter { !loose.contains($0.hash) }
        return plain.count == bare.count ? [plain.map(\.hash)] : [plain.map(\.hash), bare.map(\.hash)]
    }

    private static func isConnecting(_ word: FoldedWords.Word) -> Bool { CommonWords.english.isFunction(word) }

    static func isLegalForm(_ word: FoldedWords.Word) -> Bool { legal.contains(word.hash) }

    /// "oil and natural gas corporation" as "ongc": first letters, connecting words left out.
    static func initials(_ words: Words, of name: String) -> String {
        let bytes = Array(name.utf8)
        var letters: [UInt8] = []
        for word in words where !CommonWords.english.isFunction(word) && Int(word.start) < bytes.count {
            let byte = bytes[Int(word.start)]
            // A name with other than Latin capitals at the front of a word has no initials that news would use.
            guard byte < 0x80 else { return "" }
            letters.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func hashes(_ list: String) -> HashedWords { HashedWords(list) }

    private static let leading = hashes("the pt")
    private static let legal = hashes(
        """
        inc incorporated corp corporation co company companies ltd limited plc llc llp lp ag aktiengesellschaft sa nv bv
        se spa ab asa oyj as bsc kk kgaa gmbh tbk pcl psc pjsc pao ojsc bhd berhad pty sab cv sas sca ltda nl public
        limitada publ aps oy nyrt zrt doo dd ad kft sarl srl sro saa sae jsc the and de c.v. s.a. n.v. p.l.c. a.s. s.p.a.
        l.p.
        """
    )
    private static let loose = hashes(
        """
        group groupe groep gruppe holding holdings international global industries enterprises enterprise technologies
        technology worldwide industrial platforms brands systems trust
        """
    )
    /// Kinds of paper other than shares.
    private static let papers = hashes(
        """
        preferred preference notes debentures bonds perpetual subordinated cumulative debenture frn dep gtd
        """
    )
    private static let descriptors = hashes(
        """
        common ordinary stock share shares class american depositary adr ads adrs gdr gdrs preferred preference unit
        units warrant warrants rights registered nominal subordinate voting cumulative perpetual series receipts
        """
    )
}
