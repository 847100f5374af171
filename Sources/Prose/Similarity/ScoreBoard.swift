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
