import Foundation
import Formats
import Testing

@Suite("dates as they are written")
struct FeedDatesTests {
    @Test(
        "each form gives its moment",
        arguments: [
            ("Tue, 11 Feb 2025 09:30:00 GMT", "2025-02-11T09:30:00Z"),
            ("Fri, 02 Oct 2026 18:06 GMT", "2026-10-02T18:06:00Z"),
            ("11 Feb 25 09:30 EST", "2025-02-11T14:30:00Z"),
            ("2025-02-11T09:30:00.250+01:00", "2025-02-11T08:30:00.250Z"),
            ("20250211T093000Z", "2025-02-11T09:30:00Z"),
            ("2025-02", "2025-02-01T00:00:00Z"),
            ("2025-042", "2025-02-11T00:00:00Z"),
            ("Feb. 11, 2025, 12:07 a.m.", "2025-02-11T00:07:00Z"),
            ("11/02/2025 4:20 pm PST", "2025-11-03T00:20:00Z"),
            ("2016/6/29 15:07:41", "2016-06-29T15:07:41Z"),
            ("mar., 11 févr. 2025 10:00:00 +0100", "2025-02-11T09:00:00Z"),
            ("Di, 11 Mär 2025 10:00:00 +0000", "2025-03-11T10:00:00Z"),
            ("вт, 11 февр. 2025 10:00:00 +0300", "2025-02-11T07:00:00Z"),
            ("2025년 2월 11일 오후 3:05", "2025-02-11T06:05:00Z"),
            ("1739266200", "2025-02-11T09:30:00Z"),
            ("Thurs, 13 Feb 2025 10:00:00 UT", "2025-02-13T10:00:00Z"),
            ("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z"),
            ("Tue, 31 Dec 2024 23:59:60 GMT", "2025-01-01T00:00:00Z"),
            ("2025-02-11+01:00", "2025-02-10T23:00:00Z"),
            ("2002-12-31T192030+01:00", "2002-12-31T18:20:30Z"),
            ("2004-W01-1", "2003-12-29T00:00:00Z"),
            ("2004W537T10:00:00Z", "2005-01-02T10:00:00Z"),
            ("20250211093000", "2025-02-11T09:30:00Z"),
            ("/Date(1739266200000)/", "2025-02-11T09:30:00Z"),
            ("le 11 février 2025 à 18h30", "2025-02-11T18:30:00Z"),
            ("11. Februar 2025, 18.30 Uhr", "2025-02-11T18:30:00Z"),
            ("11 de febrero de 2025 a las 6:30 p. m.", "2025-02-11T18:30:00Z"),
            ("13 sausio 2025", "2025-01-13T00:00:00Z"),
            ("11 أكتوبر 2025", "2025-10-11T00:00:00Z"),
            ("5 giugno 2025, mar", "2025-06-05T00:00:00Z"),
            ("Mon, 06/01/2025 10:00", "2025-01-06T10:00:00Z"),
        ]
    )
    func forms(_ text: String, _ iso: String) { #expect(FeedDates.parse(text).map(FeedDates.iso) == iso) }

    @Test(
        "what names no day gives none",
        arguments: [
            "", "soon", "10:30", "Tue, 31 Jun 2025 10:00:00 GMT", "29 Feb 2025", "2025-13-01", "2025-02-11T10:61:00Z",
            "2013-xx-27", "5 jui 2025", "1 Rug 2025", "2004-W01", "2005-W53-1", "2004-W54-1",
            "2013-01-28T09:00:00+00:xx", "9999-12-31T23:59:59-99:99", "version 2.0", "99999999999999999999",
            "2013-01-27-01",
            String(repeating: "1 ", count: 200),
        ]
    )
    func refused(_ text: String) { #expect(FeedDates.parse(text) == nil) }

    @Test("a reading that could be another day says so, and so does a weekday that belongs to another")
    func sureness() {
        #expect(FeedDates.read("06/07/2025 10:00")?.isSure == false)
        #expect(FeedDates.read("13/07/2025 10:00")?.isSure == true)
        #expect(FeedDates.read("Mon, 11 Feb 2025 09:30:00 GMT")?.isSure == false)
        #expect(FeedDates.read("Tue, 11 Feb 2025 09:30:00 GMT")?.isSure == true)
        #expect(FeedDates.read("Monday, 11 February 2025, 9:30")?.isSure == false)
        #expect(FeedDates.read("2025-02-11T09:30:00Z")?.isSure == true)
    }

    @Test("a moment written and read is the same moment")
    func roundTrip() {
        for second in stride(from: -60_000_000_000.0, through: 200_000_000_000, by: 987_654_321) {
            let date = FeedDates.parse("1970-01-01")?.addingTimeInterval(second)
            #expect(date.map(FeedDates.iso).flatMap(FeedDates.parse) == date)
        }
    }
}
