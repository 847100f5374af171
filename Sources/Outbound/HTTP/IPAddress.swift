/// An address as it is connected to: four or sixteen bytes in network order.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// - Parameter bytes: Four or sixteen of them; nil otherwise.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads dotted decimal IPv4 (exactly four parts, no leading zeros) or IPv6 text (RFC 4291 section 2.2), without a zone.
    package init?(_ text: String) {
        if let four = Self.readIPv4(text.utf8[...]) {
            bytes = four
        } else if let sixteen = Self.readIPv6(text) {
            bytes = sixteen
        } else {
            return nil
        }
    }

    package var isIPv4: Bool { bytes.count == 4 }

    package var description: String {
        if isIPv4 { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        // The longest run of zeros is left out (RFC 5952 section 4.2).
        var best = 0..<0
        var start = 0
        for index in 0...8 where index == 8 || groups[index] != 0 {
            if index - start > max(1, best.count) { best = start..<index }
            start = index + 1
        }
        func text(_ range: Range<Int>) -> String {
            range.map { String(groups[$0], radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
    }

    private static func readIPv4(_ text: Substring.UTF8View) -> [UInt8]? {
        var parts: [UInt8] = []
        for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard parts.count < 4, (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }),
                part.count == 1 || part.first != UInt8(ascii: "0"), let value = UInt8(Substring(part))
            else { return nil }
            parts.append(value)
        }
        return parts.count == 4 ? parts : nil
    }

    private static func readIPv6(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 45 else { return nil }
        let groups = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (3...9).contains(groups.count) else { return nil }
        var head: [UInt8] = []
        var tail: [UInt8]?
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                // "::" once, or the empty edge that a leading or trailing "::" leaves.
                let isEdge = index == 0 || index == groups.count - 1
                if isEdge {
                    let neighbour = index == 0 ? groups[1] : groups[groups.count - 2]
                    guard neighbour.isEmpty else { return nil }
                    continue
                }
                guard tail == nil else { return nil }
                tail = []
                continue
            }
            var value: [UInt8]
            if index == groups.count - 1, group.contains(UInt8(ascii: ".")) {
                guard let four = readIPv4(group) else { return nil }
                value = four
            } else {
                guard group.count <= 4, let number = UInt16(Substring(group), radix: 16),
                    group.first != UInt8(ascii: "+")
                else { return nil }
                value = [UInt8(number >> 8), UInt8(number & 0xFF)]
            }
            if tail == nil { head += value } else { tail?.append(contentsOf: value) }
        }
        guard let tail else { return head.count == 16 ? head : nil }
        guard head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }
}

/// A block of addresses: "10.0.0.0/8", "fd00::/8".
package struct AddressBlock: Hashable, Sendable {
    private let base: [UInt8]
    private let prefix: Int

    /// Reads an address with an optional prefix length; an address alone is the block of that one.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, let address = IPAddress(String(first)) else { return nil }
        let bits = address.bytes.count * 8
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...bits).contains(length) else { return nil }
            prefix = length
        } else {
            prefix = bits
        }
        base = address.bytes
    }

    package func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == base.count else { return false }
        let whole = prefix / 8
        for index in 0..<whole where base[index] != address.bytes[index] { return false }
        let rest = prefix % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return base[whole] & mask == address.bytes[whole] & mask
    }
}
