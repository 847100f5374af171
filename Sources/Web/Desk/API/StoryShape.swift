import Desk
import Foundation
import NewsModel

/// A story in a list.
struct StoryLine: Encodable {
    var id: String
    var state: String
    var headline: String
    var section: String
    var slug: String
    var latestVersion: Int
    var publishedVersion: Int?
    var created: Date

    init(_ story: Story) {
        id = story.id.raw
        state = story.state.rawValue
        headline = story.headline
        section = story.section
        slug = story.slug
        latestVersion = story.latestVersion
        publishedVersion = story.publishedVersion
        created = story.created
    }
}

/// A story with its newest version, for programs.
///
/// Spans are `[start, end)` in Unicode scalars, as everywhere in JSON.
struct StoryShape: Encodable {
    struct Passage: Encodable {
        var item: String
        var revision: Int
        var outlet: String
        var url: String?
        var span: [Int]
        var text: String
    }

    struct ClaimShape: Encodable {
        /// What an overruling names.
        var finding: String
        var kind: String
        var verdict: String
        var severity: String
        var blocks: Bool
        var span: [Int]
        var text: String
        var message: String
        var suggestion: String?
        var difference: [PreviewShape.Change]?
        var evidence: [Passage]
        var overruled: String?
    }

    struct SignOffShape: Encodable {
        var editor: String
        var digest: String
        var made: Date
    }

    var story: StoryLine
    var version: Int
    var digest: String
    var text: String
    var isChecked: Bool
    var blocking: Int
    var claims: [ClaimShape]
    var signOff: SignOffShape?

    init(_ folder: StoryFolder) {
        story = StoryLine(folder.story)
        version = folder.version.number
        digest = folder.version.digest
        text = folder.version.draft.text
        isChecked = folder.isChecked
        let keys = Set(folder.blocking.map(\.key))
        blocking = folder.blocking.count
        let offsets = ScalarOffsets(text)
        var sourceOffsets: [RevisionRef: ScalarOffsets] = [:]
        for report in folder.reports { sourceOffsets[report.ref] = ScalarOffsets(report.revision.text) }
        claims = (folder.check?.report.claims ?? []).map { claim in
            ClaimShape(
                finding: claim.key,
                kind: claim.kind.rawValue,
                verdict: claim.verdict.rawValue,
                severity: claim.severity.word,
                blocks: keys.contains(claim.key),
                span: offsets.scalars(claim.span),
                text: claim.text,
                message: claim.message,
                suggestion: claim.suggestion,
                difference: claim.difference?.map { .init(kind: $0.kind.rawValue, words: $0.words) },
                evidence: claim.evidence.compactMap { evidence in
                    guard let report = folder.report(of: evidence) else { return nil }
                    return Passage(
                        item: report.id.raw,
                        revision: report.revision.number,
                        outlet: report.item.outlet,
                        url: report.item.address,
                        span: sourceOffsets[report.ref]?.scalars(evidence.span) ?? [],
                        text: evidence.text
                    )
                },
                overruled: folder.overrule(of: claim)?.reason
            )
        }
        signOff =
            folder.isSigned
            ? folder.signOff.map { SignOffShape(editor: $0.editorName, digest: $0.digest, made: $0.made) } : nil
    }
}
