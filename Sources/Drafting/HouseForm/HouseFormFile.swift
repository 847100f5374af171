package import NewsModel
import TOMLKit

/// `house.toml`: the house's form as a file.
///
/// TOML 1.0 (https://toml.io/en/v1.0.0).
///
/// The top holds `name`, `publication` and `language`; each `[[section]]` holds `key`, `purpose`, and where wanted
/// `label`, `required`, `max_words` and `text`. Unknown names are errors, so that a misspelt one is noticed.
package enum HouseFormFile {
    /// Reads a form.
    ///
    /// - Throws: ``DraftError`` with `.badForm`, its message naming the line and what to change.
    package static func parse(_ text: String) throws(DraftError) -> HouseForm {
        guard text.utf8.count <= maximumBytes else {
            throw DraftError(.badForm, "house.toml is larger than \(maximumBytes / 1024) KB; a form is a page of text.")
        }
        let table = try read(text)
        let lines = SectionLines(text)
        try refuseUnknown(table.keys, allowed: ["name", "publication", "language", "section"], at: "at the top")
        let name = try string(table, "name", at: "at the top") ?? HouseForm.standard.name
        guard let publication = try string(table, "publication", at: "at the top"), !publication.isEmpty else {
            throw DraftError(
                .badForm,
                "house.toml names no publication. Add a line such as publication = \"The Daily\"."
            )
        }
        let language = try string(table, "language", at: "at the top") ?? HouseForm.standard.language
        guard let entries = table["section"]?.array else {
            throw DraftError(.badForm, "house.toml has no sections. Add [[section]] blocks with key and purpose.")
        }
        var sections: [FormSection] = []
        for (index, entry) in entries.enumerated() {
            let place = lines.place(of: index)
            guard let entry = entry.table else {
                throw DraftError(.badForm, "house.toml, \(place): a section must be a [[section]] block.")
            }
            sections.append(try section(entry, at: place))
        }
        let form = HouseForm(name: name, publication: publication, language: language, sections: sections)
        try check(form, lines: lines)
        return form
    }

    /// The form as a file that ``parse(_:)`` reads back to the same form.
    package static func write(_ form: HouseForm) -> String {
        var out = "name = \(quoted(form.name))\n"
        out += "publication = \(quoted(form.publication))\n"
        out += "language = \(quoted(form.language))\n"
        for section in form.sections {
            out += "\n[[section]]\nkey = \(quoted(section.key))\npurpose = \(quoted(section.purpose.rawValue))\n"
            if let label = section.label { out += "label = \(quoted(label))\n" }
            if !section.isRequired { out += "required = false\n" }
            if let words = section.maxWords { out += "max_words = \(words)\n" }
            if let text = section.text { out += "text = \(quoted(text))\n" }
        }
        return out
    }

    private static let maximumBytes = 256 * 1024
    private static let maximumSections = 100

    private static func read(_ text: String) throws(DraftError) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let at = error.source.begin
            throw DraftError(
                .badForm,
                "house.toml, line \(at.line), column \(at.column): \(error.description). Mend this line."
            )
        } catch {
            throw DraftError(.badForm, "house.toml cannot be read as TOML: \(error)")
        }
    }

    private static func section(_ table: TOMLTable, at place: String) throws(DraftError) -> FormSection {
        try refuseUnknown(
            table.keys,
            allowed: ["key", "purpose", "label", "required", "max_words", "text"],
            at: place
        )
        guard let key = try string(table, "key", at: place), isKey(key) else {
            throw DraftError(
                .badForm,
                "house.toml, \(place): a section needs a key of lower-case letters, digits and hyphens, such as \"lead\"."
            )
        }
        let word = try string(table, "purpose", at: place) ?? key
        guard let purpose = FormSection.Purpose(rawValue: word) else {
            let known = FormSection.Purpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw DraftError(
                .badForm,
                "house.toml, \(place) (\(key)): no purpose is called \"\(word)\". Use one of \(known)."
            )
        }
        var isRequired = true
        if let value = table["required"] {
            guard let flag = value.bool else {
                throw DraftError(.badForm, "house.toml, \(place) (\(key)): required must be true or false.")
            }
            isRequired = flag
        }
        var maxWords: Int?
        if let value = table["max_words"] {
            guard let number = value.int, (1...10_000).contains(number) else {
                throw DraftError(
                    .badForm,
                    "house.toml, \(place) (\(key)): max_words must be a whole number from 1 to 10000."
                )
            }
            maxWords = number
        }
        return FormSection(
            key: key,
            label: try string(table, "label", at: place),
            purpose: purpose,
            isRequired: isRequired,
            maxWords: maxWords,
            text: try string(table, "text", at: place)
        )
    }

    private static func check(_ form: HouseForm, lines: SectionLines) throws(DraftError) {
        guard form.sections.count <= maximumSections else {
            throw DraftError(.badForm, "house.toml has more than \(maximumSections) sections.")
        }
        var seen: Set<String> = []
        for (index, section) in form.sections.enumerated() where !seen.insert(section.key).inserted {
            throw DraftError(
                .badForm,
                "house.toml, \(lines.place(of: index)): the key \"\(section.key)\" is used twice."
            )
        }
        for purpose in [FormSection.Purpose.headline, .lead] {
            let count = form.sections.count { $0.purpose == purpose }
            guard count == 1 else {
                throw DraftError(
                    .badForm,
                    "house.toml has \(count) sections with purpose \"\(purpose.rawValue)\"; it needs exactly one."
                )
            }
        }
    }

    private static func refuseUnknown(
        _ keys: [String],
        allowed: Set<String>,
        at place: String
    ) throws(DraftError) {
        for key in keys where !allowed.contains(key) {
            throw DraftError(
                .badForm,
                "house.toml, \(place): \"\(key)\" is not known. Use \(allowed.sorted().joined(separator: ", "))."
            )
        }
    }

    private static func string(_ table: TOMLTable, _ key: String, at place: String) throws(DraftError) -> String? {
        guard let value = table[key] else { return nil }
        guard let string = value.string else {
            throw DraftError(.badForm, "house.toml, \(place): \(key) must be text in quotation marks.")
        }
        return string
    }

    private static func isKey(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 60
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    /// A TOML basic string (TOML 1.0, "String").
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// Where each `[[section]]` begins, for messages.
private struct SectionLines {
    private var starts: [Int] = []

    init(_ text: String) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.filter { !$0.isWhitespace }
            if bare.hasPrefix("[[section]]") { starts.append(number + 1) }
        }
    }

    func place(of index: Int) -> String {
        guard index < starts.count else { return "section \(index + 1)" }
        return "section \(index + 1) (line \(starts[index]))"
    }
}
