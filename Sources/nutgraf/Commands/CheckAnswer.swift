import Foundation
import NewsModel

/// A check as CONTRACT spells it: spans in Unicode scalars.
struct CheckAnswer: Encodable {
    struct Passage: Encodable {
        var source: Int
        var span: [Int]
        var text: String
    }
    struct Finding: Encodable {
        var kind, verdict, severity: String
        /// The stable code that house rules and SARIF name it by.
        var rule: String?
        var span: [Int]
        var message: String
        var evidence: [Passage]
        var suggestion: String?
        /// For a quotation: how its words stand to the source's, and word by word against the nearest passage.
        var quotation: String?
        var difference: [Change]?
    }
    struct Change: Encodable {
        var kind, words: String
    }
    /// Every quotation of speech, proved or not.
    struct Quoted: Encodable {
        var span: [Int]
        var quotation: String
    }
    var id: String?
    var verdict: String
    var span: [Int]?
    var score: Double
    var sentences: [String]
    /// For each sentence the indices of the source sentences (or sources) it rests on.
    var evidence: [[Int]]
    var findings: [Finding]
    var quotations: [Quoted]

    /// `sources` are the texts that were checked against, in order; `sourceSentences` those of a `source_sentences` question,
    /// which were checked as one text.
    init(id: String?, draft: String, sources: [String], report: CheckReport, sourceSentences: [String]? = nil) {
        self.id = id
        let offsets = ScalarOffsets(draft)
        var sourceOffsets: [Int: ScalarOffsets] = [:]
        func scalars(_ passage: ClaimEvidence) -> [Int] {
            guard sources.indices.contains(passage.source) else { return [] }
            let offsets = sourceOffsets[passage.source] ?? ScalarOffsets(sources[passage.source])
            sourceOffsets[passage.source] = offsets
            return offsets.scalars(passage.span)
        }
        verdict = report.verdict.rawValue
        score = report.score
        let findings = report.findings
        span = findings.first.map { offsets.scalars($0.span) }
        sentences = report.sentences.map(\.verdict.rawValue)
        let starts = sourceSentences.map(Self.starts)
        evidence = report.sentences.map { sentence in
            let indices = sentence.evidence.map { passage in
                starts.map { Self.index(of: passage.span.start, in: $0) } ?? passage.source
            }
            return Array(Set(indices)).sorted()
        }
        self.findings = findings.map { claim in
            Finding(
                kind: claim.kind.rawValue,
                verdict: claim.verdict.rawValue,
                severity: claim.severity.word,
                rule: claim.rule,
                span: offsets.scalars(claim.span),
                message: claim.message,
                evidence: claim.evidence.map {
                    Passage(source: $0.source, span: scalars($0), text: $0.text)
                },
                suggestion: claim.suggestion,
                quotation: claim.quotation?.rawValue,
                difference: claim.difference?.map { Change(kind: $0.kind.rawValue, words: $0.words) }
            )
        }
        quotations = report.claims.compactMap { claim in
            claim.quotation.map { Quoted(span: offsets.scalars(claim.span), quotation: $0.rawValue) }
        }
    }

    private static func starts(_ sentences: [String]) -> [Int] {
        var offset = 0
        return sentences.map { sentence in
            defer { offset += sentence.utf8.count + 1 }
            return offset
        }
    }

    private static func index(of offset: Int, in starts: [Int]) -> Int {
        max(0, (starts.firstIndex { $0 > offset } ?? starts.count) - 1)
    }
}
