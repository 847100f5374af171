package import NewsModel
import Prose

/// Turns an editor's plain text back into a draft.
///
/// Sentences that did not change keep their evidence and their author, and one that reads again as in an earlier version
/// gets that version's back: who changes words and puts them back has written nothing. Changed and new ones are the
/// editor's, without evidence: the check finds it anew. A paragraph's place in the house's form is found by its label, by the paragraph
/// it was before, or by where it stands. Pure; the text of a draft gives that draft back.
package struct DraftEditing: Sendable {
    package struct Outcome: Sendable, Equatable {
        package var draft: Draft
        /// How many sentences the editor wrote or changed in this step.
        package var changedSentences: Int
        /// Labels, or purposes where there is no label, of required sections that the text now lacks.
        package var missingSections: [String]
    }

    /// The longest text taken, in bytes; about ten thousand words.
    package static let longestText = 64 * 1024
    private static let mostParagraphs = 300

    let form: HouseForm
    /// The story's earlier drafts, the newest first.
    let earlier: [Draft]
    /// Headlines of our own published stories: what a section of links may hold.
    let ownHeadlines: Set<String>

    package init(form: HouseForm, earlier: [Draft] = [], ownHeadlines: Set<String> = []) {
        self.form = form
        self.earlier = earlier
        self.ownHeadlines = ownHeadlines
    }

    /// `text`: As ``Draft/text`` reads: the headline, then paragraphs separated by empty lines.
    ///
    /// `previous`: The draft that was edited.
    ///
    /// Throws: ``DeskError`` `.invalid` when the text is empty or too long.
    package func draft(from text: String, previous: Draft) throws(DeskError) -> Outcome {
        guard text.utf8.count <= Self.longestText else {
            throw DeskError(
                .invalid,
                "The text is longer than \(Self.longestText / 1024) KiB. Shorten it, or make two stories of it."
            )
        }
        let paragraphs = PlainText.paragraphs(of: text)
        guard let headline = paragraphs.first else {
            throw DeskError(
                .invalid,
                "There is no text. Write the headline on the first line, then an empty line, then the story."
            )
        }
        guard paragraphs.count <= Self.mostParagraphs else {
            throw DeskError(.invalid, "The text has more than \(Self.mostParagraphs) paragraphs.")
        }
        let memory = SentenceMemory(previous, earlier: earlier)
        let furniture = FurnitureRule(form: form, drafts: [previous] + earlier, ownHeadlines: ownHeadlines)
        var blocks: [DraftBlock] = []
        var unused = previous.blocks
        for paragraph in paragraphs.dropFirst() {
            // An untouched paragraph stays exactly what it was.
            if let index = unused.firstIndex(where: { $0.text == paragraph && furniture.admits($0) }) {
                blocks.append(unused.remove(at: index))
                continue
            }
            if let block = restored(paragraph, among: &unused) {
                blocks.append(block)
                continue
            }
            let place = place(of: paragraph, after: blocks.last, among: unused, furniture)
            if let used = place.replaced { unused.remove(at: used) }
            blocks.append(
                DraftBlock(
                    section: place.section,
                    purpose: place.purpose,
                    label: place.label,
                    sentences: memory.sentences(of: place.body)
                )
            )
        }
        let title = SentenceMemory.headline(headline, previous, earlier: earlier)
        let draft = Draft(headline: title, blocks: blocks, origin: previous.origin)
        let before = Set(([previous.headline] + previous.blocks.flatMap(\.sentences)).map(\.text))
        let now = [draft.headline] + draft.blocks.flatMap(\.sentences)
        return Outcome(
            draft: draft,
            changedSentences: now.count { !before.contains($0.text) },
            missingSections: missing(in: draft)
        )
    }

    private struct Place {
        var section: String
        var purpose: FormSection.Purpose
        var label: String?
        /// The paragraph without its label.
        var body: String
        /// Index of the old paragraph that this one is an edit of.
        var replaced: Int?
    }

    private func place(
        of paragraph: String,
        after last: DraftBlock?,
        among unused: [DraftBlock],
        _ furniture: FurnitureRule
    ) -> Place {
        // What stands under a label that is not checked, and is neither a link nor the house's own words, is body text.
        if let (section, label, body) = labelled(paragraph), furniture.admits(paragraph, in: section, body: body) {
            let old = unused.firstIndex { $0.label == label }
            return Place(section: section.key, purpose: section.purpose, label: label, body: body, replaced: old)
        }
        for section in form.sections where section.label == nil && !section.purpose.isChecked {
            if let text = section.text, FormTemplate(text).fits(paragraph) {
                let old = unused.firstIndex { $0.section == section.key }
                return Place(section: section.key, purpose: section.purpose, body: paragraph, replaced: old)
            }
        }
        // The second link of a section has no label of its own.
        if let last, [.seeAlso, .readNext].contains(last.purpose), ownHeadlines.contains(paragraph) {
            return Place(section: last.section, purpose: last.purpose, body: paragraph)
        }
        // Only what is checked may be recognised by likeness, and only as something that is checked.
        if let index = likest(paragraph, among: unused) {
            let block = unused[index]
            return Place(section: block.section, purpose: block.purpose, body: paragraph, replaced: index)
        }
        guard let last else {
            let lead = form.sections.first { $0.purpose == .lead }
            return Place(section: lead?.key ?? "lead", purpose: .lead, body: paragraph)
        }
        if last.purpose.isChecked, last.purpose != .lead, labelled(paragraph) == nil {
            return Place(section: last.section, purpose: last.purpose, body: paragraph)
        }
        let body =
            form.sections.first { $0.purpose == .body && $0.label == nil }
            ?? form.sections.first { $0.purpose == .body }
        return Place(section: body?.key ?? "body", purpose: .body, body: paragraph)
    }

    /// The block of an earlier draft that reads exactly so and holds nobody's words but the machine's.
    private func restored(_ paragraph: String, among unused: inout [DraftBlock]) -> DraftBlock? {
        let block = earlier.lazy.flatMap(\.blocks).first { block in
            block.text == paragraph && block.sentences.allSatisfy { $0.author != .human }
        }
        guard let block else { return nil }
        let replaced =
            block.label.map { label in unused.firstIndex { $0.label == label } } ?? likest(paragraph, among: unused)
        if let replaced { unused.remove(at: replaced) }
        return block
    }

    /// The section whose label begins the paragraph, however the label is written in case.
    private func labelled(_ paragraph: String) -> (FormSection, String, String)? {
        guard let colon = paragraph.prefix(80).firstIndex(of: ":") else { return nil }
        let words = paragraph[..<colon].lowercased()
        for section in form.sections {
            guard let label = section.label, label.lowercased() == words else { continue }
            let body = paragraph[paragraph.index(after: colon)...].drop { $0 == " " }
            return (section, label, String(body))
        }
        return nil
    }

    /// The old checked paragraph without label that shares the most words with this one, at least a third of them.
    private func likest(_ paragraph: String, among unused: [DraftBlock]) -> Int? {
        let words = Self.words(paragraph)
        var best: (index: Int, likeness: Double)?
        for (index, block) in unused.enumerated() where block.label == nil && block.purpose.isChecked {
            let others = Self.words(block.text)
            let either = words.union(others).count
            guard either > 0 else { continue }
            let likeness = Double(words.intersection(others).count) / Double(either)
            if likeness >= 0.34, likeness > best?.likeness ?? 0 { best = (index, likeness) }
        }
        return best?.index
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }

    private func missing(in draft: Draft) -> [String] {
        let present = Set(draft.blocks.map(\.section))
        return form.sections
            .filter { $0.isRequired && $0.purpose != .headline && !present.contains($0.key) }
            .map { $0.label ?? $0.purpose.rawValue }
    }
}
