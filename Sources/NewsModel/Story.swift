package import Foundation

/// A story from its first draft to its last correction.
package struct Story: Sendable, Codable, Equatable, Identifiable {
    package enum State: String, Sendable, Codable, CaseIterable {
        /// A draft is on the desk.
        case desk
        /// Signed off, waiting for the press.
        case signed
        case published
        /// Taken back after publication; its address says so.
        case retracted
        /// Dropped before publication.
        case spiked
    }

    package var id: StoryID
    package var cluster: ClusterID?
    package var state: State
    /// The last part of its address; fixed at first publication.
    package var slug: String
    /// The site's section: "technology".
    package var section: String
    package var created: Date
    /// The number of the newest version; 0 before the first.
    package var latestVersion: Int
    package var publishedVersion: Int?
    /// The newest version's headline, for lists.
    package var headline: String

    package init(
        id: StoryID,
        cluster: ClusterID?,
        state: State = .desk,
        slug: String,
        section: String,
        created: Date,
        latestVersion: Int = 0,
        publishedVersion: Int? = nil,
        headline: String
    ) {
        self.id = id
        self.cluster = cluster
        self.state = state
        self.slug = slug
        self.section = section
        self.created = created
        self.latestVersion = latestVersion
        self.publishedVersion = publishedVersion
        self.headline = headline
    }
}

/// One text of a story.
///
/// Never changed: an edit is a new version.
package struct Version: Sendable, Codable, Equatable {
    package var story: StoryID
    /// 1 for the first.
    package var number: Int
    package var draft: Draft
    /// The reports it was written from and is checked against, register statements included.
    package var sources: [RevisionRef]
    package var tags: Tags
    package var made: Date
    /// Nil when the machine made it.
    package var editor: UserID?
    /// What changed and why, in the editor's words.
    package var note: String?
    /// SHA-256 of `draft.text` in UTF-8, lower-case hexadecimal: what a sign-off is bound to.
    package var digest: String

    package init(
        story: StoryID,
        number: Int,
        draft: Draft,
        sources: [RevisionRef],
        tags: Tags,
        made: Date,
        editor: UserID? = nil,
        note: String? = nil,
        digest: String
    ) {
        self.story = story
        self.number = number
        self.draft = draft
        self.sources = sources
        self.tags = tags
        self.made = made
        self.editor = editor
        self.note = note
        self.digest = digest
    }
}

/// Names one version of one story.
package struct VersionRef: Hashable, Sendable, Codable {
    package var story: StoryID
    package var version: Int

    package init(story: StoryID, version: Int) {
        self.story = story
        self.version = version
    }
}

/// The check of one version, as stored.
package struct CheckRecord: Sendable, Codable, Equatable {
    package var version: VersionRef
    /// The digest of the text that was checked.
    package var digest: String
    package var report: CheckReport
    package var made: Date

    package init(version: VersionRef, digest: String, report: CheckReport, made: Date) {
        self.version = version
        self.digest = digest
        self.report = report
        self.made = made
    }
}

/// An editor's decision to publish in spite of a finding.
package struct Overrule: Sendable, Codable, Equatable {
    package var story: StoryID
    /// ``Claim/key``.
    package var finding: String
    package var reason: String
    package var editor: UserID
    package var editorName: String
    package var made: Date

    package init(
        story: StoryID,
        finding: String,
        reason: String,
        editor: UserID,
        editorName: String,
        made: Date
    ) {
        self.story = story
        self.finding = finding
        self.reason = reason
        self.editor = editor
        self.editorName = editorName
        self.made = made
    }
}

/// An editor's word: I have read exactly this text and answer for it.
package struct SignOff: Sendable, Codable, Equatable {
    package var version: VersionRef
    /// ``Version/digest`` of the text that was signed.
    package var digest: String
    package var editor: UserID
    package var editorName: String
    /// Who holds editorial responsibility, as the disclosure prints it.
    package var accountable: String
    package var made: Date

    package init(
        version: VersionRef,
        digest: String,
        editor: UserID,
        editorName: String,
        accountable: String,
        made: Date
    ) {
        self.version = version
        self.digest = digest
        self.editor = editor
        self.editorName = editorName
        self.accountable = accountable
        self.made = made
    }
}

/// A version that went out.
package struct Publication: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable { case original, update, correction, retraction }

    package var version: VersionRef
    package var kind: Kind
    package var slug: String
    package var section: String
    package var headline: String
    /// The first paragraph, for lists and feeds.
    package var summary: String
    package var tags: Tags
    package var firstPublished: Date
    package var published: Date
    /// The public note on a correction or retraction.
    package var note: String?
    /// The signed receipt, JSON, byte for byte as served.
    package var receipt: Data
    /// SHA-256 of `receipt`, lower-case hexadecimal; the next version's receipt names it.
    package var receiptHash: String

    package init(
        version: VersionRef,
        kind: Kind,
        slug: String,
        section: String,
        headline: String,
        summary: String,
        tags: Tags,
        firstPublished: Date,
        published: Date,
        note: String? = nil,
        receipt: Data,
        receiptHash: String
    ) {
        self.version = version
        self.kind = kind
        self.slug = slug
        self.section = section
        self.headline = headline
        self.summary = summary
        self.tags = tags
        self.firstPublished = firstPublished
        self.published = published
        self.note = note
        self.receipt = receipt
        self.receiptHash = receiptHash
    }
}
