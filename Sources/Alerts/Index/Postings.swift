/// The clauses of all queries, frozen into one array of 32-bit numbers.
///
/// For each atom, side by side: a header of four numbers (how many ids match by the atom alone; how many clauses with
/// one further literal; with two; how many numbers of anything else), then those four parts:
/// ids; `literal id` …; `literal literal id` …; and `n literals… m program… k ids…` …, where queries with an equal clause
/// share one entry.
struct Postings: Sendable {
    static let header = 4
    /// By atom; 0 where no query hangs on it.
    private(set) var offsets: [UInt32] = []
    private(set) var data: [UInt32] = [0]
    /// Queries that need nothing to be present: the same layout as the last part.
    private(set) var unanchored: [UInt32] = []

    init() {}

    /// 1 when the literal holds, else 0.
    @inline(__always)
    private static func holds(_ literal: UInt32, _ bits: UnsafeBufferPointer<UInt64>) -> Int {
        let atom = literal &>> 1
        let bit = bits[Int(atom &>> 6)] &>> UInt64(atom & 63)
        return Int(truncatingIfNeeded: (bit ^ UInt64(literal)) & 1)
    }

    static func holds(_ literal: UInt32, _ bits: [UInt64]) -> Bool {
        bits.withUnsafeBufferPointer { holds(literal, $0) == 1 }
    }

    /// Writes the ids of all clauses that hold to `ids`; how many.
    ///
    /// `starts` has room for as many numbers as there are atoms.
    func collect(
        _ story: UnsafeBufferPointer<UInt32>,
        _ bits: UnsafeBufferPointer<UInt64>,
        _ starts: UnsafeMutableBufferPointer<UInt32>,
        _ ids: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        data.withUnsafeBufferPointer { data in
            offsets.withUnsafeBufferPointer { offsets in
                // All places first, then all headers: reads that do not wait for one another.
                var known = 0
                for atom in story where Int(atom) < offsets.count {
                    let start = offsets[Int(atom)]
                    starts[known] = start
                    known &+= start != 0 ? 1 : 0
                }
                var sum: UInt32 = 0
                for index in 0..<known { sum &+= data[Int(starts[index])] }
                precondition(sum <= ids.count, "more ids than queries")
                var found = 0
                for index in 0..<known { Self.collect(data, Int(starts[index]), bits, ids, &found) }
                unanchored.withUnsafeBufferPointer { Self.collectGeneral($0, 0, $0.count, bits, ids, &found) }
                return found
            }
        }
    }

    @inline(__always)
    private static func collect(
        _ data: UnsafeBufferPointer<UInt32>,
        _ start: Int,
        _ bits: UnsafeBufferPointer<UInt64>,
        _ ids: UnsafeMutableBufferPointer<UInt32>,
        _ found: inout Int
    ) {
        var place = start &+ header
        let singles = Int(data[start])
        for index in 0..<singles { ids[found &+ index] = data[place &+ index] }
        found &+= singles
        place &+= singles
        // Written whether it holds or not, counted only when it does: no branch to mispredict.
        for _ in 0..<data[start &+ 1] {
            ids[found] = data[place &+ 1]
            found &+= holds(data[place], bits)
            place &+= 2
        }
        for _ in 0..<data[start &+ 2] {
            ids[found] = data[place &+ 2]
            found &+= holds(data[place], bits) & holds(data[place &+ 1], bits)
            place &+= 3
        }
        let others = Int(data[start &+ 3])
        if others > 0 { collectGeneral(data, place, place &+ others, bits, ids, &found) }
    }

    /// Entries of `n literals… m program… k ids…` between two places.
    private static func collectGeneral(
        _ data: UnsafeBufferPointer<UInt32>,
        _ start: Int,
        _ end: Int,
        _ bits: UnsafeBufferPointer<UInt64>,
        _ ids: UnsafeMutableBufferPointer<UInt32>,
        _ found: inout Int
    ) {
        var place = start
        while place < end {
            let literals = Int(data[place])
            var isMatch = 1
            for index in 0..<literals { isMatch &= holds(data[place &+ 1 &+ index], bits) }
            place &+= 1 &+ literals
            let program = Int(data[place])
            if program > 0, isMatch == 1 {
                var position = place &+ 1
                isMatch = Program.holds(data, &position, bits) ? 1 : 0
            }
            place &+= 1 &+ program
            let count = Int(data[place])
            place &+= 1
            if isMatch == 1 {
                for index in 0..<count { ids[found &+ index] = data[place &+ index] }
                found &+= count
            }
            place &+= count
        }
    }

    /// Collects clauses, then lays them out.
    struct Builder {
        private var singles: [UInt64] = []
        private var ones: [One] = []
        private var twos: [Two] = []
        private var others: [Clause: [UInt32]] = [:]

        private struct One {
            var key: UInt64
            var id: UInt32
        }

        private struct Two {
            var anchor: UInt32
            var first: UInt32
            var second: UInt32
            var id: UInt32
        }

        mutating func add(single atom: UInt32, id: UInt32) { singles.append(UInt64(atom) << 32 | UInt64(id)) }

        mutating func add(_ clause: Clause, id: UInt32) {
            if clause.residual.isEmpty, clause.anchor != AtomTable.none {
                switch clause.literals.count {
                case 0: return add(single: clause.anchor, id: id)
                case 1:
                    ones.append(One(key: UInt64(clause.anchor) << 32 | UInt64(clause.literals[0]), id: id))
                    return
                case 2:
                    twos.append(
                        Two(anchor: clause.anchor, first: clause.literals[0], second: clause.literals[1], id: id)
                    )
                    return
                default: break
                }
            }
            others[clause, default: []].append(id)
        }

        /// - Complexity: Sorts everything once.
        mutating func postings(atoms: Int) -> Postings {
            singles.sort()
            ones.sort { ($0.key, $0.id) < ($1.key, $1.id) }
            twos.sort { ($0.anchor, $0.first, $0.second, $0.id) < ($1.anchor, $1.first, $1.second, $1.id) }
            var general: [UInt32: [UInt32]] = [:]
            for (clause, ids) in others.sorted(by: { ($0.key.anchor, $0.value[0]) < ($1.key.anchor, $1.value[0]) }) {
                Self.append(clause.literals, clause.residual, ids, to: &general[clause.anchor, default: []])
            }
            var result = Postings()
            result.unanchored = general[AtomTable.none] ?? []
            result.offsets = Array(repeating: 0, count: atoms)
            result.data.reserveCapacity(singles.count + ones.count * 2 + twos.count * 3 + atoms)
            var (single, one, two) = (0, 0, 0)
            for atom in 0..<UInt32(atoms) {
                let start = result.data.count
                result.data += [0, 0, 0, 0]
                let firstSingle = single
                while single < singles.count, singles[single] >> 32 == UInt64(atom) {
                    result.data.append(UInt32(truncatingIfNeeded: singles[single]))
                    single += 1
                }
                var shared = general[atom] ?? []
                let oneCount = layOnes(atom, &one, &result.data, &shared)
                let twoCount = layTwos(atom, &two, &result.data, &shared)
                result.data += shared
                guard result.data.count > start + Postings.header else {
                    result.data.removeLast(Postings.header)
                    continue
                }
                result.data[start] = UInt32(single - firstSingle)
                result.data[start + 1] = oneCount
                result.data[start + 2] = twoCount
                result.data[start + 3] = UInt32(shared.count)
                result.offsets[Int(atom)] = UInt32(start)
            }
            return result
        }

        private func layOnes(_ atom: UInt32, _ next: inout Int, _ data: inout [UInt32], _ shared: inout [UInt32])
            -> UInt32
        {
            var count: UInt32 = 0
            while next < ones.count, ones[next].key >> 32 == UInt64(atom) {
                var end = next + 1
                while end < ones.count, ones[end].key == ones[next].key { end += 1 }
                let literal = UInt32(truncatingIfNeeded: ones[next].key)
                if end - next > 2 {
                    Self.append([literal], [], ones[next..<end].map(\.id), to: &shared)
                } else {
                    for one in ones[next..<end] { data += [literal, one.id] }
                    count += UInt32(end - next)
                }
                next = end
            }
            return count
        }

        private func layTwos(_ atom: UInt32, _ next: inout Int, _ data: inout [UInt32], _ shared: inout [UInt32])
            -> UInt32
        {
            var count: UInt32 = 0
            while next < twos.count, twos[next].anchor == atom {
                let two = twos[next]
                var end = next + 1
                while end < twos.count, twos[end].anchor == atom, twos[end].first == two.first,
                    twos[end].second == two.second
                {
                    end += 1
                }
                if end - next > 2 {
                    Self.append([two.first, two.second], [], twos[next..<end].map(\.id), to: &shared)
                } else {
                    for two in twos[next..<end] { data += [two.first, two.second, two.id] }
                    count += UInt32(end - next)
                }
                next = end
            }
            return count
        }

        private static func append(_ literals: [UInt32], _ residual: [UInt32], _ ids: [UInt32], to data: inout [UInt32])
        {
            data.append(UInt32(literals.count))
            data += literals
            data.append(UInt32(residual.count))
            data += residual
            data.append(UInt32(ids.count))
            data += ids
        }
    }
}
