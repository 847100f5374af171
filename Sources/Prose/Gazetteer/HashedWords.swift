/// A set of hashes, of words above all, asked for every word of a text: open addressing in one array.
///
/// The hashes are spread already (``FoldedWords/mix(_:)``) and are not hashed again. 0 marks an empty cell and cannot be
/// stored. Where each hash has a value, see ``HashedTable``.
package struct HashedWords: Sendable {
    private var cells: [UInt64]
    package private(set) var count = 0

    /// `expected`: how many will come; more only cost growing.
    package init(expecting expected: Int = 8) {
        cells = [UInt64](repeating: 0, count: HashedTable.capacity(for: expected))
    }

    package init(_ hashes: some Collection<UInt64>) {
        self.init(expecting: hashes.count)
        for hash in hashes { insert(hash) }
    }

    /// The words of a list, by hash.
    package init(_ list: String) { self.init(FoldedWords(list).words.map(\.hash)) }

    package func contains(_ hash: UInt64) -> Bool { hash != 0 && cells[cell(of: hash)] == hash }

    package mutating func insert(_ hash: UInt64) {
        guard hash != 0 else { return }
        if count * 2 >= cells.count {
            let old = cells
            cells = [UInt64](repeating: 0, count: old.count * 2)
            for hash in old where hash != 0 { cells[cell(of: hash)] = hash }
        }
        let cell = cell(of: hash)
        guard cells[cell] == 0 else { return }
        cells[cell] = hash
        count += 1
    }

    /// The cell that holds the hash, or the empty one where it would stand.
    private func cell(of hash: UInt64) -> Int {
        let mask = cells.count &- 1
        var cell = Int(truncatingIfNeeded: hash) & mask
        while cells[cell] != 0, cells[cell] != hash { cell = (cell &+ 1) & mask }
        return cell
    }
}
