package import Foundation
package import NewsModel

/// Where a page of a list ends: the next one begins after it.
///
/// Lists that are paged are ordered by a time, the newest first, and then by id, so that what comes in meanwhile moves
/// nothing on the pages behind. Written as `milliseconds.id`, which is harmless in an address.
package struct PageKey: Sendable, Equatable, CustomStringConvertible {
    /// Whole milliseconds since 1970, as the store keeps times.
    package var milliseconds: Int64
    package var id: String

    package init(_ time: Date, _ id: String) {
        let exact = (time.timeIntervalSince1970 * 1000).rounded()
        milliseconds = Int64(exactly: exact) ?? 0
        self.id = id
    }

    /// Nil where the text is no key.
    package init?(_ text: String) {
        guard let dot = text.firstIndex(of: "."), let milliseconds = Int64(text[..<dot]) else { return nil }
        id = String(text[text.index(after: dot)...])
        guard !id.isEmpty, id.utf8.count <= 128 else { return nil }
        self.milliseconds = milliseconds
    }

    package var description: String { "\(milliseconds).\(id)" }
}

extension WireReading {
    /// The first page.
    package func clusters(limit: Int) async throws(StoreError) -> [Cluster] {
        try await clusters(after: nil, limit: limit)
    }
}

extension StoryReading {
    /// The first page.
    package func stories(states: [Story.State], limit: Int) async throws(StoreError) -> [Story] {
        try await stories(states: states, after: nil, limit: limit)
    }
}

extension Cluster {
    package var pageKey: PageKey { PageKey(updated, id.raw) }
}

extension Story {
    package var pageKey: PageKey { PageKey(created, id.raw) }
}
