package import Foundation
import Synchronization

/// Slows down guessing: after some failures a try must wait, longer each time, never for good.
///
/// Counted by address with account, and by address alone (for one who tries many accounts). Never by account alone:
/// else anybody could keep an editor out by failing in her name. Kept in memory, bounded; a restart forgets.
package final class SignInThrottle: Sendable {
    package struct Settings: Sendable {
        /// Failures without any delay, for one address with one account.
        package var freePerAccount = 5
        /// Failures without any delay, for one address in all.
        package var freePerAddress = 30
        package var longestDelay: TimeInterval = 300
        /// Failures older than this are forgotten.
        package var memory: TimeInterval = 3600
        package var capacity = 20_000

        package init() {}
    }

    private struct Failures {
        var count: Int
        var last: Date
    }

    private let settings: Settings
    private let failures = Mutex<[String: Failures]>([:])

    package init(settings: Settings = Settings()) { self.settings = settings }

    /// Seconds until the next try is looked at; 0 when it may be made now.
    package func delay(address: String, account: String, now: Date) -> Int {
        failures.withLock { failures in
            let own = wait(failures[Self.key(address, account)], free: settings.freePerAccount, now: now)
            let all = wait(failures[Self.key(address, nil)], free: settings.freePerAddress, now: now)
            return Int(max(own, all).rounded(.up))
        }
    }

    package func failed(address: String, account: String, now: Date) {
        failures.withLock { failures in
            if failures.count >= settings.capacity { makeRoom(&failures, now: now) }
            for key in [Self.key(address, account), Self.key(address, nil)] {
                var entry = failures[key] ?? Failures(count: 0, last: now)
                if now.timeIntervalSince(entry.last) > settings.memory { entry.count = 0 }
                entry.count += 1
                entry.last = now
                failures[key] = entry
            }
        }
    }

    /// A success clears the account's own count, not the address's: else one good account would cover guessing at others.
    package func succeeded(address: String, account: String) {
        failures.withLock { $0[Self.key(address, account)] = nil }
    }

    private func wait(_ entry: Failures?, free: Int, now: Date) -> TimeInterval {
        guard let entry, entry.count >= free, now.timeIntervalSince(entry.last) <= settings.memory else { return 0 }
        let delay = min(settings.longestDelay, pow(2, Double(min(entry.count - free, 20))))
        return max(0, delay - now.timeIntervalSince(entry.last))
    }

    private func makeRoom(_ failures: inout [String: Failures], now: Date) {
        failures = failures.filter { now.timeIntervalSince($0.value.last) <= settings.memory }
        guard failures.count >= settings.capacity else { return }
        let oldest = failures.sorted { $0.value.last < $1.value.last }.prefix(settings.capacity / 4)
        for (key, _) in oldest { failures[key] = nil }
    }

    private static func key(_ address: String, _ account: String?) -> String {
        account.map { "\(address)\n\($0)" } ?? address
    }
}
