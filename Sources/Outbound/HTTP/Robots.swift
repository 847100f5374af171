/// What a site asks of machines: its `robots.txt` (RFC 9309).
///
/// Pure; the caller fetches and caches the file.
///
/// By RFC 9309 section 2.3.1, a file that is not there (any 4xx) allows everything: ``allowAll``; one that cannot be
/// fetched for now (5xx, no connection) forbids everything: ``disallowAll``.
package struct Robots: Sendable, Equatable {
    /// Section 2.5 asks for at least 500 KiB to be read; the rest is ignored.
    package static let maxBytes = 512 << 10
    private static let maxRules = 5000

    package static let allowAll = Robots(groups: [])
    package static let disallowAll = Robots(
        groups: [Group(agents: ["*"], rules: [Rule(allows: false, pattern: Array("/".utf8))])])

    struct Rule: Sendable, Equatable {
        var allows: Bool
        /// Percent-encoding normalised; `*` and a final `$` are special.
        var pattern: [UInt8]
    }

    struct Group: Sendable, Equatable {
        /// In lower case.
        var agents: [String]
        var rules: [Rule]
        var crawlDelay: Duration?
    }

    private let groups: [Group]

    private init(groups: [Group]) { self.groups = groups }

    /// Reads a file; lines that mean nothing are skipped, so this never fails.
    ///
    /// - Complexity: Linear in the file.
    package init(parsing bytes: [UInt8]) {
        var bytes = bytes.prefix(Self.maxBytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var groups: [Group] = []
        var wasAgent = false
        var ruleCount = 0
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let content = line.prefix { $0 != UInt8(ascii: "#") }
            guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = String(decoding: Self.trimmed(content[..<colon]), as: UTF8.self).lowercased()
            let value = Self.trimmed(content[(colon + 1)...])
            switch name {
            case "user-agent":
                // Consecutive agents share the rules that follow (section 2.1).
                if !wasAgent { groups.append(Group(agents: [], rules: [])) }
                groups[groups.count - 1].agents.append(Self.product(value))
                wasAgent = true
            case "allow", "disallow":
                wasAgent = false
                guard !groups.isEmpty, !value.isEmpty, ruleCount < Self.maxRules else { continue }
                ruleCount += 1
                groups[groups.count - 1].rules.append(Rule(allows: name == "allow", pattern: Self.normalised(value)))
            case "crawl-delay":
                // Not in the RFC, yet commonly honoured; does not end a list of agents.
                guard !groups.isEmpty, let seconds = Double(String(decoding: value, as: UTF8.self)),
                    seconds >= 0, seconds <= 86_400
                else { continue }
                groups[groups.count - 1].crawlDelay = .milliseconds(Int(seconds * 1000))
            default:
                continue
            }
        }
        self.groups = groups
    }

    /// Whether `agent` may fetch `path`.
    ///
    /// The rule with the longest pattern decides, an allowing one where two are equally long (section 2.2.2).
    ///
    /// - Parameters:
    ///   - path: With its query: "/news?page=2".
    ///   - agent: The product name or a whole user agent, "Nutgraf/0.1 (+https://…)".
    /// - Returns: Whether to fetch it.
    /// - Complexity: Rules times path length.
    package func allows(_ path: String, agent: String) -> Bool {
        let path = Self.normalised(Array(path.utf8.prefix(WebURL.maxLength))[...])
        if path == Array("/robots.txt".utf8) { return true }
        var best: Rule?
        for rule in rules(for: agent) where Self.matches(rule.pattern, path) {
            guard let current = best else {
                best = rule
                continue
            }
            let isLonger = rule.pattern.count > current.pattern.count
            if isLonger || (rule.pattern.count == current.pattern.count && rule.allows) { best = rule }
        }
        return best?.allows ?? true
    }

    /// The pause between two requests that the site asks for, where it does.
    package func crawlDelay(agent: String) -> Duration? { matching(agent).compactMap(\.crawlDelay).max() }

    private func rules(for agent: String) -> [Rule] { matching(agent).flatMap(\.rules) }

    /// All groups of our name together, or else those for everybody (section 2.2.1).
    private func matching(_ agent: String) -> [Group] {
        let name = Self.product(Array(agent.utf8)[...])
        let own = groups.filter { !name.isEmpty && $0.agents.contains(name) }
        return own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
    }

    /// The product token in lower case: letters, `_` and `-`; "*" stays.
    private static func product(_ text: ArraySlice<UInt8>) -> String {
        if text.first == UInt8(ascii: "*") { return "*" }
        let token = text.prefix { byte in
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return String(decoding: token, as: UTF8.self).lowercased()
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return bytes
    }

    /// One spelling for paths that mean the same: non-ASCII encoded, escapes of unreserved characters undone, hexadecimal
    /// digits in upper case (section 2.2.2, RFC 3986 section 6.2.2).
    private static func normalised(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                let value = high << 4 | low
                if isUnreserved(value) {
                    output.append(value)
                } else {
                    output += [byte, digits[Int(high)], digits[Int(low)]]
                }
                index += 3
                continue
            }
            if byte >= 0x80 {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
            index += 1
        }
        return output
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }

    /// Greedy matching with one place to fall back to, so that many stars cannot make it exponential.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let star = UInt8(ascii: "*")
        let isAnchored = pattern.last == UInt8(ascii: "$")
        // Without "$" any rest may follow: as if the pattern ended in a star.
        let pattern = isAnchored ? Array(pattern.dropLast()) : pattern + [star]
        var inPattern = 0
        var inPath = 0
        var lastStar: (pattern: Int, path: Int)?
        while inPath < path.count {
            if inPattern < pattern.count, pattern[inPattern] == star {
                if inPattern == pattern.count - 1 { return true }
                lastStar = (inPattern, inPath)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == path[inPath] {
                inPattern += 1
                inPath += 1
            } else if let back = lastStar {
                lastStar = (back.pattern, back.path + 1)
                inPattern = back.pattern + 1
                inPath = back.path + 1
            } else {
                return false
            }
        }
        while inPattern < pattern.count, pattern[inPattern] == star { inPattern += 1 }
        return inPattern == pattern.count
    }
}
