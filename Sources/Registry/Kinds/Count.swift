/// How many, said by somebody: never a bare number.
package struct Count: FactKind {
    package static let kindName = "count"

    package enum Unit: String, Sendable, Codable, CaseIterable {
        case countries, companies, signatories, organisations
        case countriesAndOrganisations = "countries_and_organisations"
        case governmentsAndOrganisations = "governments_and_organisations"

        package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
    }

    package enum Hedge: String, Sendable, Codable {
        case exactly, about, moreThan = "more_than", fewerThan = "fewer_than"
    }

    package var number: Int
    package var unit: Unit
    package var hedge: Hedge
    /// What they did: signed, endorsed.
    package var act: PositionKind
    /// ISO 8601 day the count holds for.
    package var asOf: String
    /// Who says so: "Financial Times".
    package var source: String

    package init(
        number: Int,
        unit: Unit,
        hedge: Hedge = .exactly,
        act: PositionKind = .signed,
        asOf: String,
        source: String
    ) {
        self.number = number
        self.unit = unit
        self.hedge = hedge
        self.act = act
        self.asOf = asOf
        self.source = source
    }

    /// "about 60 countries".
    package var words: String {
        let amount = "\(number) \(unit.words)"
        return switch hedge {
        case .exactly: amount
        case .about: "about \(amount)"
        case .moreThan: "more than \(amount)"
        case .fewerThan: "fewer than \(amount)"
        }
    }
}
