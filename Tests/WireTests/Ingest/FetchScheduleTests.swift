import Foundation
import NewsModel
import Testing
import Wire

@Suite("Fetch schedule")
struct FetchScheduleTests {
    static let now = Date(timeIntervalSince1970: 1_770_714_000)
    let schedule = FetchSchedule()

    private func health(interval: Double) -> SourceHealth {
        var health = SourceHealth()
        health.interval = interval
        return health
    }

    @Test("news brings the next visit nearer, silence moves it away, both within bounds")
    func adapts() {
        func wait(_ interval: Double, _ news: Bool) -> Double {
            schedule.next(
                after: health(interval: interval),
                broughtNews: news,
                published: [],
                now: Self.now,
                chance: 0.5
            )
            .at.timeIntervalSince(Self.now)
        }
        #expect(abs(wait(1_000, true) - 600) < 1)
        #expect(abs(wait(1_000, false) - 1_400) < 1)
        #expect(abs(wait(130, true) - schedule.shortest) < 1)
        #expect(abs(wait(14_000, false) - schedule.longest) < 1)
    }

    @Test("a new source begins at half the usual gap between its reports")
    func begins() {
        let hours = (0..<6).map { Self.now.addingTimeInterval(Double($0) * -3_600) }
        let next = schedule.next(after: SourceHealth(), broughtNews: true, published: hours, now: Self.now, chance: 0.5)
        #expect(abs(next.at.timeIntervalSince(Self.now) - 1_800) < 1)
    }

    @Test("failures double the pause up to a day, the server's own wish is honoured, chance spreads")
    func backsOff() {
        func wait(_ failures: Int, _ retryAfter: Double? = nil, chance: Double = 0.5) -> Double {
            schedule.retry(failures: failures, retryAfter: retryAfter, now: Self.now, chance: chance)
                .timeIntervalSince(Self.now)
        }
        #expect(abs(wait(2) - 2 * wait(1)) < 1)
        #expect(abs(wait(500) - schedule.longestPause) < 1)
        #expect(wait(1, 7_200) >= 7_200)
        #expect(wait(1, 1e12) <= 7 * 86_400)
        #expect(wait(3, chance: 0) < wait(3, chance: 0.99))
    }

    private func wait(_ hints: FetchHints, isPushed: Bool = false) -> Double {
        schedule.next(
            after: health(interval: 600),
            broughtNews: false,
            published: [],
            hints: hints,
            isPushed: isPushed,
            now: Self.now,
            chance: 0.5
        ).at.timeIntervalSince(Self.now)
    }

    @Test("a copy is left to age, though never longer than the longest interval; a hub makes asking rare")
    func hints() {
        var hints = FetchHints()
        hints.freshFor = 3_600
        #expect(wait(hints) >= 3_600 && wait(hints) < 4_000)
        hints.freshFor = 30
        #expect(abs(wait(hints) - 840) < 1)
        hints.freshFor = 1e9
        #expect(wait(hints) <= schedule.longest * 1.1)
        #expect(wait(FetchHints(), isPushed: true) == schedule.longest)
    }

    @Test("hours and days that the feed wants to be left alone are stepped over, in GMT")
    func skips() {
        var hints = FetchHints()
        // Tuesday, 10 February 2026, 09:00 GMT, and fourteen minutes later when it would be asked.
        hints.skippedHours = [9, 10, 11]
        #expect(wait(hints) == 3 * 3_600)
        hints.skippedHours = []
        hints.skippedDays = [2]
        #expect(wait(hints) == 15 * 3_600)
        hints.skippedDays = [0, 1, 3, 4, 5, 6]
        #expect(abs(wait(hints) - 840) < 1)
        hints.skippedDays = Set(0..<7)
        #expect(abs(wait(hints) - 840) < 1)
    }
}
