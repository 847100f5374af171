import NewsModel

/// What may stand where nothing is checked: links, credits, notices.
///
/// An editor's own words under such a label would reach readers without proof, so only three kinds of text pass: the
/// form's own, filled in; what the machine put there, unchanged; and headlines of our own published stories.
struct FurnitureRule {
    private struct Known: Hashable {
        var section: String
        var text: String
    }

    private let form: HouseForm
    private let ownHeadlines: Set<String>
    private let machineMade: Set<Known>

    init(form: HouseForm, drafts: [Draft], ownHeadlines: Set<String>) {
        self.form = form
        self.ownHeadlines = ownHeadlines
        machineMade = Set(
            drafts.lazy.flatMap(\.blocks)
                .filter { !$0.purpose.isChecked && $0.sentences.allSatisfy { $0.author != .human } }
                .map { Known(section: $0.section, text: $0.text) }
        )
    }

    /// Whether a block may stay what it is.
    func admits(_ block: DraftBlock) -> Bool {
        guard !block.purpose.isChecked else { return true }
        if machineMade.contains(Known(section: block.section, text: block.text)) { return true }
        guard let section = form.sections.first(where: { $0.key == block.section }) else { return false }
        let body = block.sentences.map(\.text).joined(separator: " ")
        return admits(block.text, in: section, body: body)
    }

    /// Whether `paragraph`, which is `body` under the section's label, may stand in this section.
    func admits(_ paragraph: String, in section: FormSection, body: String) -> Bool {
        guard !section.purpose.isChecked else { return true }
        if body.isEmpty || machineMade.contains(Known(section: section.key, text: paragraph)) { return true }
        if let text = section.text {
            let template = FormTemplate(text)
            if template.fits(body) || template.fits(paragraph) { return true }
        }
        return isListOfOwnHeadlines(body)
    }

    /// Headlines as the drafter sets them: one, or several with a semicolon between.
    ///
    /// A headline may hold a semicolon itself, so the whole is asked first.
    private func isListOfOwnHeadlines(_ body: String) -> Bool {
        guard !ownHeadlines.isEmpty else { return false }
        if ownHeadlines.contains(body) { return true }
        let parts = body.split(separator: ";").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "." }.reversed())
        }
        return !parts.isEmpty && parts.allSatisfy { ownHeadlines.contains($0) }
    }
}
