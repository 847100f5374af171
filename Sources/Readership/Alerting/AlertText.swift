import Alerts

/// Between what readers write and the alert language.
package enum AlertText {
    /// The query in its one written form.
    ///
    /// - Throws: ``ReadershipError`` `.badQuery` with the language's own words and the character.
    package static func canonical(_ text: String) throws(ReadershipError) -> String {
        do { return try AlertQuery.parse(text).description } catch {
            throw ReadershipError(.badQuery, error.message, character: error.character)
        }
    }
}
