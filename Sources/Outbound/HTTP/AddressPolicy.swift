/// Decides which addresses the program may connect to: public ones, and those that the operator named.
///
/// It is asked with the very address a socket is about to be opened for, on each hop, so neither a redirect nor a name
/// that resolves differently the second time gets round it.
package struct AddressPolicy: Sendable {
    /// Public addresses and nothing else.
    package static let publicOnly = AddressPolicy(rules: [])

    private struct Rule: Sendable {
        enum Target: Sendable {
            case block(AddressBlock)
            /// In lower case.
            case host(String)
        }
        var target: Target
        /// Any port where nil.
        var port: UInt16?
    }

    private let rules: [Rule]

    private init(rules: [Rule]) { self.rules = rules }

    /// - Parameter allowed: What may be reached although it is not public: "127.0.0.1", "10.2.0.0/16", "[::1]:8080",
    ///   "model.internal", "model.internal:8000". A host's name allows whatever it resolves to.
    /// - Throws: `.invalidRequest` for an entry that is none of these.
    package init(allowed: [String]) throws(OutboundError) {
        var rules: [Rule] = []
        for entry in allowed {
            guard let rule = Self.read(entry) else {
                throw OutboundError(
                    .invalidRequest,
                    "“\(entry)” is not an address, a block of addresses or a host. "
                        + "Write for example 10.2.0.0/16, 127.0.0.1:8000 or model.internal."
                )
            }
            rules.append(rule)
        }
        self.rules = rules
    }

    /// Whether a connection to `address` and `port`, wanted for `host`, may be opened.
    package func permits(_ address: IPAddress, port: UInt16, host: String) -> Bool {
        if Self.isPublic(address) { return true }
        let host = host.lowercased()
        return rules.contains { rule in
            if let wanted = rule.port, wanted != port { return false }
            return switch rule.target {
            case .block(let block): block.contains(address)
            case .host(let name): name == host
            }
        }
    }

    /// Whether anybody on the internet could own `address`.
    ///
    /// Refused are all blocks of the IANA special-purpose registries (RFC 6890 and its updates) that are not globally
    /// reachable, those which hide an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo), multicast, the reserved
    /// class E, and one public address that a cloud uses for its metadata.
    package static func isPublic(_ address: IPAddress) -> Bool {
        if address.isIPv4 { return !specialIPv4.contains { $0.contains(address) } }
        return globalUnicast.contains { $0.contains(address) } && !specialIPv6.contains { $0.contains(address) }
    }

    private static let specialIPv4 = [
        "0.0.0.0/8",  // this network, RFC 791
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  // private, RFC 1918
        "100.64.0.0/10",  // carrier-grade NAT, RFC 6598
        "127.0.0.0/8",  // loopback, RFC 1122
        "169.254.0.0/16",  // link-local and most clouds' metadata, RFC 3927
        "192.0.0.0/24",  // protocol assignments, RFC 6890
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  // documentation, RFC 5737
        "192.31.196.0/24", "192.175.48.0/24",  // AS112, RFC 7535 and 7534
        "192.52.193.0/24",  // AMT, RFC 7450
        "192.88.99.0/24",  // 6to4 relays, RFC 7526
        "198.18.0.0/15",  // benchmarks, RFC 2544
        "168.63.129.16/32",  // Azure's platform address
        "224.0.0.0/4",  // multicast, RFC 5771
        "240.0.0.0/4",  // reserved and broadcast, RFC 1112 and 8190
    ].compactMap(AddressBlock.init)

    /// IANA gives out global unicast from this block alone (RFC 4291 section 2.4), so loopback, mapped and compatible
    /// IPv4, NAT64, unique local, link-local, site-local and multicast all lie outside it.
    private static let globalUnicast = ["2000::/3"].compactMap(AddressBlock.init)

    private static let specialIPv6 = [
        "2001::/23",  // protocol assignments: Teredo, benchmarks, ORCHID (RFC 2928, 4380, 5180, 7343)
        "2001:db8::/32", "3fff::/20",  // documentation, RFC 3849 and 9637
        "2002::/16",  // 6to4, RFC 3056
        "2620:4f:8000::/48",  // AS112, RFC 7534
    ].compactMap(AddressBlock.init)

    private static func read(_ entry: String) -> Rule? {
        if let block = AddressBlock(entry) { return Rule(target: .block(block), port: nil) }
        var host = entry[...]
        var port: UInt16?
        if let colon = entry.lastIndex(of: ":") {
            guard let number = UInt16(entry[entry.index(after: colon)...]), number > 0 else {
                return bracketed(entry).flatMap(AddressBlock.init).map { Rule(target: .block($0), port: nil) }
            }
            port = number
            host = entry[..<colon]
        }
        if let block = AddressBlock(bracketed(String(host)) ?? String(host)) {
            return Rule(target: .block(block), port: port)
        }
        let isName =
            (1...253).contains(host.utf8.count)
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
            // Digits and dots alone are a mistyped address, not a name.
            && !host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        return isName ? Rule(target: .host(host.lowercased()), port: port) : nil
    }

    private static func bracketed(_ text: String) -> String? {
        text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : nil
    }
}
