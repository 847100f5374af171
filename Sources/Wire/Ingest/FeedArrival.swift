import Foundation
import Formats

/// Feed items and pages as reports that can be taken in.
enum FeedArrival {
    /// A date further ahead than that is no date of publication: clocks differ by hours, not days.
    private static let furthestAhead: TimeInterval = 86_400

    /// The feed's items as ``ParsedFeed/identities()`` names them, the newest `limit` of them where it has more.
    static func arrivals(of feed: ParsedFeed, limit: Int, now: Date) -> [Intake.Arrival] {
        let identities = feed.identities()
        var guids: [String: Int] = [:]
        for item in feed.items { if let id = item.id { guids[id, default: 0] += 1 } }
        var seen: Set<String> = []
        return chosen(feed.items, limit: limit).compactMap { index in
            let (item, identity) = (feed.items[index], identities[index])
            guard seen.insert(identity.key).inserted else { return nil }
            let content = item.contentHTML ?? ""
            let summary = item.summary ?? ""
            let html = content.utf8.count >= summary.utf8.count ? content : summary
            let published = (item.published ?? item.updated).flatMap {
                $0.timeIntervalSince(now) > furthestAhead ? nil : $0
            }
            let isShared = item.id.map { guids[$0, default: 0] > 1 } ?? false
            return Intake.Arrival(
                key: identity.key,
                link: identity.link,
                formerKey: formerKey(item, guidIsShared: isShared),
                address: item.link,
                title: item.title ?? "",
                text: PlainText.from(html: html),
                html: html.isEmpty ? nil : html,
                author: item.author ?? feed.author,
                published: published,
                language: feed.language,
                image: item.image
            )
        }
    }

    /// In the feed's order; where there are too many, those with the latest dates, or the first where dates are missing.
    private static func chosen(_ items: [ParsedItem], limit: Int) -> [Int] {
        let limit = max(0, limit)
        guard items.count > limit else { return Array(items.indices) }
        let dates = items.map { $0.published ?? $0.updated }
        guard dates.allSatisfy({ $0 != nil }) else { return Array(items.indices.prefix(limit)) }
        let latest = items.indices.sorted { left, right in
            guard let first = dates[left], let second = dates[right], first != second else { return left < right }
            return first > second
        }
        return latest.prefix(limit).sorted()
    }

    /// What an item's id was made of before links were brought to one form (version 0.1), so that it is not taken in again.
    private static func formerKey(_ item: ParsedItem, guidIsShared: Bool) -> String? {
        var key = item.id ?? item.link ?? item.title ?? ""
        if let id = item.id, guidIsShared { key = id + " " + (item.link ?? item.title ?? "") }
        if key.isEmpty { key = String((item.summary ?? item.contentHTML ?? "").prefix(200)) }
        return key.isEmpty ? nil : key
    }

    /// The page's text instead of the feed's few words, if the page has more.
    static func fill(_ arrival: inout Intake.Arrival, from page: ExtractedPage) {
        guard page.text.utf8.count > arrival.text.utf8.count else { return }
        arrival.text = page.text
        arrival.html = nil
        if arrival.title.isEmpty { arrival.title = page.title ?? "" }
        arrival.author = arrival.author ?? page.author
        arrival.published = arrival.published ?? page.date?.date
        arrival.language = page.language ?? arrival.language
        arrival.image = arrival.image ?? page.image
    }

    static func arrival(of page: ExtractedPage, key: String, address: String?) -> Intake.Arrival {
        Intake.Arrival(
            key: key,
            address: address,
            title: page.title ?? "",
            text: page.text,
            html: nil,
            author: page.author,
            published: page.date?.date,
            language: page.language,
            image: page.image
        )
    }
}
