/// An inverted index that remembers the most recent postings and forgets the oldest, in a fixed amount of memory.
///
/// Postings lie in a ring; each knows the one before it with the same bucket. A look-up walks a bounded number of them,
/// newest first, so that neither the size of the corpus nor a very common key makes it slower.
package struct RecentIndex: Sendable {
    private struct Posting {
        var key: UInt32
        var value: Int32
        /// Sequence number of the posting before it in its bucket; 0 for none.
        var previous: UInt32
    }

    private var ring: [Posting]
    private var heads: [UInt32]
    /// Sequence number the next posting gets; starts at 1.
    private var next: UInt32 = 1
    private let most: Int

    /// - Parameter postings: How many are remembered at most, rounded up to a power of two: 12 to 20 bytes each.
    package init(postings: Int) {
        var size = 1 << 10
        while size < min(postings, 1 << 28) { size <<= 1 }
        most = size
        let first = min(size, 1 << 12)
        ring = Array(repeating: Posting(key: 0, value: 0, previous: 0), count: first)
        heads = Array(repeating: 0, count: first)
    }

    package mutating func insert(_ key: UInt64, _ value: Int32) {
        if Int(next) > ring.count, ring.count < most { grow() }
        if next == .max { forgetAll() }
        let bucket = Int(truncatingIfNeeded: key) & (heads.count - 1)
        ring[Int(next) & (ring.count - 1)] = Posting(
            key: UInt32(truncatingIfNeeded: key >> 32),
            value: value,
            previous: heads[bucket]
        )
        heads[bucket] = next
        next &+= 1
    }

    /// Calls `body` with the values last inserted under `key`, newest first, at most `limit` of them.
    ///
    /// - Returns: How many were found; equal to `limit` when there may be more.
    @discardableResult
    package func recent(_ key: UInt64, limit: Int, _ body: (Int32) -> Void) -> Int {
        recent([key], limit: limit) { _, value in body(value) }
    }

    /// Calls `body` with the place of each key in `keys` and a value last inserted under it: for each key the newest
    /// first, at most `limit` of them.
    ///
    /// All keys go one posting back, then all the next: the ring is too large for the cache, and so the memory fetches
    /// the postings of many keys at a time instead of making each wait for the one before.
    ///
    /// - Returns: How many were found.
    @discardableResult
    package func recent(_ keys: [UInt64], limit: Int, _ body: (Int, Int32) -> Void) -> Int {
        guard limit > 0 else { return 0 }
        return withUnsafeTemporaryAllocation(of: Walk.self, capacity: keys.count) { walks in
            var active = 0
            for (place, key) in keys.enumerated() {
                let sequence = heads[Int(truncatingIfNeeded: key) & (heads.count - 1)]
                guard sequence != 0 else { continue }
                let mark = UInt32(truncatingIfNeeded: key >> 32)
                walks.initializeElement(
                    at: active,
                    to: Walk(sequence: sequence, mark: mark, place: Int32(place), found: 0)
                )
                active += 1
            }
            return ring.withUnsafeBufferPointer { ring in
                follow(walks, active, ring, limit: limit, body)
            }
        }
    }

    private struct Walk {
        var sequence: UInt32
        var mark: UInt32
        var place: Int32
        var found: Int32
    }

    private func follow(
        _ walks: UnsafeMutableBufferPointer<Walk>,
        _ count: Int,
        _ ring: UnsafeBufferPointer<Posting>,
        limit: Int,
        _ body: (Int, Int32) -> Void
    ) -> Int {
        var active = count
        var found = 0
        var steps = 0
        while active > 0, steps < limit &* 2 &+ 8 {
            var left = 0
            for index in 0..<active {
                var walk = walks[index]
                guard next &- walk.sequence <= UInt32(truncatingIfNeeded: ring.count) else { continue }
                let posting = ring[Int(walk.sequence) & (ring.count - 1)]
                if posting.key == walk.mark {
                    body(Int(walk.place), posting.value)
                    found += 1
                    walk.found += 1
                    if Int(walk.found) == limit { continue }
                }
                walk.sequence = posting.previous
                guard walk.sequence != 0 else { continue }
                walks[left] = walk
                left += 1
            }
            active = left
            steps += 1
        }
        return found
    }

    /// Doubles ring and buckets.
    ///
    /// Keys' low bits are not kept, so each bucket's chain is dealt to both of its heirs.
    private mutating func grow() {
        let old = ring.count
        var wider = Array(repeating: Posting(key: 0, value: 0, previous: 0), count: old * 2)
        let from = Int(next) > old ? Int(next) - old : 1
        for sequence in from..<Int(next) { wider[sequence & (old * 2 - 1)] = ring[sequence & (old - 1)] }
        ring = wider
        heads += heads
    }

    private mutating func forgetAll() {
        for bucket in heads.indices { heads[bucket] = 0 }
        next = 1
    }
}
