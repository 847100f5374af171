package import Foundation
package import NewsModel

/// A news item that was handed in, whatever its format said it in.
package struct SubmittedItem: Sendable, Equatable {
    /// What the sender wants done with it (ninjs `pubstatus`).
    package enum Status: String, Sendable, CaseIterable {
        case usable, withheld, canceled
    }

    /// The sender's own name for it, the same for every version.
    package var uri: String?
    package var title = ""
    /// Plain text, paragraphs separated by one newline.
    package var text = ""
    /// As it came; not sanitised.
    package var html: String?
    package var address: String?
    package var outlet: String?
    package var author: String?
    package var published: Date?
    package var language: String?
    package var image: String?
    package var status = Status.usable
    /// A word for editors on why it was withheld or cancelled.
    package var note: String?
    package var version: SenderVersion?

    package init() {}
}

/// Reads ninjs, the International Press Telecommunications Council's news item in JSON: 1.x, 2.x and 3.x.
///
/// The versions differ in three ways that matter here: 1.x has `headline` and `body_*` where later ones have arrays
/// of objects with a role; 1.x keys renditions and associations by name; and 3.x spells its members in camel case.
/// So names are compared without regard to case, and lists and keyed objects are read alike. Sources:
/// https://www.iptc.org/std/ninjs/ (ninjs-schema_1.4.json, _2.1.json, _3.2.json).
package enum NinjsReader {
    /// Whether an object is ninjs: it has a `uri` and at least one member that only ninjs has.
    package static func recognises(_ value: SubmittedJSON) -> Bool {
        guard let members = value.object, !members.isEmpty else { return false }
        let names = Set(members.keys.map { $0.lowercased() })
        guard names.contains("uri") else { return false }
        return names.contains { known.contains($0) || $0.hasPrefix("body_") || $0.hasPrefix("description_") }
    }

    private static let known: Set<String> = [
        "headline", "headlines", "bodies", "versioncreated", "firstcreated", "pubstatus", "representationtype",
        "renditions", "associations", "usageterms",
    ]

    /// What an item says, and what its sender wants done with it.
    ///
    /// `now`: An item under an embargo beyond this time is refused.
    ///
    /// Throws: ``SubmissionError`` `.field` when `uri` is missing, a date or status is none, or a usable item has
    ///   neither headline nor body; `.embargoed`.
    package static func read(_ value: SubmittedJSON, now: Date) throws(SubmissionError) -> SubmittedItem {
        let members = Members(value)
        var item = SubmittedItem()
        guard let uri = members.text("uri"), uri.utf8.count <= 2_000 else {
            throw SubmissionError(
                .field,
                "A ninjs item needs a uri of at most 2000 bytes: it tells a new version from a new item.",
                place: "uri"
            )
        }
        item.uri = uri
        item.status = try status(members)
        item.note =
            members.text("ednote") ?? members.list("ednotes").lazy.compactMap { Members($0).text("value") }.first
        if let until = try date("embargoed", members), until > now {
            throw SubmissionError(
                .embargoed,
                "It is under an embargo until \(Timestamp.iso8601(until)) and was not kept. Send it again after that.",
                place: "embargoed"
            )
        }
        let body = body(members)
        item.text = body.text
        item.html = body.html
        item.title = headline(members)
        guard item.status != .usable || !item.title.isEmpty || !item.text.isEmpty else {
            throw SubmissionError(
                .field,
                "A usable item needs a headline (or headlines) and a body (body_text, body_html or bodies).",
                place: "bodies"
            )
        }
        let changed = try date("versioncreated", members)
        let created = try date("contentcreated", members)
        let first = try date("firstcreated", members)
        item.published = first ?? created ?? changed
        item.version = SenderVersion(number: members.text("version").flatMap { Int($0) }, created: changed)
        item.language = members.text("language").map { String($0.prefix(35)) }
        item.author = author(members)
        item.outlet =
            members.text("copyrightholder")
            ?? members.list("infosources", "infosource").lazy.compactMap { Members($0).text("name") }.first
        item.address = address(members, uri: uri)
        item.image = image(members, depth: 0)
        return item
    }

    /// Looks members up whatever their case; where two differ in nothing else, one of them counts.
    private struct Members {
        private let byName: [String: SubmittedJSON]

        init(_ value: SubmittedJSON) {
            byName = Dictionary((value.object ?? [:]).map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        }

        subscript(name: String) -> SubmittedJSON? { byName[name] }

        /// Without white space at either end; nil when nothing is left.
        func text(_ name: String) -> String? {
            guard let text = byName[name]?.text else { return nil }
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? nil : trimmed
        }

        func list(_ names: String...) -> [SubmittedJSON] {
            for name in names {
                if let list = byName[name]?.list, !list.isEmpty { return Array(list.prefix(200)) }
            }
            return []
        }

        /// `body_text`, `body_html`: names with a prefix, in order.
        func withPrefix(_ prefix: String) -> [(name: String, text: String)] {
            byName.keys.filter { $0.hasPrefix(prefix) }.sorted().compactMap { name in
                text(name).map { (String(name.dropFirst(prefix.count)), $0) }
            }
        }
    }

    private static func status(_ members: Members) throws(SubmissionError) -> SubmittedItem.Status {
        guard let word = members.text("pubstatus")?.lowercased() else { return .usable }
        let spelt = word == "cancelled" ? "canceled" : word.hasPrefix("stat:") ? String(word.dropFirst(5)) : word
        guard let status = SubmittedItem.Status(rawValue: spelt) else {
            throw SubmissionError(.field, "pubstatus is usable, withheld or canceled.", place: "pubstatus")
        }
        return status
    }

    private static func date(_ name: String, _ members: Members) throws(SubmissionError) -> Date? {
        guard let text = members.text(name) else { return nil }
        guard let date = FeedDates.parse(text) else {
            throw SubmissionError(.field, "\(name) is no date. Write it as 2025-02-11T14:00:00Z.", place: name)
        }
        return date
    }

    private static func headline(_ members: Members) -> String {
        let spoken = spoken(members.list("headlines"))
        let chosen = spoken.first { $0.role == "main" } ?? spoken.first
        if let chosen { return chosen.isMarkup ? PlainText.from(html: chosen.value) : chosen.value }
        return members.text("headline") ?? members.text("title") ?? members.text("name") ?? ""
    }

    private static func body(_ members: Members) -> (text: String, html: String?) {
        var parts = spoken(members.list("bodies"))
        if let main = parts.first(where: { $0.role == "main" && $0.isMarkup }) {
            // What another role says is another text; only a plain spelling of the same one may stand beside it.
            parts = parts.filter { $0.role == "main" || $0.role == "plain" || $0.role.isEmpty }
            parts.removeAll { $0.isMarkup && $0.value != main.value }
        }
        parts += members.withPrefix("body_").map { name, text in
            Spoken(role: "main", isMarkup: name.contains("html") || looksLikeMarkup(text), value: text)
        }
        let html = parts.first { $0.isMarkup }?.value
        let plain = parts.first { !$0.isMarkup }?.value
        return (plain ?? html.map { PlainText.from(html: $0) } ?? "", html)
    }

    private struct Spoken {
        var role: String
        var isMarkup: Bool
        var value: String
    }

    private static func spoken(_ list: [SubmittedJSON]) -> [Spoken] {
        list.compactMap { entry in
            let members = Members(entry)
            guard let value = members.text("value") else { return nil }
            let type = members.text("contenttype")?.lowercased() ?? ""
            return Spoken(
                role: members.text("role")?.lowercased() ?? "",
                isMarkup: type.contains("html") || (type.isEmpty && looksLikeMarkup(value)),
                value: value
            )
        }
    }

    private static func looksLikeMarkup(_ text: String) -> Bool {
        text.hasPrefix("<") && (text.contains("</p>") || text.contains("</div>") || text.contains("<br"))
    }

    private static func author(_ members: Members) -> String? {
        if let by = members.text("byline") ?? members.text("by") {
            let name = by.lowercased().hasPrefix("by ") ? String(by.dropFirst(3)) : by
            return String(name.prefix(200))
        }
        let names = members.list("authors", "author", "contributors").compactMap { entry in
            entry.object == nil ? entry.text : Members(entry).text("name")
        }
        return names.isEmpty ? nil : String(names.prefix(8).joined(separator: ", ").prefix(200))
    }

    private static func address(_ members: Members, uri: String) -> String? {
        let pages = members.list("renditions").lazy.map { Members($0) }.filter {
            ($0.text("contenttype") ?? $0.text("mimetype") ?? "").hasPrefix("text/html")
        }.compactMap { web($0.text("href")) }
        return pages.first ?? web(members.text("canonical")) ?? web(uri)
    }

    private static func web(_ address: String?) -> String? {
        guard let address, address.utf8.count <= 2_000, address.hasPrefix("https://") || address.hasPrefix("http://")
        else { return nil }
        return address
    }

    /// The widest rendition of the item when it is a picture, or else of the first picture that goes with it.
    private static func image(_ members: Members, depth: Int) -> String? {
        let widest = members.list("renditions").map { Members($0) }.filter {
            let type = $0.text("contenttype") ?? $0.text("mimetype") ?? ""
            return type.hasPrefix("image/") || (type.isEmpty && members.text("type") == "picture")
        }.compactMap { rendition -> (Double, String)? in
            guard let address = web(rendition.text("href")) else { return nil }
            return (rendition.text("width").flatMap(Double.init) ?? 0, address)
        }.max { $0.0 < $1.0 }
        if let widest { return widest.1 }
        guard depth < 2 else { return nil }
        for association in members.list("associations") {
            if let found = image(Members(association), depth: depth + 1) { return found }
        }
        return nil
    }
}
