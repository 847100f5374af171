package import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Sources, the history of their visits, and the names of their items.
enum SourceTables {
    /// A time that never comes; for sources that are not asked by themselves.
    private static let never: Int64 = 9_000_000_000_000_000

    static func save(_ source: Source, in database: Database) throws {
        try database.run(
            """
            INSERT INTO source (id, kind, is_enabled, next_fetch, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, is_enabled = excluded.is_enabled,
                next_fetch = excluded.next_fetch, value = excluded.value
            """,
            [
                source.id.raw, source.kind.rawValue, source.isEnabled || source.wantedSince != nil, due(source),
                try StoredJSON.encode(source),
            ]
        )
    }

    /// A person's wish comes first, then what the server says for ever, then the pause and the schedule.
    private static func due(_ source: Source) -> Int64 {
        if let wanted = source.wantedSince { return min(wanted.stored, source.health.nextFetch?.stored ?? 0) }
        if source.health.goneSince != nil { return never }
        // The line stands elsewhere than whoever wrote a path that begins nowhere.
        if source.kind == .file, !source.address.hasPrefix("/"), !source.address.hasPrefix("file://") { return never }
        return max(source.health.nextFetch?.stored ?? 0, source.pausedUntil?.stored ?? 0)
    }

    static func change(_ id: SourceID, in database: Database, _ edit: (inout Source) -> Void) throws {
        guard var source = try database.value(Source.self, "SELECT value FROM source WHERE id = ?", [id.raw]) else {
            throw StoreError(.notFound, "There is no source \(id).")
        }
        edit(&source)
        try save(source, in: database)
    }

    static func set(_ health: SourceHealth, of id: SourceID, visited: String?, in database: Database) throws {
        try change(id, in: database) { source in
            source.health = health
            // Somebody changed the address while the visit was on its way.
            if let visited, visited != source.address { source.health.forgetAddress() }
            if let wanted = source.wantedSince, let tried = health.lastTried, tried.stored >= wanted.stored {
                source.wantedSince = nil
            }
        }
    }

    static func save(_ search: SourceSearch, in database: Database) throws {
        try database.run(
            """
            INSERT INTO source_search (id, asked, value) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET asked = excluded.asked, value = excluded.value
            """,
            [search.id.raw, search.asked.stored, try StoredJSON.encode(search)]
        )
    }

    static func move(_ id: SourceID, to address: String, from old: String?, in database: Database) throws {
        try change(id, in: database) { source in
            if let old, old != source.address { return }
            source.address = address
            source.health.forgetAddress()
        }
    }

    static func add(_ visit: SourceVisit, to id: SourceID, in database: Database) throws {
        let last = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT max(number) FROM visit WHERE source = ?"),
            arguments: [id.raw]
        )
        let number = (last ?? 0) + 1
        try database.run(
            "INSERT INTO visit (source, number, value) VALUES (?, ?, ?)",
            [id.raw, number, try StoredJSON.encode(visit)]
        )
        try database.run("DELETE FROM visit WHERE source = ? AND number <= ?", [id.raw, number - SourceVisit.kept])
    }

    static func add(_ keys: [String], of item: ItemID, _ source: SourceID, in database: Database) throws {
        for key in keys {
            try database.run(
                "INSERT INTO item_key (source, key, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [source.raw, key, item.raw]
            )
        }
    }
}

extension SQLiteStore {
    package func sources() async throws(StoreError) -> [Source] {
        try await read { try $0.values(Source.self, "SELECT value FROM source ORDER BY id") }
    }

    package func source(_ id: SourceID) async throws(StoreError) -> Source? {
        try await read { try $0.value(Source.self, "SELECT value FROM source WHERE id = ?", [id.raw]) }
    }

    package func sourcesDue(at now: Date, limit: Int) async throws(StoreError) -> [Source] {
        try await read {
            try $0.values(
                Source.self,
                """
                SELECT value FROM source WHERE is_enabled AND next_fetch <= ? AND kind IN ('feed', 'page', 'file')
                ORDER BY next_fetch LIMIT ?
                """,
                [now.stored, limit]
            )
        }
    }

    package func sourceSearch(_ id: SearchID) async throws(StoreError) -> SourceSearch? {
        try await read { try $0.value(SourceSearch.self, "SELECT value FROM source_search WHERE id = ?", [id.raw]) }
    }

    package func visits(of source: SourceID, limit: Int) async throws(StoreError) -> [SourceVisit] {
        try await read {
            try $0.values(
                SourceVisit.self,
                "SELECT value FROM visit WHERE source = ? ORDER BY number DESC LIMIT ?",
                [source.raw, limit]
            )
        }
    }

    package func itemsPerDay(source: SourceID, since date: Date) async throws(StoreError) -> [DayCount] {
        try await read { database in
            let sql = """
                SELECT first_seen / 86400000 AS day, count(*) AS count FROM item
                WHERE source = ? AND first_seen >= ? GROUP BY day ORDER BY day
                """
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [source.raw, date.stored]).map {
                DayCount(day: Date(timeIntervalSince1970: Double($0["day"] as Int64) * 86_400), count: $0["count"])
            }
        }
    }

    package func latestReports(of source: SourceID, limit: Int) async throws(StoreError) -> [Report] {
        try await read {
            try WireTables.reports(
                where: "item.source = ? ORDER BY item.first_seen DESC, item.id LIMIT ?",
                [source.raw, limit],
                in: $0
            )
        }
    }

    package func items(of source: SourceID, keys: [String]) async throws(StoreError) -> [String: ItemID] {
        try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT item FROM item_key WHERE source = ? AND key = ?")
            var found: [String: ItemID] = [:]
            for key in keys {
                if let item = try String.fetchOne(statement, arguments: [source.raw, key]) {
                    found[key] = ItemID(item)
                }
            }
            return found
        }
    }
}
