import ArgumentParser
import Foundation
import NewsModel
import NewsStore
import Registry

/// `nutgraf register`: who took which position on what.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Who took which position on which instrument, and what says so."
    )

    @OptionGroup var options: ConfigurationOptions
    @Argument(help: "An instrument's id; nothing to list them.") var instrument: String?
    @Option(name: .customLong("as-of"), help: "As it stood on this day: 2025-02-11.") var asOf: String?
    @Option(help: "text, csv or json.") var format: RegisterFormat = .text

    enum RegisterFormat: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

    func run() async throws {
        if let asOf, !Self.isDay(asOf) { throw Failure(.usage, "--as-of \(asOf) is no date. Write 2025-02-11.") }
        let house = try House(try options.settings())
        try await house.prepare()
        guard let instrument else {
            for instrument in try await house.store.instruments() {
                Console.print("\(instrument.id)  \(instrument.adopted)  \(instrument.title)")
            }
            return
        }
        guard let found = try await house.store.instrument(InstrumentID(instrument)) else {
            throw Failure(.badInput, "There is no instrument \(instrument). `nutgraf register` lists them.")
        }
        let facts = try await house.store.facts(kind: nil, subject: instrument)
        let view = RegisterView(instrument: found, facts: facts, asOf: asOf)
        switch format {
        case .csv: Console.print(RegisterExport.csv(view))
        case .json: Console.print(String(decoding: RegisterExport.json(view), as: UTF8.self))
        case .text:
            let text = Statements.text(for: found, facts: facts, asOf: asOf)
            Console.print(
                text.isEmpty ? "The register has nothing on \(found.title)\(asOf.map { " as of " + $0 } ?? "")." : text
            )
        }
    }

    /// A day of the calendar as ISO 8601 writes it.
    private static func isDay(_ text: String) -> Bool {
        let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
        guard let date = try? style.parse(text) else { return false }
        return style.format(date) == text
    }
}
