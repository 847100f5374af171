package import Foundation
package import NewsModel
package import NewsStore

/// Who one is: signing in and out, passwords, roles, and keys for programs.
///
/// Only hashes of passwords and tokens are kept. A session's token is new at every sign-in; changing a password or a
/// role, or disabling a user, ends all that user's sessions and revokes all keys (the store does it in the same step).
package struct Accounts: Sendable {
    package struct Settings: Sendable {
        package var sessionLifetime: TimeInterval = 12 * 3600
        package var shortestPassword = 10

        package init() {}
    }

    /// A browser that has just signed in.
    package struct SignedIn: Sendable, Equatable {
        /// For the cookie; not kept anywhere else.
        package var token: String
        package var session: Session
        package var user: User
    }

    let store: any NewsStore
    let hasher: PasswordHasher
    let throttle: SignInThrottle
    let settings: Settings
    let now: @Sendable () -> Date

    package init(
        store: any NewsStore,
        hasher: PasswordHasher = PasswordHasher(),
        throttle: SignInThrottle = SignInThrottle(),
        settings: Settings = Settings(),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.hasher = hasher
        self.throttle = throttle
        self.settings = settings
        self.now = now
    }

    // MARK: Sessions

    /// Checks the password and opens a session with a fresh token.
    ///
    /// `address`: The client's IP address, for the throttle.
    ///
    /// `former`: The token the browser came with, if any; that session ends.
    ///
    /// Throws: ``DeskError`` `.unauthenticated` (the same words whether the name or the password was wrong),
    /// `.throttled`.
    package func signIn(email: String, password: String, address: String, former: String? = nil)
        async throws(DeskError) -> SignedIn
    {
        let email = Self.normal(email)
        let start = now()
        let delay = throttle.delay(address: address, account: email, now: start)
        guard delay == 0 else {
            throw DeskError(
                .throttled,
                "There were too many failed tries. Wait \(delay) seconds and try again.",
                retryAfterSeconds: delay
            )
        }
        let user = try await stored { () throws(StoreError) in try await store.user(email: email) }
        // Somebody unknown costs the same work as somebody known: the time tells nothing about who has an account.
        let hash = user?.passwordHash ?? Self.nobodysHash
        let fits =
            password.utf8.count <= Self.longestPassword ? try await hasher.verify(password, against: hash) : false
        guard let user, fits, !user.isDisabled else {
            throttle.failed(address: address, account: email, now: start)
            // Without what was typed as a name: people type their password there.
            _ = try? await store.commit(
                Transaction([
                    .audit(
                        AuditAct(
                            actor: user?.id.raw ?? "nobody",
                            action: "user.sign-in-failed",
                            subject: user?.id.raw ?? "nobody",
                            at: start
                        )
                    )
                ])
            )
            throw DeskError(.unauthenticated, "Address and password do not fit together. Check both and try again.")
        }
        throttle.succeeded(address: address, account: email)
        let token = Secret.random()
        let session = Session(
            tokenHash: Secret.hash(token),
            user: user.id,
            csrfToken: Secret.random(),
            created: start,
            expires: start.addingTimeInterval(settings.sessionLifetime)
        )
        var changes: [Change] = former.map { [.endSession(tokenHash: Secret.hash($0))] } ?? []
        changes += [.addSession(session), .audit(act("user.sign-in", by: user, of: user.id.raw))]
        try await commit(changes)
        return SignedIn(token: token, session: session, user: user)
    }

    /// The user and session a browser's token stands for; nil when it is unknown, has expired or the user is disabled.
    package func signedIn(token: String) async throws(DeskError) -> (user: User, session: Session)? {
        guard (20...100).contains(token.utf8.count) else { return nil }
        return try await stored { () throws(StoreError) -> (user: User, session: Session)? in
            guard let session = try await store.session(tokenHash: Secret.hash(token)), session.expires > now(),
                let user = try await store.user(session.user), !user.isDisabled
            else { return nil }
            return (user, session)
        }
    }

    package func signOut(_ session: Session) async throws(DeskError) {
        try await commit([
            .endSession(tokenHash: session.tokenHash),
            .audit(AuditAct(actor: session.user.raw, action: "user.sign-out", subject: session.user.raw, at: now())),
        ])
    }

    // MARK: Users

    package func users() async throws(DeskError) -> [User] {
        try await stored { () throws(StoreError) in try await store.users() }
    }

    /// Adds a user.
    ///
    /// `creator`: An administrator; nil from the command line.
    @discardableResult
    package func create(
        email: String,
        name: String,
        role: Role,
        password: String,
        by creator: User?
    ) async throws(DeskError) -> User {
        if let creator { try require(creator, .administrator, to: "add users") }
        let email = Self.normal(email)
        guard Self.isPlausible(email) else {
            throw DeskError(
                .invalid,
                "“\(email.prefix(100))” is not an address one can write to. Use the form name@house.example."
            )
        }
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else {
            throw DeskError(.invalid, "Give the name as it shall stand in the disclosure: 1 to 100 characters.")
        }
        try checkStrength(password, email: email)
        let taken = try await stored { () throws(StoreError) in try await store.user(email: email) }
        guard taken == nil else { throw DeskError(.conflict, "Another user signs in with this address.") }
        let user = User(
            id: .random(),
            email: email,
            name: name,
            role: role,
            passwordHash: try await hasher.hash(password),
            created: now()
        )
        try await commit([
            .saveUser(user),
            .audit(act("user.add", by: creator, of: user.id.raw, ["role": role.rawValue])),
        ])
        return user
    }

    /// Changes one's own password.
    ///
    /// All one's sessions end; the caller signs in again.
    package func changePassword(of user: User, from old: String, to new: String, address: String)
        async throws(DeskError)
    {
        let delay = throttle.delay(address: address, account: user.email, now: now())
        guard delay == 0 else {
            throw DeskError(
                .throttled,
                "There were too many failed tries. Wait \(delay) seconds and try again.",
                retryAfterSeconds: delay
            )
        }
        guard try await hasher.verify(old, against: user.passwordHash) else {
            throttle.failed(address: address, account: user.email, now: now())
            throw DeskError(.invalid, "The present password is not right. Nothing was changed.")
        }
        try await setPassword(of: user, to: new, by: user)
    }

    /// Sets a user's password; for administrators, and from the command line (`editor` nil).
    package func setPassword(of user: User, to new: String, by editor: User?) async throws(DeskError) {
        if let editor, editor.id != user.id { try require(editor, .administrator, to: "set others’ passwords") }
        try checkStrength(new, email: user.email)
        var changed = user
        changed.passwordHash = try await hasher.hash(new)
        try await commit([
            .saveUser(changed), .endSessions(user.id), .audit(act("user.password", by: editor, of: user.id.raw)),
        ])
    }

    package func setRole(of id: UserID, to role: Role, by editor: User) async throws(DeskError) {
        try await change(id, by: editor, action: "user.role", details: ["role": role.rawValue]) { $0.role = role }
    }

    package func setDisabled(_ id: UserID, _ isDisabled: Bool, by editor: User) async throws(DeskError) {
        try await change(id, by: editor, action: isDisabled ? "user.disable" : "user.enable") {
            $0.isDisabled = isDisabled
        }
    }

    private func change(
        _ id: UserID,
        by editor: User,
        action: String,
        details: [String: String] = [:],
        _ edit: (inout User) -> Void
    ) async throws(DeskError) {
        try require(editor, .administrator, to: "change users")
        let everybody = try await users()
        guard var user = everybody.first(where: { $0.id == id }) else { throw DeskError.notFound("user") }
        edit(&user)
        let remaining = everybody.filter { $0.id != id } + [user]
        guard remaining.contains(where: { $0.role == .administrator && !$0.isDisabled }) else {
            throw DeskError(.refused, "This is the last administrator. Make somebody else one first.")
        }
        try await commit([
            .saveUser(user), .endSessions(id), .audit(act(action, by: editor, of: id.raw, details)),
        ])
    }

    // MARK: Keys for programs

    /// Makes a key for a program that acts as `user`.
    ///
    /// It is shown once; only its hash is kept.
    package func addToken(named name: String, for user: User) async throws(DeskError) -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else {
            throw DeskError(.invalid, "Name the key after what will use it: 1 to 100 characters.")
        }
        let secret = "ngk_" + Secret.random()
        try await commit([
            .addToken(APIToken(tokenHash: Secret.hash(secret), user: user.id, name: name, created: now())),
            .audit(act("user.add-key", by: user, of: user.id.raw, ["name": name])),
        ])
        return secret
    }

    /// The user a program's key acts as; nil when it is unknown, revoked, or the user is disabled.
    package func user(bearer secret: String) async throws(DeskError) -> User? {
        guard secret.hasPrefix("ngk_"), secret.utf8.count <= 100 else { return nil }
        return try await stored { () throws(StoreError) -> User? in
            guard let token = try await store.token(hash: Secret.hash(secret)), token.revoked == nil,
                let user = try await store.user(token.user), !user.isDisabled
            else { return nil }
            return user
        }
    }

    package func tokens(of user: User) async throws(DeskError) -> [APIToken] {
        try await stored { () throws(StoreError) in try await store.tokens(of: user.id) }
    }

    package func revokeToken(_ hash: String, of user: User) async throws(DeskError) {
        guard try await tokens(of: user).contains(where: { $0.tokenHash == hash }) else {
            throw DeskError.notFound("key")
        }
        try await commit([
            .revokeToken(tokenHash: hash, now()), .audit(act("user.revoke-key", by: user, of: user.id.raw)),
        ])
    }

    // MARK: Rules

    private static let longestPassword = 1024
    /// An argon2id hash of nothing anybody knows, of the standard cost.
    private static let nobodysHash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$mL8P9QmS4sYw4A1dXcW1cQv4dU4b5n0uK0qv0y7m3pE"

    private func checkStrength(_ password: String, email: String) throws(DeskError) {
        guard password.count >= settings.shortestPassword, password.utf8.count <= Self.longestPassword else {
            throw DeskError(
                .invalid,
                "A password needs at least \(settings.shortestPassword) characters. Three or four words that do not belong together do well."
            )
        }
        let lower = password.lowercased()
        guard lower != email, Set(lower).count >= 4, !lower.contains("password") else {
            throw DeskError(.invalid, "This password is one of the first that anybody would try. Choose another.")
        }
    }

    private static func normal(_ email: String) -> String {
        String(email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().prefix(254))
    }

    private static func isPlausible(_ email: String) -> Bool {
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && email.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" }
    }

    private func require(_ user: User, _ role: Role, to what: String) throws(DeskError) {
        guard user.role >= role, !user.isDisabled else {
            throw DeskError(
                .forbidden,
                "To \(what) one must be \(role.rawValue) or above; you are \(user.role.rawValue)."
            )
        }
    }

    private func act(_ action: String, by user: User?, of subject: String, _ details: [String: String] = [:])
        -> AuditAct
    {
        AuditAct(actor: user?.id.raw ?? "command-line", action: action, subject: subject, details: details, at: now())
    }

    private func commit(_ changes: [Change]) async throws(DeskError) {
        do {
            try await store.commit(Transaction(changes))
        } catch {
            throw DeskError(error)
        }
    }

    private func stored<Value>(_ read: () async throws(StoreError) -> Value) async throws(DeskError) -> Value {
        do {
            return try await read()
        } catch {
            throw DeskError(error)
        }
    }
}
