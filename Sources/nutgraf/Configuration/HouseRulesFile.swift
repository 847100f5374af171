import Checking
import Foundation
import NewsModel
import TOMLKit

/// `house-rules.toml`: what a newsroom blocks, asks, notes and leaves silent, where that differs from the checker.
///
/// TOML 1.0 with one `[[rule]]` a kind of finding: `code`, `severity` (block, ask, note, silent) and `reason`. Unknown
/// names are errors, so that a misspelt one is noticed.
enum HouseRulesFile {
    private static let words: [(word: String, severity: Severity)] = [
        ("block", .block), ("ask", .ask), ("note", .note), ("silent", .none),
    ]
    private static let largest = 256 * 1024

    /// The table in the file, or the empty one for no file.
    ///
    /// - Throws: ``Failure`` `.badInput` naming the rule and what to change.
    static func read(_ path: String?) throws -> HouseRules {
        guard let path else { return HouseRules() }
        return try parse(try InputFile.text(path), name: path)
    }

    static func parse(_ text: String, name: String) throws -> HouseRules {
        guard text.utf8.count <= largest else {
            throw Failure(.badInput, "\(name) is larger than \(largest / 1024) KB; a table of rules is a page of text.")
        }
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch {
            throw Failure(.badInput, "\(name) is not TOML: \(error)")
        }
        if let other = table.keys.first(where: { $0 != "rule" }) {
            throw Failure(.badInput, "\(name): there is no “\(other)”. Write [[rule]] blocks.")
        }
        guard let entries = table["rule"] else { return HouseRules() }
        guard let blocks = entries.array else {
            throw Failure(.badInput, "\(name): rules are [[rule]] blocks, with two brackets.")
        }
        var rules: [HouseRule] = []
        for (number, entry) in blocks.enumerated() {
            guard let block = entry.table else {
                throw Failure(.badInput, "\(name), rule \(number + 1): a rule is a [[rule]] block.")
            }
            let rule = try rule(block, "\(name), rule \(number + 1)")
            guard !rules.contains(where: { $0.code == rule.code }) else {
                throw Failure(.badInput, "\(name), rule \(number + 1): “\(rule.code)” has a rule already.")
            }
            rules.append(rule)
        }
        return HouseRules(rules)
    }

    private static func rule(_ block: TOMLTable, _ place: String) throws -> HouseRule {
        if let other = block.keys.first(where: { !["code", "severity", "reason"].contains($0) }) {
            throw Failure(.badInput, "\(place): there is no “\(other)”. A rule has code, severity and reason.")
        }
        guard let code = block["code"]?.string else {
            throw Failure(.badInput, "\(place): write code = \"…\". `nutgraf check --list-rules` lists the codes.")
        }
        let word = block["severity"]?.string ?? ""
        guard let severity = words.first(where: { $0.word == word })?.severity else {
            throw Failure(.badInput, "\(place): severity is one of block, ask, note, silent, not “\(word)”.")
        }
        let rule = HouseRule(code: code, severity: severity, reason: block["reason"]?.string ?? "")
        if let objection = HouseRules.objection(to: rule, known: RuleCatalogue.all) {
            throw Failure(.badInput, "\(place): \(objection)")
        }
        return rule
    }

    /// The table as a file that ``parse(_:name:)`` reads back to the same table.
    static func write(_ rules: HouseRules) -> String {
        var out = """
            # What this house blocks, asks, notes and leaves silent, where that differs from the checker.
            # `nutgraf check --list-rules` lists the codes; the desk's page “Rules” writes this file anew.

            """
        for rule in rules.rules {
            let word = words.first { $0.severity == rule.severity }?.word ?? rule.severity.word
            out += "\n[[rule]]\ncode = \(quoted(rule.code))\nseverity = \(quoted(word))\n"
            if !rule.reason.isEmpty { out += "reason = \(quoted(rule.reason))\n" }
        }
        return out
    }

    /// A basic string (TOML 1.0, "String").
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F { out += " " } else { out.unicodeScalars.append(scalar) }
            }
        }
        return out + "\""
    }

    /// The table of all kinds for people: code, what the checker makes of it, the least a house may, words and example.
    static func list(_ rules: HouseRules = HouseRules()) -> String {
        let widest = RuleCatalogue.all.map(\.code.count).max() ?? 0
        return RuleCatalogue.all.map { kind in
            let own = rules[kind.code].map { " (here: \(word($0.severity)))" } ?? ""
            let code = kind.code.padding(toLength: widest, withPad: " ", startingAt: 0)
            let least = kind.floor == kind.standard ? "" : ", at least \(word(kind.floor))"
            return "\(code)  \(kind.standard.word)\(least)\(own)\n    \(kind.words)\n    e.g. \(kind.example)"
        }.joined(separator: "\n")
    }

    private static func word(_ severity: Severity) -> String { words.first { $0.severity == severity }?.word ?? "" }
}
