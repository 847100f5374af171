package import Foundation
package import NewsModel

/// When a source is visited again.
///
/// Pure: the time and the chance come in.
package struct FetchSchedule: Sendable, Equatable {
    package var shortest: TimeInterval
    package var longest: TimeInterval
    /// Where a source without history begins.
    package var usual: TimeInterval
    /// The longest pause after failures.
    package var longestPause: TimeInterval

    package init(
        shortest: TimeInterval = 120,
        longest: TimeInterval = 4 * 3_600,
        usual: TimeInterval = 900,
        longestPause: TimeInterval = 24 * 3_600
    ) {
        self.shortest = shortest
        self.longest = longest
        self.usual = usual
        self.longestPause = longestPause
    }

    /// After a visit that worked: sooner when it brought something, later when not.
    ///
    /// - Parameters:
    ///   - health: As it was before the visit.
    ///   - broughtNews: Whether the visit did.
    ///   - published: When the source's reports were published; their usual gap is where a new source begins.
    ///   - hints: What server and feed wish; asking before a copy has aged brings nothing, so it is waited for, up to the
    ///     longest interval, and skipped hours and days are stepped over.
    ///   - isPushed: A hub brings the news; asking is only to make sure.
    ///   - now: The time of the visit.
    ///   - chance: 0..<1; spreads visits by a tenth.
    /// - Returns: When to ask again, and the interval to keep in ``SourceHealth/interval``.
    package func next(
        after health: SourceHealth,
        broughtNews: Bool,
        published: [Date],
        hints: FetchHints = FetchHints(),
        isPushed: Bool = false,
        now: Date,
        chance: Double
    ) -> (at: Date, interval: TimeInterval) {
        var interval = usual
        if let last = health.interval {
            interval = last * (broughtNews ? 0.6 : 1.4)
        } else if let gap = usualGap(published) {
            interval = gap / 2
        }
        interval = clamp(interval)
        var wait = isPushed ? longest : interval * (0.9 + 0.2 * chance)
        if let fresh = hints.freshFor { wait = max(wait, min(fresh, longest) * (1 + 0.1 * chance)) }
        return (hints.firstAllowed(from: now.addingTimeInterval(wait)), interval)
    }

    /// After a failure: doubling from the usual interval, never before the server allows it.
    package func retry(failures: Int, retryAfter: TimeInterval?, now: Date, chance: Double) -> Date {
        let doubled = max(60, usual / 4) * pow(2, Double(min(max(failures, 1), 12) - 1))
        let pause = min(doubled, longestPause) * (0.8 + 0.4 * chance)
        return now.addingTimeInterval(max(pause, min(retryAfter ?? 0, 7 * 86_400)))
    }

    private func clamp(_ interval: TimeInterval) -> TimeInterval { min(max(interval, shortest), longest) }

    /// The median time between reports; nil for fewer than three.
    private func usualGap(_ published: [Date]) -> TimeInterval? {
        let times = published.sorted()
        let gaps = zip(times.dropFirst(), times).map { $0.timeIntervalSince($1) }.filter { $0 > 0 }.sorted()
        guard gaps.count >= 2 else { return nil }
        return gaps[gaps.count / 2]
    }
}
