package import Foundation
import Formats
import Outbound

/// What the server and the feed say about how soon it is worth asking again.
package struct FetchHints: Sendable, Equatable {
    /// Seconds for which what was sent is good.
    package var freshFor: TimeInterval?
    /// In GMT, 0 to 23.
    package var skippedHours: Set<Int> = []
    /// In GMT, 0 for Sunday to 6.
    package var skippedDays: Set<Int> = []

    package init() {}

    /// `Cache-Control: max-age` less `Age`, else `Expires` against `Date` (RFC 9111 sections 4.2.1 and 5.2.2).
    init(headers: HTTPHeaders, pace: FeedPace) {
        var fresh: TimeInterval?
        let directives = headers.all("Cache-Control").joined(separator: ",").lowercased().split(separator: ",")
            .map { $0.filter { $0 != " " && $0 != "\t" } }
        if directives.contains("no-cache") || directives.contains("no-store") {
            fresh = nil
        } else if let age = directives.lazy.compactMap({ Self.seconds($0, after: "max-age=") }).first {
            fresh = max(0, age - (headers["Age"].flatMap { Self.seconds($0, after: "") } ?? 0))
        } else if let expires = headers["Expires"].flatMap(FeedDates.parse),
            let sent = headers["Date"].flatMap(FeedDates.parse)
        {
            fresh = max(0, expires.timeIntervalSince(sent))
        }
        if let wished = pace.seconds { fresh = max(fresh ?? 0, Double(wished)) }
        freshFor = fresh
        skippedHours = pace.skippedHours.count < 24 ? pace.skippedHours : []
        skippedDays = pace.skippedDays.count < 7 ? pace.skippedDays : []
    }

    private static func seconds(_ text: String, after prefix: String) -> TimeInterval? {
        guard text.hasPrefix(prefix) else { return nil }
        let digits = text.dropFirst(prefix.count).filter { $0 != "\"" }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return TimeInterval(Int(digits) ?? 366 * 86_400)
    }

    /// The first moment from `date` on that lies in no hour and on no day the feed wants to be left alone.
    package func firstAllowed(from date: Date) -> Date {
        guard !skippedHours.isEmpty || !skippedDays.isEmpty else { return date }
        var moment = date
        // A week has 168 hours, so one that is allowed is found or there is none.
        for _ in 0..<169 {
            let hours = (moment.timeIntervalSince1970 / 3_600).rounded(.down)
            let hour = Int(hours) % 24
            // 1 January 1970 was a Thursday.
            let day = (Int(hours) / 24 + 4) % 7
            if !skippedHours.contains(hour), !skippedDays.contains(day) { return moment }
            moment = Date(timeIntervalSince1970: (hours + 1) * 3_600)
        }
        return date
    }
}
