package import NewsModel

extension HouseForm {
    /// The form in the binary: a short market-news story.
    package static let standard = HouseForm(
        name: "market-news",
        publication: "The Nutgraf Desk",
        language: "en-US",
        sections: [
            FormSection(key: "headline", purpose: .headline, maxWords: 14),
            FormSection(key: "lead", purpose: .lead, maxWords: 48, text: "{PLACE}, {date} — "),
            FormSection(key: "what-happened", label: "What Happened", purpose: .body, maxWords: 150),
            FormSection(key: "see-also", label: "See Also", purpose: .seeAlso, isRequired: false),
            FormSection(key: "details", purpose: .body, isRequired: false, maxWords: 120),
            FormSection(
                key: "newsletter",
                purpose: .prompt,
                isRequired: false,
                text: "Subscribe to the newsletter of {publication} to get stories like this one by mail."
            ),
            FormSection(key: "why-it-matters", label: "Why It Matters", purpose: .nutGraf, maxWords: 110),
            FormSection(key: "image-credit", purpose: .imageCredit, isRequired: false, text: "Image via {credit}"),
            FormSection(key: "read-next", label: "Read Next", purpose: .readNext, isRequired: false),
            FormSection(
                key: "disclosure",
                label: "Disclosure",
                purpose: .disclosure,
                text: "This story was drafted by {drafter} from the reports it names and was reviewed by an editor "
                    + "before publication. {publication} answers for it."
            ),
            FormSection(
                key: "copyright",
                purpose: .copyright,
                text: "© {year} {publication}. This is not investment advice. All rights reserved."
            ),
        ]
    )
}
