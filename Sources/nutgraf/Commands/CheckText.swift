import NewsModel

/// A check for people: what blocks first, each finding with its words, its reason and the nearest source passage.
enum CheckText {
    static func render(_ report: CheckReport, draft: String, sources: [String], colour: Bool) -> String {
        let findings = report.findings
        var lines: [String] = []
        for finding in findings {
            let (line, column) = place(of: finding.span.start, in: draft)
            lines.append("\(paint(label(finding), finding.severity, colour)) \(line):\(column)  “\(finding.text)”")
            if !finding.message.isEmpty { lines.append("    \(finding.message)") }
            if let difference = finding.difference { lines.append("    \(words(difference, colour))") }
            if let passage = finding.evidence.first {
                let name =
                    sources.indices.contains(passage.source) ? sources[passage.source] : "source \(passage.source + 1)"
                lines.append("    \(name): “\(passage.text)”")
            }
            if let suggestion = finding.suggestion { lines.append("    Suggestion: \(suggestion)") }
        }
        let proved = report.claims.count { $0.severity == .none }
        let counts = [Severity.block, .ask, .note].map { severity in
            "\(findings.count { $0.severity == severity }) \(severity.word)"
        }
        lines.append(
            "\(report.claims.count) claims: \(proved) proved, \(counts.joined(separator: ", ")). Support \(rounded(report.score))."
        )
        return lines.joined(separator: "\n")
    }

    private static func label(_ finding: Claim) -> String {
        "\(finding.severity.word.uppercased()) \(finding.kind.rawValue) \(finding.verdict.rawValue)"
    }

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
