import Foundation
import GRDB
package import NewsModel
package import NewsStore

/// Users, their sessions and tokens.
enum PeopleTables {
    static func save(_ user: User, in database: Database) throws {
        let other = try String.fetchOne(
            database,
            sql: "SELECT id FROM user WHERE email = ? AND id <> ?",
            arguments: [user.email, user.id.raw]
        )
        guard other == nil else { throw StoreError(.conflict, "Another user signs in with this address.") }
        let before = try database.value(User.self, "SELECT value FROM user WHERE id = ?", [user.id.raw])
        try database.run(
            """
            INSERT INTO user (id, email, value) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET email = excluded.email, value = excluded.value
            """,
            [user.id.raw, user.email, try StoredJSON.encode(user)]
        )
        guard let before,
            before.passwordHash != user.passwordHash || before.role != user.role || before.isDisabled != user.isDisabled
        else { return }
        try database.run("DELETE FROM session WHERE user = ?", [user.id.raw])
        let hashes = try String.fetchAll(
            database,
            sql: "SELECT token_hash FROM token WHERE user = ?",
            arguments: [user.id.raw]
        )
        for hash in hashes { try revoke(hash, at: Date(timeIntervalSince1970: 0), in: database) }
    }

    static func add(_ session: Session, in database: Database) throws {
        try database.run(
            "INSERT INTO session (token_hash, user, expires, value) VALUES (?, ?, ?, ?)",
            [session.tokenHash, session.user.raw, session.expires.stored, try StoredJSON.encode(session)]
        )
    }

    static func add(_ token: APIToken, in database: Database) throws {
        try database.run(
            "INSERT INTO token (token_hash, user, value) VALUES (?, ?, ?)",
            [token.tokenHash, token.user.raw, try StoredJSON.encode(token)]
        )
    }

    static func revoke(_ hash: String, at: Date, in database: Database) throws {
        guard var token = try database.value(APIToken.self, "SELECT value FROM token WHERE token_hash = ?", [hash]),
            token.revoked == nil
        else { return }
        token.revoked = at
        try database.run("UPDATE token SET value = ? WHERE token_hash = ?", [try StoredJSON.encode(token), hash])
    }
}

extension SQLiteStore {
    package func users() async throws(StoreError) -> [User] {
        try await read { try $0.values(User.self, "SELECT value FROM user ORDER BY email") }
    }

    package func user(_ id: UserID) async throws(StoreError) -> User? {
        try await read { try $0.value(User.self, "SELECT value FROM user WHERE id = ?", [id.raw]) }
    }

    package func user(email: String) async throws(StoreError) -> User? {
        try await read { try $0.value(User.self, "SELECT value FROM user WHERE email = ?", [email]) }
    }

    package func session(tokenHash: String) async throws(StoreError) -> Session? {
        try await read { try $0.value(Session.self, "SELECT value FROM session WHERE token_hash = ?", [tokenHash]) }
    }

    package func token(hash: String) async throws(StoreError) -> APIToken? {
        try await read { try $0.value(APIToken.self, "SELECT value FROM token WHERE token_hash = ?", [hash]) }
    }

    package func tokens(of user: UserID) async throws(StoreError) -> [APIToken] {
        try await read { try $0.values(APIToken.self, "SELECT value FROM token WHERE user = ?", [user.raw]) }
    }

    package func audit(after number: Int, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await read {
            try Self.entries($0, "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?", [number, limit])
        }
    }

    package func audit(subject: String, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await read {
            try Self.entries(
                $0,
                "SELECT * FROM audit WHERE subject = ? ORDER BY number DESC LIMIT ?",
                [subject, limit]
            )
        }
    }

    private static func entries(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws
        -> [AuditEntry]
    {
        try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
            AuditEntry(
                number: row["number"],
                act: try StoredJSON.decode(AuditAct.self, row["value"]),
                previousHash: row["previous_hash"],
                hash: row["hash"]
            )
        }
    }

    package func events(after number: Int, limit: Int) async throws(StoreError) -> [NewsEvent] {
        try await read { try $0.numbered(\NewsEvent.number, in: "event", after: number, limit: limit) }
    }

    package func lastEventNumber() async throws(StoreError) -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT max(number) FROM event") ?? 0 }
    }

    package func setting(_ name: String) async throws(StoreError) -> String? {
        try await read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]) }
    }
}
