import ArgumentParser
import Foundation
import NewsModel
import NewsStore
import Readership

/// `nutgraf newsletter`: build, send, account.
struct NewsletterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "newsletter",
        abstract: "Build an issue from published stories, send it, account for each recipient.",
        subcommands: [
            NewsletterBuildCommand.self, NewsletterSendCommand.self, NewsletterListCommand.self,
            NewsletterLedgerCommand.self,
        ],
        defaultSubcommand: NewsletterListCommand.self
    )
}

struct NewsletterBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Freeze an issue from what was published since the last one."
    )
    @OptionGroup var options: ConfigurationOptions
    @Option(help: "The subject.") var subject: String
    @Option(help: "A sentence or two before the stories.") var intro = ""

    func run() async throws {
        let house = try House(try options.settings())
        let issue = try await house.issues.prepare(subject: subject, intro: intro, actor: "command line")
        Console.print("\(issue.id)  \(issue.stories.count) stories  “\(issue.subject)”")
    }
}

struct NewsletterSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Send a prepared issue to every confirmed reader; goes on where it was stopped."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The issue's id.") var issue: String
    @Flag(help: "Only enter the deliveries; `serve` sends them.") var enqueue = false

    func run() async throws {
        let house = try House(try options.settings())
        try await house.issues.send(IssueID(issue), actor: "command line")
        if enqueue { return Console.print("The order is in; `nutgraf serve` carries it out.") }
        try await house.workOff()
        try await NewsletterLedgerCommand.show(IssueID(issue), in: house)
    }
}

struct NewsletterListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Issues, newest first.")
    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let house = try House(try options.settings())
        for issue in try await house.store.issues(limit: 50) {
            Console.print("\(issue.id)  \(issue.state.rawValue)  \(issue.stories.count) stories  “\(issue.subject)”")
        }
    }
}

struct NewsletterLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "How many recipients of an issue are in which state. Exit code 1 while some are uncertain."
    )
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The issue's id.") var issue: String

    func run() async throws {
        try await Self.show(IssueID(issue), in: try House(try options.settings()))
    }

    static func show(_ id: IssueID, in house: House) async throws {
        let counts = try await house.store.deliveryCounts(of: id)
        for state in Delivery.State.allCases where counts[state] != nil {
            Console.print("\(state.rawValue)  \(counts[state] ?? 0)")
        }
        if counts[.uncertain, default: 0] > 0 { throw ExitCode(ExitStatus.blocks.rawValue) }
    }
}
