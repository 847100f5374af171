import Synchronization

/// Counts and durations of this process, written as Prometheus text.
///
/// Labels must come from small fixed sets (a matched route, a status), never from what a stranger sends; as a guard
/// no name holds more than 500 label sets, what comes later is counted under `overflow="true"`.
/// Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4).
package final class Metrics: Sendable {
    private struct Series: Sendable {
        var counters: [String: [String: Double]] = [:]
        var gauges: [String: [String: Double]] = [:]
        var histograms: [String: [String: Histogram]] = [:]
    }

    private struct Histogram: Sendable {
        var counts = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var sum = 0.0
    }

    /// Upper bounds of the buckets, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let limit = 500
    private let series = Mutex(Series())

    package init() {}

    /// Adds to a counter.
    ///
    /// By convention its name ends in `_total`.
    package func count(_ name: String, _ labels: [(String, String)] = [], by amount: Double = 1) {
        let key = Self.key(labels)
        series.withLock { Self.update(&$0.counters[name, default: [:]], key, 0) { $0 += amount } }
    }

    /// Sets a value that goes up and down.
    package func set(_ name: String, _ labels: [(String, String)] = [], to value: Double) {
        let key = Self.key(labels)
        series.withLock { Self.update(&$0.gauges[name, default: [:]], key, 0) { $0 = value } }
    }

    /// Enters a duration, in seconds, into a histogram.
    ///
    /// By convention its name ends in `_seconds`.
    package func observe(_ name: String, _ labels: [(String, String)] = [], seconds: Double) {
        let key = Self.key(labels)
        series.withLock {
            Self.update(&$0.histograms[name, default: [:]], key, Histogram()) {
                let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
                $0.counts[bucket] += 1
                $0.sum += seconds
            }
        }
    }

    /// All series, sorted by name, with the `stored` gauges (the store's counts) first.
    package func text(stored: [String: Int]) -> String {
        let series = series.withLock { $0 }
        var output = "# TYPE nutgraf_stored gauge\n"
        for (what, number) in stored.sorted(by: { $0.key < $1.key }) {
            output += "nutgraf_stored{what=\"\(Self.escape(what))\"} \(number)\n"
        }
        for (kind, group) in [("counter", series.counters), ("gauge", series.gauges)] {
            for (name, values) in group.sorted(by: { $0.key < $1.key }) {
                output += "# TYPE \(name) \(kind)\n"
                for (labels, value) in values.sorted(by: { $0.key < $1.key }) {
                    output += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(Self.number(value))\n"
                }
            }
        }
        for (name, values) in series.histograms.sorted(by: { $0.key < $1.key }) {
            output += "# TYPE \(name) histogram\n"
            for (labels, histogram) in values.sorted(by: { $0.key < $1.key }) {
                let before = labels.isEmpty ? "" : labels + ","
                var total = 0
                for (index, bound) in (Self.bounds.map { Self.number($0) } + ["+Inf"]).enumerated() {
                    total += histogram.counts[index]
                    output += "\(name)_bucket{\(before)le=\"\(bound)\"} \(total)\n"
                }
                let tail = labels.isEmpty ? "" : "{\(labels)}"
                output += "\(name)_sum\(tail) \(histogram.sum)\n\(name)_count\(tail) \(total)\n"
            }
        }
        return output
    }

    private static func update<Value>(
        _ values: inout [String: Value],
        _ key: String,
        _ empty: Value,
        _ change: (inout Value) -> Void
    ) {
        let isKnown = values[key] != nil || values.count < limit
        change(&values[isKnown ? key : "overflow=\"true\"", default: empty])
    }

    private static func key(_ labels: [(String, String)]) -> String {
        labels.map { "\($0.0)=\"\(escape($0.1))\"" }.joined(separator: ",")
    }

    private static func escape(_ text: String) -> String {
        var output = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": output += "\\\\"
            case "\"": output += "\\\""
            case "\n": output += "\\n"
            default: output.unicodeScalars.append(character)
            }
        }
        return output
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
