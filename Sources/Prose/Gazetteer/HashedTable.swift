/// A table from 64-bit hashes to small numbers: open addressing, linear steps, two flat arrays.
///
/// The keys are hashes already (``FoldedWords/mix(_:)``), so they are not hashed again, as a `Dictionary` would; a
/// look-up that fails mostly touches one cell. Key 0 marks an empty cell and cannot be stored.
package struct HashedTable: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    package private(set) var count = 0

    /// `expected`: how many entries will come; more only cost growing.
    package init(expecting expected: Int = 8) {
        let capacity = HashedTable.capacity(for: expected)
        keys = [UInt64](repeating: 0, count: capacity)
        values = [Int32](repeating: 0, count: capacity)
    }

    package mutating func reserve(_ expected: Int) {
        let capacity = HashedTable.capacity(for: expected)
        if capacity > keys.count { grow(to: capacity) }
    }

    package subscript(key: UInt64) -> Int32? {
        let cell = cell(of: key)
        return keys[cell] == key && key != 0 ? values[cell] : nil
    }

    package func contains(_ key: UInt64) -> Bool { key != 0 && keys[cell(of: key)] == key }

    /// Sets the value; says what was there before.
    @discardableResult
    package mutating func set(_ key: UInt64, _ value: Int32) -> Int32? {
        guard key != 0 else { return nil }
        if count * 2 >= keys.count { grow(to: keys.count * 2) }
        let cell = cell(of: key)
        let before: Int32? = keys[cell] == key ? values[cell] : nil
        if before == nil { count += 1 }
        keys[cell] = key
        values[cell] = value
        return before
    }

    /// The cell that holds the key, or the empty one where it would stand.
    private func cell(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var cell = Int(truncatingIfNeeded: key) & mask
        while keys[cell] != 0, keys[cell] != key { cell = (cell + 1) & mask }
        return cell
    }

    private mutating func grow(to capacity: Int) {
        let (oldKeys, oldValues) = (keys, values)
        keys = [UInt64](repeating: 0, count: capacity)
        values = [Int32](repeating: 0, count: capacity)
        for (index, key) in oldKeys.enumerated() where key != 0 {
            let cell = cell(of: key)
            keys[cell] = key
            values[cell] = oldValues[index]
        }
    }

    static func capacity(for expected: Int) -> Int {
        var capacity = 16
        while capacity < max(0, min(expected, 1 << 28)) * 2 { capacity *= 2 }
        return capacity
    }
}
