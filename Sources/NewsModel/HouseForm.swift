/// The form in which a house writes its stories: sections in order, each with its purpose and limits.
package struct HouseForm: Sendable, Codable, Equatable {
    package var name: String
    package var publication: String
    /// BCP 47.
    package var language: String
    package var sections: [FormSection]

    package init(name: String, publication: String, language: String, sections: [FormSection]) {
        self.name = name
        self.publication = publication
        self.language = language
        self.sections = sections
    }

    package func section(_ key: String) -> FormSection? { sections.first { $0.key == key } }
}

package struct FormSection: Sendable, Codable, Equatable {
    package enum Purpose: String, Sendable, Codable, CaseIterable {
        case headline, lead, body, nutGraf = "nut-graf", seeAlso = "see-also", readNext = "read-next"
        case imageCredit = "image-credit", prompt, disclosure, copyright

        /// Whether its sentences are claims to be traced.
        ///
        /// Links, credits and notices are furniture.
        package var isChecked: Bool {
            switch self {
            case .headline, .lead, .body, .nutGraf: true
            case .seeAlso, .readNext, .imageCredit, .prompt, .disclosure, .copyright: false
            }
        }
    }

    /// Stable name: "what-happened".
    package var key: String
    /// As printed before the first paragraph, without the colon: "What Happened".
    ///
    /// Nil where nothing is printed.
    package var label: String?
    package var purpose: Purpose
    package var isRequired: Bool
    package var maxWords: Int?
    /// Fixed text with `{publication}`, `{year}`, `{credit}` to be filled in; for furniture.
    package var text: String?

    package init(
        key: String,
        label: String? = nil,
        purpose: Purpose,
        isRequired: Bool = true,
        maxWords: Int? = nil,
        text: String? = nil
    ) {
        self.key = key
        self.label = label
        self.purpose = purpose
        self.isRequired = isRequired
        self.maxWords = maxWords
        self.text = text
    }
}
