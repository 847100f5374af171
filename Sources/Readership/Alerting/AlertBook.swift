package import Alerts
package import Foundation
package import NewsModel
package import NewsStore
import Synchronization

/// All standing queries in one index, kept in step with the store.
///
/// It reads everything once, then what it is told of (``note(_:)``), and everything again from time to time for what
/// another process changed. It may therefore be a moment behind: whoever acts on a match asks the store whether the
/// query still stands.
package actor AlertBook {
    private struct Held {
        var query: QueryID
        var text: String
    }

    private let store: any NewsStore
    private let resyncAfter: TimeInterval
    private nonisolated let changed = Mutex<Set<QueryID>>([])

    private var index = AlertIndex()
    private var held: [UInt32: Held] = [:]
    private var slots: [QueryID: UInt32] = [:]
    private var free: [UInt32] = []
    private var synced: Date?
    private var scratch = AlertScratch()

    package init(store: any NewsStore, resyncAfter: TimeInterval = 60) {
        self.store = store
        self.resyncAfter = resyncAfter
    }

    /// Remembers that a query was added, changed or removed, until the next match.
    package nonisolated func note(_ query: QueryID) {
        changed.withLock { _ = $0.insert(query) }
    }

    package var count: Int { index.count }

    /// The queries that the story answers, paused ones left out.
    package func matches(_ story: AlertStory, now: Date) async throws(StoreError) -> [QueryID] {
        try await catchUp(now)
        index.observe(story)
        index.match(story, &scratch)
        return scratch.matches.compactMap { held[$0]?.query }.sorted()
    }

    private func catchUp(_ now: Date) async throws(StoreError) {
        if synced.map({ abs(now.timeIntervalSince($0)) >= resyncAfter }) ?? true {
            try await readAll()
            synced = now
        }
        let pending = changed.withLock { changed in
            defer { changed = [] }
            return changed
        }
        for id in pending {
            do {
                apply(id, try await store.query(id))
            } catch {
                // Not forgotten: the next match asks again.
                for id in pending { note(id) }
                throw error
            }
        }
    }

    private func readAll() async throws(StoreError) {
        // All pages first: what is entered into the books below must reach the index, and a page may fail to come.
        var queries: [StandingQuery] = []
        while true {
            let page = try await store.queries(after: queries.last?.id, limit: 2_000)
            if page.isEmpty { break }
            queries += page
        }
        var seen: Set<QueryID> = []
        var additions: [(id: UInt32, tree: AlertTree)] = []
        for query in queries {
            seen.insert(query.id)
            if let slot = slots[query.id], held[slot]?.text == query.query, !query.isPaused { continue }
            drop(query.id)
            if let tree = Self.tree(query) { additions.append((take(query), tree)) }
        }
        for id in slots.keys where !seen.contains(id) { drop(id) }
        if additions.count > 1_000 {
            try? index.load(additions)
        } else {
            for (slot, tree) in additions { try? index.add(id: slot, tree: tree) }
        }
    }

    private func apply(_ id: QueryID, _ query: StandingQuery?) {
        drop(id)
        guard let query, let tree = Self.tree(query) else { return }
        // Slots are small numbers, far below the index's limit.
        try? index.add(id: take(query), tree: tree)
    }

    private static func tree(_ query: StandingQuery) -> AlertTree? {
        query.isPaused ? nil : (try? AlertQuery.parse(query.query))?.tree
    }

    private func take(_ query: StandingQuery) -> UInt32 {
        let slot = free.popLast() ?? UInt32(held.count)
        held[slot] = Held(query: query.id, text: query.query)
        slots[query.id] = slot
        return slot
    }

    private func drop(_ id: QueryID) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        index.remove(id: slot)
        held[slot] = nil
        free.append(slot)
    }
}
