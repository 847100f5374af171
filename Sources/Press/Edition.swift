import Foundation
package import NewsModel
package import NewsStore

/// Everything that belongs to one version of a story: what a publication, its receipt and its page are made of.
package struct Edition: Sendable {
    package var story: Story
    package var version: Version
    package var check: CheckRecord?
    package var overrules: [Overrule]
    package var signOff: SignOff?
    /// The reports at the revisions that the version was checked against, each once.
    package var reports: [Report]
    /// Who made this version, when it was a person.
    package var writer: String?

    package init(
        story: Story,
        version: Version,
        check: CheckRecord?,
        overrules: [Overrule],
        signOff: SignOff?,
        reports: [Report],
        writer: String? = nil
    ) {
        self.story = story
        self.version = version
        self.check = check
        self.overrules = overrules
        self.signOff = signOff
        self.reports = reports
        self.writer = writer
    }

    /// - Throws: `.notFound` when story or version do not exist; what the store throws.
    package static func load(_ ref: VersionRef, from store: any NewsStore) async throws(PressError) -> Edition {
        do throws(StoreError) {
            guard let story = try await store.story(ref.story), let version = try await store.version(ref) else {
                throw StoreError(.notFound, "There is no version \(ref.version) of story \(ref.story).")
            }
            let check = try await store.check(of: ref)
            var refs: [RevisionRef] = []
            var seen: Set<RevisionRef> = []
            for source in (check?.report.sources ?? []) + version.sources where seen.insert(source).inserted {
                refs.append(source)
            }
            var writer: String?
            if let editor = version.editor { writer = try await store.user(editor)?.name }
            return Edition(
                story: story,
                version: version,
                check: check,
                overrules: try await store.overrules(of: ref.story),
                signOff: try await store.signOff(of: ref),
                reports: try await store.reports(at: refs),
                writer: writer
            )
        } catch {
            throw PressError(error)
        }
    }

    package var ref: VersionRef { VersionRef(story: version.story, version: version.number) }

    /// The overruling of a claim, when there is one.
    func overrule(of claim: Claim) -> Overrule? {
        guard claim.severity == .block else { return nil }
        return overrules.last { $0.finding == claim.key }
    }

    /// The index in ``reports`` of each source that the check counted; nil where it is not stored.
    var sourceIndices: [Int?] {
        let counted = check?.report.sources ?? []
        let order = counted.isEmpty ? version.sources : counted
        let places = Dictionary(reports.enumerated().map { ($1.ref, $0) }, uniquingKeysWith: { first, _ in first })
        return order.map { places[$0] }
    }

    /// The first paragraph without its label, for lists and feeds.
    var summary: String {
        let blocks = version.draft.blocks.filter { $0.purpose.isChecked && !$0.sentences.isEmpty }
        let lead = blocks.first { $0.purpose == .lead } ?? blocks.first
        return lead.map { $0.sentences.map(\.text).joined(separator: " ") } ?? version.draft.headline.text
    }
}
