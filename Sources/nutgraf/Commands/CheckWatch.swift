import Checking
import Foundation
import NewsModel
import Synchronization
import UnixSignals

/// `nutgraf check --watch`: checks again whenever the draft or a source file changes, until told to stop.
///
/// Looks at the files' size and time of change a few times a second, which works on every file system and follows editors
/// that save by renaming. Of the draft only what changed is looked for in the sources again.
struct CheckWatch {
    let draft: String
    let sources: [String]
    let date: Date?
    let house: HouseRules
    /// Reads one source, as `check` does.
    let read: (String) async throws -> CheckSource

    /// How often the files are looked at.
    private static let interval: Duration = .milliseconds(250)
    /// More files than anybody watches; a bound on the looking.
    static let mostFiles = 200

    private struct Stamp: Equatable {
        var changed: Date
        var size: Int
        var number: Int
    }

    /// Returns whether something blocked when it was stopped (SIGINT, SIGTERM).
    func run() async throws -> Bool {
        let signals = await UnixSignalsSequence(trapping: [.sigint, .sigterm])
        let flag = StopFlag()
        // Ends with the first signal, and with this call at the latest.
        let waiting = Task {
            for await _ in signals { return flag.raise() }
        }
        defer { waiting.cancel() }
        return try await watch { flag.isUp }
    }

    private func watch(_ isStopped: () -> Bool) async throws -> Bool {
        var stamps: [String: Stamp?] = [:]
        var known: [String: CheckSource] = [:]
        var session: CheckSession?
        var blocks = false
        while !isStopped() {
            let now = Dictionary(uniqueKeysWithValues: Set([draft] + sources).map { ($0, Self.stamp($0)) })
            if now != stamps {
                for path in Set(sources) where now[path] != stamps[path] { known[path] = nil }
                stamps = now
                do {
                    var given: [CheckSource] = []
                    for path in sources {
                        let source = if let source = known[path] { source } else { try await read(path) }
                        known[path] = source
                        given.append(source)
                    }
                    if session?.sources != given { session = CheckSession(sources: given) }
                    blocks = try show(&session)
                } catch {
                    // A file that is just being saved, or was taken away: said, and looked at again.
                    Console.print(Self.clear + "\(error)\nWaiting for it to change.")
                }
            }
            try? await Task.sleep(for: Self.interval)
        }
        return blocks
    }

    /// Checks and prints; whether something blocks.
    private func show(_ session: inout CheckSession?) throws -> Bool {
        let text = DraftPlainText.of(try InputFile.text(draft))
        let clock = ContinuousClock()
        let start = clock.now
        guard let report = session?.check(text: text, date: date) else { return false }
        let judged = house.applied(to: report)
        let milliseconds = (clock.now - start) / .milliseconds(1)
        let names = session?.sources.map(\.name) ?? []
        let style = CheckText.Style.current
        Console.print(
            Self.clear + "\(draft), \(Self.time(Date())), checked in \(Int(milliseconds.rounded(.up))) ms\n\n"
                + CheckText.render(judged, draft: text, sources: names, style: style)
                + "\n\nWatching \(sources.count + 1) files. Ctrl-C ends."
        )
        return judged.findings.contains { $0.severity == .block }
    }

    /// Clears the screen and what scrolled off it (ECMA-48 ED and CUP; xterm's "erase saved lines"); a line between reports
    /// where nobody sits at a terminal.
    private static var clear: String { Console.isScreen ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : "----\n" }

    private static func time(_ date: Date) -> String {
        date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                timeZone: .current,
                calendar: Calendar(identifier: .gregorian)
            )
        )
    }

    private static func stamp(_ path: String) -> Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let changed = attributes[.modificationDate] as? Date, let size = attributes[.size] as? Int
        else { return nil }
        return Stamp(changed: changed, size: size, number: attributes[.systemFileNumber] as? Int ?? 0)
    }
}

/// Raised once, by a signal.
private final class StopFlag: Sendable {
    private let state = Mutex(false)

    var isUp: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
