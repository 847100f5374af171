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
        health.lastTried = Self.now.addingTimeInterval(-interval)
        health.nextFetch = Self.now
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
            .timeIntervalSince(Self.now)
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
        #expect(abs(next.timeIntervalSince(Self.now) - 1_800) < 1)
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
}
