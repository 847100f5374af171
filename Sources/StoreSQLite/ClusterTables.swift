import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Clusters, their members, and what editors decided about them.
enum ClusterTables {
    /// The value column holds the cluster without its members; they have rows of their own.
    static func save(_ cluster: Cluster, in database: Database) throws {
        var head = cluster
        head.members = []
        try database.run(
            """
            INSERT INTO cluster (id, updated, value) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, value = excluded.value
            """,
            [cluster.id.raw, cluster.updated.stored, try StoredJSON.encode(head)]
        )
        // Whoever read the cluster before it was merged brings its reports to where they belong now.
        let survivor = try String.fetchOne(
            database,
            sql: "SELECT merged_into FROM cluster WHERE id = ?",
            arguments: [cluster.id.raw]
        )
        let target = survivor ?? cluster.id.raw
        let first = survivor == nil ? 0 : try nextPosition(in: target, database)
        for (position, member) in cluster.members.enumerated() {
            try database.run(
                """
                INSERT INTO member (item, cluster, position, copy_of, placed_by, value) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (item) DO UPDATE SET cluster = excluded.cluster, position = excluded.position,
                    copy_of = excluded.copy_of, placed_by = excluded.placed_by, value = excluded.value
                WHERE excluded.placed_by IS NOT NULL OR (placed_by IS NULL AND NOT EXISTS (
                    SELECT 1 FROM kept_apart WHERE kept_apart.cluster = member.cluster
                        AND kept_apart.other = excluded.cluster))
                """,
                [
                    member.item.raw, target, first + position, member.copyOf?.raw, member.placedBy?.raw,
                    try StoredJSON.encode(member),
                ]
            )
        }
    }

    static func place(_ placing: Placing, in database: Database) throws {
        guard placing.from != placing.to else {
            throw StoreError(.refused, "A cluster's reports cannot be moved into the cluster they are in.")
        }
        for id in [placing.from, placing.to] {
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT merged_into FROM cluster WHERE id = ?",
                    arguments: [id.raw]
                )
            else { throw StoreError(.notFound, "There is no cluster \(id).") }
            if let survivor = row["merged_into"] as String? {
                throw StoreError(.conflict, "Cluster \(id) has been merged into \(survivor) meanwhile.")
            }
        }
        var placing = placing
        let members = try members(of: placing.from, in: database)
        if placing.act == .merge { placing.reports = members.map(\.item) }
        let moved = Set(placing.reports)
        let movable = members.filter { moved.contains($0.item) }
        guard movable.count == moved.count, placing.act == .merge || !movable.isEmpty else {
            throw StoreError(.conflict, "A report to be moved is not in cluster \(placing.from) any more.")
        }
        var position = try nextPosition(in: placing.to.raw, database)
        for var member in movable {
            member.placedBy = placing.editor
            member.reason = placing.reason
            try database.run(
                "UPDATE member SET cluster = ?, position = ?, placed_by = ?, value = ? WHERE item = ?",
                [
                    placing.to.raw, position, placing.editor.raw, try StoredJSON.encode(member), member.item.raw,
                ]
            )
            position += 1
        }
        if placing.act == .merge {
            try merge(placing.from, into: placing.to, in: database)
        } else {
            for (one, other) in [(placing.from, placing.to), (placing.to, placing.from)] {
                try database.run("INSERT OR IGNORE INTO kept_apart VALUES (?, ?)", [one.raw, other.raw])
            }
        }
        for id in [placing.from, placing.to] {
            guard var head = try database.value(Cluster.self, "SELECT value FROM cluster WHERE id = ?", [id.raw])
            else { continue }
            head.updated = max(head.updated, placing.made)
            try database.run(
                "UPDATE cluster SET updated = ?, value = ? WHERE id = ?",
                [head.updated.stored, try StoredJSON.encode(head), id.raw]
            )
        }
        try database.run("INSERT INTO placing (value) VALUES (?)", [try StoredJSON.encode(placing)])
    }

    /// What was kept apart from the one is kept apart from the other; between the two themselves that ends.
    private static func merge(_ gone: ClusterID, into survivor: ClusterID, in database: Database) throws {
        try database.run(
            "UPDATE cluster SET merged_into = ? WHERE id = ? OR merged_into = ?",
            [survivor.raw, gone.raw, gone.raw]
        )
        try database.run(
            "INSERT OR IGNORE INTO kept_apart SELECT ?, other FROM kept_apart WHERE cluster = ? AND other <> ?",
            [survivor.raw, gone.raw, survivor.raw]
        )
        try database.run(
            "INSERT OR IGNORE INTO kept_apart SELECT cluster, ? FROM kept_apart WHERE other = ? AND cluster <> ?",
            [survivor.raw, gone.raw, survivor.raw]
        )
        try database.run("DELETE FROM kept_apart WHERE cluster = ? OR other = ?", [gone.raw, gone.raw])
        let told = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM story WHERE cluster = ? AND state <> 'spiked')",
            arguments: [survivor.raw]
        )
        guard told != true else { return }
        for var story in try database.values(Story.self, "SELECT value FROM story WHERE cluster = ?", [gone.raw]) {
            story.cluster = survivor
            try database.run(
                "UPDATE story SET cluster = ?, value = ? WHERE id = ?",
                [survivor.raw, try StoredJSON.encode(story), story.id.raw]
            )
        }
    }

    private static func nextPosition(in cluster: String, _ database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "SELECT coalesce(max(position) + 1, 0) FROM member WHERE cluster = ?",
            arguments: [cluster]
        ) ?? 0
    }

    static func members(of cluster: ClusterID, in database: Database) throws -> [ClusterMember] {
        try database.values(
            ClusterMember.self,
            "SELECT value FROM member WHERE cluster = ? ORDER BY position, item",
            [cluster.raw]
        )
    }

    /// `condition`: what follows WHERE.
    static func clusters(where condition: String, _ arguments: StatementArguments, in database: Database) throws
        -> [Cluster]
    {
        let sql = "SELECT value, merged_into FROM cluster WHERE \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).map { row in
            var cluster = try StoredJSON.decode(Cluster.self, row["value"])
            cluster.mergedInto = (row["merged_into"] as String?).map { ClusterID($0) }
            cluster.members = try members(of: cluster.id, in: database)
            cluster.keptApart = try String.fetchAll(
                database.cachedStatement(sql: "SELECT other FROM kept_apart WHERE cluster = ? ORDER BY other"),
                arguments: [cluster.id.raw]
            ).map { ClusterID($0) }
            return cluster
        }
    }
}

extension SQLiteStore {
    package func cluster(_ id: ClusterID) async throws(StoreError) -> Cluster? {
        try await read { try ClusterTables.clusters(where: "id = ?", [id.raw], in: $0).first }
    }

    /// Neither merged away nor emptied by an editor.
    private static let shown = """
        merged_into IS NULL AND (EXISTS (SELECT 1 FROM member WHERE member.cluster = cluster.id)
            OR NOT EXISTS (SELECT 1 FROM kept_apart WHERE kept_apart.cluster = cluster.id))
        """

    package func clusters(after key: PageKey?, limit: Int) async throws(StoreError) -> [Cluster] {
        let time = key?.milliseconds ?? .max
        return try await read {
            try ClusterTables.clusters(
                where: """
                    \(Self.shown) AND (updated < ? OR (updated = ? AND id > ?)) ORDER BY updated DESC, id LIMIT ?
                    """,
                [time, time, key?.id ?? "", limit],
                in: $0
            )
        }
    }

    package func clusters(matching words: [String], limit: Int) async throws(StoreError) -> [Cluster] {
        guard !words.isEmpty else { return [] }
        let patterns = words.prefix(12).map { word in
            "%" + word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
        }
        let titled = patterns.map { _ in "AND json_extract(value, '$.title') LIKE ? ESCAPE '\\'" }
        return try await read { database in
            try ClusterTables.clusters(
                where: "\(Self.shown) \(titled.joined(separator: " ")) ORDER BY updated DESC, id LIMIT ?",
                StatementArguments(patterns) + [limit],
                in: database
            )
        }
    }

    package func placings(after number: Int, limit: Int) async throws(StoreError) -> [Placing] {
        try await read { try $0.numbered(\Placing.number, in: "placing", after: number, limit: limit) }
    }

    package func lastPlacingNumber() async throws(StoreError) -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT max(number) FROM placing") ?? 0 }
    }
}
