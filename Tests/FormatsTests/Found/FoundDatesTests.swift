import Foundation
import Formats
import Testing

/// What the fuzzer found in dates.
@Suite("dates, as found by fuzzing")
struct FoundDatesTests {
    @Test("a year of one digit is none", arguments: ["2jan2", "Feb 8, 8", "11-Feb-2 09:30"])
    func oneDigit(_ text: String) { #expect(FeedDates.parse(text) == nil) }

    @Test(
        "four digits among other words are no year, and the first of January is not made up for them",
        arguments: ["Tue, 1026 09:30:00 +0100", "version 2025", "-.1231", "T-?1021"]
    )
    func notAYear(_ text: String) { #expect(FeedDates.parse(text) == nil) }

    @Test("a year that stands alone is one, as W3C-DTF has it")
    func year() { #expect(FeedDates.parse(" 2025 ").map(FeedDates.iso) == "2025-01-01T00:00:00Z") }
}
