import NewsModel
import Prose

/// Each sentence as a whole: some passage says it, and says it the same way round.
///
/// A word that turns the sense (a negation, "may" for "will", "rose" for "fell") blocks when the rest of the sentence is
/// plainly the source's; other words the passage does not have ask the editor.
struct SentenceCheck: Check {
    func claims(in context: CheckContext) -> [Claim] {
        var claims: [Claim] = []
        for (index, sentence) in context.draft.sentences.enumerated() {
            guard let alignment = context.alignments[index] else { continue }
            let reading = SentenceReading(alignment, sentence, context)
            guard reading.hasOwnWords else { continue }
            claims.append(contentsOf: reading.turns)
            claims.append(reading.support)
        }
        return claims
    }
}
