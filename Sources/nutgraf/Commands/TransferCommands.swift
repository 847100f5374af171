import ArgumentParser
import Foundation
import NewsModel
import NewsStore
import Readership
import StoreSQLite

/// `nutgraf export`: what is ours to take away.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take data out: a copy of the database, sources as OPML, subscribers as CSV.",
        subcommands: [ExportDatabaseCommand.self, ExportSubscribersCommand.self, ExportSourcesCommand.self]
    )
}

struct ExportDatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "A copy of the whole database, consistent at one moment, while it is in use."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The new file.") var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure(.usage, "\(file) exists already; give a new name.")
        }
        try SQLiteStore(path: try options.settings()["store.path"]).backUp(to: file)
        Console.print(file)
    }
}

struct ExportSubscribersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribers",
        abstract: "email,name,state,sections,confirmed as CSV (RFC 4180)."
    )
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        Console.print("email,name,state,sections,confirmed")
        var last: SubscriberID?
        while true {
            let page = try await store.subscribers(state: nil, after: last, limit: 500)
            for reader in page {
                let fields = [
                    reader.email, reader.name, reader.state.rawValue, reader.sections.joined(separator: " "),
                    reader.confirmed?.formatted(.iso8601) ?? "",
                ]
                Console.print(fields.map(CSV.field).joined(separator: ","))
            }
            guard page.count == 500 else { return }
            last = page.last?.id
        }
    }
}

/// CSV as RFC 4180 has it.
enum CSV {
    /// Quoted where needed; a cell that a spreadsheet would compute is made text by an apostrophe before it.
    static func field(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// The rows of a file; quoted fields may hold line ends.
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var characters = Array(text.replacing("\r\n", with: "\n"))[...]
        while let character = characters.popFirst() {
            switch (character, isQuoted) {
            case ("\"", true) where characters.first == "\"":
                field.append("\"")
                characters.removeFirst()
            case ("\"", true): isQuoted = false
            case ("\"", false) where field.isEmpty: isQuoted = true
            case (",", false):
                row.append(field)
                field = ""
            case ("\n", false):
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.append(character)
            }
        }
        if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
        return rows.filter { $0 != [""] }
    }
}

/// `nutgraf import`: coming from elsewhere.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring data in: sources from OPML, subscribers from CSV.",
        subcommands: [ImportSubscribersCommand.self, ImportSourcesCommand.self]
    )
}

struct ImportSubscribersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscribers",
        abstract: "Subscribers from CSV with a heading row; columns email and name.",
        discussion: """
            Without --confirmed each is asked by mail to confirm, like somebody who filled in the form. With it they \
            count as confirmed on your word, which is kept in the audit log. Known addresses are left as they are.
            """
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The file; - for standard input.") var file: String
    @Flag(help: "They have confirmed elsewhere, and you can show it.") var confirmed = false

    func run() async throws {
        let house = try House(try options.settings())
        var rows = CSV.rows(try InputFile.text(file))[...]
        guard let heading = rows.popFirst()?.map({ $0.lowercased().trimmingCharacters(in: .whitespaces) }),
            let emailColumn = heading.firstIndex(of: "email")
        else { throw Failure(.badInput, "\(file) has no heading row with a column “email”.") }
        let nameColumn = heading.firstIndex(of: "name")
        var added = 0
        var refused = 0
        for (number, row) in rows.enumerated() {
            let email = row.indices.contains(emailColumn) ? row[emailColumn] : ""
            let name = nameColumn.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
            do {
                if confirmed {
                    try await add(email, name, house)
                } else {
                    try await house.subscriptions.subscribe(.init(email: email, name: name))
                }
                added += 1
            } catch {
                refused += 1
                Console.error("row \(number + 2): \(Failure(error)?.message ?? String(describing: error))")
            }
        }
        if confirmed {
            try await house.store.commit(
                Transaction([
                    .audit(
                        AuditAct(
                            actor: "command line",
                            action: "subscribers.import",
                            subject: "subscribers",
                            details: ["confirmed": String(added)],
                            at: Date()
                        )
                    )
                ])
            )
        }
        Console.print("\(added) taken, \(refused) refused.")
    }

    private func add(_ email: String, _ name: String, _ house: House) async throws {
        let address = try MailAddress(email).text
        guard try await house.store.subscriber(email: address) == nil else { return }
        let now = Date()
        try await house.store.commit(
            Transaction([
                .saveSubscriber(
                    Subscriber(
                        id: .random(),
                        email: address,
                        name: name,
                        state: .confirmed,
                        created: now,
                        confirmed: now
                    )
                )
            ])
        )
    }
}
