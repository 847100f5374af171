/// A set of hashes that are never 0, for look-ups on hot paths: open addressing in one array.
package struct HashSet64: Sendable {
    private var slots: [UInt64]
    private var mask: Int
    private var used = 0

    package init(capacity: Int = 32) {
        var size = 64
        while size < capacity * 2 { size <<= 1 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    package init(_ hashes: some Collection<UInt64>) {
        self.init(capacity: hashes.count)
        for hash in hashes { insert(hash) }
    }

    package func contains(_ hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot &+ 1) & mask
        }
        return false
    }

    package mutating func insert(_ hash: UInt64) {
        guard hash != 0, !contains(hash) else { return }
        if used * 2 >= mask {
            let old = slots
            slots = Array(repeating: 0, count: old.count * 2)
            mask = slots.count - 1
            for hash in old where hash != 0 { place(hash) }
        }
        place(hash)
        used += 1
    }

    private mutating func place(_ hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = hash
    }
}

/// Adds up scores by number, over and over, in one piece of memory.
///
/// Holds at most ``limit`` numbers between two calls of ``clear()``; what would be one more is not counted.
package struct ScoreBoard: Sendable {
    package struct Entry: Sendable {
        package var number: Int32
        package var count: Int32
        package var score: Float
    }

    package static let limit = 2_048
    private static let slotCount = 4_096
    /// Index into `entries` plus one; 0 where free.
    private var slots = [Int16](repeating: 0, count: slotCount)
    package private(set) var entries: [Entry] = []

    package init() { entries.reserveCapacity(256) }

    package mutating func add(_ number: Int32, _ score: Float) {
        var slot = Self.slot(number)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if entries[index].number == number {
                entries[index].count += 1
                entries[index].score += score
                return
            }
            slot = (slot &+ 1) & (Self.slotCount - 1)
        }
        guard entries.count < Self.limit else { return }
        entries.append(Entry(number: number, count: 1, score: score))
        slots[slot] = Int16(entries.count)
    }

    package mutating func clear() {
        for entry in entries {
            var slot = Self.slot(entry.number)
            while slots[slot] != 0 {
                slots[slot] = 0
                slot = (slot &+ 1) & (Self.slotCount - 1)
            }
        }
        entries.removeAll(keepingCapacity: true)
    }

    /// The entries with the best scores, best first; of equals the lower number.
    package func best(_ count: Int) -> [Entry] {
        var best: [Entry] = []
        best.reserveCapacity(count + 1)
        for entry in entries {
            if best.count == count, let last = best.last, !Self.isBetter(entry, last) { continue }
            var place = best.count
            while place > 0, Self.isBetter(entry, best[place - 1]) { place -= 1 }
            best.insert(entry, at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }

    private static func isBetter(_ left: Entry, _ right: Entry) -> Bool {
        left.score > right.score || (left.score == right.score && left.number < right.number)
    }

    private static func slot(_ number: Int32) -> Int {
        Int((UInt32(bitPattern: number) &* 0x9E37_79B1) >> 20) & (slotCount - 1)
    }
}

/// Sorts by keys that are spread evenly, as hashes are: dealt by their first bits, then put in order.
///
/// - Complexity: Linear for even keys; long lists, which could be made uneven on purpose, are sorted as usual.
func sortedByHash<Element>(_ items: [Element], _ key: (Element) -> UInt64) -> [Element] {
    guard items.count > 16, items.count <= 4_096 else { return items.sorted { key($0) < key($1) } }
    let bits = Int.bitWidth - (items.count - 1).leadingZeroBitCount
    let shift = UInt64(64 - bits)
    var starts = [Int32](repeating: 0, count: (1 << bits) + 1)
    for item in items { starts[Int(key(item) >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var sorted = items
    for item in items {
        let bucket = Int(key(item) >> shift)
        sorted[Int(starts[bucket])] = item
        starts[bucket] += 1
    }
    for index in 1..<sorted.count {
        let item = sorted[index]
        var place = index
        while place > 0, key(sorted[place - 1]) > key(item) {
            sorted[place] = sorted[place - 1]
            place -= 1
        }
        if place != index { sorted[place] = item }
    }
    return sorted
}
