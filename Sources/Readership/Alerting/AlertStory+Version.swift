package import Alerts
package import NewsModel

extension AlertStory {
    /// A published version as alerts see it: headline, what is claimed in the text (no furniture), and its tags.
    package init(_ version: Version, _ publication: Publication, outlets: [String]) {
        let tags = publication.tags
        self.init(
            title: version.draft.headline.text,
            text: version.draft.blocks.filter(\.purpose.isChecked).map(\.text).joined(separator: "\n"),
            tickers: tags.tickers,
            topics: tags.topics,
            places: tags.places,
            companies: tags.organisations.map(\.name),
            people: tags.people,
            sources: outlets,
            section: publication.section
        )
    }
}
