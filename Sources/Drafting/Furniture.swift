import Foundation
import NewsModel
import Prose

/// The parts of a story that make no claim: links, credit, prompt, disclosure, copyright.
///
/// The same for every drafter.
struct Furniture: Sendable {
    let request: DraftRequest
    /// As the disclosure names it: "software that uses no language model".
    let drafter: String

    /// The blocks of a furniture section; empty where there is nothing to show.
    func blocks(for section: FormSection) -> [DraftBlock] {
        switch section.purpose {
        case .headline, .lead, .body, .nutGraf: return []
        case .seeAlso: return links(section, Array(request.related.prefix(1)))
        case .readNext: return links(section, Array(request.related.dropFirst().prefix(3)))
        case .imageCredit where request.imageCredit == nil: return []
        case .imageCredit, .prompt, .disclosure, .copyright:
            guard let text = section.text, !text.isEmpty else { return [] }
            return [
                DraftBlock(
                    section: section.key,
                    purpose: section.purpose,
                    label: section.label,
                    sentences: [DraftSentence(filled(text), author: .machine)]
                )
            ]
        }
    }

    private func links(_ section: FormSection, _ publications: [Publication]) -> [DraftBlock] {
        publications.enumerated().map { index, publication in
            DraftBlock(
                section: section.key,
                purpose: section.purpose,
                label: index == 0 ? section.label : nil,
                sentences: [DraftSentence(publication.headline, author: .machine)]
            )
        }
    }

    private func filled(_ template: String) -> String {
        let year = CalendarDay(request.now, minutesEast: request.minutesEast).year
        return
            template
            .replacingOccurrences(of: "{publication}", with: request.form.publication)
            .replacingOccurrences(of: "{year}", with: String(year))
            .replacingOccurrences(of: "{credit}", with: request.imageCredit ?? "")
            .replacingOccurrences(of: "{drafter}", with: drafter)
    }
}

/// Puts written sections and furniture together in the form's order, and says what is missing.
struct Assembly: Sendable {
    let request: DraftRequest
    let furniture: Furniture

    /// `written`: Paragraphs by section key, for the sections that make claims.
    func draft(
        headline: DraftSentence,
        written: [String: [[DraftSentence]]],
        origin: DraftOrigin
    ) -> (Draft, notes: [String]) {
        var blocks: [DraftBlock] = []
        var notes: [String] = []
        for section in request.form.sections where section.purpose != .headline {
            let made: [DraftBlock]
            if section.purpose.isChecked {
                made = (written[section.key] ?? []).filter { !$0.isEmpty }.enumerated().map { index, sentences in
                    DraftBlock(
                        section: section.key,
                        purpose: section.purpose,
                        label: index == 0 ? section.label : nil,
                        sentences: sentences
                    )
                }
            } else {
                made = furniture.blocks(for: section)
            }
            if made.isEmpty, section.isRequired {
                let name = section.label ?? section.key
                notes.append("The section “\(name)” is left out: the reports hold nothing for it.")
            }
            blocks += made
        }
        return (Draft(headline: headline, blocks: blocks, origin: origin), notes)
    }
}
