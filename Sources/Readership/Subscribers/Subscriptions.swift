package import Foundation
package import NewsModel
package import NewsStore

/// How a reader comes, chooses and goes.
///
/// Double opt-in: whoever types an address gets the same answer whether or not we know it, and only the person who reads
/// that mailbox can confirm, see or change anything. Reading a link changes nothing, since mail scanners open links:
/// the functions here are for POST.
package struct Subscriptions: Sendable {
    /// Standing alerts of one reader.
    package static let alertLimit = 50
    /// How long a link to confirm is good for.
    package static let confirmationLife: TimeInterval = 7 * 86_400
    /// One address gets at most one such mail in this time, however often somebody types it.
    static let confirmationPause: TimeInterval = 15 * 60

    let store: any NewsStore
    package let tokens: ReaderTokens
    package let site: ReaderSite
    let now: Now
    let queryChanged: @Sendable (QueryID) -> Void

    /// - Parameters:
    ///   - store: Where readers are kept.
    ///   - tokens: For the links in mail.
    ///   - site: The house, as its mail names it.
    ///   - now: The clock.
    ///   - queryChanged: Told of each alert that was added, changed or removed: ``AlertBook/note(_:)``.
    package init(
        store: any NewsStore,
        tokens: ReaderTokens,
        site: ReaderSite,
        now: @escaping Now = { Date() },
        queryChanged: @escaping @Sendable (QueryID) -> Void = { _ in }
    ) {
        self.store = store
        self.tokens = tokens
        self.site = site
        self.now = now
        self.queryChanged = queryChanged
    }

    /// What somebody asks for in the form.
    package struct Wishes: Sendable, Equatable {
        package var email: String
        package var name: String
        /// Empty for all.
        package var sections: [String]
        package var newsletter: Bool
        /// A first standing alert, empty for none.
        package var alert: String

        package init(
            email: String,
            name: String = "",
            sections: [String] = [],
            newsletter: Bool = true,
            alert: String = ""
        ) {
            self.email = email
            self.name = name
            self.sections = sections
            self.newsletter = newsletter
            self.alert = alert
        }
    }

    // MARK: Coming and going

    /// Takes a request and enters the mail that asks to confirm it, or, for a reader we have, one with the link to her
    /// settings.
    ///
    /// Returns nothing, so that nobody learns which.
    ///
    /// - Throws: ``ReadershipError`` `.badAddress`, `.badName`, `.badQuery` for what was typed; `.unavailable`.
    package func subscribe(_ wishes: Wishes) async throws(ReadershipError) {
        let address = try MailAddress(wishes.email).text
        let name = try Self.name(wishes.name)
        let query = wishes.alert.isEmpty ? nil : try AlertText.canonical(wishes.alert)
        let sections = Array(Set(wishes.sections.filter { $0.utf8.count <= 64 })).sorted().prefix(50)
        let known = try await ReadershipError.wrapping { () async throws(StoreError) in
            try await store.subscriber(email: address)
        }
        let now = now()
        var subscriber: Subscriber
        var changes: [Change] = []
        switch known?.state {
        case nil:
            subscriber = Subscriber(id: .random(), email: address, created: now)
        case .suppressed: return
        case .confirmed:
            guard let known else { return }
            subscriber = known
        case .pending, .unsubscribed:
            guard let known else { return }
            subscriber = known
            // A link that is still fresh stays good; an old one, or one from an earlier time here, does not.
            if known.state == .unsubscribed || now.timeIntervalSince(known.created) > Self.confirmationLife / 2 {
                subscriber.created = now
            }
            subscriber.ended = nil
        }
        if known?.state != .confirmed {
            subscriber.state = .pending
            subscriber.name = name
            subscriber.sections = Array(sections)
            subscriber.wantsNewsletter = wishes.newsletter
            changes.append(.saveSubscriber(subscriber))
            if let query, try await mayAdd(query, to: subscriber.id) {
                changes.append(
                    .saveQuery(StandingQuery(id: .random(), subscriber: subscriber.id, query: query, created: now))
                )
            }
        }
        changes.append(.addDeliveries([confirmation(to: subscriber, at: now)]))
        do throws(StoreError) {
            try await store.commit(Transaction(changes))
        } catch {
            // Somebody else took the same address in between: they get the mail, and the answer is the same.
            if error.code != .conflict { throw ReadershipError(error) }
        }
        noteQueries(in: changes)
    }

    /// Makes the reader a subscriber.
    ///
    /// A second time changes nothing.
    ///
    /// - Throws: ``ReadershipError`` `.badLink`, `.expiredLink`, `.unavailable`.
    @discardableResult
    package func confirm(_ token: String) async throws(ReadershipError) -> Subscriber {
        var subscriber = try await toConfirm(token)
        guard subscriber.state == .pending else { return subscriber }
        subscriber.state = .confirmed
        subscriber.confirmed = now()
        let confirmed = subscriber
        try await commit([.saveSubscriber(confirmed), audit("subscriber.confirm", confirmed.id)])
        for query in try await alerts(of: confirmed.id) { queryChanged(query.id) }
        return confirmed
    }

    /// Who would be confirmed, for the page that asks; changes nothing.
    package func toConfirm(_ token: String) async throws(ReadershipError) -> Subscriber {
        guard let subject = tokens.subject(of: token, for: .confirm) else { throw Self.badLink }
        let parts = subject.split(separator: ".")
        guard parts.count == 2, let created = Int64(parts[1]) else { throw Self.badLink }
        let subscriber = try await find(SubscriberID(String(parts[0])))
        guard Self.second(subscriber.created) == created, subscriber.state == .pending || subscriber.state == .confirmed
        else { throw Self.expired }
        guard subscriber.state == .confirmed || now().timeIntervalSince(subscriber.created) <= Self.confirmationLife
        else { throw Self.expired }
        return subscriber
    }

    /// Ends all mail to the reader and forgets her alerts.
    ///
    /// A second time changes nothing.
    @discardableResult
    package func unsubscribe(_ token: String) async throws(ReadershipError) -> Subscriber {
        var subscriber = try await bearer(of: token, for: .unsubscribe)
        guard subscriber.state == .pending || subscriber.state == .confirmed else { return subscriber }
        subscriber.state = .unsubscribed
        subscriber.ended = now()
        let ended = subscriber
        let queries = try await alerts(of: ended.id)
        try await commit(
            [.saveSubscriber(ended)] + queries.map { .removeQuery($0.id) } + [audit("subscriber.unsubscribe", ended.id)]
        )
        for query in queries { queryChanged(query.id) }
        return ended
    }

    /// Ends all mail after a hard bounce or a complaint; the address is not mailed again, whoever asks.
    package func suppress(_ id: SubscriberID, reason: String) async throws(ReadershipError) {
        var subscriber = try await find(id)
        guard subscriber.state != .suppressed else { return }
        subscriber.state = .suppressed
        subscriber.ended = now()
        try await commit([.saveSubscriber(subscriber), audit("subscriber.suppress", id, ["reason": reason])])
    }

    /// The reader whom a token of this purpose was made for.
    ///
    /// - Throws: ``ReadershipError`` `.badLink` when it was not made by us or for something else.
    package func bearer(of token: String, for purpose: ReaderTokens.Purpose) async throws(ReadershipError) -> Subscriber
    {
        guard let subject = tokens.subject(of: token, for: purpose) else { throw Self.badLink }
        return try await find(SubscriberID(subject))
    }

    // MARK: Choices

    /// What the newsletter should bring.
    package func setNewsletter(_ wanted: Bool, sections: [String], for id: SubscriberID) async throws(ReadershipError) {
        var subscriber = try await find(id)
        subscriber.wantsNewsletter = wanted
        subscriber.sections = Array(Set(sections.filter { $0.utf8.count <= 64 }).sorted().prefix(50))
        try await commit([.saveSubscriber(subscriber)])
    }

    package func alerts(of id: SubscriberID) async throws(ReadershipError) -> [StandingQuery] {
        let queries = try await ReadershipError.wrapping { () async throws(StoreError) in
            try await store.queries(of: id)
        }
        return queries.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    /// - Throws: ``ReadershipError`` `.badQuery` with the character, `.tooMany`.
    @discardableResult
    package func addAlert(_ text: String, byMail: Bool = true, for id: SubscriberID) async throws(ReadershipError)
        -> StandingQuery
    {
        let canonical = try AlertText.canonical(text)
        let queries = try await alerts(of: id)
        if let same = queries.first(where: { $0.query == canonical }) { return same }
        guard queries.count < Self.alertLimit else {
            throw ReadershipError(
                .tooMany,
                "You have \(Self.alertLimit) alerts, the most there can be. Remove one first."
            )
        }
        let query = StandingQuery(id: .random(), subscriber: id, query: canonical, byMail: byMail, created: now())
        try await commit([.saveQuery(query)])
        queryChanged(query.id)
        return query
    }

    package func removeAlert(_ query: QueryID, for id: SubscriberID) async throws(ReadershipError) {
        _ = try await own(query, id)
        try await commit([.removeQuery(query)])
        queryChanged(query)
    }

    package func setAlert(_ query: QueryID, paused: Bool? = nil, byMail: Bool? = nil, for id: SubscriberID)
        async throws(ReadershipError)
    {
        var held = try await own(query, id)
        if let paused { held.isPaused = paused }
        if let byMail { held.byMail = byMail }
        try await commit([.saveQuery(held)])
        queryChanged(query)
    }

    // MARK: Parts

    /// The mail that asks to confirm.
    ///
    /// Its time is rounded down, so that the ledger refuses a second within the pause.
    private func confirmation(to subscriber: Subscriber, at now: Date) -> Delivery {
        let rounded = (now.timeIntervalSince1970 / Self.confirmationPause).rounded(.down) * Self.confirmationPause
        var delivery = Ledger.delivery(
            .confirmation,
            to: subscriber,
            channel: .mail,
            site: site,
            at: Date(timeIntervalSince1970: rounded)
        )
        delivery.due = now
        delivery.updated = now
        return delivery
    }

    private func mayAdd(_ query: String, to id: SubscriberID) async throws(ReadershipError) -> Bool {
        let queries = try await alerts(of: id)
        return queries.count < Self.alertLimit && !queries.contains { $0.query == query }
    }

    private func own(_ query: QueryID, _ id: SubscriberID) async throws(ReadershipError) -> StandingQuery {
        let held = try await ReadershipError.wrapping { () async throws(StoreError) in try await store.query(query) }
        guard let held, held.subscriber == id else {
            throw ReadershipError(.notFound, "You have no such alert; perhaps it was removed in another window.")
        }
        return held
    }

    private func find(_ id: SubscriberID) async throws(ReadershipError) -> Subscriber {
        let found = try await ReadershipError.wrapping { () async throws(StoreError) in try await store.subscriber(id) }
        guard let found else { throw Self.badLink }
        return found
    }

    private func commit(_ changes: [Change]) async throws(ReadershipError) {
        try await ReadershipError.wrapping { () async throws(StoreError) in
            _ = try await store.commit(Transaction(changes))
        }
    }

    private func noteQueries(in changes: [Change]) {
        for case .saveQuery(let query) in changes { queryChanged(query.id) }
    }

    private func audit(_ action: String, _ id: SubscriberID, _ details: [String: String] = [:]) -> Change {
        .audit(AuditAct(actor: "readership", action: action, subject: id.raw, details: details, at: now()))
    }

    private static func name(_ written: String) throws(ReadershipError) -> String {
        let name = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.utf8.count <= 120,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw ReadershipError(.badName, "The name is too long. A first name is enough, or nothing.") }
        return name
    }

    static func second(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }

    private static let badLink = ReadershipError(
        .badLink,
        "This link is not complete. Copy the whole of it from the mail, or ask for a new one."
    )
    private static let expired = ReadershipError(
        .expiredLink,
        "This link is no longer good. Subscribe again and use the link in the new mail."
    )
}

extension ReaderTokens {
    /// For the mail that asks `subscriber` to confirm.
    package func confirmation(of subscriber: Subscriber) -> String {
        token(.confirm, "\(subscriber.id).\(Subscriptions.second(subscriber.created))")
    }
}
