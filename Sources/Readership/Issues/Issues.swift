import Foundation
package import NewsModel
package import NewsStore

/// Builds a newsletter from published stories, freezes it, and enters a delivery for each recipient.
package struct Issues: Sendable {
    /// Recipients entered in one transaction.
    private static let batch = 500
    private static let lease: TimeInterval = 300

    private let store: any NewsStore
    private let site: ReaderSite
    private let now: Now

    package init(store: any NewsStore, site: ReaderSite, now: @escaping Now = { Date() }) {
        self.store = store
        self.site = site
        self.now = now
    }

    /// Freezes an issue of what was published since the last one (at first: in the last seven days), by sections.
    ///
    /// Nothing is sent yet.
    ///
    /// - Parameters:
    ///   - subject: Empty for the newest headline.
    ///   - intro: A paragraph before the stories; empty for none.
    ///   - sections: Which, and in which order; those not named follow in the order of their newest story.
    ///   - limit: The most stories.
    ///   - actor: Who asked, for the audit log.
    /// - Returns: The issue as it was stored.
    /// - Throws: ``ReadershipError`` `.nothingToSend` when nothing was published meanwhile.
    package func prepare(
        subject: String = "",
        intro: String = "",
        sections: [String] = [],
        limit: Int = 40,
        actor: String
    ) async throws(ReadershipError) -> NewsletterIssue {
        let now = now()
        return try await ReadershipError.wrapping { () async throws(StoreError) -> NewsletterIssue? in
            let earlier = try await store.issues(limit: 40).filter { $0.state != .prepared }
            let since = earlier.first?.created ?? now.addingTimeInterval(-7 * 86_400)
            let sent = Set(earlier.flatMap(\.stories).map(\.story))
            let fresh = try await store.publications(section: nil, since: since, limit: limit + sent.count)
                .filter { !sent.contains($0.version.story) }.prefix(limit)
            guard let newest = fresh.first else { return nil }
            var order = sections
            for publication in fresh where !order.contains(publication.section) { order.append(publication.section) }
            let stories = order.flatMap { section in fresh.filter { $0.section == section }.map(\.version) }
            let issue = NewsletterIssue(
                id: .random(),
                subject: Self.oneLine(subject.isEmpty ? newest.headline : subject),
                intro: Self.oneLine(intro),
                stories: stories,
                created: now
            )
            let act = AuditAct(
                actor: actor,
                action: "issue.prepare",
                subject: issue.id.raw,
                details: ["stories": String(stories.count)],
                at: now
            )
            try await store.commit(Transaction([.saveIssue(issue), .audit(act)]))
            return issue
        }.orThrow(ReadershipError(.nothingToSend, "Nothing was published since the last issue. Publish a story first."))
    }

    /// Hands a prepared issue to the stage `issue`.
    ///
    /// Asking twice sends once.
    ///
    /// - Throws: ``ReadershipError`` `.notFound`; `.conflict` when it is under way already.
    package func send(_ id: IssueID, actor: String) async throws(ReadershipError) {
        let issue = try await ReadershipError.wrapping { () async throws(StoreError) in try await store.issue(id) }
        guard let issue else { throw ReadershipError(.notFound, "There is no issue \(id).") }
        guard issue.state == .prepared else {
            throw ReadershipError(.conflict, "This issue is on its way already; its page shows how far.")
        }
        let act = AuditAct(actor: actor, action: "issue.send", subject: id.raw, at: now())
        try await ReadershipError.wrapping { () async throws(StoreError) in
            let next = WorkOrder(.issue, id.raw, due: now())
            _ = try await store.commit(Transaction([.audit(act)], next: [next]))
        }
    }

    /// The stage `issue`: enters a delivery for each confirmed reader who wants the newsletter.
    ///
    /// Killed at any moment it begins anew, and the ledger's keys keep each reader to one.
    ///
    /// - Returns: How many issues it took.
    package func run(limit: Int = 2) async throws(StoreError) -> Int {
        let start = now()
        let claims = try await store.claim(
            .issue,
            limit: limit,
            now: start,
            leaseEnd: start.addingTimeInterval(Self.lease)
        )
        for claim in claims {
            guard var issue = try await store.issue(IssueID(claim.subject)), issue.state == .prepared else {
                try await store.release(claim, .drop(reason: "There is no such issue, or it is on its way already."))
                continue
            }
            var last: SubscriberID?
            while true {
                let page = try await store.subscribers(state: .confirmed, after: last, limit: Self.batch)
                guard let end = page.last else { break }
                last = end.id
                let wanting = page.filter(\.wantsNewsletter)
                let deliveries = wanting.map {
                    Ledger.delivery(.issue(issue.id), to: $0, channel: .mail, site: site, at: now())
                }
                try await store.commit(Transaction([.addDeliveries(deliveries)]))
            }
            issue.state = .sending
            let event = NewsEvent(kind: .issue, subject: issue.id.raw, headline: issue.subject, at: now())
            try await store.commit(Transaction([.saveIssue(issue), .announce(event)], completing: claim))
        }
        return claims.count
    }

    /// Marks issues whose every delivery has come to an end.
    package func closeFinished() async throws(StoreError) {
        for var issue in try await store.issues(limit: 20) where issue.state == .sending {
            let counts = try await store.deliveryCounts(of: issue.id)
            guard [.pending, .claimed, .submitted].allSatisfy({ counts[$0, default: 0] == 0 }) else { continue }
            issue.state = .sent
            issue.sent = now()
            var details: [String: String] = [:]
            for (state, count) in counts { details[state.rawValue] = String(count) }
            let act = AuditAct(
                actor: "issues",
                action: "issue.sent",
                subject: issue.id.raw,
                details: details,
                at: now()
            )
            try await store.commit(Transaction([.saveIssue(issue), .audit(act)]))
        }
    }

    /// What goes into a header or a line of its own.
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension Optional {
    func orThrow<Failure: Error>(_ error: Failure) throws(Failure) -> Wrapped {
        guard let self else { throw error }
        return self
    }
}
