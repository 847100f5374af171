package import Foundation

/// A reader who asked for mail.
package struct Subscriber: Sendable, Codable, Equatable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// Asked, has not yet confirmed: gets the confirmation and nothing else.
        case pending
        case confirmed
        case unsubscribed
        /// Bounced hard or complained.
        case suppressed
    }

    package var id: SubscriberID
    /// Lower-case domain; never logged.
    package var email: String
    package var name: String
    package var state: State
    /// Sections wanted in the newsletter; empty for all.
    package var sections: [String]
    package var wantsNewsletter: Bool
    package var created: Date
    package var confirmed: Date?
    package var ended: Date?

    package init(
        id: SubscriberID,
        email: String,
        name: String = "",
        state: State = .pending,
        sections: [String] = [],
        wantsNewsletter: Bool = true,
        created: Date,
        confirmed: Date? = nil,
        ended: Date? = nil
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.state = state
        self.sections = sections
        self.wantsNewsletter = wantsNewsletter
        self.created = created
        self.confirmed = confirmed
        self.ended = ended
    }
}

/// A standing alert: a query matched against each story as it is published.
package struct StandingQuery: Sendable, Codable, Equatable, Identifiable {
    package var id: QueryID
    package var subscriber: SubscriberID
    /// In the alert language: `$NVDA AND (upgrade OR "price target")`.
    package var query: String
    package var byMail: Bool
    package var isPaused: Bool
    package var created: Date

    package init(
        id: QueryID,
        subscriber: SubscriberID,
        query: String,
        byMail: Bool = true,
        isPaused: Bool = false,
        created: Date
    ) {
        self.id = id
        self.subscriber = subscriber
        self.query = query
        self.byMail = byMail
        self.isPaused = isPaused
        self.created = created
    }
}

/// One newsletter: frozen content, sent once to each recipient.
package struct NewsletterIssue: Sendable, Codable, Equatable, Identifiable {
    package enum State: String, Sendable, Codable { case prepared, sending, sent }

    package var id: IssueID
    package var subject: String
    package var intro: String
    package var stories: [VersionRef]
    package var state: State
    package var created: Date
    package var sent: Date?

    package init(
        id: IssueID,
        subject: String,
        intro: String = "",
        stories: [VersionRef],
        state: State = .prepared,
        created: Date,
        sent: Date? = nil
    ) {
        self.id = id
        self.subject = subject
        self.intro = intro
        self.stories = stories
        self.state = state
        self.created = created
        self.sent = sent
    }
}

/// A line of the ledger: one message to one reader by one channel.
package struct Delivery: Sendable, Codable, Equatable, Identifiable {
    package enum Matter: Sendable, Codable, Equatable, Hashable {
        case confirmation
        case issue(IssueID)
        /// `clause` is the part of the query that matched, for "why am I getting this".
        case alert(VersionRef, QueryID, clause: String)
    }

    package enum Channel: String, Sendable, Codable, CaseIterable { case mail, events }

    package enum State: String, Sendable, Codable, CaseIterable {
        /// Waiting for its turn, or for another try.
        case pending
        /// Claimed by a sender; nothing has left yet. Safe to claim again after the lease.
        case claimed
        /// The whole message was handed over and the answer has not come: after a crash nobody can know.
        case submitted
        case sent
        /// Refused for good, or the tries are used up.
        case failed
        /// Not sent because the reader left, bounced or complained before its turn.
        case withheld
        /// Was `submitted` when the process died.
        case uncertain
    }

    package var id: DeliveryID
    package var matter: Matter
    package var subscriber: SubscriberID
    package var channel: Channel
    /// The address at the time of preparation.
    package var address: String
    package var state: State
    package var attempts: Int
    /// Not before this time.
    package var due: Date
    /// Deterministic, so that a message sent again after a crash can be recognised: `<delivery@domain>`.
    package var messageID: String
    /// The server's answer or our reason, without the address.
    package var outcome: String?
    package var created: Date
    package var updated: Date

    package init(
        id: DeliveryID,
        matter: Matter,
        subscriber: SubscriberID,
        channel: Channel,
        address: String,
        state: State = .pending,
        attempts: Int = 0,
        due: Date,
        messageID: String,
        outcome: String? = nil,
        created: Date,
        updated: Date
    ) {
        self.id = id
        self.matter = matter
        self.subscriber = subscriber
        self.channel = channel
        self.address = address
        self.state = state
        self.attempts = attempts
        self.due = due
        self.messageID = messageID
        self.outcome = outcome
        self.created = created
        self.updated = updated
    }

    /// Two deliveries with one key are the same message: the ledger refuses the second.
    ///
    /// An alert is keyed by story and subscriber, so several matching queries and later versions bring one message.
    package var uniqueKey: String {
        switch matter {
        case .confirmation: "confirmation/\(subscriber)/\(created.timeIntervalSince1970)"
        case .issue(let issue): "issue/\(issue)/\(subscriber)/\(channel.rawValue)"
        case .alert(let version, _, _): "alert/\(version.story)/\(subscriber)/\(channel.rawValue)"
        }
    }
}
