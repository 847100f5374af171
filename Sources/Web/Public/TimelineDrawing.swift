import Formats
import NewsModel
import Registry

/// The steps of an instrument as dots over a line of time: for above, against below, the rest on it.
///
/// Steps of one day and side are one dot whose area grows with their number.
struct TimelineDrawing {
    private struct Dot {
        var day: Int
        var side: PositionKind.Side
        var count: Int
        var date: String
    }

    private let dots: [Dot]
    private let first: Int
    private let last: Int

    /// `facts` are those that the view was built from; they know which way each step points.
    init(_ view: RegisterView, facts: [FactRecord]) {
        let sides = Dictionary(
            facts.compactMap { fact in fact.position.map { (fact.id, $0.kind.side) } },
            uniquingKeysWith: { first, _ in first }
        )
        var counted: [String: Dot] = [:]
        for step in view.timeline {
            guard let day = Self.day(step.date) else { continue }
            let side = sides[step.fact] ?? .neither
            counted["\(step.date)/\(side.rawValue)", default: Dot(day: day, side: side, count: 0, date: step.date)]
                .count += 1
        }
        dots = counted.values.sorted { ($0.day, $0.side.rawValue) < ($1.day, $1.side.rawValue) }
        first = dots.first?.day ?? 0
        last = dots.last?.day ?? 0
    }

    /// Empty when everything happened on one day: there is no line to draw.
    var svg: HTML {
        guard let start = dots.first, let end = dots.last, start.date != end.date else { return .empty }
        let marks = dots.html { dot in
            let x = 40 + (dot.day - first) * 620 / max(1, last - first)
            let y = dot.side == .for ? 42 : dot.side == .against ? 98 : 70
            let radius = min(22, 6 + dot.count / 2)
            let label: HTML =
                dot.count > 1
                ? "<text x=\"\(x)\" y=\"\(y - radius - 4)\" text-anchor=\"middle\">\(dot.count)</text>" : .empty
            return """
                <circle class="\(dot.side.rawValue)-dot" cx="\(x)" cy="\(y)" r="\(radius)"><title>\(dot.date): \(dot.count)</title></circle>\(label)

                """
        }
        return """
            <svg class="timeline" viewBox="0 0 700 145" role="img" aria-label="Positions over time: for above the line, against below it">
            <line class="axis" x1="20" y1="70" x2="680" y2="70"/>
            \(marks)<text x="40" y="136">\(start.date)</text><text x="660" y="136" text-anchor="end">\(end.date)</text>
            </svg>
            """
    }

    /// Days on a scale of 31-day months: near enough for a drawing, and without a calendar.
    private static func day(_ date: String) -> Int? {
        let parts = date.split(separator: "-").prefix(3).map { Int($0) }
        guard let year = parts.first.flatMap(\.self), (1...9_999).contains(year) else { return nil }
        let month = parts.count > 1 ? parts[1] ?? 1 : 1
        let day = parts.count > 2 ? parts[2] ?? 1 : 1
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return (year * 12 + month - 1) * 31 + day - 1
    }
}
