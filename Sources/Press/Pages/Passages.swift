import NewsModel

/// What one paragraph rests on: passages of reports, each with the claims it proves.
///
/// Passages of one report that overlap or nearly touch are shown as one, with the exact words marked.
struct Passages {
    struct Passage {
        /// Unique on the page, the target of the claims' links: "p3".
        var id: String
        var report: Report
        /// What is shown, in bytes of the report's text; nothing is cut inside a word.
        var excerpt: Span
        /// The exact words that prove something, apart from each other, inside ``excerpt``.
        var marks: [Span]
        var claims: [Claim]
    }

    private(set) var passages: [Passage] = []
    /// By the claim's span and kind, the passage that proves it.
    private var targets: [String: String] = [:]
    /// Claims published by an editor's decision, in order.
    private(set) var overruled: [(claim: Claim, overrule: Overrule)] = []

    /// - Parameters:
    ///   - span: The paragraph's place in the text.
    ///   - edition: Checked; without a check there are no passages.
    ///   - number: The number of the page's first passage that is still free; moved on.
    init(in span: Span, of edition: Edition, number: inout Int) {
        let claims = (edition.check?.report.claims ?? []).filter { span.contains($0.span) }
        let indices = edition.sourceIndices
        var found: [(source: Int, span: Span, claim: Claim)] = []
        for claim in claims {
            if let overrule = edition.overrule(of: claim) { overruled.append((claim, overrule)) }
            guard claim.verdict == .supported, let best = claim.evidence.first, indices.indices.contains(best.source),
                let source = indices[best.source],
                edition.reports[source].revision.text.text(in: best.span) != nil, !best.span.isEmpty
            else { continue }
            found.append((source, best.span, claim))
        }
        found.sort { ($0.source, $0.span, $0.claim.span) < ($1.source, $1.span, $1.claim.span) }
        var groups: [[(source: Int, span: Span, claim: Claim)]] = []
        for item in found {
            if let last = groups.last, let first = last.first, first.source == item.source,
                item.span.start <= (last.map(\.span.end).max() ?? 0) + Self.gap
            {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
        groups.sort { ($0.map(\.claim.span.start).min() ?? 0) < ($1.map(\.claim.span.start).min() ?? 0) }
        for group in groups { add(group, edition, &number) }
    }

    /// The passage that proves a claim.
    func target(of claim: Claim) -> String? { targets[Self.name(claim)] }

    /// Passages no further apart than this, in bytes, are shown as one.
    private static let gap = 240
    private static let context = 160

    private mutating func add(
        _ group: [(source: Int, span: Span, claim: Claim)],
        _ edition: Edition,
        _ number: inout Int
    ) {
        guard let first = group.first, let end = group.map(\.span.end).max() else { return }
        let report = edition.reports[first.source]
        let id = "p\(number)"
        number += 1
        for item in group { targets[Self.name(item.claim)] = id }
        let exact = group.filter { $0.claim.kind != .sentence }
        let marks = Self.merged((exact.isEmpty ? group : exact).map(\.span))
        passages.append(
            Passage(
                id: id,
                report: report,
                excerpt: Self.widened(Span(first.span.start, end), in: Array(report.revision.text.utf8)),
                marks: marks,
                claims: group.map(\.claim).sorted { $0.span < $1.span }
            )
        )
    }

    private static func name(_ claim: Claim) -> String {
        "\(claim.span.start)-\(claim.span.end)-\(claim.kind.rawValue)"
    }

    /// The span with up to ``context`` bytes on each side, not past the paragraph and not inside a word.
    private static func widened(_ span: Span, in bytes: [UInt8]) -> Span {
        var start = span.start
        while start > 0, span.start - start < context, bytes[start - 1] != 0x0A { start -= 1 }
        if start > 0, bytes[start - 1] != 0x0A {
            while start < span.start, bytes[start] != 0x20 { start += 1 }
            if start < span.start { start += 1 }
        }
        var end = span.end
        while end < bytes.count, end - span.end < context, bytes[end] != 0x0A { end += 1 }
        if end < bytes.count, bytes[end] != 0x0A {
            while end > span.end, bytes[end] != 0x20 { end -= 1 }
        }
        return Span(start, end)
    }

    private static func merged(_ spans: [Span]) -> [Span] {
        var output: [Span] = []
        for span in spans.sorted() {
            if let last = output.last, span.start <= last.end {
                output[output.count - 1].end = max(last.end, span.end)
            } else {
                output.append(span)
            }
        }
        return output
    }
}
