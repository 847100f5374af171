import Foundation
import GRDB
import NewsModel
package import NewsStore

/// `NewsStore` on SQLite through GRDB: WAL, foreign keys, full synchronisation, numbered migrations.
///
/// It keeps no business rules but those that only a transaction can keep: append-only tables (by trigger), one
/// delivery a message, publication only over a valid sign-off, the audit chain. Begin with ``SQLiteStore/commit(_:)``
/// in `Committing.swift`; the tables are in `Migrations/`. Rows carry their value as JSON beside the columns that are
/// searched, so that a new field of a value needs no migration.
package final class SQLiteStore: Sendable {
    let database: any DatabaseWriter

    /// Opens the file, creates it if missing, and migrates it.
    ///
    /// - Throws: ``StoreError`` `.unusable` when the file is no database, damaged, or from a newer program.
    package convenience init(path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            var configuration = Self.configuration
            configuration.maximumReaderCount = 4
            let pool = try DatabasePool(path: path, configuration: configuration)
            try self.init(pool)
            chmod(path, 0o600)
        } catch {
            throw Self.storeError(error, opening: path)
        }
    }

    /// A store that lives as long as this value; for tests and for verbs without a file.
    package static func inMemory() throws(StoreError) -> SQLiteStore {
        do {
            return try SQLiteStore(DatabaseQueue(configuration: configuration))
        } catch {
            throw storeError(error, opening: "memory")
        }
    }

    init(_ database: some DatabaseWriter) throws {
        self.database = database
        let migrator = Migrations.migrator
        if try database.read({ try migrator.hasBeenSuperseded($0) }) {
            throw StoreError(
                .unusable,
                "The database was written by a newer nutgraf. Install that version, or restore a backup."
            )
        }
        try migrator.migrate(database)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(15)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return configuration
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value
    {
        do {
            return try await database.read(body)
        } catch {
            throw Self.storeError(error, opening: nil)
        }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.write(body)
        } catch {
            throw Self.storeError(error, opening: nil)
        }
    }

    /// Copies the whole database, consistent at one moment, into a new file (SQLite's online backup).
    package func backUp(to path: String) throws(StoreError) {
        do {
            let target = try DatabaseQueue(path: path)
            try database.backup(to: target)
            chmod(path, 0o600)
        } catch {
            throw Self.storeError(error, opening: path)
        }
    }

    /// Asks SQLite whether the file is whole; returns its complaints, none when it is.
    package func integrityProblems() async throws(StoreError) -> [String] {
        try await read { try String.fetchAll($0, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" } }
    }

    static func storeError(_ error: any Error, opening path: String?) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else {
            if error is CancellationError { return StoreError(.unavailable, "Stopped before the database answered.") }
            return StoreError(.unusable, "The database holds a value that cannot be read: \(error)")
        }
        let place = path.map { " at \($0)" } ?? ""
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(
                .unavailable,
                "The database\(place) stayed locked for 15 seconds. Is a backup or another program holding it?"
            )
        case .SQLITE_FULL:
            return StoreError(
                .unavailable,
                "The disk with the database\(place) is full. Free some space; nothing was lost."
            )
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            return StoreError(.unusable, "The file\(place) is not a database, or is damaged. Restore a backup.")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
            return StoreError(
                .unusable,
                "The database\(place) cannot be opened for writing. Check that the folder exists and is ours to write."
            )
        case .SQLITE_CONSTRAINT:
            return StoreError(.conflict, "The database refused a change: \(error.message ?? "a rule of its tables").")
        default:
            return StoreError(
                .unavailable,
                "The database\(place) answered: \(error.message ?? error.resultCode.description)."
            )
        }
    }
}

/// How values are kept in a row's `value` column.
enum StoredJSON {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(milliseconds(date))
        }
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            date(try decoder.singleValueContainer().decode(Int64.self))
        }
        return try decoder.decode(type, from: Data(text.utf8))
    }

    static func milliseconds(_ date: Date) -> Int64 {
        let value = date.timeIntervalSince1970 * 1000
        return value.isFinite ? Int64(max(-9e15, min(9e15, value)).rounded()) : 0
    }

    static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension Database {
    /// The values in the `value` column of each row.
    func values<Value: Decodable>(_ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []) throws
        -> [Value]
    {
        try String.fetchAll(cachedStatement(sql: sql), arguments: arguments).map { try StoredJSON.decode(type, $0) }
    }

    func value<Value: Decodable>(_ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []) throws
        -> Value?
    {
        try String.fetchOne(cachedStatement(sql: sql), arguments: arguments).map { try StoredJSON.decode(type, $0) }
    }

    /// The rows of a log after the given number, in order; the number has a column of its own.
    func numbered<Value: Decodable>(
        _ number: WritableKeyPath<Value, Int>,
        in table: String,
        after last: Int,
        limit: Int
    ) throws -> [Value] {
        let sql = "SELECT number, value FROM \(table) WHERE number > ? ORDER BY number LIMIT ?"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [last, limit]).map { row in
            var value = try StoredJSON.decode(Value.self, row["value"])
            value[keyPath: number] = row["number"]
            return value
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// `?, ?, ?` for an IN list of that many values.
    static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

extension Date {
    var stored: Int64 { StoredJSON.milliseconds(self) }
}
