import Formats
import Outbound

/// Which hub announces a feed, and under which name (W3C WebSub section 4).
enum HubDiscovery {
    /// The `Link` fields of the answer come before what the document says.
    ///
    /// - Returns: The first hub and the topic; both nil where no hub is named.
    static func find(headers: HTTPHeaders, feed: ParsedFeed, at address: String) -> (hub: String?, topic: String?) {
        let links = headers.all("Link").prefix(20).flatMap(links)
        func first(_ relation: String) -> String? { links.first { $0.relations.contains(relation) }?.target }
        guard let found = first("hub") ?? feed.hubs.first,
            let hub = try? WebURL(address).resolving(found).text
        else { return (nil, nil) }
        let own = first("self") ?? feed.selfAddress ?? address
        return (hub, (try? WebURL(address).resolving(own).text) ?? address)
    }

    /// `<address>; rel="hub self", …` (RFC 8288 section 3).
    static func links(in value: String) -> [(target: String, relations: [String])] {
        var found: [(String, [String])] = []
        var rest = value.prefix(16 << 10)[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">"), found.count < 50 {
            let target = rest[rest.index(after: open)..<close].filter { !$0.isWhitespace }
            rest = rest[rest.index(after: close)...]
            let parameters = rest.prefix { $0 != "<" }
            rest = rest[parameters.endIndex...]
            for parameter in parameters.split(separator: ";") {
                let pair = parameter.split(separator: "=", maxSplits: 1)
                guard pair.count == 2, pair[0].filter({ !$0.isWhitespace }).lowercased() == "rel" else { continue }
                let words = pair[1].lowercased().split { $0 == "\"" || $0 == "'" || $0 == "," || $0.isWhitespace }
                found.append((target, words.map(String.init)))
                break
            }
        }
        return found
    }
}
