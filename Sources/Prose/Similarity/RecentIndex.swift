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
        let mark = UInt32(truncatingIfNeeded: key >> 32)
        var sequence = heads[Int(truncatingIfNeeded: key) & (heads.count - 1)]
        var found = 0
        var steps = 0
        while sequence != 0, next &- sequence <= UInt32(ring.count), steps < limit &* 2 &+ 8 {
            let posting = ring[Int(sequence) & (ring.count - 1)]
            if posting.key == mark {
                body(posting.value)
                found += 1
                if found == limit { break }
            }
            steps += 1
            sequence = posting.previous
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
