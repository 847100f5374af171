package import Foundation
import GRDB
import NewsModel
package import NewsStore

/// The queue of work.
///
/// A row is `queued`, `leased` or `parked`; finished work has no row.
///
/// An order for work that is being done at the moment is remembered in `again` and queued when the work completes, so
/// that nothing which arrives in between is lost.
enum WorkTable {
    static func enqueue(_ order: WorkOrder, in database: Database) throws {
        try database.run(
            """
            INSERT INTO work (stage, subject, state, due) VALUES (?, ?, 'queued', ?)
            ON CONFLICT (stage, subject) DO UPDATE SET
                state = CASE state WHEN 'parked' THEN 'queued' ELSE state END,
                attempts = CASE state WHEN 'parked' THEN 0 ELSE attempts END,
                due = CASE state WHEN 'leased' THEN due WHEN 'parked' THEN excluded.due ELSE min(due, excluded.due) END,
                again = CASE state WHEN 'leased' THEN excluded.due END
            """,
            [order.stage.rawValue, order.subject, order.due.stored]
        )
    }

    static func complete(_ claim: WorkClaim, in database: Database) throws {
        try database.run(
            """
            UPDATE work SET state = 'queued', due = again, again = NULL, attempts = 0, ticket = NULL, lease_end = 0
            WHERE stage = ? AND subject = ? AND ticket = ? AND again IS NOT NULL
            """,
            [claim.stage.rawValue, claim.subject, claim.ticket]
        )
        if database.changesCount == 1 { return }
        try database.run(
            "DELETE FROM work WHERE stage = ? AND subject = ? AND ticket = ?",
            [claim.stage.rawValue, claim.subject, claim.ticket]
        )
        guard database.changesCount == 1 else {
            throw StoreError(
                .conflict,
                "The work \(claim.stage.rawValue) of \(claim.subject) took longer than its lease and has passed to another."
            )
        }
    }

    static func claim(_ stage: Stage, limit: Int, now: Date, leaseEnd: Date, in database: Database) throws
        -> [WorkClaim]
    {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT subject, attempts FROM work
                WHERE stage = ? AND ((state = 'queued' AND due <= ?) OR (state = 'leased' AND lease_end <= ?))
                ORDER BY due LIMIT ?
                """,
            arguments: [stage.rawValue, now.stored, now.stored, limit]
        )
        return try rows.map { row in
            let claim = WorkClaim(
                stage: stage,
                subject: row["subject"],
                attempt: (row["attempts"] as Int) + 1,
                ticket: Identifier<WorkClaim>.random().raw,
                leaseEnd: leaseEnd
            )
            try database.run(
                """
                UPDATE work SET state = 'leased', lease_end = ?, ticket = ?, attempts = ?
                WHERE stage = ? AND subject = ?
                """,
                [leaseEnd.stored, claim.ticket, claim.attempt, stage.rawValue, claim.subject]
            )
            return claim
        }
    }

    static func release(_ claim: WorkClaim, _ fate: WorkFate, in database: Database) throws {
        let key: StatementArguments = [claim.stage.rawValue, claim.subject, claim.ticket]
        let held = "WHERE stage = ? AND subject = ? AND ticket = ?"
        switch fate {
        case .retry(let at, let reason):
            try database.run(
                "UPDATE work SET state = 'queued', due = ?, reason = ?, ticket = NULL, lease_end = 0, again = NULL \(held)",
                [at.stored, reason] + key
            )
        case .park(let reason):
            try database.run(
                """
                UPDATE work SET state = CASE WHEN again IS NULL THEN 'parked' ELSE 'queued' END, reason = ?,
                    due = coalesce(again, due), again = NULL, ticket = NULL, lease_end = 0 \(held)
                """,
                [reason] + key
            )
        case .drop: try complete(claim, in: database)
        }
    }
}

extension SQLiteStore {
    package func claim(_ stage: Stage, limit: Int, now: Date, leaseEnd: Date) async throws(StoreError) -> [WorkClaim] {
        // A look without the writer's lock first: an idle program writes nothing.
        let anything = try await read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM work WHERE stage = ?
                        AND ((state = 'queued' AND due <= ?) OR (state = 'leased' AND lease_end <= ?)))
                    """,
                arguments: [stage.rawValue, now.stored, now.stored]
            ) ?? false
        }
        guard anything else { return [] }
        return try await write {
            try WorkTable.claim(stage, limit: limit, now: now, leaseEnd: leaseEnd, in: $0)
        }
    }

    package func release(_ claim: WorkClaim, _ fate: WorkFate) async throws(StoreError) {
        do {
            try await write { try WorkTable.release(claim, fate, in: $0) }
        } catch  where error.code == .conflict {
            return  // The lease has passed to another: the other decides.
        }
    }

    package func takeOver() async throws(StoreError) {
        try await write { try $0.run("UPDATE work SET lease_end = 0 WHERE state = 'leased'") }
    }

    package func parked(limit: Int) async throws(StoreError) -> [ParkedWork] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT stage, subject, attempts, reason FROM work WHERE state = 'parked' LIMIT ?",
                arguments: [limit]
            ).compactMap { row in
                Stage(rawValue: row["stage"]).map {
                    ParkedWork(
                        stage: $0,
                        subject: row["subject"],
                        attempts: row["attempts"],
                        reason: row["reason"] as String? ?? ""
                    )
                }
            }
        }
    }
}
