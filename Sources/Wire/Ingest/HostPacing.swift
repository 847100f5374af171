import Foundation

/// Keeps us polite to each host: a gap between two requests, and silence for as long as a server asked for it.
///
/// How many connections one host sees at once is the HTTP client's limit. Remembers at most ten thousand hosts.
actor HostPacing {
    private static let mostHosts = 10_000
    /// A server's wish is honoured for all its sources for so long at most; the source it told waits longer by itself.
    private static let longestPause: TimeInterval = 86_400

    private let gap: Duration
    private var pauses: [String: Date] = [:]
    private var next: [String: ContinuousClock.Instant] = [:]

    /// `gap`: From the start of one request to the start of the next; loopback needs none.
    init(gap: Duration) { self.gap = gap }

    /// All sources of the host are left alone until then.
    func pause(_ host: String, until end: Date, now: Date) {
        if pauses.count >= Self.mostHosts { pauses = pauses.filter { $0.value > now } }
        guard pauses.count < Self.mostHosts else { return }
        let end = min(end, now.addingTimeInterval(Self.longestPause))
        pauses[host] = max(pauses[host] ?? end, end)
    }

    func pause(of host: String, now: Date) -> Date? {
        guard let end = pauses[host] else { return nil }
        if end > now { return end }
        pauses[host] = nil
        return nil
    }

    /// Takes the next free moment at the host and says how long to wait for it.
    ///
    /// - Returns: Nil when that would be longer than `longest`; then nothing is taken.
    func place(at host: String, gap wanted: Duration? = nil, longest: Duration, clock now: ContinuousClock.Instant)
        -> Duration?
    {
        let gap = max(gap, wanted ?? .zero)
        guard gap > .zero, !Self.isLoopback(host) else { return .zero }
        if next.count >= Self.mostHosts { next = next.filter { $0.value > now } }
        let moment = max(now, next[host] ?? now)
        guard moment - now <= longest else { return nil }
        next[host] = moment + gap
        return moment - now
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
