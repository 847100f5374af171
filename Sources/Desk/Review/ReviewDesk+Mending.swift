package import NewsModel

extension ReviewDesk {
    /// Whether a finding can be mended by taking the words that the check suggests.
    package static func canMend(_ claim: Claim) -> Bool {
        guard claim.severity == .block, let words = claim.suggestion, !words.isEmpty else { return false }
        return [.quotation, .figure, .date, .name].contains(claim.kind)
    }

    /// Puts the source's words where the draft has others, and saves that as a new version, which is checked like any.
    ///
    /// Throws ``DeskError`` `.conflict` when the text is no longer the one that was shown, `.notFound` when the finding
    /// is not among those that block, or has no words to take.
    ///
    /// `id`: The story.
    ///
    /// `key`: ``Claim/key`` of the finding.
    ///
    /// `base`: The version that was shown.
    ///
    /// `user`: Who asks.
    ///
    /// Returns: The new version.
    @discardableResult
    package func takeSourceWords(_ id: StoryID, finding key: String, base: Int, by user: User) async throws(DeskError)
        -> Version
    {
        try require(user, .reporter, to: "edit")
        let folder = try await folder(id)
        guard base == folder.version.number, folder.isChecked else {
            throw DeskError(.conflict, "The text has changed since you read it. Reload the page and look again.")
        }
        let claim = folder.check?.report.claims.first { $0.key == key && Self.canMend($0) }
        guard let claim, let words = claim.suggestion else {
            throw DeskError(
                .notFound,
                "This finding has no words of the source to take. Reload the page, or edit the text."
            )
        }
        let text = folder.version.draft.text
        guard let before = text.text(in: Span(0, claim.span.start)), text.text(in: claim.span) == claim.text,
            let after = text.text(in: Span(claim.span.end, text.utf8.count))
        else {
            throw DeskError(.conflict, "The finding does not fit the text any more. Check the text again.")
        }
        let starts = Self.startsSentence(claim, before, folder.version.draft.layout)
        let mended = before + Self.replacement(for: claim, words, startsSentence: starts) + after
        return try await save(
            id,
            text: mended,
            base: base,
            note: "Took the source’s words: \(words.prefix(200))",
            by: user
        )
    }

    private static let marks: Set<Character> = ["“", "”", "\"", "‘", "’", "'", "«", "»", "„"]

    /// Whether the claim's words begin a sentence of the draft, or a quotation that is led in by a comma or colon.
    private static func startsSentence(_ claim: Claim, _ before: String, _ layout: DraftLayout) -> Bool {
        let bare = before.reversed().drop { marks.contains($0) }
        let open = before.suffix(before.count - bare.count)
        let start = claim.span.start - open.utf8.count
        if layout.sentences.contains(where: { $0.span.start == start }) { return true }
        let isQuoted = !open.isEmpty || claim.text.first.map { marks.contains($0) } == true
        return claim.kind == .quotation && isQuoted && [",", ":"].contains(bare.first { $0 != " " })
    }

    /// The source's words in the draft's own quotation marks, with the comma or stop that the draft's sentence needs.
    ///
    /// `startsSentence`: The draft's capital stays: the source may have the words in mid-sentence.
    static func replacement(for claim: Claim, _ words: String, startsSentence: Bool) -> String {
        let opening = claim.text.prefix { marks.contains($0) }
        let isCapital = claim.text.dropFirst(opening.count).first?.isUppercase == true
        func cased(_ text: Substring) -> String {
            guard startsSentence, isCapital else { return String(text) }
            let lead = text.prefix { marks.contains($0) }
            let rest = text.dropFirst(lead.count)
            guard let first = rest.first, first.isLowercase else { return String(text) }
            return lead + first.uppercased() + rest.dropFirst()
        }
        guard claim.kind == .quotation else { return cased(Substring(words)) }
        let stops: Set<Character> = [",", ".", ";"]
        let ending = String(claim.text.reversed().prefix { marks.contains($0) || stops.contains($0) }.reversed())
        var inner = Substring(words)
        while let first = inner.first, marks.contains(first) { inner.removeFirst() }
        while let last = inner.last, marks.contains(last) || stops.contains(last) { inner.removeLast() }
        return opening + cased(inner) + ending
    }
}
