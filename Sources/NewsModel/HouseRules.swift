/// One kind of finding, as the house's table of rules lists it.
package struct FindingRule: Sendable, Equatable {
    /// Stable: "quotation/word-changed".
    package var code: String
    /// What it finds, in plain words.
    package var words: String
    /// A source's words, and what a text made of them.
    package var example: String
    /// What the checker makes of it; of a rule that has several, the gravest.
    package var standard: Severity
    /// The least that a house may make of it.
    package var floor: Severity

    package init(code: String, words: String, example: String, standard: Severity, floor: Severity) {
        self.code = code
        self.words = words
        self.example = example
        self.standard = standard
        self.floor = floor
    }
}

/// What a newsroom makes of one kind of finding.
package struct HouseRule: Sendable, Codable, Equatable {
    /// ``FindingRule/code``.
    package var code: String
    /// `none` is silent: such findings are counted, not shown.
    package var severity: Severity
    /// Why; must be there where a finding that blocks is made less of, and then shows in receipts.
    package var reason: String

    package init(code: String, severity: Severity, reason: String = "") {
        self.code = code
        self.severity = severity
        // As it reads in a file: one line, single blanks.
        self.reason = reason.split {
            $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 0x20 || $0.value == 0x7F }
        }
        .joined(separator: " ")
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try container.decode(String.self, forKey: .code),
            severity: try container.decode(Severity.self, forKey: .severity),
            reason: try container.decode(String.self, forKey: .reason)
        )
    }

    private enum CodingKeys: String, CodingKey { case code, severity, reason }
}

/// A newsroom's changes to what the checker blocks, asks and notes; what it does not name stays as the checker has it.
package struct HouseRules: Sendable, Codable, Equatable {
    /// In order of their codes, each once.
    package private(set) var rules: [HouseRule]

    /// Of rules with one code the last stands.
    package init(_ rules: [HouseRule] = []) {
        var byCode: [String: HouseRule] = [:]
        for rule in rules { byCode[rule.code] = rule }
        self.rules = byCode.values.sorted { $0.code < $1.code }
    }

    package subscript(code: String) -> HouseRule? { rules.first { $0.code == code } }

    package var isEmpty: Bool { rules.isEmpty }

    /// Names the table: the same for the same rules, another for others; 64-bit FNV-1a of it in base 36, empty for an
    /// empty one.
    package var mark: String {
        guard !rules.isEmpty else { return "" }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for rule in rules {
            for byte in "\(rule.code)\u{1}\(rule.severity.rawValue)\u{1}\(rule.reason)\u{2}".utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            }
        }
        return String(hash, radix: 36)
    }

    /// What keeps a rule from being part of the table, in words; nil when nothing does.
    ///
    /// `known`: The kinds of finding there are.
    package static func objection(to rule: HouseRule, known: [FindingRule]) -> String? {
        guard let kind = known.first(where: { $0.code == rule.code }) else {
            return "There is no kind of finding “\(rule.code.prefix(60))”. `nutgraf check --list-rules` lists them."
        }
        guard rule.severity >= kind.floor else {
            return
                "“\(rule.code)” may not be made less than “\(kind.floor.word)”: nothing false or untraced is published "
                + "unseen."
        }
        guard rule.reason.count <= longestReason else {
            return "Give the reason for “\(rule.code)” in at most \(longestReason) characters."
        }
        if kind.standard == .block, rule.severity < .block, rule.reason.count < shortestReason {
            return
                "“\(rule.code)” blocks. To make it less, give the reason in at least \(shortestReason) characters: it is "
                + "printed in each receipt that it matters for."
        }
        return nil
    }

    package static let shortestReason = 10
    package static let longestReason = 300
}

/// Another severity, by the house's rules.
package struct HouseRuling: Sendable, Codable, Equatable {
    /// What the checker made of it.
    package var standard: Severity
    package var reason: String

    package init(standard: Severity, reason: String) {
        self.standard = standard
        self.reason = reason
    }
}

/// What a house's rules did to a report.
package struct HouseEffect: Sendable, Codable, Equatable {
    /// ``HouseRules/mark`` of the table that was applied.
    package var mark: String
    /// How many findings are not shown, by their rule.
    package var silenced: [String: Int]

    package init(mark: String, silenced: [String: Int]) {
        self.mark = mark
        self.silenced = silenced
    }
}
