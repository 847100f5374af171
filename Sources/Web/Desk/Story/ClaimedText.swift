import Formats
import NewsModel

/// A text in pieces, each under the claim that says most about it.
///
/// Claims overlap: a sentence holds a quotation that holds a figure. Links cannot, so each stretch goes to the gravest
/// claim over it, and among equals to the shortest, which is the most exact.
enum ClaimedText {
    struct Piece: Equatable {
        var span: Span
        /// Index into the claims; nil where nothing is claimed.
        var claim: Int?
    }

    /// Cuts `range` of the text.
    ///
    /// Linear in the product of pieces and the claims that touch them; claims of a draft are some dozens, and at most
    /// `limit` are looked at.
    static func pieces(of range: Span, claims: [Claim], limit: Int = 2000) -> [Piece] {
        let over = claims.prefix(limit).enumerated().filter {
            !$0.element.span.isEmpty && $0.element.span.overlaps(range)
        }
        var cuts: Set<Int> = [range.start, range.end]
        for (_, claim) in over {
            for cut in [claim.span.start, claim.span.end] where range.start < cut && cut < range.end {
                cuts.insert(cut)
            }
        }
        let sorted = cuts.sorted()
        var found: [Piece] = []
        for (start, end) in zip(sorted, sorted.dropFirst()) {
            let span = Span(start, end)
            let best = over.filter { $0.element.span.contains(span) }.min { left, right in
                let grave = (max(left.element.severity, .none), max(right.element.severity, .none))
                if grave.0 != grave.1 { return grave.0 > grave.1 }
                return (left.element.span.count, left.offset) < (right.element.span.count, right.offset)
            }
            if let last = found.last, last.claim == best?.offset {
                found[found.count - 1].span.end = end
            } else {
                found.append(Piece(span: span, claim: best?.offset))
            }
        }
        return found
    }

    /// The pieces as links to their evidence: `#e7` for claim 7.
    static func html(_ text: String, _ range: Span, claims: [Claim], overruled: Set<String>) -> HTML {
        var seen: Set<Int> = []
        return pieces(of: range, claims: claims).html { piece in
            // A span that does not lie on characters is shown plain rather than lost.
            guard let words = text.text(in: piece.span) else { return .empty }
            guard let number = piece.claim else { return "\(words)" }
            // Spaces at the ends stay outside: a space between two claims would be a link that nobody can hit.
            let linked = words.trimmed
            guard !linked.isEmpty else { return "\(words)" }
            let before = words.prefix(while: \.isWhitespace)
            let after = words.suffix(words.count - before.count - linked.count)
            let claim = claims[number]
            let id: HTML = seen.insert(number).inserted ? " id=\"c\(number)\"" : .empty
            return
                "\(String(before))<a class=\"claim claim-\(kind(claim, overruled))\" href=\"#e\(number)\"\(id) title=\"\(title(claim, overruled))\">\(linked)</a>\(String(after))"
        }
    }

    static func kind(_ claim: Claim, _ overruled: Set<String>) -> String {
        claim.severity == .block && overruled.contains(claim.key) ? "overruled" : claim.severity.word
    }

    static func title(_ claim: Claim, _ overruled: Set<String>) -> String {
        if claim.severity == .block, overruled.contains(claim.key) { return "\(claim.kind.rawValue): overruled" }
        return "\(claim.kind.rawValue): \(claim.verdict.rawValue)"
    }

    /// A passage with what stands before and after it, the passage marked.
    ///
    /// `around`: Bytes of context on each side; cut at words.
    static func passage(_ text: String, _ span: Span, around: Int = 220) -> HTML? {
        guard let words = text.text(in: span) else { return nil }
        let utf8 = text.utf8
        let from = utf8.index(utf8.startIndex, offsetBy: max(0, span.start - around))
        let start = utf8.index(utf8.startIndex, offsetBy: span.start)
        let end = utf8.index(utf8.startIndex, offsetBy: span.end)
        let to = utf8.index(end, offsetBy: around, limitedBy: utf8.endIndex) ?? utf8.endIndex
        var before = String(decoding: utf8[from..<start], as: UTF8.self)
        var after = String(decoding: utf8[end..<to], as: UTF8.self)
        if from > utf8.startIndex, let space = before.firstIndex(where: \.isWhitespace) {
            before = "… " + before[before.index(after: space)...]
        }
        if to < utf8.endIndex, let space = after.lastIndex(where: \.isWhitespace) { after = after[..<space] + " …" }
        return "\(before)<mark>\(words)</mark>\(after)"
    }

    /// Says that the house's rules made another thing of a finding than the checker, and what a model made of it.
    static func ruling(_ claim: Claim) -> HTML {
        let opinion: HTML = claim.opinion.map { "<p class=\"soft\">\($0.words)</p>\n" } ?? .empty
        guard let ruling = claim.ruling else { return opinion }
        let reason: HTML = ruling.reason.isEmpty ? "." : ": \(ruling.reason)"
        return
            "<p class=\"soft\">The checker says “\(ruling.standard.word)”, this house’s rules “\(claim.severity.word)”\(reason)</p>\n\(opinion)"
    }

    /// The steps from the source's words to the draft's.
    static func difference(_ changes: [WordChange]) -> HTML {
        changes.html { change in
            switch change.kind {
            case .same: "\(change.words) "
            case .removed: "<del>\(change.words)</del> "
            case .added: "<ins>\(change.words)</ins> "
            }
        }
    }
}
