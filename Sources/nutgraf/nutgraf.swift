import ArgumentParser
import Foundation
import NewsModel

/// The executable: commands, configuration, and the one place that picks implementations.
///
/// Each stage is a verb that works on files and standard input without a server or a database; `serve` composes the
/// whole line (`Composition/`). Begin with ``Nutgraf`` for the list of verbs, or with `Composition/House.swift`.
@main
struct Nutgraf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nutgraf",
        abstract: "A newsroom's production line: wire, draft, check, desk, press, readers, register.",
        discussion: """
            Every stage is a verb. People get text, programs --format json, scripts --jsonl (one object a line in, one out).
            Exit codes: 0 done; 1 done, and something blocks; 64 usage; 65 bad input; 69 a service is unavailable; 70 our \
            bug; 74 input or output failed.
            """,
        version: NewsModel.programVersion,
        groupedSubcommands: [
            CommandGroup(
                name: "Stages on files and standard input",
                subcommands: [
                    FeedCommand.self, ExtractCommand.self, SanitiseCommand.self, ClusterCommand.self, TagCommand.self,
                    QuotesCommand.self, CheckCommand.self, SummariseCommand.self, DraftCommand.self,
                    AlertsCommand.self, VerifyCommand.self,
                ]
            ),
            CommandGroup(
                name: "The newsroom",
                subcommands: [
                    ServeCommand.self, IngestCommand.self, LineCommand.self, StoriesCommand.self,
                    NewsletterCommand.self, RegisterCommand.self, SourcesCommand.self, UsersCommand.self,
                    AuditCommand.self,
                ]
            ),
            CommandGroup(
                name: "Operation",
                subcommands: [
                    ExportCommand.self, ImportCommand.self, MigrateCommand.self, DoctorCommand.self,
                    ConfigCommand.self, DemoCommand.self,
                ]
            ),
        ]
    )

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            if let failure = Failure(error) {
                Console.error("nutgraf: \(failure.message)")
                Foundation.exit(failure.exit.rawValue)
            }
            exit(withError: error)
        }
    }
}
