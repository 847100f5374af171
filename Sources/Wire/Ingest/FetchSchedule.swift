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
    /// `published` tells when the source's reports were published; their usual gap bounds the interval. `chance`, 0..<1,
    /// spreads visits by a tenth either way.
    package func next(
        after health: SourceHealth,
        broughtNews: Bool,
        published: [Date],
        now: Date,
        chance: Double
    ) -> Date {
        var interval = usual
        if let next = health.nextFetch, let tried = health.lastTried, health.failuresInARow == 0, next > tried {
            interval = next.timeIntervalSince(tried) * (broughtNews ? 0.6 : 1.4)
        } else if let gap = usualGap(published) {
            interval = gap / 2
        }
        return now.addingTimeInterval(clamp(interval) * (0.9 + 0.2 * chance))
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
