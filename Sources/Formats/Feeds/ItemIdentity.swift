/// What tells an item from the others of its feed, visit after visit.
///
/// Feeds leave guids out, give several items the same one, or make a new one for an old report. So the rule is: the guid,
/// unless items of the feed that are not the same share it; else the link, unless it is shared or is the site's own page;
/// else a hash of title and text. And since a guid may change under a report that stays, whoever meets an unknown guid
/// should look for ``link`` among what is known before calling the item new.
package struct ItemIdentity: Sendable, Hashable {
    package enum Basis: String, Sendable { case guid, link, content }

    /// The same at every visit as long as what it rests on is: the guid as the feed spells it, the link in the form of
    /// ``CanonicalAddress``, or "content:" and the content key.
    package var key: String
    package var basis: Basis
    /// The link in the form of ``CanonicalAddress``, where it belongs to this item alone; nil where it tells nothing.
    ///
    /// The second check for an item whose guid is not known.
    package var link: String?
    /// Thirty-two hexadecimal digits over title and text, see ``ParsedItem/contentKey``.
    package var contentKey: String
}

extension ParsedFeed {
    /// One identity for each item, in their order.
    ///
    /// Items that repeat (same guid and same link) get the same key.
    /// - Complexity: Linear in the size of the feed.
    package func identities() -> [ItemIdentity] {
        let links = items.map { $0.link.flatMap(CanonicalAddress.key(of:)) }
        let contents = items.map(\.contentKey)
        let page = link.flatMap(CanonicalAddress.key(of:))
        // What each guid and each link was first seen with; a second, different companion shows that it is shared.
        var companions: [String: String] = [:]
        var sharedGuids: Set<String> = []
        for (index, item) in items.enumerated() {
            guard let guid = item.id, !guid.isEmpty else { continue }
            let own = links[index] ?? contents[index]
            if let first = companions.updateValue(own, forKey: guid), first != own { sharedGuids.insert(guid) }
        }
        companions.removeAll(keepingCapacity: true)
        var sharedLinks: Set<String> = []
        if let page { sharedLinks.insert(page) }
        for (index, item) in items.enumerated() {
            guard let link = links[index] else { continue }
            let guid = item.id.flatMap { $0.isEmpty || sharedGuids.contains($0) ? nil : $0 }
            let own = guid ?? contents[index]
            if let first = companions.updateValue(own, forKey: link), first != own { sharedLinks.insert(link) }
        }
        return items.indices.map { index in
            let link = links[index].flatMap { sharedLinks.contains($0) ? nil : $0 }
            let content = contents[index]
            if let guid = items[index].id, !guid.isEmpty, !sharedGuids.contains(guid) {
                return ItemIdentity(key: guid, basis: .guid, link: link, contentKey: content)
            }
            if let link { return ItemIdentity(key: link, basis: .link, link: link, contentKey: content) }
            return ItemIdentity(key: "content:" + content, basis: .content, link: nil, contentKey: content)
        }
    }
}

extension ParsedItem {
    /// Thirty-two hexadecimal digits over title and text (content, else summary): letters and digits alone count, so that
    /// markup, spacing and punctuation may change.
    ///
    /// For telling items apart, not against forgery: FNV-1a with 128 bits (draft-eastlake-fnv, section 5).
    package var contentKey: String {
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        func add(_ byte: UInt8) { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B }
        func add(_ text: String) {
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): add(byte | 0x20)
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: add(byte)
                default: continue
                }
            }
        }
        add(title ?? "")
        add(0)
        add(PlainText.from(html: contentHTML ?? summary ?? ""))
        // An item of files alone: what it links to is what it says.
        if title == nil, contentHTML == nil, summary == nil {
            add(link ?? "")
            for enclosure in enclosures { add(enclosure.url) }
            add(publishedRaw ?? "")
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - min(32, digits.utf8.count)) + digits
    }
}

/// Addresses brought to one form, so that two spellings of one report's address are found equal.
///
/// For comparing only, never for fetching: http and https, "www." and none, a closing slash and none fall together; the
/// fragment goes (unless it is a route, "#!" or "#/"), and so do parameters that only count visitors.
package enum CanonicalAddress {
    /// Nil for what is no web address.
    package static func key(of address: String) -> String? {
        let text = Address.clean(address)
        guard Address.isWeb(text), let slashes = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var rest = text[text.utf8.index(after: slashes)...]
        guard rest.hasPrefix("//") else { return nil }
        rest = rest.dropFirst(2)
        let authorityEnd = rest.utf8.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
        var host = rest[..<authorityEnd].lowercased()
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.utf8.count) }
        if host.hasSuffix(".") { host.removeLast() }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        guard !host.isEmpty else { return nil }
        let tail = rest[authorityEnd...]
        let hash = tail.utf8.firstIndex(of: UInt8(ascii: "#")) ?? tail.endIndex
        let mark = tail[..<hash].utf8.firstIndex(of: UInt8(ascii: "?")) ?? hash
        var path = String(tail[..<mark])
        while path.hasSuffix("/") { path.removeLast() }
        var out = "https://" + host + path
        if mark < hash {
            let query = tail[tail.utf8.index(after: mark)..<hash]
            let kept = query.split(separator: "&").filter { !countsVisitors($0) }
            if !kept.isEmpty { out += "?" + kept.joined(separator: "&") }
        }
        let fragment = tail[hash...]
        if fragment.hasPrefix("#!") || fragment.hasPrefix("#/") { out += fragment }
        return out
    }

    /// Parameters of the common measuring programs; none of them changes what is shown.
    private static func countsVisitors(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return prefixes.contains { name.hasPrefix($0) } || names.contains(name)
    }

    private static let prefixes = ["utm_", "mtm_", "pk_", "hsa_", "at_campaign", "at_medium", "at_custom"]
    private static let names: Set<String> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid",
        "_hsenc", "_hsmi", "cmpid", "cmp", "ocid", "xtor", "ftag", "ncid", "wt.mc_id", "wt_mc", "smid", "partner",
    ]
}
