import ArgumentParser
import Desk
import Foundation
import NewsModel
import NewsStore
import StoreSQLite

/// `nutgraf migrate`: brings the database up to this program.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Create the database, or bring it up to this version.",
        discussion: "`serve` does the same at its start."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let path = try options.settings()["store.path"]
        let store = try SQLiteStore(path: path)
        let problems = try await store.integrityProblems()
        guard problems.isEmpty else {
            throw Failure(.inputOutput, "\(path) is damaged: \(problems.joined(separator: "; ")). Restore a backup.")
        }
        Console.print("\(path) is at the newest version.")
    }
}

/// `nutgraf audit`: the log of who did what, and the proof that nobody changed it.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "The log of acts, and its hash chain.",
        subcommands: [AuditVerifyCommand.self, AuditListCommand.self],
        defaultSubcommand: AuditListCommand.self
    )
}

struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the hash chain; names the first broken row. Exit code 1 when one is."
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        let outcome = try await AuditVerifier.verify(store)
        guard let broken = outcome.firstBroken else {
            return Console.print("\(outcome.verified) entries, unbroken. Head: \(outcome.head)")
        }
        Console.print("Entry \(broken.number) is broken: \(broken.reason). \(outcome.verified) entries before it hold.")
        throw ExitCode(ExitStatus.blocks.rawValue)
    }
}

struct AuditListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The acts, oldest first.")

    @OptionGroup var options: ConfigurationOptions
    @Option(help: "From the entry after this number.") var after = 0
    @Option(help: "At most so many.") var limit = 200
    @Flag(help: "One JSON object a line.") var jsonl = false

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        let encoder = JSONLines.encoder
        encoder.dateEncodingStrategy = .iso8601
        for entry in try await store.audit(after: after, limit: limit) {
            if jsonl {
                Console.print(String(decoding: try encoder.encode(entry), as: UTF8.self))
                continue
            }
            let details = entry.act.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.prefix(60))" }
            Console.print(
                "\(entry.number)  \(entry.act.at.formatted(.iso8601))  \(entry.act.actor)  \(entry.act.action)  \(entry.act.subject)  \(details.joined(separator: " "))"
            )
        }
    }
}

/// `nutgraf users`: who may sign in.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "Who may sign in at the desk.",
        subcommands: [UsersListCommand.self, UsersAddCommand.self, UsersPasswordCommand.self, UsersTokenCommand.self],
        defaultSubcommand: UsersListCommand.self
    )
}

struct UsersListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All users.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        for user in try await store.users() {
            Console.print("\(user.email)  \(user.role.rawValue)  \(user.name)\(user.isDisabled ? "  (disabled)" : "")")
        }
    }
}

struct UsersAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a user; the password comes from standard input."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Address to sign in with.") var email: String
    @Option(help: "Name, as the disclosure prints it.") var name: String
    @Option(help: "reporter, editor, publisher or administrator.") var role: String = "editor"

    func run() async throws {
        guard let role = Role(rawValue: role) else {
            throw Failure(.usage, "--role is one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        let password = try UserPassword.read()
        let user = try await Accounts(store: store).create(
            email: email,
            name: name,
            role: role,
            password: password,
            by: nil
        )
        Console.print("\(user.email) may sign in as \(user.role.rawValue).")
    }
}

struct UsersPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Set a password; it comes from standard input. Ends the user's sessions."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Whose.") var email: String

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        guard let user = try await store.user(email: email.lowercased()) else {
            throw Failure(.badInput, "Nobody signs in as \(email).")
        }
        try await Accounts(store: store).setPassword(of: user, to: try UserPassword.read(), by: nil)
        Console.print("The password is changed and all sessions of \(user.email) have ended.")
    }
}

struct UsersTokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make a bearer token for programs; it is shown once."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "Whose rights it has.") var email: String
    @Option(help: "What it is for.") var name = "program"

    func run() async throws {
        let store = try SQLiteStore(path: try options.settings()["store.path"])
        guard let user = try await store.user(email: email.lowercased()) else {
            throw Failure(.badInput, "Nobody signs in as \(email).")
        }
        Console.print(try await Accounts(store: store).addToken(named: name, for: user))
    }
}

private enum UserPassword {
    /// The first line of standard input, without its end; asked for without echo on a terminal.
    static func read() throws -> String {
        if isatty(STDIN_FILENO) == 1 {
            guard let typed = getpass("Password: ") else { throw Failure(.usage, "No password was given.") }
            return String(cString: typed)
        }
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw Failure(.usage, "Give the password on standard input.")
        }
        return line
    }
}
