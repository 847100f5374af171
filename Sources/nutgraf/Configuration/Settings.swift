import Foundation
import TOMLKit

/// The values in force: the built-in ones, over them the file, over them the environment.
///
/// `NUTGRAF_SECTION__KEY` sets one value and `NUTGRAF_SECTION__KEY_FILE` names a file that holds it, for secrets.
struct Settings: Sendable {
    private var values: [String: String] = [:]
    /// Where each value came from: "built in", the file's path, or the variable.
    private(set) var origins: [String: String] = [:]

    /// Reads `file` (a path, or nil for `nutgraf.toml` when it exists) and the environment.
    ///
    /// - Throws: ``Failure`` `.badInput` naming the file and the key when something is unknown or of the wrong kind.
    init(file: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        for setting in Setting.all {
            values[setting.name] = setting.standard
            origins[setting.name] = "built in"
        }
        let path = file ?? environment["NUTGRAF_CONFIG"]
        if let path {
            guard FileManager.default.fileExists(atPath: path) else {
                throw Failure(.badInput, "There is no configuration file at \(path).")
            }
            try read(path)
        } else if FileManager.default.fileExists(atPath: "nutgraf.toml") {
            try read("nutgraf.toml")
        }
        try read(environment)
        for setting in Setting.all { try verify(setting) }
    }

    private mutating func read(_ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch {
            throw Failure(.badInput, "\(path) is not TOML: \(error)")
        }
        for section in table.keys {
            guard let inner = table[section]?.table else {
                throw Failure(.badInput, "\(path): \"\(section)\" stands outside a section. Write [section] above it.")
            }
            for key in inner.keys {
                let name = "\(section).\(key)"
                guard values[name] != nil else {
                    throw Failure(
                        .badInput,
                        "\(path): there is no setting \(name).\(Self.nearest(name)) `nutgraf config` lists all."
                    )
                }
                values[name] = inner[key].map(Self.text) ?? ""
                origins[name] = path
            }
        }
    }

    private static func text(_ value: any TOMLValueConvertible) -> String {
        if let string = value.string { return string }
        if let number = value.int { return String(number) }
        if let flag = value.bool { return String(flag) }
        if let number = value.double { return String(number) }
        if let array = value.array { return array.map { text($0) }.joined(separator: ",") }
        return ""
    }

    private mutating func read(_ environment: [String: String]) throws {
        for setting in Setting.all {
            let variable = setting.environmentName
            if let path = environment[variable + "_FILE"] {
                guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                    throw Failure(.badInput, "\(variable)_FILE names \(path), which cannot be read.")
                }
                values[setting.name] = text.trimmingCharacters(in: .whitespacesAndNewlines)
                origins[setting.name] = variable + "_FILE"
            } else if let value = environment[variable] {
                values[setting.name] = value
                origins[setting.name] = variable
            }
        }
        let known = Set(Setting.all.flatMap { [$0.environmentName, $0.environmentName + "_FILE"] })
        let own: Set = ["NUTGRAF_CONFIG", "NUTGRAF_CORPORA"]
        for variable in environment.keys.sorted()
        where variable.hasPrefix("NUTGRAF_") && variable.contains("__") && !known.contains(variable)
            && !own.contains(variable)
        {
            throw Failure(
                .badInput,
                "The environment sets \(variable), which is no setting. `nutgraf config` lists all."
            )
        }
    }

    private func verify(_ setting: Setting) throws {
        let value = self[setting.name]
        let place = "\(setting.name) (\(origins[setting.name] ?? ""))"
        switch setting.kind {
        case .number where Int(value) == nil: throw Failure(.badInput, "\(place) is not a whole number: \"\(value)\".")
        case .flag where !["true", "false"].contains(value.lowercased()):
            throw Failure(.badInput, "\(place) is neither true nor false: \"\(value)\".")
        default: return
        }
    }

    /// A hint when a name is one letter off.
    private static func nearest(_ name: String) -> String {
        let candidates = Setting.all.map(\.name).filter { abs($0.count - name.count) <= 2 }
        let hit = candidates.first { Set($0).symmetricDifference(Set(name)).count <= 1 }
        return hit.map { " Did you mean \($0)?" } ?? ""
    }

    subscript(_ name: String) -> String {
        precondition(values[name] != nil, "no setting \(name)")
        return values[name] ?? ""
    }

    func number(_ name: String) -> Int { Int(self[name]) ?? 0 }
    func flag(_ name: String) -> Bool { self[name].lowercased() == "true" }
    func list(_ name: String) -> [String] {
        self[name].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    mutating func set(_ name: String, _ value: String) {
        precondition(values[name] != nil, "no setting \(name)")
        values[name] = value
        origins[name] = "command line"
    }
}
