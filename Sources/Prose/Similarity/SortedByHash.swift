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
