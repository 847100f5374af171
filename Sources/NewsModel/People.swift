package import Foundation

/// Someone who works at the desk.
package struct User: Sendable, Codable, Equatable, Identifiable {
    package var id: UserID
    /// Lower case; what one signs in with.
    package var email: String
    package var name: String
    package var role: Role
    /// argon2id in PHC string form.
    package var passwordHash: String
    package var isDisabled: Bool
    package var created: Date

    package init(
        id: UserID,
        email: String,
        name: String,
        role: Role,
        passwordHash: String,
        isDisabled: Bool = false,
        created: Date
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.passwordHash = passwordHash
        self.isDisabled = isDisabled
        self.created = created
    }
}

/// Each role may do what the ones before it may.
package enum Role: String, Sendable, Codable, CaseIterable, Comparable {
    /// Drafts and edits.
    case reporter
    /// Overrules findings and signs off.
    case editor
    /// Publishes, corrects, retracts, sends issues.
    case publisher
    /// Users, sources, settings.
    case administrator

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
    private var rank: Int { Role.allCases.firstIndex(of: self) ?? 0 }
}

/// A signed-in browser.
///
/// The cookie holds the token; we keep only its hash.
package struct Session: Sendable, Codable, Equatable {
    /// SHA-256 of the token, lower-case hexadecimal.
    package var tokenHash: String
    package var user: UserID
    package var csrfToken: String
    package var created: Date
    package var expires: Date

    package init(tokenHash: String, user: UserID, csrfToken: String, created: Date, expires: Date) {
        self.tokenHash = tokenHash
        self.user = user
        self.csrfToken = csrfToken
        self.created = created
        self.expires = expires
    }
}

/// A key for programs.
///
/// Only the hash is kept.
package struct APIToken: Sendable, Codable, Equatable {
    package var tokenHash: String
    package var user: UserID
    package var name: String
    package var created: Date
    package var revoked: Date?

    package init(tokenHash: String, user: UserID, name: String, created: Date, revoked: Date? = nil) {
        self.tokenHash = tokenHash
        self.user = user
        self.name = name
        self.created = created
        self.revoked = revoked
    }
}

/// An act to be written into the audit log; the store adds number, previous hash and hash.
package struct AuditAct: Sendable, Codable, Equatable {
    /// The user's id, or the name of the stage.
    package var actor: String
    /// Dotted verb: "story.sign-off".
    package var action: String
    package var subject: String
    package var details: [String: String]
    package var at: Date

    package init(actor: String, action: String, subject: String, details: [String: String] = [:], at: Date) {
        self.actor = actor
        self.action = action
        self.subject = subject
        self.details = details
        self.at = at
    }
}

/// One link of the audit chain: `hash` is SHA-256 over `previousHash` and the canonical form of the act.
package struct AuditEntry: Sendable, Codable, Equatable {
    package var number: Int
    package var act: AuditAct
    package var previousHash: String
    package var hash: String

    package init(number: Int, act: AuditAct, previousHash: String, hash: String) {
        self.number = number
        self.act = act
        self.previousHash = previousHash
        self.hash = hash
    }

    /// What is hashed: the previous hash and each field on a line of its own, details by sorted key, every value
    /// with its length before it so that no two acts share a form; the time in whole milliseconds since 1970.
    package static func canonicalForm(number: Int, act: AuditAct, previousHash: String) -> String {
        let milliseconds = Int64((act.at.timeIntervalSince1970 * 1000).rounded())
        var fields = [String(number), previousHash, act.actor, act.action, act.subject, String(milliseconds)]
        for (key, value) in act.details.sorted(by: { $0.key < $1.key }) { fields += [key, value] }
        return fields.map { "\($0.utf8.count):\($0)\n" }.joined()
    }
}
