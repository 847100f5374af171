package import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Subscribers, standing alerts, issues and the ledger of deliveries.
enum ReaderTables {
    static func save(_ subscriber: Subscriber, in database: Database) throws {
        let other = try String.fetchOne(
            database,
            sql: "SELECT id FROM subscriber WHERE email = ? AND id <> ?",
            arguments: [subscriber.email, subscriber.id.raw]
        )
        guard other == nil else { throw StoreError(.conflict, "Another subscriber has this address.") }
        let before = try String.fetchOne(
            database,
            sql: "SELECT state FROM subscriber WHERE id = ?",
            arguments: [subscriber.id.raw]
        )
        // Whoever left comes back by confirming anew, never by a change that was read before the leaving.
        if before == Subscriber.State.unsubscribed.rawValue || before == Subscriber.State.suppressed.rawValue,
            subscriber.state == .confirmed
        {
            throw StoreError(.conflict, "The reader has left meanwhile.")
        }
        try database.run(
            """
            INSERT INTO subscriber (id, email, state, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET email = excluded.email, state = excluded.state, value = excluded.value
            """,
            [subscriber.id.raw, subscriber.email, subscriber.state.rawValue, try StoredJSON.encode(subscriber)]
        )
    }

    static func save(_ query: StandingQuery, in database: Database) throws {
        try database.run(
            """
            INSERT INTO standing_query (id, subscriber, value) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET subscriber = excluded.subscriber, value = excluded.value
            """,
            [query.id.raw, query.subscriber.raw, try StoredJSON.encode(query)]
        )
    }

    static func save(_ issue: NewsletterIssue, in database: Database) throws {
        try database.run(
            """
            INSERT INTO issue (id, created, value) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET value = excluded.value
            """,
            [issue.id.raw, issue.created.stored, try StoredJSON.encode(issue)]
        )
    }

    static func add(_ deliveries: [Delivery], in database: Database) throws {
        for delivery in deliveries {
            let (issue, story): (String?, String?) =
                switch delivery.matter {
                case .confirmation: (nil, nil)
                case .issue(let issue): (issue.raw, nil)
                case .alert(let version, _, _): (nil, version.story.raw)
                }
            try database.run(
                """
                INSERT INTO delivery (id, unique_key, issue, story, subscriber, channel, state, due, value)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                [
                    delivery.id.raw, delivery.uniqueKey, issue, story, delivery.subscriber.raw,
                    delivery.channel.rawValue, delivery.state.rawValue, delivery.due.stored,
                    try StoredJSON.encode(delivery),
                ]
            )
        }
    }

    static func update(_ delivery: Delivery, in database: Database) throws {
        // A lease is kept while a sender holds the message and falls with any other state.
        try database.run(
            """
            UPDATE delivery SET state = ?1, due = ?2, value = ?3,
                lease_end = CASE WHEN ?1 IN ('claimed', 'submitted') THEN lease_end ELSE 0 END
            WHERE id = ?4 AND state <> 'sent'
            """,
            [delivery.state.rawValue, delivery.due.stored, try StoredJSON.encode(delivery), delivery.id.raw]
        )
    }

    static func set(_ state: Delivery.State, of delivery: Delivery, now: Date, leaseEnd: Date, in database: Database)
        throws -> Delivery
    {
        var delivery = delivery
        delivery.state = state
        delivery.updated = now
        try database.run(
            "UPDATE delivery SET state = ?, lease_end = ?, value = ? WHERE id = ?",
            [state.rawValue, leaseEnd.stored, try StoredJSON.encode(delivery), delivery.id.raw]
        )
        return delivery
    }
}

extension SQLiteStore {
    package func subscriber(_ id: SubscriberID) async throws(StoreError) -> Subscriber? {
        try await read { try $0.value(Subscriber.self, "SELECT value FROM subscriber WHERE id = ?", [id.raw]) }
    }

    package func subscriber(email: String) async throws(StoreError) -> Subscriber? {
        try await read { try $0.value(Subscriber.self, "SELECT value FROM subscriber WHERE email = ?", [email]) }
    }

    package func subscribers(state: Subscriber.State?, after id: SubscriberID?, limit: Int) async throws(StoreError)
        -> [Subscriber]
    {
        try await read {
            try $0.values(
                Subscriber.self,
                "SELECT value FROM subscriber WHERE (?1 IS NULL OR state = ?1) AND id > ?2 ORDER BY id LIMIT ?3",
                [state?.rawValue, id?.raw ?? "", limit]
            )
        }
    }

    package func queries(after id: QueryID?, limit: Int) async throws(StoreError) -> [StandingQuery] {
        try await read {
            try $0.values(
                StandingQuery.self,
                "SELECT value FROM standing_query WHERE id > ? ORDER BY id LIMIT ?",
                [id?.raw ?? "", limit]
            )
        }
    }

    package func query(_ id: QueryID) async throws(StoreError) -> StandingQuery? {
        try await read { try $0.value(StandingQuery.self, "SELECT value FROM standing_query WHERE id = ?", [id.raw]) }
    }

    package func queries(of subscriber: SubscriberID) async throws(StoreError) -> [StandingQuery] {
        try await read {
            try $0.values(
                StandingQuery.self,
                "SELECT value FROM standing_query WHERE subscriber = ? ORDER BY id",
                [subscriber.raw]
            )
        }
    }

    package func issue(_ id: IssueID) async throws(StoreError) -> NewsletterIssue? {
        try await read { try $0.value(NewsletterIssue.self, "SELECT value FROM issue WHERE id = ?", [id.raw]) }
    }

    package func issues(limit: Int) async throws(StoreError) -> [NewsletterIssue] {
        try await read {
            try $0.values(NewsletterIssue.self, "SELECT value FROM issue ORDER BY created DESC LIMIT ?", [limit])
        }
    }

    package func delivery(_ id: DeliveryID) async throws(StoreError) -> Delivery? {
        try await read { try $0.value(Delivery.self, "SELECT value FROM delivery WHERE id = ?", [id.raw]) }
    }

    package func deliveryCounts(of issue: IssueID) async throws(StoreError) -> [Delivery.State: Int] {
        try await read { database in
            var counts: [Delivery.State: Int] = [:]
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT state, count(*) FROM delivery WHERE issue = ? GROUP BY state",
                arguments: [issue.raw]
            )
            for row in rows { if let state = Delivery.State(rawValue: row[0]) { counts[state] = row[1] } }
            return counts
        }
    }

    package func deliveries(issue: IssueID?, story: StoryID?, after id: DeliveryID?, limit: Int)
        async throws(StoreError) -> [Delivery]
    {
        try await read {
            try $0.values(
                Delivery.self,
                """
                SELECT value FROM delivery WHERE (?1 IS NULL OR issue = ?1) AND (?2 IS NULL OR story = ?2)
                    AND id > ?3 ORDER BY id LIMIT ?4
                """,
                [issue?.raw, story?.raw, id?.raw ?? "", limit]
            )
        }
    }

    package func deliveries(state: Delivery.State, after id: DeliveryID?, limit: Int) async throws(StoreError)
        -> [Delivery]
    {
        try await read {
            try $0.values(
                Delivery.self,
                "SELECT value FROM delivery WHERE channel = 'mail' AND state = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
                [state.rawValue, id?.raw ?? "", limit]
            )
        }
    }

    package func deliveries(to subscriber: SubscriberID, limit: Int) async throws(StoreError) -> [Delivery] {
        try await read {
            try $0.values(
                Delivery.self,
                "SELECT value FROM delivery WHERE subscriber = ? ORDER BY rowid DESC LIMIT ?",
                [subscriber.raw, limit]
            )
        }
    }

    package func claimDeliveries(limit: Int, now: Date, leaseEnd: Date) async throws(StoreError) -> [Delivery] {
        let ready = "channel = 'mail' AND state = 'pending' AND due <= ?1"
        let abandoned = "channel = 'mail' AND state IN ('claimed', 'submitted') AND lease_end <= ?1"
        let anything = try await read { database in
            try Bool.fetchOne(
                database,
                sql:
                    "SELECT EXISTS (SELECT 1 FROM delivery WHERE \(ready)) OR EXISTS (SELECT 1 FROM delivery WHERE \(abandoned))",
                arguments: [now.stored]
            ) ?? false
        }
        guard anything else { return [] }
        return try await write { database in
            for delivery in try database.values(
                Delivery.self,
                "SELECT value FROM delivery WHERE \(abandoned)",
                [now.stored]
            ) {
                let state: Delivery.State = delivery.state == .submitted ? .uncertain : .pending
                _ = try ReaderTables.set(state, of: delivery, now: now, leaseEnd: .distantPast, in: database)
            }
            let due = try database.values(
                Delivery.self,
                "SELECT value FROM delivery WHERE \(ready) ORDER BY due, id LIMIT ?2",
                [now.stored, limit]
            )
            return try due.map {
                try ReaderTables.set(.claimed, of: $0, now: now, leaseEnd: leaseEnd, in: database)
            }
        }
    }
}
