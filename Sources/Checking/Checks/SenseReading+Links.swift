import NewsModel
import Prose

/// Who did what to whom, and how one thing bears on the other: little words and order that carry the parts of a claim.
extension SenseReading {
    /// The passage's index that a word of the draft stands for, wherever it went; -1 for none.
    var counterparts: [Int] {
        var used = Set(alignment.matched.filter { $0 >= 0 })
        used.formUnion(alignment.moved.filter { $0 >= 0 })
        return alignment.matched.indices.map { position in
            if alignment.matched[position] >= 0 { return alignment.matched[position] }
            if alignment.moved[position] >= 0 { return alignment.moved[position] }
            let unit = draftUnit(position)
            guard isContent(unit) else { return -1 }
            let other = alignment.passage.indices.first { index in
                !used.contains(index)
                    && context.aligner.isSame(unit, sourceUnit(index), alignment.passage[index].source)
            }
            if let other { used.insert(other) }
            return other ?? -1
        }
    }

    mutating func findLinks() {
        let own = Grammar(
            alignment.matched.indices.map { (draftUnit($0), context.draft, 0) },
            context.vocabulary
        )
        let given = Grammar(
            alignment.passage.indices.map { (sourceUnit($0), source($0), alignment.passage[$0].place) },
            context.vocabulary
        )
        let found = counterparts
        findTurnedVerbs(own, given, found)
        findTurnedLinks(own, given, found)
        findExchangedLinks(own, given, found)
        findTurnedOwners(own, given, found)
        findMovedNegations(own, given, found)
    }

    // MARK: Doer and sufferer

    /// "Acme sued Bolt" may become "Bolt was sued by Acme", never "Acme was sued by Bolt" or "Bolt sued Acme".
    private mutating func findTurnedVerbs(_ own: Grammar, _ given: Grammar, _ found: [Int]) {
        for position in found.indices {
            let index = found[position]
            guard index > 0, !isDraftQuoted(position), !isQuoted(index), let voice = own.voice(position),
                let other = given.voice(index)
            else { continue }
            let subjects = own.before(own.start(of: position)).prefix(3).map { found[$0] }.filter {
                isTogether($0, index)
            }
            let verb = given.start(of: index)
            let givenBefore = Set(given.before(verb))
            let givenBehind = Set(given.behind(index))
            let objects = own.behind(position).prefix(3).map { found[$0] }.filter { isTogether($0, index) }
            let isTurned: Bool
            switch (other, voice) {
            case (.active, .passive):
                guard !Self.ergative.contains(sourceWord(index)), given.hasObject(index) else { continue }
                isTurned =
                    subjects.first.map { givenBefore.contains($0) && !givenBehind.contains($0) } ?? false
                    || own.agent(of: position).map {
                        givenBehind.contains(found[$0]) && !givenBefore.contains(found[$0])
                    }
                        ?? false
            case (.passive, .active):
                guard !Self.ergative.contains(sourceWord(index)), let subject = subjects.first, own.hasObject(position)
                else { continue }
                isTurned = givenBefore.contains(subject)
            case (.active, .active), (.passive, .passive):
                guard let subject = subjects.first, let object = objects.first else { continue }
                isTurned = givenBehind.contains(subject) && givenBefore.contains(object) && subject != object
            }
            guard isTurned else { continue }
            report(
                position,
                index,
                "In the source the parts are the other way round: look who did this, and to whom.",
                severity: .block,
                verdict: .contradicted
            )
        }
    }

    /// Verbs that need no one to do them: "the shop closed" and "the shop was closed".
    private static let ergative: Set<String> = [
        "opened", "closed", "started", "began", "begun", "ended", "stopped", "moved", "increased", "decreased",
        "changed",
        "grew", "grown", "expanded", "broke", "broken", "sank", "sunk", "burned", "improved", "doubled", "halved",
        "split",
        "merged", "formed", "developed", "shut", "reopened", "resumed", "continued", "spread", "finished", "concluded",
        "collapsed", "returned", "married", "born", "based", "concerned", "worried", "involved",
    ]

    // MARK: Prepositions and conjunctions

    /// "The vote came after the strike" must not become "the strike came after the vote".
    private mutating func findTurnedLinks(_ own: Grammar, _ given: Grammar, _ found: [Int]) {
        for position in found.indices where own.isContent[position] {
            let index = found[position]
            guard index >= 0, let link = own.link(position), Prepositions.isOneWay(link.sense),
                !isDraftQuoted(position),
                !isQuoted(index)
            else { continue }
            // What the passage has behind the same word stands elsewhere in the text, without it.
            guard given.link(index)?.sense != link.sense else { continue }
            let other = given.words.indices.first { other in
                given.isContent[other] && isTogether(other, index) && given.link(other)?.sense == link.sense
            }
            guard let other, let place = found.firstIndex(of: other), place != position else { continue }
            // "by the party's leadership" and "by the leadership of the party" have one head.
            let (left, right) = (own.link(place)?.sense, given.link(index)?.sense)
            guard left != link.sense, left != "of", right != "of", !isPossessive(sourceToken(other)),
                !isPossessive(draftToken(position)), left == nil || right == nil || left == right
            else { continue }
            guard link.sense != "by" || given.voice(max(0, (given.link(other)?.index ?? 1) - 1)) == .passive else {
                continue
            }
            // "by": a change of voice turns the places, not the parts; ``findTurnedVerbs`` judges it.
            if link.sense == "by",
                own.voice(max(0, link.index - 1)) != given.voice(max(0, (given.link(other)?.index ?? 1) - 1))
            {
                continue
            }
            report(
                position,
                other,
                "In the source \u{201C}\(link.sense)\u{201D} goes with \u{201C}\(sourceWord(other))\u{201D}, not with this.",
                verdict: .contradicted
            )
            return
        }
    }

    /// "with" for "against", "unless" for "when": another little word between the same two words.
    private mutating func findExchangedLinks(_ own: Grammar, _ given: Grammar, _ found: [Int]) {
        for position in found.indices where own.isContent[position] && alignment.matched[position] >= 0 {
            let index = found[position]
            let kind = draftUnit(position).kind
            // What stands before a figure or a day belongs to it, and is judged with it.
            guard kind == .word || kind == .country, !isDraftQuoted(position), !isQuoted(index),
                let link = own.link(position),
                let other = given.link(index), link.sense != other.sense,
                !Prepositions.isNear(link.sense, other.sense), !rewording.positions.contains(link.index),
                alignment.matched[link.index] < 0 || keeper[other.index] < 0,
                keeper[other.index] < 0 || keeper[other.index] != link.index
            else { continue }
            // The word before is the same, or both stand at the head of their clause.
            let before = own.content(before: link.index)
            let otherBefore = given.content(before: other.index)
            switch (before, otherBefore) {
            case (nil, nil): break
            case (let before?, let otherBefore?):
                guard
                    found[before] == otherBefore
                        || context.sourceUnit(alignment.passage[otherBefore]).stem == draftUnit(before).stem
                else { continue }
            default: continue
            }
            report(
                position,
                other.index,
                "The source has \u{201C}\(given.words[other.index])\u{201D} before this, not \u{201C}\(own.words[link.index])\u{201D}.",
                verdict: .contradicted
            )
        }
    }

    /// "The bank's chairman" must not become "the chairman's bank".
    private mutating func findTurnedOwners(_ own: Grammar, _ given: Grammar, _ found: [Int]) {
        for position in found.indices.dropLast() {
            guard let (owner, thing) = possession(at: position, own, draftToken(position).folded),
                !isDraftQuoted(position),
                found[owner] >= 0, found[thing] >= 0
            else { continue }
            let (left, right) = (found[owner], found[thing])
            let near = max(0, min(left, right) - 2)...max(left, right)
            for index in near where index < alignment.passage.count {
                guard let (givenOwner, givenThing) = possession(at: index, given, sourceToken(index).folded),
                    givenOwner == right, left >= givenThing, left <= givenThing + 2, !given.opens[left]
                else { continue }
                report(
                    position,
                    index,
                    "In the source it is the other way round: \u{201C}\(sourceWord(givenThing))\u{201D} belongs to \u{201C}\(sourceWord(givenOwner))\u{201D}.",
                    verdict: .contradicted
                )
                return
            }
        }
    }

    /// Owner and thing of "Acme's chairman" or "the chairman of Acme".
    private func possession(at index: Int, _ grammar: Grammar, _ folded: String) -> (owner: Int, thing: Int)? {
        if isPossessive(folded), grammar.isContent[index] {
            return grammar.content(after: index, limit: 2).map { (index, $0) }
        }
        guard folded == "of", let thing = grammar.content(before: index, limit: 1),
            let owner = grammar.content(after: index)
        else { return nil }
        return (owner, thing)
    }

    private func isPossessive(_ token: Token) -> Bool { isPossessive(token.folded) }
    private func isPossessive(_ folded: String) -> Bool { folded.hasSuffix("'s") || folded.hasSuffix("s'") }

    // MARK: Negations

    /// "said it will not" must not become "did not say it will"; "not only", "not yet", "not all" stay whole.
    private mutating func findMovedNegations(_ own: Grammar, _ given: Grammar, _ found: [Int]) {
        let negations = given.words.indices.filter { isNegation(given.words[$0]) && !isQuoted($0) }
        findLostNegations(own, given, found, negations)
        for position in own.words.indices where isNegation(own.words[position]) && !isDraftQuoted(position) {
            let index = alignment.matched[position] >= 0 ? alignment.matched[position] : alignment.moved[position]
            let same =
                index >= 0 && negations.contains(index)
                ? index
                : negations.first { context.gap(alignment, position).contains($0) }
            guard let same else { continue }
            if same + 1 < given.words.count, Self.narrowing.contains(given.words[same + 1]), keeper[same + 1] < 0,
                !rewording.positions.contains(position)
            {
                report(
                    position,
                    same,
                    "The source says \u{201C}\(given.words[same]) \(given.words[same + 1])\u{201D}, which denies less.",
                    severity: .block,
                    verdict: .contradicted
                )
                continue
            }
            guard let head = own.content(after: position, limit: 3),
                let givenHead = given.content(after: same, limit: 3),
                found[head] >= 0, found[head] != givenHead, isTogether(found[head], givenHead),
                !Self.raising.contains(own.words[head]), !Self.raising.contains(given.words[givenHead]),
                found.contains(givenHead)
            else { continue }
            let place = found[head]
            // The other word is denied in the source too.
            if negations.contains(where: { $0 < place && place - $0 <= 4 }) { continue }
            report(
                position,
                same,
                "In the source \u{201C}\(given.words[same])\u{201D} goes with \u{201C}\(given.words[givenHead])\u{201D}.",
                severity: .block,
                verdict: .contradicted
            )
        }
    }

    /// "never met" must not become "once met": a denial gone from between two words that stayed.
    private mutating func findLostNegations(_ own: Grammar, _ given: Grammar, _ found: [Int], _ negations: [Int]) {
        guard alignment.coverage >= 0.7 else { return }
        for index in negations where keeper[index] < 0 {
            guard let head = given.content(after: index, limit: 3), let before = given.content(before: index, limit: 3),
                let position = found.firstIndex(of: head), let left = found.firstIndex(of: before), left < position,
                position - left <= 6, !isDraftQuoted(position)
            else { continue }
            let denies = (left...min(position + 1, own.words.count - 1)).contains { place in
                isNegation(own.words[place]) || context.vocabulary.classes[draftUnit(place).word] == .negation
                    || SenseWords.deniers.contains(own.words[place])
                    || alignment.matched[place] < 0 && isDraftContent(at: place)
            }
            guard !denies else { continue }
            report(
                position,
                index,
                "The source has \u{201C}\(given.words[index])\u{201D} before this; the text says the opposite.",
                severity: .block,
                verdict: .contradicted
            )
        }
    }

    private func isNegation(_ word: String) -> Bool { ["not", "never", "no"].contains(word) || word.hasSuffix("n't") }

    /// What makes a negation partial.
    private static let narrowing: Set<String> = [
        "only", "just", "merely", "simply", "solely", "all", "every", "everyone", "everybody", "everything", "always",
        "necessarily", "entirely", "fully", "completely", "wholly", "exactly", "quite", "yet", "much", "many", "enough",
        "absolutely", "exclusively", "strictly", "both",
    ]

    /// Verbs across which a negation moves without a change: "does not think it will", "thinks it will not".
    private static let raising: Set<String> = [
        "think", "thinks", "thought", "believe", "believes", "believed", "expect", "expects", "expected", "appear",
        "appears", "appeared", "seem", "seems", "seemed", "want", "wants", "wanted", "likely", "plan", "plans",
        "planned",
        "intend", "intends", "intended", "suppose", "supposed", "feel", "feels", "felt",
    ]
}
