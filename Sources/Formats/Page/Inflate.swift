/// Decompression of gzip (RFC 1952), zlib (RFC 1950) and raw deflate (RFC 1951) bodies, with a ceiling on what comes out.
///
/// A body that stops short gives what it held so far; one that would grow past the ceiling is an error, since a few
/// kilobytes can unfold to gigabytes.
package enum Inflate {
    package struct Failure: Error, Sendable, Equatable {
        package enum Code: String, Sendable { case tooLarge, corrupt }
        package var code: Code
        package var message: String
    }

    /// Undoes up to three layers of compression that the bytes themselves show, whatever a header says.
    ///
    /// - Parameters:
    ///   - bytes: The body; returned as it is when it is not compressed.
    ///   - encoding: The Content-Encoding header; only for "deflate" is it needed, whose raw form has no mark.
    ///   - limit: The most bytes that may come out.
    /// - Returns: The bytes, and whether the stream was cut short.
    /// - Throws: ``Failure`` when the data are damaged or would grow past the limit.
    package static func open(
        _ bytes: [UInt8],
        encoding: String? = nil,
        limit: Int = FormatLimits.documentBytes
    ) throws(Failure) -> (bytes: [UInt8], isCut: Bool) {
        var current = bytes
        var isCut = false
        for _ in 0..<3 {
            guard let start = bodyStart(current, encoding: current.count == bytes.count ? encoding : nil) else { break }
            // Text shrinks by a factor of three to twenty; a factor of a hundred is a bomb, small bodies excepted.
            let ceiling = min(limit, max(4 << 20, current.count.multipliedReportingOverflow(by: 100).partialValue))
            var stream = BitStream(bytes: current, position: start)
            let outcome = try stream.run(limit: ceiling)
            isCut = isCut || outcome != .finished
            current = stream.out
        }
        return (current, isCut)
    }

    /// Where deflate data begin, or nil when the bytes are not compressed.
    private static func bodyStart(_ bytes: [UInt8], encoding: String?) -> Int? {
        if bytes.count > 10, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 { return gzipBody(bytes) }
        guard let encoding, encoding.lowercased().contains("deflate"), bytes.count > 2 else { return nil }
        let first = bytes[0]
        if first == UInt8(ascii: "<") || first == UInt8(ascii: "{") { return nil }
        if first & 0x0F == 8, (Int(first) << 8 | Int(bytes[1])) % 31 == 0 { return 2 }
        return 0
    }

    private static func gzipBody(_ bytes: [UInt8]) -> Int? {
        let flags = bytes[3]
        var position = 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { return nil }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        for flag in [UInt8(8), 16] where flags & flag != 0 {
            while position < bytes.count, bytes[position] != 0 { position += 1 }
            position += 1
        }
        if flags & 2 != 0 { position += 2 }
        return position < bytes.count ? position : nil
    }
}

/// The decoder's state: bits are taken from the low end of each byte (RFC 1951 section 3.1.1).
struct BitStream {
    enum Outcome {
        case finished
        /// The data ended before the last block.
        case cut
        case paused
    }

    private enum State {
        case header
        /// Bytes that are still to be copied.
        case stored(Int)
        case coded(Codes, Codes)
        case done
    }

    private var bytes: [UInt8]
    private var position: Int
    private var source: (() -> [UInt8]?)?
    private var hold: UInt64 = 0
    private var held = 0
    private var state = State.header
    private var isLast = false
    /// Bytes of blocks that are used up.
    private var passed = 0
    var out: [UInt8] = []

    /// Begins at `position` of `bytes`; `source` gives the bytes that follow, where these are not all.
    init(bytes: [UInt8], position: Int, source: (() -> [UInt8]?)? = nil) {
        self.bytes = bytes
        self.position = position
        self.source = source
    }

    /// Compressed bytes taken so far.
    var consumed: Int { passed + position }

    /// Decodes to the end of the last block, or until `out` holds `pause` bytes.
    mutating func run(limit: Int, pause: Int = .max) throws(Inflate.Failure) -> Outcome {
        if pause == .max { out.reserveCapacity(min(limit, (bytes.count - position) * 4)) }
        while true {
            switch state {
            case .done: return .finished
            case .header:
                if isLast {
                    state = .done
                    continue
                }
                guard let last = bits(1), let kind = bits(2) else { return .cut }
                isLast = last == 1
                switch kind {
                case 0:
                    _ = bits(held % 8)
                    guard let length = bits(16), bits(16) != nil else { return .cut }
                    state = .stored(length)
                case 1: state = .coded(Codes.fixedLiterals, Codes.fixedDistances)
                case 2:
                    guard let (literals, distances) = try dynamicCodes() else { return .cut }
                    state = .coded(literals, distances)
                default: throw corrupt("an unknown kind of block")
                }
            case .stored(let length):
                guard out.count + length <= limit else { throw tooLarge(limit) }
                for _ in 0..<length {
                    guard let byte = bits(8) else { return .cut }
                    out.append(UInt8(byte))
                }
                state = .header
                if out.count >= pause { return .paused }
            case .coded(let literals, let distances):
                switch try block(literals, distances, limit, pause) {
                case .finished: state = .header
                case .cut: return .cut
                case .paused: return .paused
                }
            }
        }
    }

    /// Begins another body, after the end of one.
    mutating func restart() { (state, isLast) = (.header, false) }

    /// The next whole byte outside blocks; nil at the end.
    mutating func byte() -> UInt8? {
        _ = bits(held % 8)
        return bits(8).map { UInt8($0) }
    }

    private func corrupt(_ what: String) -> Inflate.Failure {
        Inflate.Failure(
            code: .corrupt,
            message: "The compressed body is damaged (\(what)) at byte \(position). Fetch it again without compression."
        )
    }

    private func tooLarge(_ limit: Int) -> Inflate.Failure {
        Inflate.Failure(
            code: .tooLarge,
            message:
                "The compressed body unfolds to more than \(limit >> 20) MB from \(passed + bytes.count) bytes. It was not read further."
        )
    }

    @inline(__always)
    private mutating func fill() {
        while held <= 56 {
            if position == bytes.count, !refill() { return }
            hold |= UInt64(bytes[position]) << UInt64(held)
            position += 1
            held += 8
        }
    }

    private mutating func refill() -> Bool {
        guard let source else { return false }
        while let next = source() {
            guard !next.isEmpty else { continue }
            passed += bytes.count
            (bytes, position) = (next, 0)
            return true
        }
        self.source = nil
        return false
    }

    @inline(__always)
    private mutating func bits(_ count: Int) -> Int? {
        if held < count {
            fill()
            if held < count { return nil }
        }
        let value = Int(hold & (1 << UInt64(count) - 1))
        hold >>= UInt64(count)
        held -= count
        return value
    }

    private mutating func symbol(_ codes: Codes) throws(Inflate.Failure) -> Int? {
        if held < 15 { fill() }
        let entry = codes.table[Int(truncatingIfNeeded: hold) & codes.mask]
        let length = Int(entry & 15)
        if length == 0 {
            if held < 15 { return nil }
            throw corrupt("a code that was not defined")
        }
        if length > held { return nil }
        hold >>= UInt64(length)
        held -= length
        return Int(entry >> 4)
    }

    private mutating func block(
        _ literals: Codes,
        _ distances: Codes,
        _ limit: Int,
        _ pause: Int
    ) throws(Inflate.Failure) -> Outcome {
        while true {
            if out.count >= pause { return .paused }
            // In the middle of a body the quick way; near the ends of input and room, symbol by symbol.
            let room = min(8192, limit - out.count, pause - out.count)
            if room >= 1024, bytes.count - position >= 64, fast(literals, distances, room) { return .finished }
            if out.count >= pause { return .paused }
            guard let value = try symbol(literals) else { return .cut }
            if value < 256 {
                guard out.count < limit else { throw tooLarge(limit) }
                out.append(UInt8(value))
                continue
            }
            if value == 256 { return .finished }
            guard value < 286 else { throw corrupt("a length that does not exist") }
            guard let extra = bits(Codes.lengthExtra[value - 257]) else { return .cut }
            let length = Codes.lengthBase[value - 257] + extra
            guard let code = try symbol(distances) else { return .cut }
            guard code < 30 else { throw corrupt("a distance that does not exist") }
            guard let more = bits(Codes.distanceExtra[code]) else { return .cut }
            let distance = Codes.distanceBase[code] + more
            guard distance <= out.count else { throw corrupt("a distance before the beginning") }
            guard out.count + length <= limit else { throw tooLarge(limit) }
            let from = out.count - distance
            // Byte by byte: a run may overlap what it copies, and a slice of `out` would cost a copy of all of it.
            for offset in 0..<length { out.append(out[from + offset]) }
        }
    }

    /// Decodes up to `room` bytes with the state in locals; true at the end of the block.
    ///
    /// Whatever is not plain (little input left, a code that does not exist) is left as it was for the slow way to judge.
    private mutating func fast(_ literals: Codes, _ distances: Codes, _ room: Int) -> Bool {
        // The output is moved out and back, so that it is never copied.
        var output = out
        out = []
        var filled = output.count
        let full = filled + room - 258
        output.append(contentsOf: repeatElement(0, count: room))
        var (hold, held, position) = (hold, held, position)
        var isFinished = false
        bytes.withUnsafeBufferPointer { input in
            literals.table.withUnsafeBufferPointer { literalTable in
                distances.table.withUnsafeBufferPointer { distanceTable in
                    output.withUnsafeMutableBufferPointer { output in
                        while filled < full, input.count - position >= 16 {
                            // 48 bits hold a length, a distance and their extra bits.
                            while held < 48 {
                                hold |= UInt64(input[position]) << UInt64(held)
                                position += 1
                                held += 8
                            }
                            let entry = literalTable[Int(truncatingIfNeeded: hold) & literals.mask]
                            let width = UInt64(entry & 15)
                            if width == 0 { return }
                            let value = Int(entry >> 4)
                            if value < 256 {
                                hold >>= width
                                held -= Int(width)
                                output[filled] = UInt8(truncatingIfNeeded: value)
                                filled += 1
                                continue
                            }
                            if value == 256 {
                                hold >>= width
                                held -= Int(width)
                                isFinished = true
                                return
                            }
                            if value >= 286 { return }
                            var rest = hold >> width
                            let lengthBits = UInt64(Codes.lengthExtra[value - 257])
                            let length = Codes.lengthBase[value - 257] + Int(rest & (1 << lengthBits - 1))
                            rest >>= lengthBits
                            let second = distanceTable[Int(truncatingIfNeeded: rest) & distances.mask]
                            let secondWidth = UInt64(second & 15)
                            let code = Int(second >> 4)
                            if secondWidth == 0 || code >= 30 { return }
                            rest >>= secondWidth
                            let distanceBits = UInt64(Codes.distanceExtra[code])
                            let distance = Codes.distanceBase[code] + Int(rest & (1 << distanceBits - 1))
                            if distance > filled { return }
                            hold = rest >> distanceBits
                            held -= Int(width + lengthBits + secondWidth + distanceBits)
                            // Byte by byte: a run may overlap what it copies, and then repeats itself.
                            let from = filled - distance
                            for offset in 0..<length { output[filled + offset] = output[from + offset] }
                            filled += length
                        }
                    }
                }
            }
        }
        output.removeLast(output.count - filled)
        out = output
        self.hold = hold
        self.held = held
        self.position = position
        return isFinished
    }

    private mutating func dynamicCodes() throws(Inflate.Failure) -> (Codes, Codes)? {
        guard let literalCount = bits(5), let distanceCount = bits(5), let orderCount = bits(4) else { return nil }
        var orderLengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<orderCount + 4 {
            guard let length = bits(3) else { return nil }
            orderLengths[Codes.order[index]] = UInt8(length)
        }
        let order = Codes(orderLengths)
        let total = literalCount + 257 + distanceCount + 1
        var lengths: [UInt8] = []
        while lengths.count < total {
            guard let value = try symbol(order) else { return nil }
            switch value {
            case 0..<16: lengths.append(UInt8(value))
            case 16:
                guard let last = lengths.last else { throw corrupt("a repeat of nothing") }
                guard let times = bits(2) else { return nil }
                lengths += Array(repeating: last, count: times + 3)
            case 17:
                guard let times = bits(3) else { return nil }
                lengths += Array(repeating: 0, count: times + 3)
            default:
                guard let times = bits(7) else { return nil }
                lengths += Array(repeating: 0, count: times + 11)
            }
        }
        guard lengths.count == total else { throw corrupt("too many code lengths") }
        return (Codes(Array(lengths[..<(literalCount + 257)])), Codes(Array(lengths[(literalCount + 257)...])))
    }
}

/// A canonical Huffman code as one look-up of as many bits as its longest word has: symbol << 4 | length (RFC 1951 section 3.2.2).
struct Codes {
    let table: [UInt16]
    let mask: Int

    init(_ lengths: [UInt8]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length & 15)] += 1 }
        counts[0] = 0
        var next = [Int](repeating: 0, count: 17)
        for length in 1..<16 { next[length + 1] = (next[length] + counts[length]) << 1 }
        let size = 1 << Int(max(1, lengths.max() ?? 1) & 15)
        var table = [UInt16](repeating: 0, count: size)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let width = Int(length & 15)
            let code = next[width]
            next[width] += 1
            // The code's bits come first bit lowest, so that they can be matched against the stream as it is held.
            var reversed = 0
            for bit in 0..<width where code >> bit & 1 == 1 { reversed |= 1 << (width - 1 - bit) }
            var index = reversed
            while index < size {
                table[index] = UInt16(truncatingIfNeeded: symbol << 4 | width)
                index += 1 << width
            }
        }
        self.table = table
        mask = size - 1
    }

    static let fixedLiterals = Codes(
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
            + Array(repeating: 8, count: 8)
    )
    static let fixedDistances = Codes(Array(repeating: 5, count: 30))
    static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    static let lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    static let distanceExtra = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
