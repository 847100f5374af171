import NewsModel

/// A check for people: what blocks first, each finding with its words, its reason and the nearest source passage.
enum CheckText {
    /// How it is printed: in colour, and broken at a width, or neither.
    struct Style {
        var colour = false
        /// Columns; nil for lines of any length.
        var width: Int?

        /// What fits standard output: plain, unbroken lines unless people read along.
        static var current: Style { Style(colour: Console.isTerminal, width: Console.columns) }
    }

    static func render(_ report: CheckReport, draft: String, sources: [String], style: Style = Style()) -> String {
        let colour = style.colour
        let findings = report.findings
        var lines: [String] = []
        func add(_ text: String, _ indent: String = "    ") { lines += broken(text, indent, style.width) }
        for finding in findings {
            let (line, column) = place(of: finding.span.start, in: draft)
            lines += broken(
                "\(paint(label(finding), finding.severity, colour)) \(line):\(column)  “\(finding.text)”",
                "",
                style.width
            )
            if !finding.message.isEmpty { add(finding.message) }
            if let difference = finding.difference { add(words(difference, colour)) }
            if let passage = finding.evidence.first {
                let name =
                    sources.indices.contains(passage.source) ? sources[passage.source] : "source \(passage.source + 1)"
                add("\(name): “\(passage.text)”")
            }
            if finding.difference == nil, let suggestion = finding.suggestion { add("Suggestion: \(suggestion)") }
            if let ruling = finding.ruling {
                let reason = ruling.reason.isEmpty ? "" : ": \(ruling.reason)"
                add("House rule: \(finding.severity.word), not \(ruling.standard.word)\(reason)")
            }
            if let opinion = finding.opinion { add(opinion.words) }
            if let rule = finding.rule { lines.append("    " + faint(rule, colour)) }
        }
        let proved = report.claims.count { $0.severity == .none }
        let counts = [Severity.block, .ask, .note].map { severity in
            "\(findings.count { $0.severity == severity }) \(severity.word)"
        }
        let silenced = report.house?.silenced.values.reduce(0, +) ?? 0
        lines.append(
            "\(report.claims.count) claims: \(proved) proved, \(counts.joined(separator: ", "))"
                + (silenced > 0 ? ", \(silenced) silent" : "") + ". Support \(rounded(report.score))."
        )
        return lines.joined(separator: "\n")
    }

    /// The text in lines of at most `width` columns, as far as its words allow, each but the first indented alike.
    ///
    /// Escape sequences take no column.
    private static func broken(_ text: String, _ indent: String, _ width: Int?) -> [String] {
        guard let width, width > 30 else { return [indent + text] }
        var lines: [String] = []
        var line = indent
        var used = indent.count
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let columns = Self.columns(word)
            if used + columns > width, used > indent.count {
                lines.append(line)
                line = indent.isEmpty ? "    " : indent
                used = line.count
            } else if used > indent.count || !line.allSatisfy({ $0 == " " }) {
                line += " "
                used += 1
            }
            line += word
            used += columns
        }
        return lines + [line]
    }

    private static func columns(_ word: Substring) -> Int {
        var columns = 0
        var isEscape = false
        for scalar in word.unicodeScalars {
            if scalar == "\u{1B}" {
                isEscape = true
            } else if isEscape {
                isEscape = scalar != "m"
            } else {
                columns += 1
            }
        }
        return columns
    }

    private static func label(_ finding: Claim) -> String {
        "\(finding.severity.word.uppercased()) \(finding.kind.rawValue) \(finding.verdict.rawValue)"
    }

    private static func faint(_ text: String, _ colour: Bool) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private static func paint(_ text: String, _ severity: Severity, _ colour: Bool) -> String {
        guard colour else { return text }
        let code =
            switch severity {
            case .block: "31;1"
            case .ask: "33"
            case .note, .none: "36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// `[-removed-] {+added+}`, as word-level differences are written in plain text.
    private static func words(_ changes: [WordChange], _ colour: Bool) -> String {
        changes.map { change in
            switch change.kind {
            case .same: change.words
            case .removed: colour ? "\u{1B}[31;9m\(change.words)\u{1B}[0m" : "[-\(change.words)-]"
            case .added: colour ? "\u{1B}[32;4m\(change.words)\u{1B}[0m" : "{+\(change.words)+}"
            }
        }.joined(separator: " ")
    }

    private static func rounded(_ score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// Line and column, both from 1, the column in Unicode scalars.
    static func place(of offset: Int, in text: String) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
