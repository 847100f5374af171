extension Inflate {
    /// A body unfolded while it arrives, 32 KB of it kept: what came before is what deflate may refer to.
    ///
    /// Gzip is known by its first bytes, deflate by the header; anything else comes out as it is. Several gzip members one
    /// after the other are one body (RFC 1952 section 2.2).
    package struct Stream {
        private enum Kind { case unknown, plain, gzip, deflate, ended }

        private static let window = 32 << 10
        private static let block = 128 << 10
        /// Deflate can reach a thousand; no text that somebody wrote comes near two hundred.
        private static let largestFactor = 200

        private let source: () -> [UInt8]?
        private let encoding: String
        private var kind = Kind.unknown
        private var bits = BitStream(bytes: [], position: 0)
        private var produced = 0
        /// The body stopped before its end.
        package private(set) var isCut = false

        /// - Parameters:
        ///   - source: The next bytes as they came; nil at the end.
        ///   - encoding: The Content-Encoding header.
        package init(source: @escaping () -> [UInt8]?, encoding: String? = nil) {
            self.source = source
            self.encoding = encoding?.lowercased() ?? ""
        }

        /// The next bytes, unfolded; nil at the end.
        ///
        /// - Throws: ``Inflate/Failure`` when they are damaged, or grow as only a bomb does.
        package mutating func next() throws(Failure) -> [UInt8]? {
            switch kind {
            case .unknown: return try begin()
            case .plain: return source()
            case .gzip, .deflate: return try unfold()
            case .ended: return nil
            }
        }

        private mutating func begin() throws(Failure) -> [UInt8]? {
            var first: [UInt8] = []
            while first.count < 4, let more = source() { first += more }
            guard first.count >= 4 else {
                kind = .ended
                return first.isEmpty ? nil : first
            }
            bits = BitStream(bytes: first, position: 0, source: source)
            if first.starts(with: [0x1F, 0x8B, 8]) {
                kind = .gzip
                for _ in 0..<3 { _ = bits.byte() }
                skipHeader()
                return try unfold()
            }
            let isText = first[0] == UInt8(ascii: "<") || first[0] == UInt8(ascii: "{")
            guard encoding.contains("deflate"), !isText else {
                kind = .plain
                return first
            }
            kind = .deflate
            // Zlib's two bytes stand before it, or they do not (RFC 1950 section 2.2).
            if first[0] & 0x0F == 8, (Int(first[0]) << 8 | Int(first[1])) % 31 == 0 {
                for _ in 0..<2 { _ = bits.byte() }
            }
            return try unfold()
        }

        /// The rest of a member's header, after its mark and method (RFC 1952 section 2.3).
        private mutating func skipHeader() {
            let flags = bits.byte() ?? 0
            for _ in 0..<6 { _ = bits.byte() }
            if flags & 4 != 0 {
                let length = Int(bits.byte() ?? 0) | Int(bits.byte() ?? 0) << 8
                for _ in 0..<length { _ = bits.byte() }
            }
            for flag in [UInt8(8), 16] where flags & flag != 0 {
                while let byte = bits.byte(), byte != 0 {}
            }
            if flags & 2 != 0 { for _ in 0..<2 { _ = bits.byte() } }
        }

        private mutating func unfold() throws(Failure) -> [UInt8]? {
            let kept = bits.out.count
            while bits.out.count == kept {
                switch try bits.run(limit: .max, pause: Self.window + Self.block) {
                case .paused: continue
                case .cut:
                    isCut = true
                    kind = .ended
                case .finished: if !continuesAfterMember() { kind = .ended }
                }
                if case .ended = kind { break }
            }
            guard bits.out.count > kept else { return nil }
            let fresh = Array(bits.out[kept...])
            bits.out.removeFirst(max(0, bits.out.count - Self.window))
            produced += fresh.count
            guard produced <= max(4 << 20, bits.consumed * Self.largestFactor) else {
                kind = .ended
                throw Failure(
                    code: .tooLarge,
                    message:
                        "The compressed body unfolds to more than \(produced >> 20) MB from \(bits.consumed) bytes. It was not read further."
                )
            }
            return fresh
        }

        private mutating func continuesAfterMember() -> Bool {
            guard case .gzip = kind else { return false }
            // Checksum and length; then the mark of the next member, if any.
            for _ in 0..<8 { _ = bits.byte() }
            guard bits.byte() == 0x1F, bits.byte() == 0x8B, bits.byte() == 8 else { return false }
            skipHeader()
            bits.restart()
            return true
        }
    }
}
