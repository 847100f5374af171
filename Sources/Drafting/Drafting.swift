package import NewsModel

/// From a cluster of reports to a story in the house's form, each sentence with the passages it rests on.
///
/// Two drafters stand behind one protocol: ``ExtractiveDrafter`` chooses, trims and frames what the reports say and needs
/// no model; ``ModelDrafter`` asks any endpoint that speaks the chat-completions protocol. ``DraftRouter`` tries them in
/// order. ``DraftStage`` does the work of one claimed cluster over the store. Nothing here judges a draft (that is
/// `Checking`) and nothing publishes. Begin with ``DraftRequest`` and ``DraftOutcome``.
package protocol Drafter: Sendable {
    /// "extractive", or the model's name: what ``DraftOrigin/drafter`` will say.
    var name: String { get }

    /// Writes one story.
    ///
    /// - Throws: ``DraftError``, whose ``DraftError/uses`` hold what failed attempts cost.
    func draft(_ request: DraftRequest) async throws(DraftError) -> DraftOutcome
}

/// A draft, and what the editor should know about how it came to be.
package struct DraftOutcome: Sendable, Equatable {
    package var draft: Draft
    /// Plain sentences: required sections that could not be filled, a fallback and its reason, sources left out.
    package var notes: [String]
    /// What the models cost, failed ones included, in order.
    ///
    /// Empty for the extractive drafter.
    package var uses: [ModelUse]

    package init(draft: Draft, notes: [String] = [], uses: [ModelUse] = []) {
        self.draft = draft
        self.notes = notes
        self.uses = uses
    }
}
