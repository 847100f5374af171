/// A story as alerts see it.
///
/// Tags are folded here, so the caller hands them over as they are.
package struct AlertStory: Sendable, Equatable {
    package var title: String
    package var text: String
    /// With or without "$": "NVDA".
    package var tickers: [String]
    /// Codes or names: "medtop:20000763", "artificial intelligence".
    package var topics: [String]
    package var places: [String]
    package var companies: [String]
    package var people: [String]
    /// Outlets that the story rests on, or the one that wrote it.
    package var sources: [String]
    package var section: String
    /// What an analyst did: "upgrade", "downgrade", "initiate", "reiterate", "pt_raise", "pt_cut".
    package var ratings: [String]
    /// How far a price target was moved, in per cent.
    package var targetChange: Int?

    package init(
        title: String = "",
        text: String,
        tickers: [String] = [],
        topics: [String] = [],
        places: [String] = [],
        companies: [String] = [],
        people: [String] = [],
        sources: [String] = [],
        section: String = "",
        ratings: [String] = [],
        targetChange: Int? = nil
    ) {
        self.title = title
        self.text = text
        self.tickers = tickers
        self.topics = topics
        self.places = places
        self.companies = companies
        self.people = people
        self.sources = sources
        self.section = section
        self.ratings = ratings
        self.targetChange = targetChange
    }

    /// Field and value as given, not yet folded; at most ``AlertLimits/storyTags`` of each field.
    func forEachTag(_ body: (AlertField, String) -> Void) {
        for value in tickers.prefix(AlertLimits.storyTags) { body(.ticker, value) }
        for value in topics.prefix(AlertLimits.storyTags) { body(.topic, value) }
        for value in places.prefix(AlertLimits.storyTags) { body(.place, value) }
        for value in companies.prefix(AlertLimits.storyTags) { body(.company, value) }
        for value in people.prefix(AlertLimits.storyTags) { body(.person, value) }
        for value in ratings.prefix(AlertLimits.storyTags) { body(.rating, value) }
        for value in sources.prefix(AlertLimits.storyTags) { body(.source, value) }
        if !section.isEmpty { body(.section, section) }
    }

    /// Words that stand for the space between title and text, so that no phrase or NEAR reaches across.
    static let gap = AlertLimits.nearDistance + 1
}
