package import NewsModel

/// Chooses the sentences that sum a report up, without changing a word.
package enum Summariser {
    /// Sentences of `document` worth at most `maxWords` words together (the best one is always there, however long),
    /// in the document's order.
    ///
    /// A sentence counts more when it stands early, shares weighty words with the whole and with the title, and says
    /// what the sentences already chosen do not.
    ///
    /// - Complexity: Sentences times chosen sentences; at most the first 400 sentences are considered.
    package static func summarise(title: String, document: String, maxWords: Int) -> [Span] {
        let bytes = Array(document.utf8)
        let candidates = SummaryCandidates(title: title, bytes: bytes)
        return candidates.choose(maxWords: maxWords)
    }
}
