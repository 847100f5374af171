/// A query over atoms as a run of 32-bit numbers in prefix order: an operation in the top four bits, below it the atom
/// or the number of members.
enum Program {
    static let leaf: UInt32 = 0 << 28
    static let not: UInt32 = 1 << 28
    static let all: UInt32 = 2 << 28
    static let any: UInt32 = 3 << 28
    static let operation: UInt32 = 15 << 28
    static let argument: UInt32 = (1 << 28) - 1

    /// Appends `tree`, naming its leaves in `atoms`.
    static func append(_ tree: AlertTree, to code: inout [UInt32], _ atoms: inout AtomTable) {
        switch tree {
        case .word(let word): code.append(leaf | atoms.atom(word: word))
        case .tag(let field, let value): code.append(leaf | atoms.atom(field, value))
        case .phrase(let words): code.append(leaf | atoms.atom(phrase: words))
        case .near(let distance, let first, let second): code.append(leaf | atoms.atom(near: distance, first, second))
        case .targetChange(let least): code.append(leaf | atoms.atom(targetChange: least))
        case .not(let inner):
            code.append(not)
            append(inner, to: &code, &atoms)
        case .all(let members), .any(let members):
            if case .all = tree {
                code.append(all | UInt32(members.count))
            } else {
                code.append(any | UInt32(members.count))
            }
            for member in members { append(member, to: &code, &atoms) }
        }
    }

    /// Reads one back as whatever `leaf` makes of atoms.
    static func tree(_ code: [UInt32], _ position: inout Int, _ atoms: AtomTable) -> AlertTree {
        let word = code[position]
        position += 1
        switch word & operation {
        case leaf: return atoms.tree(of: word & argument)
        case not: return .not(tree(code, &position, atoms))
        default:
            let members = (0..<(word & argument)).map { _ in tree(code, &position, atoms) }
            return word & operation == all ? .all(members) : .any(members)
        }
    }

    /// Whether it holds for a set of atoms, a bit each.
    ///
    /// Leaves `position` behind the program.
    static func holds(_ code: UnsafeBufferPointer<UInt32>, _ position: inout Int, _ bits: UnsafeBufferPointer<UInt64>)
        -> Bool
    {
        let word = code[position]
        position &+= 1
        switch word & operation {
        case leaf:
            let atom = word & argument
            return bits[Int(atom &>> 6)] &>> UInt64(atom & 63) & 1 == 1
        case not: return !holds(code, &position, bits)
        case all:
            var result = true
            for _ in 0..<(word & argument) where !holds(code, &position, bits) { result = false }
            return result
        default:
            var result = false
            for _ in 0..<(word & argument) where holds(code, &position, bits) { result = true }
            return result
        }
    }
}

extension Program {
    static func holds(_ code: [UInt32], _ bits: [UInt64]) -> Bool {
        code.withUnsafeBufferPointer { code in
            bits.withUnsafeBufferPointer { bits in
                var position = 0
                return holds(code, &position, bits)
            }
        }
    }
}

/// The atoms that a story has: a bit each.
struct AtomSet: Sendable {
    private(set) var bits: [UInt64] = []

    mutating func ensure(_ count: Int) {
        if bits.count &* 64 < count { bits += Array(repeating: 0, count: count / 64 + 1 - bits.count) }
    }

    @inline(__always)
    func contains(_ atom: UInt32) -> Bool { bits[Int(atom &>> 6)] &>> UInt64(atom & 63) & 1 == 1 }

    /// True when it was not there.
    @inline(__always)
    mutating func insert(_ atom: UInt32) -> Bool {
        let index = Int(atom &>> 6)
        let bit: UInt64 = 1 &<< UInt64(atom & 63)
        let old = bits[index]
        bits[index] = old | bit
        return old & bit == 0
    }

    @inline(__always)
    mutating func removeAll(near atom: UInt32) { bits[Int(atom &>> 6)] = 0 }
}
