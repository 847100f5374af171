/// A query cut into clauses, each hung on one atom that must be present for it to hold.
///
/// A *cover* is a set of atoms of which every match has at least one: of an AND the rarest member's, of an OR all
/// members' together. The clause at the first cover atom is the query with that atom true; at the second with the
/// second true and the first false; and so on. So whichever cover atoms a story has, exactly one clause can hold, and no
/// query is found twice.
struct Clause: Hashable, Sendable {
    /// ``AtomTable/none``: nothing need be present.
    var anchor: UInt32
    /// Atom times two, plus one when it must be absent; each once.
    var literals: [UInt32]
    /// A ``Program`` that must hold too; empty for none.
    var residual: [UInt32]

    static func clauses(of code: [UInt32], at start: Int, _ frequencies: AtomFrequencies) -> [Clause] {
        if let plain = conjunction(code, start, frequencies) { return plain.map { [$0] } ?? [] }
        var position = start
        let node = Node(code, &position, isNegated: false)
        guard let cover = node.cover(frequencies) else {
            return clause(AtomTable.none, [], node).map { [$0] } ?? []
        }
        // The most frequent first; a cover seldom has more than three atoms.
        var ordered: [UInt32] = []
        for atom in cover.atoms where !ordered.contains(atom) {
            let place = ordered.firstIndex { frequencies.isRarer($0, than: atom) } ?? ordered.count
            ordered.insert(atom, at: place)
        }
        var earlier: [UInt32] = []
        var result: [Clause] = []
        for anchor in ordered {
            let rest = node.knowing(present: anchor, absent: earlier)
            if let clause = clause(anchor, earlier.map { $0 << 1 | 1 }, rest) { result.append(clause) }
            earlier.append(anchor)
        }
        return result
    }

    /// The one clause of a query that only lists what must be there and what not, the commonest kind.
    ///
    /// Nil for any other query; a clause of nil when it can never hold.
    private static func conjunction(_ code: [UInt32], _ start: Int, _ frequencies: AtomFrequencies) -> Clause?? {
        guard code[start] & Program.operation == Program.all else { return nil }
        var literals: [UInt32] = []
        var position = start + 1
        for _ in 0..<(code[start] & Program.argument) {
            let isNegated = code[position] & Program.operation == Program.not
            if isNegated { position += 1 }
            guard code[position] & Program.operation == Program.leaf else { return nil }
            literals.append((code[position] & Program.argument) << 1 | (isNegated ? 1 : 0))
            position += 1
        }
        var anchor: UInt32?
        for literal in literals where literal & 1 == 0 {
            if anchor.map({ frequencies.isRarer(literal >> 1, than: $0) }) ?? true { anchor = literal >> 1 }
        }
        guard let anchor else { return nil }
        literals.removeAll { $0 == anchor << 1 }
        literals.sort()
        for (index, literal) in literals.enumerated().reversed() where index > 0 {
            if literal ^ 1 == literals[index - 1] { return .some(nil) }
            if literal == literals[index - 1] { literals.remove(at: index) }
        }
        if literals.contains(anchor << 1 | 1) { return .some(nil) }
        return Clause(anchor: anchor, literals: literals, residual: [])
    }

    /// Nil when it can never hold.
    private static func clause(_ anchor: UInt32, _ literals: [UInt32], _ rest: Node) -> Clause? {
        var literals = literals
        var residual: [UInt32] = []
        switch rest {
        case .no: return nil
        case .yes: break
        case .leaf(let atom, let isNegated): literals.append(atom << 1 | (isNegated ? 1 : 0))
        case .any: rest.append(to: &residual)
        case .all(let members):
            var complex: [Node] = []
            for member in members {
                if case .leaf(let atom, let isNegated) = member {
                    literals.append(atom << 1 | (isNegated ? 1 : 0))
                } else {
                    complex.append(member)
                }
            }
            if !complex.isEmpty { Node.all(complex).append(to: &residual) }
        }
        let distinct = Set(literals)
        if distinct.contains(where: { distinct.contains($0 ^ 1) }) { return nil }
        return Clause(anchor: anchor, literals: distinct.sorted(), residual: residual)
    }

    /// A query with its negations pushed down to the leaves.
    private indirect enum Node {
        case yes, no
        case leaf(UInt32, isNegated: Bool)
        case all([Node])
        case any([Node])

        init(_ code: [UInt32], _ position: inout Int, isNegated: Bool) {
            let word = code[position]
            position += 1
            switch word & Program.operation {
            case Program.leaf: self = .leaf(word & Program.argument, isNegated: isNegated)
            case Program.not: self.init(code, &position, isNegated: !isNegated)
            default:
                var members: [Node] = []
                for _ in 0..<(word & Program.argument) {
                    members.append(Node(code, &position, isNegated: isNegated))
                }
                let isConjunction = (word & Program.operation == Program.all) != isNegated
                self = isConjunction ? .all(members) : .any(members)
            }
        }

        /// The cheapest set of atoms of which a match has at least one, and how often a story has one of them.
        func cover(_ frequencies: AtomFrequencies) -> (atoms: [UInt32], cost: Double)? {
            switch self {
            case .yes, .leaf(_, isNegated: true): return nil
            case .no: return ([], 0)
            case .leaf(let atom, isNegated: false): return ([atom], frequencies.of(atom))
            case .all(let members):
                return members.compactMap { $0.cover(frequencies) }.min { $0.cost < $1.cost }
            case .any(let members):
                var union: [UInt32] = []
                var cost = 0.0
                for member in members {
                    guard let part = member.cover(frequencies) else { return nil }
                    union += part.atoms
                    cost += part.cost
                }
                return (union, cost)
            }
        }

        /// What is left to be asked.
        func knowing(present: UInt32, absent: [UInt32]) -> Node {
            switch self {
            case .yes, .no: return self
            case .leaf(let atom, let isNegated):
                if atom == present { return isNegated ? .no : .yes }
                if absent.contains(atom) { return isNegated ? .yes : .no }
                return self
            case .all(let members):
                var rest: [Node] = []
                for member in members {
                    switch member.knowing(present: present, absent: absent) {
                    case .yes: continue
                    case .no: return .no
                    case .all(let inner): rest += inner
                    case let other: rest.append(other)
                    }
                }
                return rest.isEmpty ? .yes : rest.count == 1 ? rest[0] : .all(rest)
            case .any(let members):
                var rest: [Node] = []
                for member in members {
                    switch member.knowing(present: present, absent: absent) {
                    case .no: continue
                    case .yes: return .yes
                    case .any(let inner): rest += inner
                    case let other: rest.append(other)
                    }
                }
                return rest.isEmpty ? .no : rest.count == 1 ? rest[0] : .any(rest)
            }
        }

        func append(to code: inout [UInt32]) {
            switch self {
            case .yes: code.append(Program.all)
            case .no: code.append(Program.any)
            case .leaf(let atom, let isNegated):
                if isNegated { code.append(Program.not) }
                code.append(Program.leaf | atom)
            case .all(let members), .any(let members):
                if case .all = self {
                    code.append(Program.all | UInt32(members.count))
                } else {
                    code.append(Program.any | UInt32(members.count))
                }
                for member in members { member.append(to: &code) }
            }
        }
    }
}
