package import NewsModel
package import NewsStore

/// Says in one line what the machine did with a version and who answers for it; Press knows how.
package typealias DisclosureLine = @Sendable (VersionRef) async throws(StoreError) -> String

/// A published story as it stands in a mail.
package struct StoryCard: Sendable, Equatable {
    package var story: StoryID
    package var section: String
    package var headline: String
    package var summary: String
    package var address: String
    /// Stands inside the item: what stands beside it is lost when the item is passed on.
    package var disclosure: String
    /// The public note of a correction.
    package var note: String?

    /// As the story is published now: a correction since the issue was built is in it.
    ///
    /// - Returns: Nil when it is not published, or was taken back.
    package static func load(
        _ ref: VersionRef,
        from store: any NewsStore,
        site: ReaderSite,
        disclosure: DisclosureLine
    ) async throws(StoreError) -> StoryCard? {
        guard let story = try await store.story(ref.story), story.state != .retracted,
            let publication = try await store.publication(of: ref.story), publication.kind != .retraction
        else { return nil }
        return StoryCard(
            story: ref.story,
            section: publication.section,
            headline: publication.headline,
            summary: publication.summary,
            address: site.story(publication.slug),
            disclosure: try await disclosure(publication.version),
            note: publication.kind == .correction ? publication.note : nil
        )
    }
}
