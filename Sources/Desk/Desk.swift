/// The editors' rules: who may do what, what becomes of an edit, when a text is signed and may go out.
///
/// It holds no HTTP and no SQL, checks nothing by itself (the check is handed in as a closure) and publishes nothing
/// by itself (it orders it). Every act is written into the append-only, hash-chained audit log in the same
/// transaction as the act. Begin with ``ReviewDesk`` for what happens to a story, ``Accounts`` for who one is,
/// ``DraftEditing`` for how edited text keeps its evidence, ``AuditVerifier`` for the proof of the log.
package enum DeskPolicy {
    /// The shortest reason for overruling a finding, in characters.
    package static let shortestReason = 10
    package static let longestReason = 1000
}
