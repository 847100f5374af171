package import NewsModel

/// A story's version with all that was found and done about it.
package struct StoryFolder: Sendable, Equatable {
    package var story: Story
    package var version: Version
    /// The newest check of this version; nil while it waits for one.
    package var check: CheckRecord?
    package var overrules: [Overrule]
    package var signOff: SignOff?
    /// The reports the version rests on, as they read when it was written.
    package var reports: [Report]
    package var publication: Publication?

    package var isNewest: Bool { version.number == story.latestVersion }

    /// Whether there is a check of exactly this text.
    package var isChecked: Bool { check?.digest == version.digest }

    package var overruledKeys: Set<String> { Set(overrules.map(\.finding)) }

    /// What stops publication of this version; empty also while it is unchecked, see ``isChecked``.
    package var blocking: [Claim] { check?.report.blocking(overruled: overruledKeys) ?? [] }

    /// Whether a valid sign-off of exactly this text exists.
    package var isSigned: Bool { signOff?.digest == version.digest }

    /// Whether this very version is out.
    package var isPublished: Bool { publication?.version == VersionRef(story: story.id, version: version.number) }

    /// Reports the version rests on that an editor has since put into another cluster than the story's.
    ///
    /// The desk says so ("drafted from reports that have since moved"); the text stays as it is until somebody changes it.
    package var movedReports: [Report] {
        guard let cluster = story.cluster else { return [] }
        return reports.filter { $0.cluster != nil && $0.cluster != cluster }
    }

    package func overrule(of claim: Claim) -> Overrule? { overrules.last { $0.finding == claim.key } }

    /// The report that a piece of evidence points into, by the check's own order of sources.
    package func report(of evidence: ClaimEvidence) -> Report? {
        guard let sources = check?.report.sources, sources.indices.contains(evidence.source) else {
            return reports.indices.contains(evidence.source) ? reports[evidence.source] : nil
        }
        return reports.first { $0.ref == sources[evidence.source] }
    }
}
