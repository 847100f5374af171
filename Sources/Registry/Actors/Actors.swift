/// Who can take a position.
///
/// States have their ISO 3166-1 alpha-2 code, international bodies a code of our own, companies `org:name`. Names and
/// aliases come from the table in ``ActorNames``.
package enum Actors {
    package enum Kind: Sendable { case state, organisation, company }

    package static func kind(of code: String) -> Kind {
        if code.hasPrefix("org:") { return .company }
        return ActorNames.organisationCodes.contains(code) ? .organisation : .state
    }

    /// The short English name of a code: "United Kingdom".
    ///
    /// The code itself where it is not known.
    package static func name(of code: String) -> String { ActorNames.nameOfCode[code] ?? code }

    /// The code of a name or alias, however it is capitalised; nil where it is not known.
    package static func code(of name: String) -> String? {
        ActorNames.codeOfAlias[ActorNames.folded(name)]
    }

    /// "org:openai": for companies, which have no code of their own.
    package static func companyCode(_ name: String) -> String { "org:" + RegisterSeed.slug(name) }

    /// "the United Kingdom", "Germany": as a sentence says it.
    package static func withArticle(_ name: String, isSentenceStart: Bool = false) -> String {
        guard ActorNames.withArticle.contains(name) else { return name }
        return (isSentenceStart ? "The " : "the ") + name
    }
}

/// Lists in sentences.
package enum Listing {
    /// "A", "A and B", "A, B and C".
    package static func words(_ parts: [String]) -> String {
        guard let last = parts.last else { return "" }
        if parts.count == 1 { return last }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
