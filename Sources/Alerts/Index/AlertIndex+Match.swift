extension AlertIndex {
    /// The ids of all queries that match, in ascending order.
    package func match(_ story: AlertStory) -> [UInt32] {
        var scratch = AlertScratch()
        match(story, &scratch)
        return scratch.matches.sorted()
    }

    /// Finds all queries that match; the answer is ``AlertScratch/matches``.
    ///
    /// - Complexity: Linear in the story's text and in the clauses hung on what it has; no allocation once warm.
    package func match(_ story: AlertStory, _ scratch: inout AlertScratch) {
        scan(story, &scratch)
        if scratch.ids.count <= count + removedCount {
            scratch.ids = Array(repeating: 0, count: count + removedCount + 1_024)
        }
        scratch.count = 0
        collectFrozen(&scratch)
        if removedCount > 0 { dropRemoved(&scratch) }
        if fresh.count > 0 { collectFresh(&scratch) }
    }

    // MARK: From a story to its atoms

    /// Fills `present` and `atoms`.
    func scan(_ story: AlertStory, _ scratch: inout AlertScratch) {
        for atom in scratch.atoms { scratch.present.removeAll(near: atom) }
        scratch.atoms.removeAll(keepingCapacity: true)
        scratch.words.removeAll(keepingCapacity: true)
        scratch.present.ensure(atoms.count)
        if scratch.last.count < atoms.count { scratch.last = Array(repeating: -1, count: atoms.count) }

        if !story.title.isEmpty {
            scanWords(story.title, &scratch)
            for _ in 0..<AlertStory.gap { scratch.words.append(AtomTable.Mark.unknown) }
        }
        scanWords(story.text, &scratch)
        story.forEachTag { field, value in
            let slot = atoms.slot(of: AtomTable.key(field, value))
            if slot >= 0 { Self.note(atoms.slots[slot].atom, &scratch) }
        }
        if let change = story.targetChange {
            for target in atoms.targetChanges {
                if target.least > change { break }
                Self.note(target.atom, &scratch)
            }
        }
        findPhrases(&scratch)
        findNear(&scratch)
    }

    @inline(__always)
    private static func note(_ atom: UInt32, _ scratch: inout AlertScratch) {
        if scratch.present.insert(atom) { scratch.atoms.append(atom) }
    }

    private func scanWords(_ text: String, _ scratch: inout AlertScratch) {
        var words = scratch.words
        scratch.words = []
        FoldedText.scan(Array(text.utf8)) { word in
            let index = atoms.slot(of: word)
            guard index >= 0 else {
                words.append(AtomTable.Mark.unknown)
                return
            }
            let slot = atoms.slots[index]
            Self.note(slot.atom, &scratch)
            words.append(slot.atom | slot.marks)
        }
        scratch.words = words
    }

    private func findPhrases(_ scratch: inout AlertScratch) {
        let mask = AtomTable.Mark.atom
        var place = 0
        let count = scratch.words.count
        while place &+ 1 < count {
            let word = scratch.words[place]
            place &+= 1
            guard word & AtomTable.Mark.startsPhrase != 0 else { continue }
            var node = PhraseTrie.root(word & mask)
            var next = place
            while next < count {
                let follower = scratch.words[next] & mask
                guard follower != AtomTable.Mark.unknown, let step = atoms.phrases.step(from: node, by: follower) else {
                    break
                }
                if step.atom != AtomTable.none { Self.note(step.atom, &scratch) }
                node = step.node
                next &+= 1
            }
        }
    }

    private func findNear(_ scratch: inout AlertScratch) {
        guard !atoms.nearEntries.isEmpty else { return }
        // Taken out of the scratch while they are worked on: a local array is checked for sharing once, not at each use.
        var last = scratch.last
        var previous = scratch.previous
        scratch.last = []
        scratch.previous = []
        let mask = AtomTable.Mark.atom
        let words = scratch.words
        if previous.count < words.count { previous = Array(repeating: -1, count: words.count) }
        let found = scratch.atoms
        for atom in found { last[Int(atom)] = -1 }
        for place in words.indices where words[place] & AtomTable.Mark.inNear != 0 {
            let atom = Int(words[place] & mask)
            previous[place] = last[atom]
            last[atom] = Int32(truncatingIfNeeded: place)
        }
        let entries = atoms.nearEntries
        let heads = atoms.nearHeads
        for anchor in found {
            var next = heads[Int(anchor)]
            while next != AtomTable.none {
                let entry = entries[Int(next)]
                next = entry.next
                guard scratch.present.contains(entry.other) else { continue }
                let distance = Int32(truncatingIfNeeded: entry.distance)
                // Both words' places from the last to the first.
                var i = last[Int(anchor)]
                var j = last[Int(entry.other)]
                while i >= 0, j >= 0 {
                    if abs(i &- j) <= distance {
                        Self.note(entry.atom, &scratch)
                        break
                    }
                    if i > j { i = previous[Int(i)] } else { j = previous[Int(j)] }
                }
            }
        }
        scratch.last = last
        scratch.previous = previous
    }

    // MARK: From atoms to queries

    private func collectFrozen(_ scratch: inout AlertScratch) {
        let data = frozen.data
        let offsets = frozen.offsets
        let bits = scratch.present.bits
        var ids = scratch.ids
        scratch.ids = []
        var found = 0
        for atom in scratch.atoms where Int(atom) < offsets.count {
            let start = Int(offsets[Int(atom)])
            guard start != 0 else { continue }
            var place = start &+ Postings.header
            let singles = Int(data[start])
            for index in 0..<singles { ids[found &+ index] = data[place &+ index] }
            found &+= singles
            place &+= singles
            // Written whether it holds or not, counted only when it does: no branch to mispredict.
            for _ in 0..<data[start &+ 1] {
                let literal = data[place]
                ids[found] = data[place &+ 1]
                found &+= Self.holds(literal, bits)
                place &+= 2
            }
            for _ in 0..<data[start &+ 2] {
                ids[found] = data[place &+ 2]
                found &+= Self.holds(data[place], bits) & Self.holds(data[place &+ 1], bits)
                place &+= 3
            }
            let others = Int(data[start &+ 3])
            if others > 0 { Self.collect(data, place, place &+ others, bits, &ids, &found) }
        }
        Self.collect(frozen.unanchored, 0, frozen.unanchored.count, bits, &ids, &found)
        scratch.ids = ids
        scratch.count = found
    }

    /// Entries of `n literals… m program… k ids…` between two places.
    @inline(__always)
    private static func collect(
        _ data: [UInt32],
        _ start: Int,
        _ end: Int,
        _ bits: [UInt64],
        _ ids: inout [UInt32],
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

    /// 1 when the literal holds, else 0.
    @inline(__always)
    private static func holds(_ literal: UInt32, _ bits: [UInt64]) -> Int {
        let atom = literal &>> 1
        let bit = bits[Int(atom &>> 6)] &>> UInt64(atom & 63)
        return Int(truncatingIfNeeded: (bit ^ UInt64(literal)) & 1)
    }

    private func dropRemoved(_ scratch: inout AlertScratch) {
        let known = removed.bits.count &* 64
        var kept = 0
        for index in 0..<scratch.count {
            let id = scratch.ids[index]
            if Int(id) < known, removed.contains(id) { continue }
            scratch.ids[kept] = id
            kept &+= 1
        }
        scratch.count = kept
    }

    private func collectFresh(_ scratch: inout AlertScratch) {
        collectFresh(AtomTable.none, &scratch)
        for index in scratch.atoms.indices { collectFresh(scratch.atoms[index], &scratch) }
    }

    private func collectFresh(_ anchor: UInt32, _ scratch: inout AlertScratch) {
        guard let entries = fresh.byAnchor[anchor] else { return }
        for entry in entries {
            let literalsHold = entry.clause.literals.allSatisfy { Self.holds($0, scratch.present.bits) == 1 }
            guard literalsHold else { continue }
            if !entry.clause.residual.isEmpty {
                var position = 0
                guard Program.holds(entry.clause.residual, &position, scratch.present.bits) else { continue }
            }
            scratch.ids[scratch.count] = entry.id
            scratch.count += 1
        }
    }
}
