/// Many standing queries, matched against one story at once.
///
/// A value: copying it is cheap until one copy changes. Matching does not change it, so threads may share it, each with
/// an ``AlertScratch`` of its own. Queries are added and removed at any time: what was added since the last
/// ``freeze()`` lies in a small part beside the frozen one.
///
/// Words, tags, phrases, NEAR pairs and target changes are *atoms* with dense numbers (``AtomTable``). A story becomes
/// the set of atoms it has. Each query hangs, clause by clause, on the atom that is least often present (``Clause``), so
/// only queries with something in common with the story are looked at, and those lie side by side (``Postings``).
package struct AlertIndex: Sendable {
    private(set) var atoms: AtomTable
    private(set) var frozen = Postings()
    private(set) var fresh = FreshClauses()
    /// Ids removed since the last freeze whose clauses are still in the frozen part.
    private(set) var removed = AtomSet()
    private(set) var removedCount = 0

    private var programs: [UInt32] = [0]
    /// By id: where its program begins; 0 for none.
    private var starts: [UInt32] = []
    /// How many queries it holds.
    package private(set) var count = 0
    private var frozenCount = 0

    /// - Parameter seed: Mixed into the hash, so that nobody can prepare words that collide.
    package init(seed: UInt64 = .random(in: .min ... .max)) {
        atoms = AtomTable(seed: seed)
    }

    package func contains(_ id: UInt32) -> Bool { Int(id) < starts.count && starts[Int(id)] != 0 }

    /// Adds a query, in place of an earlier one of the same id.
    ///
    /// Ids are small numbers from 0: memory grows with the largest.
    ///
    /// - Throws: ``AlertQueryError`` `.badTree` when the id is not below ``AlertLimits/ids``.
    /// - Complexity: Proportional to the query; now and then a ``freeze()``, so that the cost per query stays the same.
    package mutating func add(id: UInt32, _ query: AlertQuery) throws(AlertQueryError) {
        try add(id: id, tree: query.tree)
    }

    /// As ``add(id:_:)``, of a tree that need not have anything positive in it.
    package mutating func add(id: UInt32, tree: AlertTree) throws(AlertQueryError) {
        if contains(id) { remove(id: id) }
        // The old clauses of this id would answer beside the new ones.
        if Int(id) < removed.bits.count * 64, removed.contains(id) { freeze() }
        let start = try store(id, tree)
        for clause in Clause.clauses(of: programs, at: start, atoms.frequencies) { fresh.add(clause, id: id) }
        if fresh.count > 1_024 + frozenCount / 4 { freeze() }
    }

    /// Adds many at once: much cheaper than one by one; the last of equal ids stays.
    package mutating func load(_ queries: some Sequence<(id: UInt32, tree: AlertTree)>) throws(AlertQueryError) {
        for (id, tree) in queries { try put(id, tree) }
        freeze()
    }

    /// As ``load(_:)``, one query after another from `next` until it gives nil, hung by what is rare in `stories`.
    ///
    /// - Throws: Whatever `next` throws, and ``AlertQueryError`` for an id that is too large. What came before is kept
    ///   and found only after a ``freeze()``.
    package mutating func load(like stories: [AlertStory], _ next: () throws -> (id: UInt32, tree: AlertTree)?) throws {
        while let (id, tree) = try next() { try put(id, tree) }
        for story in stories { observe(story) }
        freeze()
    }

    private mutating func put(_ id: UInt32, _ tree: AlertTree) throws(AlertQueryError) {
        if contains(id) { remove(id: id) }
        try store(id, tree)
    }

    /// Ignored when there is no such query.
    package mutating func remove(id: UInt32) {
        guard contains(id) else { return }
        starts[Int(id)] = 0
        count -= 1
        if fresh.remove(id) { return }
        removed.ensure(Int(id) + 1)
        if removed.insert(id) { removedCount += 1 }
    }

    /// Counts what the story has, so that the next ``freeze()`` hangs each query on what is rare in such stories.
    package mutating func observe(_ story: AlertStory) {
        var scratch = AlertScratch()
        scan(story, &scratch)
        atoms.observe(scratch.atoms)
    }

    /// Puts everything into the frozen part, hung by what was observed.
    ///
    /// Called by itself when the fresh part grows.
    ///
    /// - Complexity: Linear in all queries, and a sort.
    package mutating func freeze() {
        var builder = Postings.Builder()
        let frequencies = atoms.frequencies
        var live: [UInt32] = [0]
        live.reserveCapacity(programs.count)
        for id in starts.indices where starts[id] != 0 {
            let start = Int(starts[id])
            let end = Self.end(programs, start)
            starts[id] = UInt32(live.count)
            live += programs[start..<end]
            if end == start + 1 {
                builder.add(single: programs[start] & Program.argument, id: UInt32(id))
            } else {
                for clause in Clause.clauses(of: programs, at: start, frequencies) {
                    builder.add(clause, id: UInt32(id))
                }
            }
        }
        programs = live
        atoms.relinkNear()
        frozen = builder.postings(atoms: atoms.count)
        fresh = FreshClauses()
        removed = AtomSet()
        removedCount = 0
        frozenCount = count
    }

    /// The query as it is held, or nil.
    package func tree(of id: UInt32) -> AlertTree? {
        guard contains(id) else { return nil }
        var position = Int(starts[Int(id)])
        return Program.tree(programs, &position, atoms)
    }

    /// The clause of the query that the story satisfies, as a reader would write it; nil when it does not match.
    package func explain(_ id: UInt32, _ story: AlertEvaluator) -> String? {
        tree(of: id).flatMap { story.clause(of: $0) }?.written
    }

    @discardableResult
    private mutating func store(_ id: UInt32, _ tree: AlertTree) throws(AlertQueryError) -> Int {
        guard id < AlertLimits.ids else {
            throw AlertQueryError(
                .badTree,
                "The query's number \(id) is too large; the most is \(AlertLimits.ids - 1)."
            )
        }
        if Int(id) >= starts.count { starts += Array(repeating: 0, count: Int(id) + 1 - starts.count) }
        let start = programs.count
        Program.append(tree, to: &programs, &atoms)
        starts[Int(id)] = UInt32(start)
        count += 1
        return start
    }

    private static func end(_ code: [UInt32], _ start: Int) -> Int {
        var position = start
        var open = 1
        while open > 0 {
            let word = code[position]
            position += 1
            switch word & Program.operation {
            case Program.leaf: open -= 1
            case Program.not: break
            default: open += Int(word & Program.argument) - 1
            }
        }
        return position
    }
}

/// Clauses added since the last freeze, by anchor.
struct FreshClauses: Sendable {
    private(set) var byAnchor: [UInt32: [Entry]] = [:]
    private var anchors: [UInt32: [UInt32]] = [:]
    var count: Int { anchors.count }

    struct Entry: Sendable {
        var clause: Clause
        var id: UInt32
    }

    mutating func add(_ clause: Clause, id: UInt32) {
        byAnchor[clause.anchor, default: []].append(Entry(clause: clause, id: id))
        anchors[id, default: []].append(clause.anchor)
    }

    /// False when the id is not here.
    mutating func remove(_ id: UInt32) -> Bool {
        guard let places = anchors.removeValue(forKey: id) else { return false }
        for anchor in places { byAnchor[anchor]?.removeAll { $0.id == id } }
        return true
    }
}
