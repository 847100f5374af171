import Desk
import Foundation
import NewsModel
import NewsStore
import NewsTestSupport
import StoreSQLite
import Testing

@Suite("Accounts")
struct AccountsTests {
    let clock = FixedClock()
    let store: SQLiteStore
    let accounts: Accounts
    let password = "correct horse battery"

    init() throws {
        store = try SQLiteStore.inMemory()
        accounts = Accounts(store: store, hasher: PasswordHasher(cost: .least), now: { [clock] in clock.now })
    }

    func code(_ act: () async throws -> Void) async -> DeskError.Code? {
        do {
            try await act()
            return nil
        } catch {
            return (error as? DeskError)?.code
        }
    }

    func administrator() async throws -> User {
        try await accounts.create(
            email: " Ada@House.example ",
            name: "Ada",
            role: .administrator,
            password: password,
            by: nil
        )
    }

    @Test("a password is kept as argon2id and opens a session whose token is not kept")
    func signIn() async throws {
        let user = try await administrator()
        #expect(user.email == "ada@house.example")
        #expect(user.passwordHash.hasPrefix("$argon2id$v=19$"))
        let signedIn = try await accounts.signIn(email: "ADA@house.example", password: password, address: "192.0.2.1")
        #expect(signedIn.token.utf8.count == 43)
        #expect(signedIn.session.tokenHash == Secret.hash(signedIn.token))
        #expect(signedIn.session.csrfToken != signedIn.token)
        #expect(try await accounts.signedIn(token: signedIn.token)?.user.id == user.id)
        #expect(try await store.session(tokenHash: signedIn.token) == nil)
        #expect(try await accounts.signedIn(token: signedIn.session.tokenHash) == nil)
        clock.advance(by: 13 * 3600)
        #expect(try await accounts.signedIn(token: signedIn.token) == nil)
    }

    @Test("a wrong password and an unknown name get the same words, and what was typed is not logged")
    func sameWords() async throws {
        _ = try await administrator()
        var messages: [String] = []
        for (email, word) in [("ada@house.example", "wrong password!"), ("nobody@house.example", password)] {
            do {
                _ = try await accounts.signIn(email: email, password: word, address: "192.0.2.1")
                Issue.record("signed in")
            } catch { messages.append(error.message) }
        }
        #expect(messages.count == 2)
        #expect(Set(messages).count == 1)
        let log = try await store.audit(after: 0, limit: 10)
        #expect(log.contains { $0.act.action == "user.sign-in-failed" })
        #expect(!"\(log)".contains("nobody@house.example"))
    }

    @Test("each sign-in has a new token and ends the session the browser came with")
    func rotation() async throws {
        _ = try await administrator()
        let first = try await accounts.signIn(email: "ada@house.example", password: password, address: "")
        let second = try await accounts.signIn(
            email: "ada@house.example",
            password: password,
            address: "",
            former: first.token
        )
        #expect(first.token != second.token)
        #expect(first.session.csrfToken != second.session.csrfToken)
        #expect(try await accounts.signedIn(token: first.token) == nil)
        #expect(try await accounts.signedIn(token: second.token) != nil)
        try await accounts.signOut(second.session)
        #expect(try await accounts.signedIn(token: second.token) == nil)
    }

    @Test("a new password ends all sessions and revokes all keys")
    func passwordChange() async throws {
        let user = try await administrator()
        let here = try await accounts.signIn(email: user.email, password: password, address: "")
        let elsewhere = try await accounts.signIn(email: user.email, password: password, address: "")
        let key = try await accounts.addToken(named: "script", for: user)
        #expect(try await accounts.user(bearer: key)?.id == user.id)
        #expect(
            await code {
                try await accounts.changePassword(of: user, from: "not it at all", to: "another long one", address: "")
            } == .invalid
        )
        #expect(try await accounts.signedIn(token: here.token) != nil)
        try await accounts.changePassword(of: user, from: password, to: "another long one", address: "")
        #expect(try await accounts.signedIn(token: here.token) == nil)
        #expect(try await accounts.signedIn(token: elsewhere.token) == nil)
        #expect(try await accounts.user(bearer: key) == nil)
        _ = try await accounts.signIn(email: user.email, password: "another long one", address: "")
    }

    @Test("a new role, or being disabled, ends all sessions")
    func roleChange() async throws {
        let boss = try await administrator()
        let user = try await accounts.create(
            email: "rob@house.example",
            name: "Rob",
            role: .reporter,
            password: password,
            by: boss
        )
        let first = try await accounts.signIn(email: user.email, password: password, address: "")
        try await accounts.setRole(of: user.id, to: .editor, by: boss)
        #expect(try await accounts.signedIn(token: first.token) == nil)
        let second = try await accounts.signIn(email: user.email, password: password, address: "")
        #expect(second.user.role == .editor)
        try await accounts.setDisabled(user.id, true, by: boss)
        #expect(try await accounts.signedIn(token: second.token) == nil)
        #expect(
            await code { _ = try await accounts.signIn(email: user.email, password: password, address: "") }
                == .unauthenticated
        )
        #expect(await code { try await accounts.setRole(of: boss.id, to: .editor, by: boss) } == .refused)
        #expect(await code { try await accounts.setDisabled(boss.id, true, by: second.user) } == .forbidden)
    }

    @Test("guessing is slowed down for the guesser only, and never for good")
    func throttled() async throws {
        let user = try await administrator()
        for _ in 0..<5 {
            #expect(
                await code {
                    _ = try await accounts.signIn(email: user.email, password: "guess guess", address: "198.51.100.7")
                } == .unauthenticated
            )
        }
        // Even the right password waits now, from there.
        do {
            _ = try await accounts.signIn(email: user.email, password: password, address: "198.51.100.7")
            Issue.record("not throttled")
        } catch {
            #expect(error.code == .throttled)
            #expect((error.retryAfterSeconds ?? 0) > 0)
        }
        // From elsewhere she gets in at once.
        _ = try await accounts.signIn(email: user.email, password: password, address: "192.0.2.1")
        clock.advance(by: 301)
        _ = try await accounts.signIn(email: user.email, password: password, address: "198.51.100.7")
    }

    @Test("one who tries many accounts from one address is slowed down too")
    func spraying() {
        let throttle = SignInThrottle()
        for number in 0..<30 { throttle.failed(address: "a", account: "user\(number)", now: clock.now) }
        #expect(throttle.delay(address: "a", account: "fresh", now: clock.now) > 0)
        #expect(throttle.delay(address: "b", account: "user1", now: clock.now) == 0)
        for number in 0..<60 { throttle.failed(address: "a", account: "user\(number)", now: clock.now) }
        #expect(throttle.delay(address: "a", account: "fresh", now: clock.now) <= 300)
        #expect(throttle.delay(address: "a", account: "fresh", now: clock.now.addingTimeInterval(301)) == 0)
    }

    @Test("the throttle's memory is bounded")
    func throttleBound() {
        var settings = SignInThrottle.Settings()
        settings.capacity = 100
        let throttle = SignInThrottle(settings: settings)
        for number in 0..<10_000 { throttle.failed(address: "\(number)", account: "x", now: clock.now) }
        for _ in 0..<6 { throttle.failed(address: "last", account: "x", now: clock.now) }
        #expect(throttle.delay(address: "last", account: "x", now: clock.now) > 0)
    }

    @Test(
        "weak passwords and impossible addresses are refused",
        arguments: [
            ("x@y.example", "short"), ("x@y.example", "aaaaaaaaaaaaaa"), ("x@y.example", "Password1234"),
            ("long.enough@y.example", "long.enough@y.example"), ("no-at-sign", "correct horse battery"),
            ("a@b@c", "correct horse battery"), ("<script>@x.example", "correct horse battery"),
        ]
    )
    func refused(email: String, password: String) async {
        #expect(
            await code {
                try await accounts.create(email: email, name: "X", role: .editor, password: password, by: nil)
            } == .invalid
        )
    }

    @Test("a hash that cannot be read fits no password, and an overlong one crashes nothing")
    func oddHashes() async throws {
        let hasher = PasswordHasher(cost: .least)
        for hash in ["", "plain", "$argon2id$", String(repeating: "x", count: 5000)] {
            #expect(try await hasher.verify("plain", against: hash) == false)
        }
        let hash = try await hasher.hash("a\u{0}b and more of it")
        #expect(try await hasher.verify("a\u{0}b and more of it", against: hash))
        #expect(try await !hasher.verify("a\u{0}c and more of it", against: hash))
    }

    @Test("when too many wait to be hashed, more are refused instead of piling up")
    func boundedHashing() async {
        let hasher = PasswordHasher(cost: .standard, waitingLimit: 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 { group.addTask { (try? await hasher.hash("correct horse")) != nil } }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        #expect(outcomes.contains(false))
    }
}
