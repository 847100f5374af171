package import Foundation

/// That a report's sender took it back, or asked that it not be used for now.
///
/// The report and its revisions stay as they are: what rests on them must still be readable.
package struct Withdrawal: Sendable, Codable, Equatable {
    /// As ninjs has it (`pubstatus`).
    package enum Kind: String, Sendable, Codable {
        case withheld, canceled
    }

    package var kind: Kind
    /// When we were told.
    package var at: Date
    /// The sender's words on it, if any.
    package var note: String?
    /// Which of the sender's versions took it back, where it says so.
    package var sent: SenderVersion?

    package init(_ kind: Kind, at: Date, note: String? = nil, sent: SenderVersion? = nil) {
        self.kind = kind
        self.at = at
        self.note = note
        self.sent = sent
    }
}
