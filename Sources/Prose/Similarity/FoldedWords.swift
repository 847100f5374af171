/// The words of a text as numbers: each folded (case, Latin accents, possessives, dotted initials), hashed, and kept
/// with its place and its looks.
///
/// What similarity and gazetteers compare. Ideographs and kana count as one word each, since nothing parts them.
/// Comparison by 64-bit hash: two different words meet by chance once in about 10^10 pairs of texts.
package struct FoldedWords: Sendable {
    package struct Word: Sendable {
        /// Of the folded letters: "Société" as "societe", "U.S." as "us", "company's" as "company".
        package var hash: UInt64
        /// Of the folded letters without a plain English ending: "signs", "signed" and "signing" agree.
        package var stem: UInt64
        /// UTF-8 offsets into the text.
        package var start: Int32
        package var end: Int32
        /// Counted from 0; a newline parts lines.
        package var line: Int32
        /// How many letters and digits the folded word has.
        package var length: UInt8
        package var looks: Looks

        package var span: Range<Int> { Int(start)..<Int(end) }
    }

    package struct Looks: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let capital = Looks(rawValue: 1)
        /// At least two letters, all of them capitals.
        package static let allCapitals = Looks(rawValue: 2)
        package static let digit = Looks(rawValue: 4)
        /// First of a line, or after a full stop, question or exclamation mark, colon or opening quotation mark.
        package static let opensSentence = Looks(rawValue: 8)
        /// A capital after the first letter: "OpenAI", "eBay".
        package static let innerCapital = Looks(rawValue: 16)
        /// Nothing but blanks and hyphens between this word and the one before.
        package static let followsClosely = Looks(rawValue: 32)
    }

    package private(set) var words: [Word] = []

    /// `limit`: words after that many are not read; hostile input costs no more.
    /// - Complexity: Linear in the text; one pass over its bytes.
    package init(_ text: String, limit: Int = 50_000) {
        var copy = text
        copy.withUTF8 { read($0, limit: limit) }
    }

    /// The hash that ``Word/hash`` has for a single word; 0 for a text without a word.
    package static func hash(of word: String) -> UInt64 { FoldedWords(word).words.first?.hash ?? 0 }
    package static func stem(of word: String) -> UInt64 { FoldedWords(word).words.first?.stem ?? 0 }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        let count = bytes.count
        var position = 0
        var line: Int32 = 0
        var opens = true
        var close = false
        words.reserveCapacity(min(limit, count / 6 + 1))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Letters.capacity) { room in
            var folded = Letters(room)
            while position < count, words.count < limit {
                if bytes[position] == 0x20 {
                    position += 1
                    continue
                }
                step(bytes, &position, &line, &opens, &close, &folded)
            }
        }
    }

    /// Reads what stands at `position`, a word or what parts words, and goes on behind it.
    @inline(__always)
    private mutating func step(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: inout Int,
        _ line: inout Int32,
        _ opens: inout Bool,
        _ close: inout Bool,
        _ folded: inout Letters
    ) {
        let (kind, size) = FoldedWords.kind(at: position, in: bytes)
        switch kind {
        case .newline:
            line &+= 1
            opens = true
            close = false
            position += size
        case .stop:
            opens = true
            close = false
            position += size
        case .other:
            close = false
            position += size
        case .blank:
            position += size
        case .ideograph:
            folded.count = 0
            for offset in 0..<size { folded.append(bytes[position + offset]) }
            append(folded, from: position, to: position + size, line: line, looks: opens ? .opensSentence : [])
            opens = false
            close = true
            position += size
        case .letter, .digit, .mark:
            position = readWord(
                bytes,
                at: position,
                line: line,
                opens: opens,
                close: close,
                folded: &folded
            )
            opens = false
            close = true
        }
    }

    private mutating func readWord(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at start: Int,
        line: Int32,
        opens: Bool,
        close: Bool,
        folded: inout Letters
    ) -> Int {
        folded.count = 0
        var looks: Looks = opens ? .opensSentence : []
        if close { looks.insert(.followsClosely) }
        var position = start
        var end = start
        var letters = 0
        var capitals = 0
        scan: while position < bytes.count {
            let byte = bytes[position]
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                folded.append(byte | 0x20)
                letters += 1
                if byte < 0x61 {
                    looks.insert(letters == 1 ? .capital : .innerCapital)
                    capitals += 1
                }
                position += 1
                end = position
                if folded.count > 240 { break }
                continue
            }
            let (kind, size) = FoldedWords.kind(at: position, in: bytes)
            switch kind {
            case .letter:
                let capital = FoldedWords.fold(at: position, size: size, in: bytes, into: &folded)
                letters += 1
                if capital {
                    if letters == 1 { looks.insert(.capital) } else { looks.insert(.innerCapital) }
                    capitals += 1
                }
            case .mark:
                break
            case .digit:
                looks.insert(.digit)
                folded.append(bytes[position])
            default:
                guard
                    let next = FoldedWords.joint(at: position, size: size, in: bytes, letters: letters, folded: folded)
                else { break scan }
                // "1.5" is not "15".
                if bytes[position] == 0x2E, looks.contains(.digit) { folded.append(0x2E) }
                position = next
                continue
            }
            position += size
            end = position
            if folded.count > 240 { break }
        }
        if letters >= 2, capitals == letters { looks.insert(.allCapitals) }
        let possessive = FoldedWords.possessiveLength(before: end, from: start, in: bytes)
        if possessive > 0, folded.count > 1 {
            folded.count -= 1
            end -= possessive
        }
        append(folded, from: start, to: end, line: line, looks: looks)
        return max(position, start + 1)
    }

    private mutating func append(_ folded: Letters, from: Int, to: Int, line: Int32, looks: Looks) {
        guard folded.count > 0 else { return }
        let hash = folded.hash(upTo: folded.count)
        let (end, isChanged) = folded.stem()
        words.append(
            Word(
                hash: FoldedWords.mix(hash),
                stem: isChanged
                    ? FoldedWords.mix(folded.hash(upTo: end, then: 0x69))
                    : FoldedWords.mix(end == folded.count ? hash : folded.hash(upTo: end)),
                start: Int32(truncatingIfNeeded: from),
                end: Int32(truncatingIfNeeded: to),
                line: line,
                length: UInt8(min(folded.count, 255)),
                looks: looks
            )
        )
    }
}

extension FoldedWords {
    fileprivate enum Kind { case letter, mark, digit, ideograph, blank, newline, stop, other }

    /// What stands at a byte, and how many bytes it takes.
    ///
    /// Damaged UTF-8 counts as `other`, one byte.
    fileprivate static func kind(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Kind, Int) {
        let byte = bytes[position]
        if byte < 0x80 {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A: return (.letter, 1)
            case 0x30...0x39: return (.digit, 1)
            case 0x20, 0x09, 0x2D: return (.blank, 1)
            case 0x0A, 0x0D: return (.newline, 1)
            case 0x2E, 0x21, 0x3F, 0x3A, 0x22: return (.stop, 1)
            default: return (.other, 1)
            }
        }
        let (scalar, size) = scalar(at: position, in: bytes)
        switch scalar {
        case 0xAD, 0x300...0x36F: return (.mark, size)
        case 0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x2010, 0x2011: return (.blank, size)
        case 0x2028, 0x2029: return (.newline, size)
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x3002, 0xFF01, 0xFF1F, 0x2014: return (.stop, size)
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF, 0x370...0x1FFF: return (.letter, size)
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: return (.ideograph, size)
        case 0xA640...0xABFF, 0xFB00...0xFDFF, 0x10280...0x1BFFF: return (.letter, size)
        default: return (.other, size)
        }
    }

    fileprivate static func scalar(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (UInt32, Int) {
        let byte = bytes[position]
        let size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard size > 1, position + size <= bytes.count else { return (0, 1) }
        var value = UInt32(byte) & (0xFF >> UInt32(size + 1))
        for offset in 1..<size { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
        return (value, size)
    }

    /// Appends the folded letter; says whether it was a capital.
    fileprivate static func fold(
        at position: Int,
        size: Int,
        in bytes: UnsafeBufferPointer<UInt8>,
        into folded: inout Letters
    ) -> Bool {
        let byte = bytes[position]
        if size == 1 {
            folded.append(byte | 0x20)
            return byte < 0x61
        }
        let (value, _) = scalar(at: position, in: bytes)
        guard let scalar = Unicode.Scalar(value) else { return false }
        let capital = scalar.properties.isUppercase
        if value < 0x250 {
            latin(value, into: &folded)
            return capital
        }
        for lower in scalar.properties.lowercaseMapping.utf8 { folded.append(lower) }
        return capital
    }

    /// Where the word goes on after a joint inside it: "U.S", "3.5", "1,000", "don't", "AT&T"; nil where it ends.
    fileprivate static func joint(
        at position: Int,
        size: Int,
        in bytes: UnsafeBufferPointer<UInt8>,
        letters: Int,
        folded: Letters
    ) -> Int? {
        let after = position + size
        guard after < bytes.count else { return nil }
        let (next, nextSize) = kind(at: after, in: bytes)
        let isApostrophe =
            bytes[position] == 0x27
            || (size == 3 && bytes[position] == 0xE2 && bytes[position + 1] == 0x80 && bytes[position + 2] == 0x99)
        if isApostrophe { return next == .letter ? after : nil }
        guard size == 1 else { return nil }
        switch bytes[position] {
        case 0x2E:
            if next == .digit, let last = folded.last, last < 0x3A { return after }
            // Dotted initials: one letter on each side of the stop.
            guard next == .letter, letters >= 1, letters <= 4, position > 0,
                letters == 1 || (position > 1 && bytes[position - 2] == 0x2E)
            else { return nil }
            let beyond = after + nextSize
            guard beyond < bytes.count else { return after }
            let (far, _) = kind(at: beyond, in: bytes)
            return far == .letter || far == .digit ? nil : after
        case 0x2C:
            guard next == .digit, let last = folded.last, last < 0x3A else { return nil }
            return after
        case 0x26:
            guard next == .letter, letters > 0, letters <= 3 else { return nil }
            return after
        default:
            return nil
        }
    }

    /// How many bytes "'s" takes at the end of the word; 0 where it has none.
    fileprivate static func possessiveLength(before end: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>)
        -> Int
    {
        guard end - start > 2, bytes[end - 1] | 0x20 == 0x73 else { return 0 }
        if bytes[end - 2] == 0x27 { return 2 }
        guard end - start > 4, bytes[end - 4] == 0xE2, bytes[end - 3] == 0x80, bytes[end - 2] == 0x99 else { return 0 }
        return 4
    }

    /// Latin letters with marks as their base letters (Unicode blocks Latin-1 Supplement, Latin Extended-A and -B).
    fileprivate static func latin(_ value: UInt32, into folded: inout Letters) {
        switch value {
        case 0xC6, 0xE6: folded.append(0x61, 0x65)
        case 0x152, 0x153: folded.append(0x6F, 0x65)
        case 0xDF: folded.append(0x73, 0x73)
        case 0xDE, 0xFE: folded.append(0x74, 0x68)
        default:
            let index = Int(value) - 0xC0
            folded.append(index < latinBase.count ? latinBase[index] : 0x7A)
        }
    }

    /// From U+00C0 to U+017F, as runs of one base letter.
    private static let latinBase: [UInt8] = {
        let block = "aaaaaaaceeeeiiiidnooooo ouuuuyt"
        let extended: [(Character, Int)] = [
            ("a", 6), ("c", 8), ("d", 4), ("e", 10), ("g", 8), ("h", 4), ("i", 12), ("j", 2), ("k", 3), ("l", 10),
            ("n", 9), ("o", 8), ("r", 6), ("s", 8), ("t", 6), ("u", 12), ("w", 2), ("y", 3), ("z", 6), ("s", 1),
        ]
        let rest = extended.map { String(repeating: $0.0, count: $0.1) }.joined()
        return Array((block + "s" + block + "y" + rest).utf8)
    }()

    /// FNV-1a with a last mixing step (http://www.isthe.com/chongo/tech/comp/fnv/).
    package static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return mix(value)
    }

    package static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 32)) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ (mixed >> 29)
    }
}

/// The folded letters of the word being read: bytes in a room of fixed size, used again for each word.
private struct Letters {
    static let capacity = 320
    private let room: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

    var last: UInt8? { count > 0 ? room[count - 1] : nil }

    mutating func append(_ byte: UInt8) {
        guard count < room.count else { return }
        room[count] = byte
        count += 1
    }

    mutating func append(_ first: UInt8, _ second: UInt8) {
        append(first)
        append(second)
    }

    /// FNV-1a, not yet mixed.
    func hash(upTo end: Int) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<end { value = (value ^ UInt64(room[index])) &* 0x100_0000_01b3 }
        return value
    }

    func hash(upTo end: Int, then byte: UInt8) -> UInt64 { (hash(upTo: end) ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// Where the word ends without plain English endings: -s, -es, -ies, -ed, -ing, a final e; and whether an i follows in
    /// place of a y.
    ///
    /// Coarse on purpose.
    func stem() -> (end: Int, isChanged: Bool) {
        var end = count
        guard end > 3, let last, last >= 0x61, last <= 0x7A else { return (end, false) }
        if ends("ies", end), end > 4 {
            end -= 2
        } else if room[end - 1] == 0x73, !ends("ss", end), !ends("us", end), !ends("is", end) {
            end -= 1
        }
        if ends("ing", end), end > 5, hasVowel(end - 3) {
            end -= 3
        } else if ends("ed", end), end > 4, hasVowel(end - 2) {
            end -= 2
        }
        if end > 3, end < count, room[end - 1] == room[end - 2], room[end - 1] != 0x6C, room[end - 1] != 0x73 {
            end -= 1
        }
        if end > 3, room[end - 1] == 0x65 { end -= 1 }
        if end > 3, room[end - 1] == 0x79 { return (end - 1, true) }
        return (end, false)
    }

    private func ends(_ suffix: StaticString, _ end: Int) -> Bool {
        let size = suffix.utf8CodeUnitCount
        guard end >= size else { return false }
        for offset in 0..<size where room[end - size + offset] != suffix.utf8Start[offset] { return false }
        return true
    }

    private func hasVowel(_ end: Int) -> Bool {
        for index in 0..<end {
            switch room[index] {
            case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: return true
            default: continue
            }
        }
        return false
    }
}
