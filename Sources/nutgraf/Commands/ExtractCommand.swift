import ArgumentParser
import Formats
import Foundation

/// `nutgraf extract`: the main text and the metadata of a page.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Take the main text, title, author and date out of a web page.",
        discussion: "With --jsonl each line is {id, file, url?}; .html or .html.gz."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The page; - or nothing for standard input.") var file: String?
    @Option(help: "Where it came from, to make addresses absolute.") var url: String?

    struct Question: Decodable {
        var id: String?
        var file: String
        var url: String?
    }

    struct Answer: Encodable {
        var id: String?
        var text: String
        var title, author, date, modified, sitename, language, image, canonical, summary, licence, rights: String?
        /// The text with its headings, lists and quotations.
        var html: String

        init(id: String?, _ page: ExtractedPage) {
            self.id = id
            text = page.text
            title = page.title
            author = page.author
            date = page.date?.day
            modified = page.modified?.day
            sitename = page.sitename
            language = page.language
            image = page.image
            canonical = page.canonical
            summary = page.summary
            licence = page.licence
            rights = page.rights
            html = page.html
        }
    }

    func run() async throws {
        if io.jsonl {
            return try await JSONLines.run(Question.self) { question in
                Answer(
                    id: question.id,
                    try Pages.extract(try InputFile.bytes(question.file), contentType: nil, address: question.url)
                )
            }
        }
        let page = try Pages.extract(try InputFile.bytes(file ?? "-"), contentType: nil, address: url)
        if io.format == .json { return Console.print(try JSONLines.pretty(Answer(id: nil, page))) }
        for (name, value) in [
            ("Title", page.title), ("Author", page.author), ("Date", page.date?.iso), ("Site", page.sitename),
            ("Language", page.language), ("Licence", page.licence), ("Rights", page.rights),
        ] {
            if let value { Console.print("\(name): \(value)") }
        }
        Console.print("\n\(page.text)")
    }
}

/// `nutgraf sanitise`: hostile HTML made harmless.
struct SanitiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanitise",
        abstract: "Make hostile HTML harmless.",
        discussion:
            "With --jsonl each line is {id, input}; the answer's `twice` is the sanitiser applied to its own output."
    )

    @OptionGroup var io: InputOutput
    @Argument(help: "The fragment; - or nothing for standard input.") var file: String?

    struct Question: Decodable {
        var id: String?
        var input: String
    }
    struct Answer: Encodable {
        var id: String?
        var html: String
        var twice: String
    }

    func run() async throws {
        if io.jsonl {
            return try await JSONLines.run(Question.self) { question in
                let html = Sanitiser.clean(question.input, base: nil)
                return Answer(id: question.id, html: html, twice: Sanitiser.clean(html, base: nil))
            }
        }
        let input = String(decoding: try InputFile.bytes(file ?? "-"), as: UTF8.self)
        let html = Sanitiser.clean(input, base: nil)
        guard io.format != .json else {
            return Console.print(
                try JSONLines.pretty(Answer(id: nil, html: html, twice: Sanitiser.clean(html, base: nil)))
            )
        }
        Console.print(html)
    }
}
