/// A word in folded form, held without an allocation: sixteen bytes in two numbers, anything longer beside them.
///
/// Up to sixteen bytes the two numbers are the word itself and equality is exact. Of a longer word `low` holds the
/// first eight bytes, `high` a hash under a top byte of 0xFF, which no UTF-8 text contains, and `rest` everything from
/// the seventeenth byte on; the eight bytes between are in `middle`.
struct FoldedWord {
    private(set) var low: UInt64 = 0
    private(set) var middle: UInt64 = 0
    private(set) var count = 0
    private(set) var rest: [UInt8] = []

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count < 8 {
            low |= UInt64(byte) &<< UInt64(count &* 8)
        } else if count < 16 {
            middle |= UInt64(byte) &<< UInt64((count &- 8) &* 8)
        } else {
            rest.append(byte)
        }
        count &+= 1
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }

    @inline(__always)
    mutating func clear() {
        low = 0
        middle = 0
        if count > 16 { rest.removeAll(keepingCapacity: true) }
        count = 0
    }

    @inline(__always)
    var high: UInt64 { count > 16 ? longHash : middle }

    private var longHash: UInt64 {
        var hash = middle &* 0x9E37_79B9_7F4A_7C15
        for byte in rest { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash | 0xFF00_0000_0000_0000
    }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for place in 0..<min(count, 8) { result.append(UInt8(truncatingIfNeeded: low >> UInt64(place * 8))) }
        for place in 0..<max(0, min(count, 16) - 8) {
            result.append(UInt8(truncatingIfNeeded: middle >> UInt64(place * 8)))
        }
        return result + rest
    }
}

/// Cuts text into folded words: runs of letters and digits without case and marks; an English possessive is left off
/// ("Nvidia's" is "nvidia"); a character of a script written without spaces is a word by itself.
enum FoldedText {
    /// Calls `emit` with each word in order.
    ///
    /// - Complexity: Linear in `bytes`; no allocation for words of up to sixteen bytes.
    @inline(__always)
    static func scan(_ bytes: [UInt8], _ emit: (inout FoldedWord) -> Void) {
        var word = FoldedWord()
        var position = 0
        let end = min(bytes.count, AlertLimits.storyBytes)
        while position < end {
            let byte = bytes[position]
            let lower = byte | 0x20
            if lower &- 0x61 < 26 {
                word.append(lower)
                position &+= 1
            } else if byte &- 0x30 < 10 {
                word.append(byte)
                position &+= 1
            } else if byte < 0x80 {
                position &+= 1
                if word.count > 0 {
                    emit(&word)
                    word.clear()
                    if byte == 0x27 { position = afterPossessive(bytes, position) }
                }
            } else {
                let (scalar, next) = decode(bytes, position)
                position = next
                switch LetterFolding.effect(of: scalar) {
                case .letters(let first, let second, let third):
                    word.append(first)
                    if let second { word.append(second) }
                    if let third { word.append(third) }
                case .vanishes: break
                case .separates, .standsAlone:
                    if word.count > 0 {
                        emit(&word)
                        word.clear()
                        if scalar == "\u{2019}" { position = afterPossessive(bytes, position) }
                    }
                    if case .standsAlone = LetterFolding.effect(of: scalar) {
                        word.append(scalar)
                        emit(&word)
                        word.clear()
                    }
                }
            }
        }
        if word.count > 0 { emit(&word) }
    }

    /// The words as text, for queries and for the plain evaluator.
    package static func words(_ text: String) -> [String] {
        var result: [String] = []
        scan(Array(text.utf8)) { result.append(String(decoding: $0.bytes, as: UTF8.self)) }
        return result
    }

    /// A tag's value: its words with single spaces, so that "Artificial-Intelligence" is "artificial intelligence".
    package static func tag(_ value: String) -> String { words(value).joined(separator: " ") }

    /// Past an "s" that ends there, else unmoved.
    private static func afterPossessive(_ bytes: [UInt8], _ position: Int) -> Int {
        guard position < bytes.count, bytes[position] | 0x20 == 0x73 else { return position }
        guard position + 1 < bytes.count else { return position + 1 }
        let after = bytes[position + 1]
        if after < 0x80 {
            let isWord = (after | 0x20) &- 0x61 < 26 || after &- 0x30 < 10
            return isWord ? position : position + 1
        }
        switch LetterFolding.effect(of: decode(bytes, position + 1).0) {
        case .separates, .standsAlone: return position + 1
        case .letters, .vanishes: return position
        }
    }

    /// The scalar that begins at `position`, U+FFFD where the bytes are none, and where the next one begins.
    private static func decode(_ bytes: [UInt8], _ position: Int) -> (Unicode.Scalar, Int) {
        let first = bytes[position]
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, first < 0xF5, position + length <= bytes.count else { return ("\u{FFFD}", position + 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[position + offset]
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", position + offset) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", position + length) }
        return (scalar, position + length)
    }
}
