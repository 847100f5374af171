import ArgumentParser
import Foundation
import Press

/// `nutgraf verify`: what of a receipt holds, offline.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify the receipt of a published story, offline.",
        discussion: """
            The keys are those the publication serves at /.well-known/nutgraf-keys.json; without --keys only the rest can \
            be verified. Exit code 1 when something does not hold.
            """
    )

    @Argument(help: "The receipt; - for standard input.") var receipt: String
    @Option(help: "The publication's key set.") var keys: String?
    @Option(help: "The story page as served, HTML.") var page: String?
    @Option(help: "A source, plain text, its title on the first line; may be given many times.") var source: [String] =
        []
    @Option(help: "The receipt of the version before.") var previous: String?
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run() async throws {
        let known = try keys.map { try VerificationKey.read(set: Data(try InputFile.bytes($0))) } ?? []
        let sources = try source.map { path -> ReceiptVerifier.SourceText in
            let text = try InputFile.text(path)
            let end = text.firstIndex(of: "\n") ?? text.endIndex
            return .init(title: String(text[..<end]), text: String(text[end...].dropFirst()))
        }
        let report = ReceiptVerifier(keys: known).verify(
            Data(try InputFile.bytes(receipt)),
            page: try page.map(InputFile.text),
            sources: sources,
            previous: try previous.map { Data(try InputFile.bytes($0)) }
        )
        Console.print(format == .json ? try JSONLines.pretty(report) : report.text)
        if !report.holds { throw ExitCode(ExitStatus.blocks.rawValue) }
    }
}
