import Desk
import Formats
import NewsModel

/// The passages of the reports that prove claims, each once, with the claims it proves.
struct ProvedPassages {
    struct Entry {
        var number: Int
        var claim: Claim
        /// Whether this is the claim's best passage, where its anchor stands.
        var isHome: Bool
    }

    struct Group {
        var report: Report
        /// The part of the report's text that is shown.
        var span: Span
        var marks: [Span]
        var claims: [Entry]

        /// The passage with all that proves something marked.
        var marked: HTML {
            let text = report.revision.text
            var html: HTML = .empty
            var at = span.start
            for mark in Self.merged(marks) where mark.end > at {
                let from = max(at, mark.start)
                guard let before = text.text(in: Span(at, from)), let words = text.text(in: Span(from, mark.end))
                else { continue }
                html += "\(before)<mark>\(words)</mark>"
                at = mark.end
            }
            return html + "\(text.text(in: Span(at, max(at, span.end))) ?? "")"
        }

        private static func merged(_ marks: [Span]) -> [Span] {
            var found: [Span] = []
            for mark in marks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
                if let last = found.last, mark.start <= last.end {
                    found[found.count - 1].end = max(last.end, mark.end)
                } else {
                    found.append(mark)
                }
            }
            return found
        }
    }

    private struct Key: Hashable {
        var report: ItemID
        var start: Int
    }

    /// In the order in which the draft first rests on them.
    private(set) var all: [Group] = []
    /// The numbers of the claims that have found a place.
    private(set) var claims: Set<Int> = []

    private static let passagesEach = 3

    /// - Complexity: Linear in the reports' texts, and in the claims' evidence.
    init(_ numbered: [(offset: Int, element: Claim)], _ folder: StoryFolder) {
        var index: [Key: Int] = [:]
        var cuts: [ItemID: [Int]] = [:]
        for (number, claim) in numbered {
            for evidence in claim.evidence.prefix(Self.passagesEach) {
                guard let report = folder.report(of: evidence), !evidence.span.isEmpty,
                    report.revision.text.text(in: evidence.span) != nil
                else { continue }
                let starts = cuts[report.id] ?? Self.starts(in: report.revision.text)
                cuts[report.id] = starts
                let place = Self.piece(around: evidence.span, starts)
                let key = Key(report: report.id, start: place.start)
                let group = index[key] ?? all.count
                if group == all.count {
                    index[key] = group
                    all.append(Group(report: report, span: place, marks: [], claims: []))
                }
                all[group].span.end = max(all[group].span.end, place.end)
                all[group].marks.append(evidence.span)
                guard !all[group].claims.contains(where: { $0.number == number }) else { continue }
                let isHome = claims.insert(number).inserted
                all[group].claims.append(Entry(number: number, claim: claim, isHome: isHome))
            }
        }
    }

    /// Where the pieces of a text begin, and its end: its paragraphs, long ones cut at the ends of sentences.
    private static func starts(in text: String) -> [Int] {
        var found = [0]
        var position = 0
        var isAfterStop = false
        for byte in text.utf8 {
            let isLong = position - (found.last ?? 0) > 500
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: " ") && isAfterStop && isLong) {
                found.append(position + 1)
            }
            isAfterStop = byte == UInt8(ascii: ".")
            position += 1
        }
        return found.last == position ? found : found + [position]
    }

    /// The piece in which the span begins, drawn out to hold the whole of it.
    private static func piece(around span: Span, _ starts: [Int]) -> Span {
        var (low, high) = (0, max(0, starts.count - 1))
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= span.start { low = middle } else { high = middle }
        }
        return Span(starts[low], max(starts[high], span.end))
    }
}
