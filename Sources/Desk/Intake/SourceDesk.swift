import Formats
package import Foundation
package import NewsModel
package import NewsStore

/// What people do with sources: find, add, describe, pause, switch off, try now, take in and give out as a list.
///
/// Nothing is ever removed: a source that is switched off keeps its reports and its history. Every act stands in the
/// audit log under the source's id. The fetching itself is the line's.
package struct SourceDesk: Sendable {
    /// What the editor of a source may change.
    package struct Description: Sendable, Equatable {
        package var name: String
        package var licence: String
        package var address: String
        package var isEnabled: Bool

        package init(name: String, licence: String, address: String, isEnabled: Bool) {
            self.name = name
            self.licence = licence
            self.address = address
            self.isEnabled = isEnabled
        }
    }

    /// What an outline brought.
    package struct Imported: Sendable, Equatable {
        package var added: Int
        package var known: Int
        /// Entries whose address is no web address.
        package var refused: Int
    }

    /// Who may change sources, as ``Role`` has it.
    package static let least = Role.administrator
    /// Who may have one visited or put aside for a while.
    package static let leastToTry = Role.editor
    package static let mostInOutline = 5_000

    let store: any NewsStore
    let now: @Sendable () -> Date
    let wake: @Sendable () -> Void

    /// `wake`: Called after each commit that gives the line something to do.
    package init(
        store: any NewsStore,
        now: @escaping @Sendable () -> Date = { Date() },
        wake: @escaping @Sendable () -> Void = {}
    ) {
        self.store = store
        self.now = now
        self.wake = wake
    }

    /// The same address is the same source.
    package static func id(_ address: String) -> SourceID {
        let host = (URL(string: address)?.host ?? "file").lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".")
        }
        return SourceID("\(host.replacing(".", with: "-"))-\(Secret.hash(address).prefix(12))")
    }

    // MARK: Finding and adding

    /// Orders the line to look what can be read at the address; ``NewsStore/sourceSearch(_:)`` has its answer.
    ///
    /// `address`: With or without scheme.
    package func search(_ address: String, by user: User) async throws(DeskError) -> SearchID {
        try require(user, Self.least, to: "add a source")
        let search = SourceSearch(id: .random(), address: try Self.address(address), asked: now(), by: user.id)
        try await commit(
            [
                .saveSourceSearch(search),
                act("source.search", SourceID(search.id.raw), by: user, ["address": search.address]),
            ],
            next: [WorkOrder(.find, search.id.raw, due: search.asked)]
        )
        return search.id
    }

    /// Adds a source and has it visited at once.
    ///
    /// - Throws: ``DeskError`` `.conflict` when it is there already, `.invalid` for an address, name or licence that
    ///   cannot be used.
    package func add(address: String, name: String, kind: Source.Kind, licence: String, by user: User)
        async throws(DeskError) -> SourceID
    {
        try require(user, Self.least, to: "add a source")
        guard kind == .feed || kind == .page else {
            throw DeskError(.invalid, "A source is a feed or a page.", place: "kind")
        }
        let address = try Self.address(address)
        let source = Source(
            id: Self.id(address),
            name: try Self.name(name, or: address),
            kind: kind,
            address: address,
            licence: try Self.licence(licence)
        )
        let sources = try await stored { () throws(StoreError) in try await store.sources() }
        // By address as well: sources of before, or from elsewhere, may bear other ids.
        if let known = sources.first(where: { $0.id == source.id || $0.address == address }) {
            throw Self.isThere(known)
        }
        try await commit([
            .saveSource(source),
            act("source.add", source.id, by: user, ["address": address, "name": source.name]),
            announce(source),
        ])
        return source.id
    }

    // MARK: Changing

    /// Changes what the source is called, allows and where it is; the history stays.
    package func describe(_ id: SourceID, as description: Description, by user: User) async throws(DeskError) {
        try require(user, Self.least, to: "change a source")
        let source = try await source(id)
        let name = try Self.name(description.name, or: source.address)
        let licence = try Self.licence(description.licence)
        // Folders and senders have addresses of their own kind, which are not changed here.
        let isFetched = source.kind == .feed || source.kind == .page
        let address = isFetched ? try Self.address(description.address) : source.address
        if address != source.address {
            let sources = try await stored { () throws(StoreError) in try await store.sources() }
            // Two sources at one address would bring each report twice.
            if let known = sources.first(where: { $0.id != id && $0.address == address }) { throw Self.isThere(known) }
        }
        var details: [String: String] = [:]
        if name != source.name { details["name"] = "\(source.name) → \(name)" }
        if licence != source.licence { details["licence"] = "\(source.licence.rawValue) → \(licence.rawValue)" }
        if address != source.address { details["address"] = "\(source.address) → \(address)" }
        if description.isEnabled != source.isEnabled { details["enabled"] = String(description.isEnabled) }
        guard !details.isEmpty else { return }
        var changes: [Change] = [
            .describeSource(id, name: name, licence: licence, isEnabled: description.isEnabled)
        ]
        if address != source.address {
            let sources = try await stored { () throws(StoreError) in try await store.sources() }
            if let other = sources.first(where: { $0.id != id && $0.address == address }) {
                throw DeskError(
                    .conflict,
                    "This address is a source already: “\(other.name)”. Each report would come twice.",
                    place: "address"
                )
            }
            changes.append(.moveSource(id, to: address))
            if description.isEnabled { changes.append(.trySource(id, now())) }
        }
        try await commit(changes + [act("source.set", id, by: user, details), announce(source)])
    }

    private static func isThere(_ known: Source) -> DeskError {
        DeskError(
            .conflict,
            "This address is a source already: “\(known.name)”\(known.isEnabled ? "" : ", which is switched off"). "
                + "Find it in the list and change it there.",
            place: "address"
        )
    }

    /// Switches a source off or on again.
    package func setEnabled(_ id: SourceID, _ isEnabled: Bool, by user: User) async throws(DeskError) {
        let source = try await source(id)
        try await describe(
            id,
            as: Description(
                name: source.name,
                licence: source.licence.rawValue,
                address: source.address,
                isEnabled: isEnabled
            ),
            by: user
        )
    }

    /// Puts a source aside for so many hours; 0 takes it up again.
    package func pause(_ id: SourceID, hours: Int, by user: User) async throws(DeskError) {
        try require(user, Self.leastToTry, to: "pause a source")
        let source = try await source(id)
        guard (0...24 * 365).contains(hours) else {
            throw DeskError(.invalid, "A pause is of 1 to \(24 * 365) hours.", place: "hours")
        }
        let until = hours == 0 ? nil : now().addingTimeInterval(Double(hours) * 3_600)
        try await commit([
            .pauseSource(id, until: until),
            act("source.\(hours == 0 ? "resume" : "pause")", id, by: user, hours == 0 ? [:] : ["hours": String(hours)]),
            announce(source),
        ])
    }

    /// Has the source visited at once, whatever its schedule says; the line does it.
    package func tryNow(_ id: SourceID, by user: User) async throws(DeskError) {
        try require(user, Self.leastToTry, to: "have a source visited")
        let source = try await source(id)
        guard source.kind.isFetched else {
            throw DeskError(.refused, "\(source.name) sends by itself; there is nothing to fetch.")
        }
        guard source.wantedSince == nil else { return }
        try await commit([.trySource(id, now()), act("source.try", id, by: user), announce(source)])
    }

    // MARK: Lists

    /// Adds the feeds of an outline (OPML) that are not there yet.
    package func take(outline bytes: [UInt8], licence: String, by user: User) async throws(DeskError) -> Imported {
        try require(user, Self.least, to: "add sources")
        let licence = try Self.licence(licence)
        let feeds: [OPMLFeed]
        do {
            feeds = try OPML.parse(bytes)
        } catch {
            throw DeskError(.invalid, error.message, place: "file")
        }
        guard feeds.count <= Self.mostInOutline else {
            throw DeskError(.tooLarge, "There are more than \(Self.mostInOutline) feeds in it. Split the list.")
        }
        let sources = try await stored { () throws(StoreError) in try await store.sources() }
        // By address as well: sources of before, or from elsewhere, may bear other ids.
        var seen = Set(sources.map(\.id) + sources.map { Self.id($0.address) })
        var imported = Imported(added: 0, known: 0, refused: 0)
        var changes: [Change] = []
        for feed in feeds {
            guard let address = try? Self.address(feed.address),
                let name = try? Self.name(String(feed.title.prefix(200)), or: address)
            else {
                imported.refused += 1
                continue
            }
            let id = Self.id(address)
            guard seen.insert(id).inserted else {
                imported.known += 1
                continue
            }
            let source = Source(id: id, name: name, kind: .feed, address: address, licence: licence)
            changes += [.saveSource(source), act("source.add", id, by: user, ["address": address, "from": "OPML"])]
            imported.added += 1
        }
        if !changes.isEmpty { try await commit(changes) }
        return imported
    }

    /// The feeds that are switched on, as OPML 2.0.
    package func outline(title: String) async throws(DeskError) -> String {
        let feeds = try await stored { () throws(StoreError) in try await store.sources() }
            .filter { $0.kind == .feed && $0.isEnabled }
            .sorted { ($0.name.lowercased(), $0.id.raw) < ($1.name.lowercased(), $1.id.raw) }
        return OPML.write(feeds.map { OPMLFeed(title: $0.name, address: $0.address) }, title: title)
    }

    // MARK: What it must be like

    private static func address(_ text: String) throws(DeskError) -> String {
        var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if !text.isEmpty, !text.contains("://"), text.contains(".") { text = "https://" + text }
        guard text.utf8.count <= 2_000, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
            text.hasPrefix("https://") || text.hasPrefix("http://"), let url = URL(string: text),
            let host = url.host, !host.isEmpty, url.user == nil
        else {
            throw DeskError(
                .invalid,
                "This is no web address. Copy it from the browser: it begins with https:// and holds no name or password.",
                place: "address"
            )
        }
        return text
    }

    private static func name(_ text: String, or address: String) throws(DeskError) -> String {
        let name = PlainText.paragraphs(of: text).joined(separator: " ")
        guard name.count <= 200 else { throw DeskError(.invalid, "A name has at most 200 characters.", place: "name") }
        return name.isEmpty ? URL(string: address)?.host ?? address : name
    }

    private static func licence(_ text: String) throws(DeskError) -> Licence {
        guard let licence = Licence(rawValue: text) else {
            let known = Licence.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeskError(.invalid, "The licence is one of \(known).", place: "licence")
        }
        return licence
    }

    // MARK: Store

    private func require(_ user: User, _ role: Role, to what: String) throws(DeskError) {
        guard !user.isDisabled, user.role >= role else {
            throw DeskError(
                .forbidden,
                "To \(what) one must be \(role.rawValue) or above; you are \(user.role.rawValue)."
            )
        }
    }

    private func source(_ id: SourceID) async throws(DeskError) -> Source {
        guard let source = try await stored({ () throws(StoreError) in try await store.source(id) }) else {
            throw DeskError.notFound("source")
        }
        return source
    }

    private func act(_ action: String, _ id: SourceID, by user: User, _ details: [String: String] = [:]) -> Change {
        .audit(AuditAct(actor: user.id.raw, action: action, subject: id.raw, details: details, at: now()))
    }

    private func announce(_ source: Source) -> Change {
        .announce(NewsEvent(kind: .source, subject: source.id.raw, headline: source.name, at: now()))
    }

    private func commit(_ changes: [Change], next: [WorkOrder] = []) async throws(DeskError) {
        do {
            try await store.commit(Transaction(changes, next: next))
        } catch {
            throw DeskError(error)
        }
        wake()
    }

    private func stored<Value>(_ read: () async throws(StoreError) -> Value) async throws(DeskError) -> Value {
        do {
            return try await read()
        } catch {
            throw DeskError(error)
        }
    }
}
