import Checking
import Foundation
import NewsModel

/// Bytes as a text and the sources it is checked against.
///
/// The input is: how to ask, then the text and after it the sources, parted by the byte 0x1E (record separator).
enum CheckTarget {
    private static let separator: UInt8 = 0x1E
    private static let dates: [Date?] = [
        nil, Date(timeIntervalSince1970: 1_739_266_200), Date(timeIntervalSince1970: -62_135_596_800),
        Date(timeIntervalSince1970: 253_402_300_799),
    ]
    private static let names = ["The Quay", "", "Harbour Post"]

    @Sendable static func run(_ bytes: [UInt8]) {
        let input = input(bytes)
        let report = Checker().check(input)
        if Checker().check(input) != report { broken("the same question has the same answer", [input.text]) }
        checkWriting(input, report)
        checkScore(report.score, input.text)
        for claim in report.claims { check(claim, input) }
        var end = 0
        for sentence in report.sentences {
            checkScore(sentence.score, input.text)
            guard sentence.span.start >= end, input.text.text(in: sentence.span) != nil else {
                broken("sentences stand in the text, one after another", ["\(sentence.span)", input.text])
            }
            end = sentence.span.end
            for evidence in sentence.evidence { check(evidence, input) }
        }
        if report.findings.isEmpty, report.verdict != .supported {
            broken("a verdict has its finding", ["\(report.verdict)", input.text])
        }
    }

    private static func input(_ bytes: [UInt8]) -> CheckInput {
        var choices = Choices(bytes)
        let (date, sourceDate) = (choices.pick(dates), choices.pick(dates))
        let allowsCopying = choices.pick([true, false])
        let isSelf = choices.pick([false, false, false, true])
        let parts = choices.rest.split(separator: separator, maxSplits: 6, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let text = parts.first ?? ""
        // A text that is its own source goes the way of those that match.
        let sources = isSelf ? [text] : Array(parts.dropFirst())
        return CheckInput(
            text: text,
            date: date,
            sources: sources.enumerated().map { number, text in
                CheckSource(
                    name: names[number % names.count],
                    text: text,
                    date: sourceDate,
                    allowsCopying: allowsCopying
                )
            }
        )
    }

    /// What is checked while it is written ends as if it had been checked at once, however it came about.
    private static func checkWriting(_ input: CheckInput, _ report: CheckReport) {
        var session = CheckSession(sources: input.sources)
        let half = String(input.text.unicodeScalars.prefix(input.text.unicodeScalars.count / 2))
        _ = session.check(text: half, date: input.date)
        _ = session.check(text: input.text + "\n" + half, date: input.date)
        if session.check(text: input.text, date: input.date) != report {
            broken("a text checked while it is written is found as it is", [input.text])
        }
    }

    private static func check(_ claim: Claim, _ input: CheckInput) {
        guard !claim.span.isEmpty, input.text.text(in: claim.span) == claim.text else {
            broken("a claim is what stands under its span", ["\(claim)", input.text])
        }
        if claim.severity > .none, claim.message.isEmpty { broken("a finding says why", ["\(claim)", input.text]) }
        if claim.severity > .note, claim.verdict == .supported {
            broken("what is supported asks nothing", ["\(claim)", input.text])
        }
        for evidence in claim.evidence { check(evidence, input) }
    }

    private static func check(_ evidence: ClaimEvidence, _ input: CheckInput) {
        guard input.sources.indices.contains(evidence.source),
            input.sources[evidence.source].text.text(in: evidence.span) == evidence.text
        else { broken("evidence is what stands under its span", ["\(evidence)", input.text]) }
    }

    private static func checkScore(_ score: Double, _ text: String) {
        guard score >= 0, score <= 1 else { broken("a score is a share", ["\(score)", text]) }
    }
}
