package import Foundation
package import NewsModel

/// A draft for people and for programs: what `nutgraf draft` prints.
package enum DraftRendering {
    /// Markdown: headline, paragraphs with bold labels, and each sentence's sources as numbered notes at the end.
    ///
    /// `reports`: Whatever the draft may cite, for the outlets' names.
    package static func markdown(_ outcome: DraftOutcome, reports: [Report]) -> String {
        let draft = outcome.draft
        let outlets = Dictionary(reports.map { ($0.ref, $0.item.outlet) }, uniquingKeysWith: { first, _ in first })
        var passages: [Evidence] = []
        func marks(_ sentence: DraftSentence) -> String {
            sentence.evidence.map { evidence in
                if let known = passages.firstIndex(of: evidence) { return "[^\(known + 1)]" }
                passages.append(evidence)
                return "[^\(passages.count)]"
            }.joined()
        }
        var out = "# \(escaped(draft.headline.text))\(marks(draft.headline))\n"
        for block in draft.blocks {
            var line = block.label.map { "**\(escaped($0)):** " } ?? ""
            line += block.sentences.map { escaped($0.text) + marks($0) }.joined(separator: " ")
            out += "\n\(line)\n"
        }
        if !passages.isEmpty { out += "\n" }
        for (index, evidence) in passages.enumerated() {
            let outlet = outlets[evidence.source] ?? evidence.source.item.raw
            out += "[^\(index + 1)]: \(escaped(outlet)): \(escaped(oneLine(evidence.text)))\n"
        }
        for note in outcome.notes { out += "\n> \(escaped(note))\n" }
        return out
    }

    /// JSON with spans in Unicode scalars of the cited texts.
    ///
    /// `reports`: Whatever the draft may cite; evidence in a report that is missing keeps UTF-8 offsets.
    package static func json(_ outcome: DraftOutcome, reports: [Report]) -> Data {
        let scalars = Dictionary(
            reports.map { ($0.ref, ScalarOffsets($0.revision.text)) },
            uniquingKeysWith: { first, _ in first }
        )
        let outlets = Dictionary(reports.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        func sentence(_ sentence: DraftSentence) -> JSONSentence {
            JSONSentence(
                text: sentence.text,
                author: sentence.author,
                evidence: sentence.evidence.map { evidence in
                    JSONEvidence(
                        source: evidence.source.item.raw,
                        revision: evidence.source.revision,
                        outlet: outlets[evidence.source]?.item.outlet,
                        address: outlets[evidence.source]?.item.address,
                        span: scalars[evidence.source]?.scalars(evidence.span) ?? [
                            evidence.span.start, evidence.span.end,
                        ],
                        text: evidence.text
                    )
                }
            )
        }
        let draft = outcome.draft
        let shape = JSONDraft(
            headline: sentence(draft.headline),
            blocks: draft.blocks.map {
                JSONBlock(
                    section: $0.section,
                    purpose: $0.purpose,
                    label: $0.label,
                    sentences: $0.sentences.map(sentence)
                )
            },
            text: draft.text,
            drafter: draft.origin.drafter,
            model_use: draft.origin.modelUse,
            notes: outcome.notes
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(shape)) ?? Data("{}".utf8)
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// CommonMark's characters that would turn text into markup (https://spec.commonmark.org/0.31.2/#backslash-escapes).
    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\`*_[]<>#|".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }

    private struct JSONDraft: Encodable {
        var headline: JSONSentence
        var blocks: [JSONBlock]
        var text: String
        var drafter: String
        var model_use: ModelUse?
        var notes: [String]
    }
    private struct JSONBlock: Encodable {
        var section: String
        var purpose: FormSection.Purpose
        var label: String?
        var sentences: [JSONSentence]
    }
    private struct JSONSentence: Encodable {
        var text: String
        var author: DraftSentence.Author
        var evidence: [JSONEvidence]
    }
    private struct JSONEvidence: Encodable {
        var source: String
        var revision: Int
        var outlet: String?
        var address: String?
        var span: [Int]
        var text: String
    }
}
