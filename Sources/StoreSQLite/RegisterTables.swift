import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Instruments and facts.
enum RegisterTables {
    static func add(_ fact: FactRecord, in database: Database) throws {
        try database.run(
            """
            INSERT INTO fact (id, kind, subject, actor, story, effective, status, value)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                fact.id.raw, fact.kind, fact.subject, fact.actor, fact.story?.raw, fact.effective,
                fact.status.rawValue, try StoredJSON.encode(fact),
            ]
        )
    }

    static func set(_ status: FactRecord.Status, of id: FactID, in database: Database) throws {
        guard var fact = try database.value(FactRecord.self, "SELECT value FROM fact WHERE id = ?", [id.raw]) else {
            throw StoreError(.notFound, "There is no fact \(id).")
        }
        fact.status = status
        try database.run(
            "UPDATE fact SET status = ?, value = ? WHERE id = ?",
            [status.rawValue, try StoredJSON.encode(fact), id.raw]
        )
    }
}

extension SQLiteStore {
    package func instruments() async throws(StoreError) -> [Instrument] {
        try await read { try $0.values(Instrument.self, "SELECT value FROM instrument ORDER BY id") }
    }

    package func instrument(_ id: InstrumentID) async throws(StoreError) -> Instrument? {
        try await read { try $0.value(Instrument.self, "SELECT value FROM instrument WHERE id = ?", [id.raw]) }
    }

    package func facts(kind: String?, subject: String) async throws(StoreError) -> [FactRecord] {
        try await read {
            try $0.values(
                FactRecord.self,
                "SELECT value FROM fact WHERE subject = ?1 AND (?2 IS NULL OR kind = ?2) ORDER BY effective, id",
                [subject, kind]
            )
        }
    }

    package func facts(actor: String) async throws(StoreError) -> [FactRecord] {
        try await read {
            try $0.values(FactRecord.self, "SELECT value FROM fact WHERE actor = ? ORDER BY effective, id", [actor])
        }
    }

    package func facts(story: StoryID) async throws(StoreError) -> [FactRecord] {
        try await read {
            try $0.values(FactRecord.self, "SELECT value FROM fact WHERE story = ? ORDER BY effective, id", [story.raw])
        }
    }
}
