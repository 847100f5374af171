import Formats
import Foundation
import NewsModel

/// Reports a day, drawn on the server: a spark for lists and a chart with a table beside it for the source's page.
///
/// Colours come from the style sheet, so that the drawing follows light and dark.
struct DayChart {
    /// One for each day up to today, days without reports too, the oldest first.
    let days: [DayCount]

    private static let second: TimeInterval = 86_400

    /// `counts`: As the store has them, days without reports left out.
    init(_ counts: [DayCount], days: Int, now: Date) {
        let today = (now.timeIntervalSince1970 / Self.second).rounded(.down)
        var byDay: [Int: Int] = [:]
        for count in counts {
            byDay[Int((count.day.timeIntervalSince1970 / Self.second).rounded(.down)), default: 0] += count.count
        }
        self.days = (0..<days).map { back in
            let day = Int(today) - (days - 1 - back)
            return DayCount(day: Date(timeIntervalSince1970: Double(day) * Self.second), count: byDay[day] ?? 0)
        }
    }

    var total: Int { days.reduce(0) { $0 + $1.count } }

    private var most: Int { max(1, days.map(\.count).max() ?? 1) }

    /// "about 12 a day", "3 in 14 days", "none in 14 days".
    var words: String {
        guard total > 0 else { return "none in \(days.count) days" }
        guard total >= days.count else { return "\(total) in \(days.count) days" }
        return "about \(Int((Double(total) / Double(days.count)).rounded())) a day"
    }

    // MARK: Drawings

    /// A line of bars as high as the text.
    var spark: HTML {
        let (width, height) = (6, 20)
        let bars = days.enumerated().html { index, day in
            bar(day, x: index * width, width: width - 1, floor: height, room: height - 1)
        }
        return """
            <svg class="spark" viewBox="0 0 \(days.count * width) \(height)" width="\(days.count * width)" height="\(height)" role="img" aria-label="Reports a day: \(words)">\(bars)</svg>
            """
    }

    /// The chart of a page of its own.
    ///
    /// `id`: Unique on the page; letters and hyphens.
    func chart(id: String) -> HTML {
        let (step, left, top, floor) = (20, 34, 10, 120)
        let width = left + days.count * step + 6
        let lines = [most, most / 2, 0].reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }.html {
            value -> HTML in
            let y = floor - value * (floor - top) / most
            return """
                <line class="rule" x1="\(left)" y1="\(y)" x2="\(width - 6)" y2="\(y)"/><text x="\(left - 6)" y="\(y + 4)" text-anchor="end">\(value)</text>

                """
        }
        let bars = days.enumerated().html { index, day -> HTML in
            let drawn = bar(day, x: left + index * step + 3, width: step - 6, floor: floor, room: floor - top)
            return "<g><title>\(Self.name(day.day)): \(DeskFrame.count(day.count, "report"))</title>\(drawn)</g>\n"
        }
        let labels = days.enumerated().html { index, day -> HTML in
            // Counted from today, so that today has its name.
            guard (days.count - 1 - index) % 7 == 0 else { return .empty }
            return """
                <text x="\(left + index * step + step / 2)" y="\(floor + 16)" text-anchor="\(index == days.count - 1 ? "end" : "middle")">\(Self.name(day.day))</text>

                """
        }
        let rows = days.reversed().html {
            "<tr><td>\(Self.name($0.day))</td><td class=\"number\">\($0.count)</td></tr>\n"
        }
        return """
            <div class="chartbox" tabindex="0" role="group" aria-label="Chart of reports a day">
            <svg class="chart" viewBox="0 0 \(width) \(floor + 24)" role="img" aria-labelledby="\(id)-title \(id)-words">
            <title id="\(id)-title">Reports a day</title>
            <desc id="\(id)-words">\(days.count) days up to today, \(total) reports in all, at most \(days.map(\.count).max() ?? 0) a day.</desc>
            \(lines)\(bars)\(labels)</svg></div>
            <details id="\(id)-table"><summary>The same as a table</summary>
            <div class="tablebox tablebox-narrow" tabindex="0"><table><thead><tr><th scope="col">Day (UTC)</th><th scope="col" class="number">Reports</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div></details>

            """
    }

    /// A day without reports has a line on the floor, so that it is seen to be counted.
    private func bar(_ day: DayCount, x: Int, width: Int, floor: Int, room: Int) -> HTML {
        let height = day.count == 0 ? 1 : max(2, day.count * room / most)
        let kind: HTML = day.count == 0 ? " class=\"none\"" : .empty
        return "<rect\(kind) x=\"\(x)\" y=\"\(floor - height)\" width=\"\(width)\" height=\"\(height)\"/>"
    }

    private static func name(_ day: Date) -> String { day.formatted(format) }

    private static let format = Date.VerbatimFormatStyle(
        format: "\(day: .defaultDigits) \(month: .abbreviated)",
        locale: Locale(identifier: "en_GB"),
        timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)
    )
}
