package import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Reports and their revisions.
enum WireTables {
    static func add(_ revision: Revision, of item: SourceItem, in database: Database) throws {
        var revision = revision
        let latest = try Int.fetchOne(database, sql: "SELECT latest FROM item WHERE id = ?", arguments: [item.id.raw])
        if let latest {
            let known = try String.fetchOne(
                database,
                sql: "SELECT content_hash FROM revision WHERE item = ? AND number = ?",
                arguments: [item.id.raw, latest]
            )
            if known == revision.contentHash { return }
            revision.number = latest + 1
            try database.run("UPDATE item SET latest = ? WHERE id = ?", [revision.number, item.id.raw])
        } else {
            revision.number = 1
            try database.run(
                "INSERT INTO item (id, source, first_seen, latest, tags, value) VALUES (?, ?, ?, 1, ?, ?)",
                [
                    item.id.raw, item.source.raw, item.firstSeen.stored, try StoredJSON.encode(Tags()),
                    try StoredJSON.encode(item),
                ]
            )
        }
        try database.run(
            "INSERT INTO revision (item, number, content_hash, value) VALUES (?, ?, ?, ?)",
            [item.id.raw, revision.number, revision.contentHash, try StoredJSON.encode(revision)]
        )
    }

    static func set(_ tags: Tags, of item: ItemID, in database: Database) throws {
        try database.run("UPDATE item SET tags = ? WHERE id = ?", [try StoredJSON.encode(tags), item.raw])
    }

    static func set(_ withdrawal: Withdrawal?, of id: ItemID, in database: Database) throws {
        guard var item = try database.value(SourceItem.self, "SELECT value FROM item WHERE id = ?", [id.raw]) else {
            throw StoreError(.notFound, "There is no report \(id).")
        }
        item.withdrawn = withdrawal
        try database.run("UPDATE item SET value = ? WHERE id = ?", [try StoredJSON.encode(item), id.raw])
    }

    /// Item, newest revision, tags, cluster and copy of each row of `item`.
    private static let reportColumns = """
        SELECT item.value AS item, item.tags AS tags, revision.value AS revision, member.cluster AS cluster,
            member.copy_of AS copy_of
        FROM item JOIN revision ON revision.item = item.id LEFT JOIN member ON member.item = item.id
        """

    static func report(_ row: Row) throws -> Report {
        Report(
            item: try StoredJSON.decode(SourceItem.self, row["item"]),
            revision: try StoredJSON.decode(Revision.self, row["revision"]),
            tags: try StoredJSON.decode(Tags.self, row["tags"]),
            cluster: (row["cluster"] as String?).map { ClusterID($0) },
            copyOf: (row["copy_of"] as String?).map { ItemID($0) }
        )
    }

    static func report(_ item: ItemID, revision: Int?, in database: Database) throws -> Report? {
        let sql = "\(reportColumns) WHERE item.id = ? AND revision.number = coalesce(?, item.latest)"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [item.raw, revision]).map(report)
    }

    static func reports(where condition: String, _ arguments: StatementArguments, in database: Database) throws
        -> [Report]
    {
        let sql = "\(reportColumns) WHERE revision.number = item.latest AND \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map(report)
    }
}

extension SQLiteStore {
    package func reports(_ ids: [ItemID]) async throws(StoreError) -> [Report] {
        try await read { database in
            try ids.compactMap { try WireTables.report($0, revision: nil, in: database) }
        }
    }

    package func reports(at refs: [RevisionRef]) async throws(StoreError) -> [Report] {
        try await read { database in
            try refs.compactMap { try WireTables.report($0.item, revision: $0.revision, in: database) }
        }
    }

    package func latestReports(limit: Int) async throws(StoreError) -> [Report] {
        try await read {
            try WireTables.reports(where: "TRUE ORDER BY item.first_seen DESC, item.id LIMIT ?", [limit], in: $0)
        }
    }

    package func reports(since date: Date, limit: Int) async throws(StoreError) -> [Report] {
        try await read {
            try WireTables.reports(
                where: """
                    item.id IN (SELECT id FROM item WHERE first_seen >= ? ORDER BY first_seen DESC, id DESC LIMIT ?)
                    ORDER BY item.first_seen, item.id
                    """,
                [date.stored, limit],
                in: $0
            )
        }
    }

    package func revisions(of item: ItemID) async throws(StoreError) -> [Revision] {
        try await read {
            try $0.values(Revision.self, "SELECT value FROM revision WHERE item = ? ORDER BY number", [item.raw])
        }
    }
}
