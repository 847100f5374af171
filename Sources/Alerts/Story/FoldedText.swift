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

    /// The word is this run of up to sixteen ASCII letters and digits.
    @inline(__always)
    mutating func set(_ low: UInt64, _ middle: UInt64, count: Int) {
        self.low = low
        self.middle = middle
        self.count = count
    }

    @inline(__always)
    var high: UInt64 { count > 16 ? longHash : middle }

    private var longHash: UInt64 {
        var hash = middle &* 0x9E37_79B9_7F4A_7C15
        for byte in rest { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash | 0xFF00_0000_0000_0000
    }

    var text: String {
        guard count <= 16 else { return String(decoding: bytes, as: UTF8.self) }
        return withUnsafeBytes(of: (low.littleEndian, middle.littleEndian)) {
            String(decoding: $0.prefix(count), as: UTF8.self)
        }
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
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ emit: (inout FoldedWord) -> Void) {
        var word = FoldedWord()
        var position = 0
        let end = min(bytes.count, AlertLimits.storyBytes)
        while position < end {
            let byte = bytes[position]
            if isWordByte(byte) {
                if word.count == 0 {
                    // Most words are plain and short: their bytes are taken eight at a time.
                    let stop = endOfRun(bytes, position, end)
                    let count = stop &- position
                    if count <= 16, stop == end || bytes[stop] < 0x80 {
                        word.set(
                            lowered(bytes, position, count, end),
                            count > 8 ? lowered(bytes, position &+ 8, count &- 8, end) : 0,
                            count: count
                        )
                        position = stop
                        continue
                    }
                }
                word.append(byte | 0x20)
                position &+= 1
            } else if byte < 0x80 {
                position &+= 1
                if word.count > 0 {
                    emit(&word)
                    word.clear()
                    if byte == 0x27 { position = afterPossessive(bytes, position) }
                }
            } else {
                position = takeScalar(bytes, position, &word, emit)
            }
        }
        if word.count > 0 { emit(&word) }
    }

    /// An ASCII letter or digit; with the bit 0x20 set it is in lower case, and a digit what it was.
    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    @inline(__always)
    private static func endOfRun(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var stop = start &+ 1
        while stop < end, isWordByte(bytes[stop]) { stop &+= 1 }
        return stop
    }

    /// Up to eight bytes of a run from `start` in lower case, the first lowest.
    @inline(__always)
    private static func lowered(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int, _ end: Int) -> UInt64 {
        let lower: UInt64 = 0x2020_2020_2020_2020
        guard start &+ 8 <= end, let base = bytes.baseAddress else {
            var value: UInt64 = 0
            for place in 0..<min(count, 8) { value |= UInt64(bytes[start &+ place] | 0x20) &<< UInt64(place &* 8) }
            return value
        }
        let loaded = UInt64(littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)) | lower
        return count >= 8 ? loaded : loaded & (1 &<< UInt64(count &* 8) &- 1)
    }

    /// Reads one scalar outside ASCII; where the next one begins.
    private static func takeScalar(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: Int,
        _ word: inout FoldedWord,
        _ emit: (inout FoldedWord) -> Void
    ) -> Int {
        let (scalar, next) = decode(bytes, position)
        let effect = LetterFolding.effect(of: scalar)
        switch effect {
        case .letters(let first, let second, let third):
            word.append(first)
            if let second { word.append(second) }
            if let third { word.append(third) }
        case .vanishes: break
        case .separates, .standsAlone:
            var after = next
            if word.count > 0 {
                emit(&word)
                word.clear()
                if scalar == "\u{2019}" { after = afterPossessive(bytes, next) }
            }
            if case .standsAlone = effect {
                word.append(scalar)
                emit(&word)
                word.clear()
            }
            return after
        }
        return next
    }

    /// As ``scan(_:_:)-(UnsafeBufferPointer<UInt8>,_)``, of a string's bytes.
    @inline(__always)
    static func scan(_ text: String, _ emit: (inout FoldedWord) -> Void) {
        var text = text
        text.withUTF8 { scan($0, emit) }
    }

    /// The words as text, for queries and for the plain evaluator.
    package static func words(_ text: String) -> [String] {
        var result: [String] = []
        scan(text) { result.append($0.text) }
        return result
    }

    /// A tag's value: its words with single spaces, so that "Artificial-Intelligence" is "artificial intelligence".
    package static func tag(_ value: String) -> String {
        let words = words(value)
        return words.count == 1 ? words[0] : words.joined(separator: " ")
    }

    /// Past an "s" that ends there, else unmoved.
    private static func afterPossessive(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
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
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> (Unicode.Scalar, Int) {
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
