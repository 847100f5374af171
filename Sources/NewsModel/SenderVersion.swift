package import Foundation

/// Which version of a report this is, as its sender counts them: ninjs `version` and `versioncreated`.
package struct SenderVersion: Sendable, Codable, Equatable {
    package var number: Int?
    package var created: Date?

    /// Nil where the sender says neither.
    package init?(number: Int?, created: Date?) {
        guard number != nil || created != nil else { return nil }
        self.number = number
        self.created = created
    }

    /// Whether the sender made this one before `other`; the times decide, and the numbers where a time is missing or both
    /// are the same.
    package func isOlder(than other: SenderVersion) -> Bool {
        if let created, let theirs = other.created, created != theirs { return created < theirs }
        guard let number, let theirs = other.number else { return false }
        return number < theirs
    }
}
