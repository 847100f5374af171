import Foundation
import Logging
import NewsModel
import Synchronization

/// The house's rules as they stand in their file, read again when the file changes.
///
/// A file that cannot be read or breaks a rule's floor changes nothing while the server runs: the last good table stays
/// in force and the log says why.
final class RuleBook: Sendable {
    private struct State {
        var rules: HouseRules
        var stamp: Stamp?
        var looked: ContinuousClock.Instant
    }

    private struct Stamp: Equatable {
        var changed: Date
        var size: Int
    }

    let path: String
    private let logger: Logger
    private let state: Mutex<State>
    /// How long a look at the file is good for.
    private static let interval: Duration = .seconds(1)

    /// - Throws: ``Failure`` when there is a file and it is no table of rules.
    init(path: String, logger: Logger) throws {
        self.path = path
        self.logger = logger
        let stamp = Self.stamp(path)
        let rules = stamp == nil ? HouseRules() : try HouseRulesFile.read(path)
        state = Mutex(State(rules: rules, stamp: stamp, looked: .now))
    }

    /// The table in force.
    var rules: HouseRules {
        state.withLock { state in
            guard ContinuousClock.now - state.looked >= Self.interval else { return state.rules }
            state.looked = .now
            let stamp = Self.stamp(path)
            guard stamp != state.stamp else { return state.rules }
            state.stamp = stamp
            guard stamp != nil else {
                logger.error(
                    "house rules",
                    metadata: ["file": "\(path)", "problem": "cannot be found; the last table stays"]
                )
                return state.rules
            }
            do {
                state.rules = try HouseRulesFile.read(path)
            } catch {
                logger.error("house rules", metadata: ["file": "\(path)", "problem": "\(error)"])
            }
            return state.rules
        }
    }

    /// Writes another table and puts it in force.
    func keep(_ rules: HouseRules) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try state.withLock { state in
            // Atomic: a reader sees the old table or the new one.
            try Data(HouseRulesFile.write(rules).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            state.rules = rules
            state.stamp = Self.stamp(path)
        }
    }

    private static func stamp(_ path: String) -> Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let changed = attributes[.modificationDate] as? Date, let size = attributes[.size] as? Int
        else { return nil }
        return Stamp(changed: changed, size: size)
    }
}
