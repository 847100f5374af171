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
        var text = text
        let first = scratch.words.count
        let count = text.withUTF8 { read($0, &scratch) }
        scratch.words += repeatElement(AtomTable.Mark.unknown, count: count)
        scratch.words.withUnsafeMutableBufferPointer { words in
            scratch.low.withUnsafeBufferPointer { low in
                scratch.high.withUnsafeBufferPointer { high in
                    atoms.find(
                        UnsafeBufferPointer(rebasing: low[..<count]),
                        UnsafeBufferPointer(rebasing: high[..<count]),
                        UnsafeMutableBufferPointer(rebasing: words[first...])
                    )
                }
            }
        }
        for (place, slot) in scratch.long {
            scratch.words[first + place] =
                slot < 0 ? AtomTable.Mark.unknown : atoms.slots[slot].atom | atoms.slots[slot].marks
        }
        for place in first..<scratch.words.count where scratch.words[place] != AtomTable.Mark.unknown {
            Self.note(scratch.words[place] & AtomTable.Mark.atom, &scratch)
        }
    }

    /// Cuts the text into words; how many there are.
    private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ scratch: inout AlertScratch) -> Int {
        scratch.long.removeAll(keepingCapacity: true)
        let most = min(bytes.count, AlertLimits.storyBytes) + 1
        if scratch.low.count < most {
            scratch.low = Array(repeating: 0, count: most)
            scratch.high = Array(repeating: 0, count: most)
        }
        var count = 0
        scratch.low.withUnsafeMutableBufferPointer { low in
            scratch.high.withUnsafeMutableBufferPointer { high in
                FoldedText.scan(bytes) { word in
                    if word.count > 16 { scratch.long.append((count, atoms.slot(of: word))) }
                    low[count] = word.low
                    high[count] = word.high
                    count &+= 1
                }
            }
        }
        return count
    }

    private func findPhrases(_ scratch: inout AlertScratch) {
        let before = scratch.atoms.count
        scratch.words.withUnsafeBufferPointer { words in
            atoms.phrases.find(words) { scratch.atoms.append($0) }
        }
        // A phrase that stands twice was found twice.
        var kept = before
        for index in before..<scratch.atoms.count where scratch.present.insert(scratch.atoms[index]) {
            scratch.atoms[kept] = scratch.atoms[index]
            kept += 1
        }
        scratch.atoms.removeLast(scratch.atoms.count - kept)
    }

    private func findNear(_ scratch: inout AlertScratch) {
        guard !atoms.near.isEmpty else { return }
        let words = scratch.words
        if scratch.previous.count < words.count { scratch.previous = Array(repeating: -1, count: words.count) }
        if scratch.pairs.count <= atoms.near.count {
            scratch.pairs = Array(repeating: 0, count: atoms.near.count + 256)
        }
        var hits = 0
        scratch.previous.withUnsafeMutableBufferPointer { previous in
            scratch.last.withUnsafeMutableBufferPointer { last in
                scratch.pairs.withUnsafeMutableBufferPointer { pairs in
                    scratch.atoms.withUnsafeBufferPointer { story in
                        scratch.present.bits.withUnsafeBufferPointer { bits in
                            for atom in story { last[Int(atom)] = -1 }
                            Self.chain(words, last, previous)
                            hits = atoms.near.find(story, bits, last, previous, pairs)
                        }
                    }
                }
            }
        }
        for index in 0..<hits { Self.note(scratch.pairs[index], &scratch) }
    }

    /// Links each word that stands in a NEAR pair to where it stood before.
    private static func chain(
        _ words: [UInt32],
        _ last: UnsafeMutableBufferPointer<Int32>,
        _ previous: UnsafeMutableBufferPointer<Int32>
    ) {
        for place in words.indices where words[place] & AtomTable.Mark.inNear != 0 {
            let atom = Int(words[place] & AtomTable.Mark.atom)
            previous[place] = last[atom]
            last[atom] = Int32(truncatingIfNeeded: place)
        }
    }

    // MARK: From atoms to queries

    private func collectFrozen(_ scratch: inout AlertScratch) {
        if scratch.starts.count < scratch.atoms.count {
            scratch.starts = Array(repeating: 0, count: scratch.atoms.count + 1_024)
        }
        scratch.ids.withUnsafeMutableBufferPointer { ids in
            scratch.starts.withUnsafeMutableBufferPointer { starts in
                scratch.atoms.withUnsafeBufferPointer { atoms in
                    scratch.present.bits.withUnsafeBufferPointer { bits in
                        scratch.count = frozen.collect(atoms, bits, starts, ids)
                    }
                }
            }
        }
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
            let literalsHold = entry.clause.literals.allSatisfy { Postings.holds($0, scratch.present.bits) }
            guard literalsHold else { continue }
            if !entry.clause.residual.isEmpty {
                guard Program.holds(entry.clause.residual, scratch.present.bits) else { continue }
            }
            scratch.ids[scratch.count] = entry.id
            scratch.count += 1
        }
    }
}
