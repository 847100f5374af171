import Foundation
import GRDB
import NewsModel
package import NewsStore

extension SQLiteStore: NewsStore {
    @discardableResult
    package func commit(_ transaction: Transaction) async throws(StoreError) -> Receipts {
        try await write { database in
            if let claim = transaction.completing { try WorkTable.complete(claim, in: database) }
            var receipts = Receipts()
            for change in transaction.changes { try Self.apply(change, in: database, &receipts) }
            for order in transaction.next { try WorkTable.enqueue(order, in: database) }
            return receipts
        }
    }

    package func ping() async throws(StoreError) {
        _ = try await read { try Int.fetchOne($0, sql: "SELECT 1") }
    }

    package func counts() async throws(StoreError) -> [String: Int] {
        try await read { database in
            var counts: [String: Int] = [:]
            for (name, table) in [
                ("sources", "source"), ("reports", "item"), ("revisions", "revision"), ("clusters", "cluster"),
                ("facts", "fact"), ("audit", "audit"), ("issues", "issue"), ("queries", "standing_query"),
            ] {
                counts[name] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")
            }
            for (prefix, sql) in [
                ("stories", "SELECT state, count(*) FROM story GROUP BY state"),
                ("deliveries", "SELECT state, count(*) FROM delivery GROUP BY state"),
                ("subscribers", "SELECT state, count(*) FROM subscriber GROUP BY state"),
                ("work", "SELECT stage, count(*) FROM work WHERE state <> 'parked' GROUP BY stage"),
                ("parked", "SELECT stage, count(*) FROM work WHERE state = 'parked' GROUP BY stage"),
            ] {
                for row in try Row.fetchAll(database, sql: sql) {
                    counts["\(prefix).\(row[0] as String)"] = row[1]
                }
            }
            return counts
        }
    }

    private static func apply(_ change: Change, in database: Database, _ receipts: inout Receipts) throws {
        switch change {
        case .saveSource(let source): try SourceTables.save(source, in: database)
        case .setHealth(let id, let health, let visited):
            try SourceTables.set(health, of: id, visited: visited, in: database)
        case .addVisit(let id, let visit): try SourceTables.add(visit, to: id, in: database)
        case .describeSource(let id, let name, let licence, let isEnabled):
            try SourceTables.change(id, in: database) { source in
                (source.name, source.licence, source.isEnabled) = (name, licence, isEnabled)
            }
        case .saveSourceSearch(let search): try SourceTables.save(search, in: database)
        case .trySource(let id, let at): try SourceTables.change(id, in: database) { $0.wantedSince = at }
        case .pauseSource(let id, let until): try SourceTables.change(id, in: database) { $0.pausedUntil = until }
        case .moveSource(let id, let address, let old): try SourceTables.move(id, to: address, from: old, in: database)
        case .setSubscription(let id, let state):
            try SourceTables.change(id, in: database) { $0.subscription = state }
        case .addItemKeys(let item, let source, let keys): try SourceTables.add(keys, of: item, source, in: database)
        case .addRevision(let item, let revision): try WireTables.add(revision, of: item, in: database)
        case .setTags(let item, let tags): try WireTables.set(tags, of: item, in: database)
        case .setWithdrawal(let item, let mark): try WireTables.set(mark, of: item, in: database)
        case .saveCluster(let cluster): try ClusterTables.save(cluster, in: database)
        case .place(let placing): try ClusterTables.place(placing, in: database)

        case .addStory(let story): try StoryTables.add(story, in: database)
        case .addVersion(let version): try StoryTables.add(version, in: database)
        case .setStoryState(let id, let state): try StoryTables.set(state, of: id, in: database)
        case .addCheck(let check): try StoryTables.add(check, in: database)
        case .addOverrule(let overrule): try StoryTables.add(overrule, in: database)
        case .addSignOff(let signOff): try StoryTables.add(signOff, in: database)
        case .publish(let publication): try StoryTables.publish(publication, in: database)
        case .recordModelUse(let use, let story, let at):
            try database.run(
                "INSERT INTO model_use (story, at, value) VALUES (?, ?, ?)",
                [story?.raw, at.stored, try StoredJSON.encode(use)]
            )

        case .saveUser(let user): try PeopleTables.save(user, in: database)
        case .addSession(let session): try PeopleTables.add(session, in: database)
        case .endSession(let hash): try database.run("DELETE FROM session WHERE token_hash = ?", [hash])
        case .endSessions(let user): try database.run("DELETE FROM session WHERE user = ?", [user.raw])
        case .addToken(let token): try PeopleTables.add(token, in: database)
        case .revokeToken(let hash, let at): try PeopleTables.revoke(hash, at: at, in: database)

        case .saveSubscriber(let subscriber): try ReaderTables.save(subscriber, in: database)
        case .saveQuery(let query): try ReaderTables.save(query, in: database)
        case .removeQuery(let id): try database.run("DELETE FROM standing_query WHERE id = ?", [id.raw])
        case .saveIssue(let issue): try ReaderTables.save(issue, in: database)
        case .addDeliveries(let deliveries): try ReaderTables.add(deliveries, in: database)
        case .updateDelivery(let delivery): try ReaderTables.update(delivery, in: database)

        case .saveInstrument(let instrument):
            try database.run(
                "INSERT INTO instrument (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
                [instrument.id.raw, try StoredJSON.encode(instrument)]
            )
        case .addFact(let fact): try RegisterTables.add(fact, in: database)
        case .setFactStatus(let id, let status): try RegisterTables.set(status, of: id, in: database)

        case .announce(let event): receipts.events.append(try LogTables.announce(event, in: database))
        case .audit(let act): receipts.audit.append(try LogTables.append(act, in: database))
        case .prune(let before): try LogTables.prune(before: before, in: database)
        case .setSetting(let name, let value):
            try database.run(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value]
            )
        }
    }
}

/// Live events and the audit chain.
enum LogTables {
    static func announce(_ event: NewsEvent, in database: Database) throws -> Int {
        try database.run(
            "INSERT INTO event (at, value) VALUES (?, ?)",
            [event.at.stored, try StoredJSON.encode(event)]
        )
        return Int(database.lastInsertedRowID)
    }

    static func append(_ act: AuditAct, in database: Database) throws -> Int {
        let last = try Row.fetchOne(database, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        let number = (last?["number"] as Int? ?? 0) + 1
        let previous = last?["hash"] as String? ?? String(repeating: "0", count: 64)
        // Hash the act as it will be read back: times are kept in whole milliseconds.
        let form = AuditEntry.canonicalForm(number: number, act: act, previousHash: previous)
        let hash = StoryTables.sha256(form)
        try database.run(
            "INSERT INTO audit (number, subject, previous_hash, hash, value) VALUES (?, ?, ?, ?, ?)",
            [number, act.subject, previous, hash, try StoredJSON.encode(act)]
        )
        return number
    }

    static func prune(before: Date, in database: Database) throws {
        try database.run("DELETE FROM session WHERE expires < ?", [before.stored])
        try database.run("DELETE FROM source_search WHERE asked < ?", [before.stored])
        // The newest event stays, so that numbers go on from it.
        try database.run(
            "DELETE FROM event WHERE at < ? AND number < (SELECT max(number) FROM event)",
            [before.stored]
        )
    }
}
