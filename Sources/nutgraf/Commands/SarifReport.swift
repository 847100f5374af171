import Checking
import NewsModel

/// A check as SARIF 2.1.0 (OASIS), for code-review tools.
enum SarifReport {
    private struct Log: Encodable {
        var version = "2.1.0"
        var schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
        var runs: [Run]
        enum CodingKeys: String, CodingKey {
            case version, runs
            case schema = "$schema"
        }
    }
    private struct Run: Encodable {
        struct Tool: Encodable {
            struct Driver: Encodable {
                var name = "nutgraf"
                var version = NewsModel.programVersion
                var rules: [Rule]
            }
            var driver: Driver
        }
        var tool: Tool
        var results: [Finding]
        var columnKind = "unicodeCodePoints"
    }
    private struct Rule: Encodable {
        struct Configuration: Encodable { var level: String }
        var id: String
        var shortDescription: Message?
        var help: Message?
        var defaultConfiguration: Configuration?
    }
    private struct Message: Encodable { var text: String }
    private struct Finding: Encodable {
        struct Location: Encodable {
            struct Physical: Encodable {
                struct Artifact: Encodable { var uri: String }
                struct Region: Encodable {
                    var startLine, startColumn, endLine, endColumn: Int
                    var snippet: Message
                }
                var artifactLocation: Artifact
                var region: Region
            }
            var physicalLocation: Physical
        }
        var ruleId: String
        var level: String
        var message: Message
        var locations: [Location]
        var properties: Properties?
    }
    private struct Properties: Encodable {
        var quotation: QuotationClass
    }

    static func make(_ report: CheckReport, draft: String, path: String) throws -> String {
        let results = report.findings.map { claim in
            let from = CheckText.place(of: claim.span.start, in: draft)
            let to = CheckText.place(of: claim.span.end, in: draft)
            let region = Finding.Location.Physical.Region(
                startLine: from.line,
                startColumn: from.column,
                endLine: to.line,
                endColumn: to.column,
                snippet: Message(text: claim.text)
            )
            return Finding(
                ruleId: rule(claim),
                level: level(claim.severity),
                message: Message(text: claim.message),
                locations: [.init(physicalLocation: .init(artifactLocation: .init(uri: path), region: region))],
                properties: claim.quotation.map(Properties.init)
            )
        }
        let rules = Array(Set(results.map(\.ruleId))).sorted().map(described)
        return try JSONLines.pretty(Log(runs: [Run(tool: .init(driver: .init(rules: rules)), results: results)]))
    }

    private static func rule(_ claim: Claim) -> String {
        claim.rule ?? "\(claim.kind.rawValue)/\(claim.verdict.rawValue)"
    }

    /// With the words that a reader of the report sees beside the code.
    private static func described(_ id: String) -> Rule {
        let known = RuleCatalogue.rule(id)
        return Rule(
            id: id,
            shortDescription: known.map { Message(text: $0.words) },
            help: known.map { Message(text: "For example: \($0.example)") },
            defaultConfiguration: known.map { Rule.Configuration(level: level($0.standard)) }
        )
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .block: "error"
        case .ask: "warning"
        case .note, .none: "note"
        }
    }
}
