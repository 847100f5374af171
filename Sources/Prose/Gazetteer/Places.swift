/// Countries, their adjectives and larger cities, each with its country (ISO 3166-1 alpha-2).
package final class Places: Sendable {
    package struct Place: Sendable, Equatable {
        /// As it is printed: "Saudi Arabia".
        package var name: String
        package var country: String
        package var isCountry: Bool
    }

    package static let world = Places()

    private let gazetteer: Gazetteer
    private let places: [Place]
    /// Adjectives and inhabitants ("British", "French"), which point to a country but name no place.
    private let demonyms: HashedTable
    /// Index for index as the values of `demonyms`.
    private let codes: [String]

    private init() {
        var gazetteer = Gazetteer()
        var places: [Place] = []
        func add(_ names: Substring, country: String, isCountry: Bool) {
            let forms = names.split(separator: "=")
            guard let first = forms.first else { return }
            for form in forms { gazetteer.add(String(form), value: Int32(places.count)) }
            places.append(Place(name: String(first), country: country, isCountry: isCountry))
        }
        var demonyms = HashedTable(expecting: 300)
        var codes: [String] = []
        for line in PlaceTable.countries.split(separator: "\n") {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            guard fields.count == 4 else { continue }
            let code = String(fields[0])
            add(fields[1], country: code, isCountry: true)
            for word in FoldedWords(String(fields[2])).words { demonyms.set(word.hash, Int32(codes.count)) }
            codes.append(code)
            for city in fields[3].split(separator: ",") { add(city, country: code, isCountry: false) }
        }
        self.gazetteer = gazetteer
        self.places = places
        self.demonyms = demonyms
        self.codes = codes
    }

    /// The longest place name at the word, and how many words it takes.
    package func place(at index: Int, in words: [FoldedWords.Word]) -> (Place, Int)? {
        guard let (length, value) = gazetteer.first(at: index, in: words) else { return nil }
        return (places[Int(value)], length)
    }

    /// The country an adjective points to.
    package func country(ofAdjective word: FoldedWords.Word) -> String? {
        demonyms[word.hash].map { codes[Int($0)] }
    }

    /// Whether the word is an adjective or an inhabitant.
    package func isAdjective(_ word: FoldedWords.Word) -> Bool { demonyms.contains(word.hash) }

    /// The code of a country by name: "United Kingdom" gives "GB".
    package func code(ofCountry name: String) -> String? {
        let words = FoldedWords(name, limit: 8).words
        guard let (place, length) = place(at: 0, in: words), length == words.count, place.isCountry else { return nil }
        return place.country
    }
}
