package import Foundation

/// An editor's decision on which reports belong together.
///
/// The store keeps every one for good, numbered in the order made, and applies it: see `Change.place`. What an editor
/// placed the machine leaves, and what comes later follows it.
package struct Placing: Sendable, Codable, Equatable {
    package enum Act: String, Sendable, Codable, CaseIterable {
        /// Some reports of one cluster into another that exists.
        case move
        /// Some reports of one cluster into a new one.
        case split
        /// All reports of one cluster, and all that would come to it later, into another.
        case merge
    }

    /// 0 until stored.
    package var number: Int
    package var act: Act
    /// What moved; for a merger the store enters all that was in `from` at that moment.
    package var reports: [ItemID]
    package var from: ClusterID
    package var to: ClusterID
    package var editor: UserID
    package var editorName: String
    /// In the editor's words.
    package var note: String?
    package var made: Date

    package init(
        number: Int = 0,
        act: Act,
        reports: [ItemID],
        from: ClusterID,
        to: ClusterID,
        editor: UserID,
        editorName: String,
        note: String? = nil,
        made: Date
    ) {
        self.number = number
        self.act = act
        self.reports = reports
        self.from = from
        self.to = to
        self.editor = editor
        self.editorName = editorName
        self.note = note
        self.made = made
    }

    /// What stands beside a report that was placed: "split off by Ada: another plant".
    package var reason: String {
        let verb =
            switch act {
            case .move: "moved here"
            case .split: "split off"
            case .merge: "merged"
            }
        let because = note.map { ": \($0)" } ?? ""
        return "\(verb) by \(editorName)\(because)"
    }
}
