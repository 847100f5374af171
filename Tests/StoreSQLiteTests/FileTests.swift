import Foundation
import GRDB
import NewsModel
import NewsStore
import StoreSQLite
import Testing

@Suite("the file")
struct FileTests {
    private func path() -> String {
        FileManager.default.temporaryDirectory.appending(path: "store-\(Identifier<Story>.random()).sqlite").path
    }

    @Test("a file that is no database is refused in words")
    func noDatabase() throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
        #expect(error?.code == .unusable)
        #expect(error?.message.contains("not a database") == true)
    }

    @Test("a file from a newer program is left alone")
    func newer() throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try SQLiteStore(path: path)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999')")
        }
        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
        #expect(error?.message.contains("newer") == true)
    }

    @Test("what is committed is there after reopening, and an old file is brought up to date")
    func reopening() async throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 0") }
        try await SQLiteStore(path: path).commit(Transaction([.setSetting(name: "name", value: "kept")]))
        #expect(try await SQLiteStore(path: path).setting("name") == "kept")
        #expect(try await SQLiteStore(path: path).integrityProblems().isEmpty)
    }

    @Test("changing a password ends the user's sessions and revokes the tokens")
    func password() async throws {
        let store = try SQLiteStore.inMemory()
        let now = StoreFixture.morning
        var user = StoreFixture.editor
        try await store.commit(
            Transaction([
                .saveUser(user),
                .addSession(Session(tokenHash: "h", user: user.id, csrfToken: "c", created: now, expires: now)),
                .addToken(APIToken(tokenHash: "t", user: user.id, name: "ci", created: now)),
            ])
        )
        user.passwordHash = "$argon2id$y"
        try await store.commit(Transaction([.saveUser(user)]))
        #expect(try await store.session(tokenHash: "h") == nil)
        #expect(try await store.token(hash: "t")?.revoked != nil)
    }
}
