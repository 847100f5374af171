import ArgumentParser
import Foundation
import Web

/// How every verb that touches the newsroom finds its configuration.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .long, help: "The configuration file; nutgraf.toml when it exists.") var config: String?
    @Option(help: "The SQLite file, over the configuration.") var store: String?

    func settings() throws -> Settings {
        var settings = try Settings(file: config)
        if let store { settings.set("store.path", store) }
        return settings
    }
}

/// `nutgraf config`: every setting, its value, where it comes from.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Every setting: value, origin, meaning. Secrets are masked."
    )

    @OptionGroup var options: ConfigurationOptions
    @Flag(help: "A commented nutgraf.toml with the built-in values.") var toml = false
    @Flag(help: "The reference page, Markdown.") var markdown = false
    @Flag(help: "The reference page of the interface for programs, Markdown.") var api = false

    func run() async throws {
        if toml { return Console.print(Self.file) }
        if api { return Console.print(APIReference.markdown) }
        if markdown { return Console.print(Self.page) }
        let settings = try options.settings()
        for setting in Setting.all {
            let value = settings[setting.name]
            let shown =
                switch setting.kind {
                case .secret: value.isEmpty ? "(not set)" : "••••••••"
                default: value.isEmpty ? "(empty)" : value
                }
            Console.print("\(setting.name) = \(shown)   [\(settings.origins[setting.name] ?? "")]\n    \(setting.help)")
        }
    }

    static var file: String {
        var lines = ["# Every setting with its built-in value. Take the # away to change one.", ""]
        var section = ""
        for setting in Setting.all {
            let parts = setting.name.split(separator: ".").map(String.init)
            if parts[0] != section {
                section = parts[0]
                lines += [lines.last == "" ? "" : "\n", "[\(section)]"].filter { !$0.isEmpty }
            }
            lines.append("# \(setting.help)")
            lines.append("# \(parts[1]) = \(literal(setting))")
        }
        return lines.joined(separator: "\n")
    }

    private static func literal(_ setting: Setting) -> String {
        switch setting.kind {
        case .number, .flag: setting.standard
        case .text, .secret: "\"\(setting.standard)\""
        case .list: "[" + setting.standard.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
    }

    static var page: String {
        var lines = [
            "# Configuration", "",
            "Made by `nutgraf config --markdown` from `Sources/nutgraf/Configuration/Setting.swift`; do not edit.", "",
            "The built-in value, over it the file (`--config`, `NUTGRAF_CONFIG`, or `nutgraf.toml` in the working folder), over "
                + "it the environment. Each variable has a form with `_FILE` that names a file holding the value, for secrets.",
            "", "| setting | environment | built in | meaning |", "|---|---|---|---|",
        ]
        for setting in Setting.all {
            let standard = setting.standard.isEmpty ? "" : "`\(setting.standard)`"
            lines.append("| `\(setting.name)` | `\(setting.environmentName)` | \(standard) | \(setting.help) |")
        }
        return lines.joined(separator: "\n")
    }
}
