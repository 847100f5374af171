package import NewsModel
import Prose

/// Turns an editor's plain text back into a draft.
///
/// Sentences that did not change keep their evidence and their author; changed and new ones are the editor's, without
/// evidence: the check finds it anew. A paragraph's place in the house's form is found by its label, by the paragraph
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

    package init(form: HouseForm) { self.form = form }

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
        let memory = SentenceMemory(previous)
        var blocks: [DraftBlock] = []
        var unused = previous.blocks
        for paragraph in paragraphs.dropFirst() {
            // An untouched paragraph stays exactly what it was.
            if let index = unused.firstIndex(where: { $0.text == paragraph }) {
                blocks.append(unused.remove(at: index))
                continue
            }
            let place = place(of: paragraph, after: blocks.last, among: unused)
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
        let title = headline == previous.headline.text ? previous.headline : DraftSentence(headline, author: .human)
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

    private func place(of paragraph: String, after last: DraftBlock?, among unused: [DraftBlock]) -> Place {
        if let (section, label, body) = labelled(paragraph) {
            let old = unused.firstIndex { $0.label == label }
            return Place(section: section.key, purpose: section.purpose, label: label, body: body, replaced: old)
        }
        for section in form.sections where section.label == nil && !section.purpose.isChecked {
            if let text = section.text, FormTemplate(text).fits(paragraph) {
                let old = unused.firstIndex { $0.section == section.key }
                return Place(section: section.key, purpose: section.purpose, body: paragraph, replaced: old)
            }
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
        if last.purpose.isChecked, last.purpose != .lead {
            return Place(section: last.section, purpose: last.purpose, body: paragraph)
        }
        let body =
            form.sections.first { $0.purpose == .body && $0.label == nil }
            ?? form.sections.first { $0.purpose == .body }
        return Place(section: body?.key ?? "body", purpose: .body, body: paragraph)
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

/// The sentences of the draft before the edit, to be found again in edited paragraphs.
private struct SentenceMemory {
    private var byStart: [Substring: [DraftSentence]] = [:]

    init(_ draft: Draft) {
        for sentence in draft.blocks.flatMap(\.sentences) where !sentence.text.isEmpty {
            byStart[sentence.text.prefix(Self.startLength), default: []].append(sentence)
        }
        // The longest first, so that a sentence is not taken for one that it begins with.
        for key in byStart.keys { byStart[key]?.sort { $0.text.utf8.count > $1.text.utf8.count } }
    }

    private static let startLength = 12

    /// Cuts a paragraph where its old sentences stand, whatever the cutter would say, and the rest by the cutter.
    ///
    /// - Complexity: Linear in the paragraph for texts whose sentences do not all begin alike.
    func sentences(of paragraph: String) -> [DraftSentence] {
        let ends = Sentences.spans(in: paragraph).map { $0.end }
        var next = 0
        var found: [DraftSentence] = []
        var start = paragraph.startIndex
        while start < paragraph.endIndex {
            let rest = paragraph[start...]
            let offset = paragraph.utf8.distance(from: paragraph.startIndex, to: start)
            let end: String.Index
            if let old = known(at: rest) {
                found.append(old)
                end = paragraph.utf8.index(start, offsetBy: old.text.utf8.count)
            } else {
                while next < ends.count, ends[next] <= offset { next += 1 }
                let stop = next < ends.count ? ends[next] : paragraph.utf8.count
                end = paragraph.utf8.index(paragraph.startIndex, offsetBy: stop)
                found.append(DraftSentence(String(paragraph[start..<end]), author: .human))
            }
            start = paragraph[end...].firstIndex { $0 != " " } ?? paragraph.endIndex
        }
        return found
    }

    private func known(at rest: Substring) -> DraftSentence? {
        let candidates = byStart[rest.prefix(Self.startLength)] ?? []
        return candidates.first { fits($0, rest) } ?? shortSentence(at: rest)
    }

    /// A remembered sentence shorter than the key.
    private func shortSentence(at rest: Substring) -> DraftSentence? {
        for length in stride(from: Self.startLength - 1, to: 0, by: -1) {
            if let found = byStart[rest.prefix(length)]?.first(where: { fits($0, rest) }) { return found }
        }
        return nil
    }

    private func fits(_ sentence: DraftSentence, _ rest: Substring) -> Bool {
        guard rest.hasPrefix(sentence.text) else { return false }
        let end = rest.utf8.index(rest.startIndex, offsetBy: sentence.text.utf8.count)
        return end == rest.endIndex || rest.utf8[end] == UInt8(ascii: " ")
    }
}
