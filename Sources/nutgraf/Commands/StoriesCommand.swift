import ArgumentParser
import Desk
import Foundation
import NewsModel
import NewsStore
import Press

/// `nutgraf stories`: the desk by hand, by the same rules as on the page.
struct StoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "The desk by hand: list, show, edit, overrule, sign off, publish.",
        subcommands: [
            StoriesListCommand.self, StoriesShowCommand.self, StoriesEditCommand.self, StoriesOverruleCommand.self,
            StoriesSignCommand.self, StoriesPublishCommand.self, StoriesRetractCommand.self,
        ],
        defaultSubcommand: StoriesListCommand.self
    )
}

struct StoriesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Stories, newest first.")
    @OptionGroup var options: ConfigurationOptions
    @Option(help: "At most so many.") var limit = 50

    func run() async throws {
        let house = try House(try options.settings())
        for story in try await house.store.stories(states: Story.State.allCases, limit: limit) {
            Console.print("\(story.id)  \(story.state.rawValue)  v\(story.latestVersion)  \(story.headline)")
        }
    }
}

/// Which story.
struct StoryArgument: ParsableArguments {
    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "The story's id or slug.") var story: String

    func find(in house: House) async throws -> Story {
        if let story = try await house.store.story(StoryID(story)) { return story }
        if let story = try await house.store.story(slug: story) { return story }
        throw Failure(.badInput, "There is no story \(story). `nutgraf stories` lists them.")
    }
}

/// On whose behalf; the command line trusts whoever may read the database.
struct ActingUser: ParsableArguments {
    @Option(name: .customLong("as"), help: "Address of the user who acts; the rights are that user's.") var email:
        String

    func find(in house: House) async throws -> User {
        guard let user = try await house.store.user(email: email.lowercased()), !user.isDisabled else {
            throw Failure(.badInput, "Nobody may act as \(email).")
        }
        return user
    }
}

struct StoriesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The newest text and what its check found. Exit code 1 when something blocks."
    )
    @OptionGroup var argument: StoryArgument

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        let folder = try await house.desk.folder(story.id)
        Console.print(
            "\(story.headline)\n\(story.id)  \(story.state.rawValue)  version \(folder.version.number)  digest \(folder.version.digest)\n"
        )
        Console.print(folder.version.draft.text + "\n")
        guard let report = folder.check?.report else { return Console.print("Not checked yet.") }
        let names = folder.reports.map(\.item.outlet)
        Console.print(
            CheckText.render(report, draft: folder.version.draft.text, sources: names, style: .current)
        )
        for overrule in folder.overrules {
            Console.print("Overruled by \(overrule.editorName): \(overrule.finding): \(overrule.reason)")
        }
        if let signOff = folder.signOff {
            Console.print("Signed off by \(signOff.editorName) at \(signOff.made.formatted(.iso8601)).")
        }
        if !folder.blocking.isEmpty { throw ExitCode(ExitStatus.blocks.rawValue) }
    }
}

struct StoriesEditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Save a new text from standard input as the next version; it is checked at once."
    )
    @OptionGroup var argument: StoryArgument
    @OptionGroup var acting: ActingUser
    @Option(help: "What changed and why.") var note: String?

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        let text = String(decoding: try StandardInput.all(limit: 4 << 20), as: UTF8.self)
        let saved = try await house.desk.save(
            story.id,
            text: text,
            base: story.latestVersion,
            note: note ?? "",
            by: try await acting.find(in: house)
        )
        let folder = try await house.desk.folder(story.id)
        Console.print("Version \(saved.number), digest \(saved.digest), \(folder.blocking.count) findings block.")
    }
}

struct StoriesOverruleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overrule",
        abstract: "Publish in spite of a finding, with a reason that is kept and shown."
    )
    @OptionGroup var argument: StoryArgument
    @OptionGroup var acting: ActingUser
    @Option(help: "Which: a part of the finding's words that names only one.") var finding: String
    @Option(help: "Why.") var reason: String

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        let folder = try await house.desk.folder(story.id)
        let hits = folder.blocking.filter { $0.text.contains(finding) || $0.key.contains(finding) }
        guard let hit = hits.first, Set(hits.map(\.key)).count == 1 else {
            throw Failure(
                .badInput,
                hits.isEmpty
                    ? "No blocking finding contains “\(finding)”."
                    : "\(hits.count) findings contain “\(finding)”; give more of its words."
            )
        }
        try await house.desk.overrule(story.id, finding: hit.key, reason: reason, by: try await acting.find(in: house))
        Console.print("Overruled: \(hit.message)")
    }
}

struct StoriesSignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign the newest version off: you have read exactly this text and answer for it."
    )
    @OptionGroup var argument: StoryArgument
    @OptionGroup var acting: ActingUser
    @Option(help: "The digest of the text you read, as `stories show` prints it.") var digest: String

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        try await house.desk.signOff(
            story.id,
            version: story.latestVersion,
            digest: digest,
            by: try await acting.find(in: house)
        )
        Console.print("Version \(story.latestVersion) of “\(story.headline)” is signed off.")
    }
}

struct StoriesPublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish the newest, signed version."
    )
    @OptionGroup var argument: StoryArgument
    @OptionGroup var acting: ActingUser

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        try await house.desk.publish(story.id, version: story.latestVersion, by: try await acting.find(in: house))
        try await house.workOff()
        guard let publication = try await house.store.publication(of: story.id),
            publication.version.version == story.latestVersion
        else {
            let parked = try await house.store.parked(limit: 20).first { $0.subject.hasPrefix(story.id.raw) }
            throw Failure(
                .blocks,
                parked?.reason ?? "The order stands; `nutgraf serve` or `nutgraf line` carries it out."
            )
        }
        Console.print("Published at \(house.masthead.absolute(SitePath.story(publication.slug)))")
    }
}

struct StoriesRetractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Take a published story back; its address says so and why."
    )
    @OptionGroup var argument: StoryArgument
    @OptionGroup var acting: ActingUser
    @Option(help: "The public reason.") var note: String

    func run() async throws {
        let house = try House(try argument.options.settings())
        let story = try await argument.find(in: house)
        try await house.desk.retract(story.id, note: note, by: try await acting.find(in: house))
        Console.print("“\(story.headline)” is retracted.")
    }
}
