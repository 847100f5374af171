/// How often a feed itself wishes to be asked.
///
/// RSS 2.0 `ttl`, `skipHours` and `skipDays` (both in GMT); the syndication module of RSS 1.0 (`sy:updatePeriod`,
/// `sy:updateFrequency`; purl.org/rss/1.0/modules/syndication). Wishes that cannot be meant are left out.
package struct FeedPace: Sendable, Equatable {
    /// Seconds for which a copy is good: at least a minute, at most a week.
    package var seconds: Int?
    /// 0 to 23.
    package var skippedHours: Set<Int> = []
    /// 0 for Sunday to 6.
    package var skippedDays: Set<Int> = []

    package init() {}

    private static let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    private static let periods = ["hourly": 3_600, "daily": 86_400, "weekly": 604_800]

    /// Minutes, as `ttl` gives them.
    mutating func add(minutes text: String?) {
        guard let text, let minutes = Int(text.prefix(9)), minutes > 0 else { return }
        seconds = min(minutes * 60, 7 * 86_400)
    }

    /// "24" was midnight in RSS 0.91.
    mutating func add(hour text: String?) {
        guard let text, let hour = Int(text.prefix(4)), (0...24).contains(hour) else { return }
        skippedHours.insert(hour % 24)
    }

    mutating func add(day text: String?) {
        guard let text, let day = Self.days.firstIndex(of: text.lowercased()) else { return }
        skippedDays.insert(day)
    }

    /// `period` so many times: "daily", "2".
    ///
    /// Monthly and yearly are left out: nobody who writes them means that news may come so late.
    mutating func add(period: String?, frequency: String?) {
        guard let period, let length = Self.periods[period.lowercased()] else { return }
        let times = frequency.flatMap { Int($0.prefix(6)) } ?? 1
        guard times > 0 else { return }
        seconds = max(seconds ?? 0, max(60, length / times))
    }
}
