import Checking
import Foundation
import NewsModel
import Testing

/// One quantity said two ways, and two quantities that look alike: each line is a source and what a text makes of it.
@Suite("Figures in all their forms")
struct FigureFormsTests {
    static func verdict(_ pair: Pair) -> CheckReport {
        let source = CheckSource(name: "Quay Courier", text: pair.source, date: nil)
        return Checker().check(CheckInput(text: pair.text, sources: [source]))
    }

    @Test("one quantity said two ways is one quantity", arguments: Pair.read(FigureForms.same))
    func same(pair: Pair) {
        let report = Self.verdict(pair)
        #expect(report.verdict == .supported, "\(report.findings.filter { $0.severity > .note }.map(\.message))")
    }

    @Test("two quantities are never one", arguments: Pair.read(FigureForms.different))
    func different(pair: Pair) {
        #expect(Self.verdict(pair).verdict != .supported)
    }

    @Test("the tables are as long as they should be, and every source is supported by itself")
    func tables() {
        let same = Pair.read(FigureForms.same)
        let different = Pair.read(FigureForms.different)
        #expect(same.count >= 60 && different.count >= 60, "\(same.count) and \(different.count)")
        for pair in same + different {
            let report = Self.verdict(Pair(meaning: pair.meaning, source: pair.source, text: pair.source))
            #expect(report.verdict == .supported, "\(pair.source): \(report.findings.map(\.message))")
        }
    }
}

struct Pair: Sendable, CustomTestStringConvertible {
    var meaning: String
    var source: String
    var text: String

    var testDescription: String { "\(meaning): \(source) -> \(text)" }

    /// Lines of "source | text" under headings that begin with "#"; "…" in the text repeats the source's words around
    /// the stretch in "[ ]".
    static func read(_ table: String) -> [Pair] {
        var pairs: [Pair] = []
        var meaning = ""
        for line in table.split(separator: "\n") {
            if line.hasPrefix("#") {
                meaning = line.dropFirst(2).description
                continue
            }
            let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, let open = parts[0].firstIndex(of: "["), let close = parts[0].firstIndex(of: "]")
            else { continue }
            let (head, tail) = (parts[0][..<open], parts[0][parts[0].index(after: close)...])
            let middle = parts[0][parts[0].index(after: open)..<close]
            let text = "\(head)\(parts[1])\(tail)"
            pairs.append(Pair(meaning: meaning, source: "\(head)\(middle)\(tail)", text: text))
        }
        return pairs
    }
}
