import Foundation
import Formats

/// Feed items and pages as reports that can be taken in.
enum FeedArrival {
    /// An item's key is its guid, else its link, else its title; items of one feed that share a guid are told apart by
    /// their links as well.
    static func arrivals(of feed: ParsedFeed, limit: Int) -> [Intake.Arrival] {
        var guids: [String: Int] = [:]
        for item in feed.items { if let id = item.id { guids[id, default: 0] += 1 } }
        var seen: Set<String> = []
        return feed.items.prefix(max(0, limit)).compactMap { item in
            var key = item.id ?? item.link ?? item.title ?? ""
            if let id = item.id, guids[id, default: 0] > 1 { key = id + " " + (item.link ?? item.title ?? "") }
            if key.isEmpty { key = String((item.summary ?? item.contentHTML ?? "").prefix(200)) }
            guard !key.isEmpty, seen.insert(key).inserted else { return nil }
            let content = item.contentHTML ?? ""
            let summary = item.summary ?? ""
            let html = content.utf8.count >= summary.utf8.count ? content : summary
            return Intake.Arrival(
                key: key,
                address: item.link,
                title: item.title ?? "",
                text: PlainText.from(html: html),
                html: html.isEmpty ? nil : html,
                author: item.author ?? feed.author,
                published: item.published ?? item.updated,
                language: feed.language,
                image: item.image
            )
        }
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
