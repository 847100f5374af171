/// The main text of a page: which part of the tree it is, and what of that part is not text.
///
/// Each paragraph lends its weight to the elements around it, less with distance, and less where its words are links;
/// the element with most weight is the article, unless several of its kind share a parent. Then lists of links, forms,
/// captions and calls to action inside it are cut. (The idea is Arc90's Readability of 2009; the rules are our own.)
struct MainText {
    private let tree: HTMLTree
    private var facts: [Facts]
    /// The same before anything was summed: texts alone, and what names say.
    private var leaves: [Facts]
    private var cut: [Bool]

    /// The text, one newline between paragraphs, and what each of its lines was.
    struct Reading {
        var text = ""
        var blocks: [PageBlock] = []
    }

    /// Sums over the subtree of a node.
    private struct Facts {
        var characters: Int32 = 0
        var linked: Int32 = 0
        var commas: Int32 = 0
        var paragraphs: Int32 = 0
        var items: Int32 = 0
        var images: Int32 = 0
        var inputs: Int32 = 0
        var links: Int32 = 0
        var headings: Int32 = 0
        var hints: PageHints = []

        var linkDensity: Double { characters == 0 ? 0 : Double(linked) / Double(characters) }
    }

    init(_ tree: HTMLTree, _ hints: NodeHints) {
        self.tree = tree
        leaves = Array(repeating: Facts(), count: tree.nodes.count)
        facts = []
        cut = Array(repeating: false, count: tree.nodes.count)
        measure(hints)
    }

    /// The text, one newline between paragraphs; strictly first, and with more forgiveness if that leaves nearly nothing.
    mutating func read(title: String?) -> Reading {
        var best = Reading()
        for strictness in [2, 1, 0] {
            sum(all: true)
            prune(strictness)
            sum(all: false)
            guard let top = choose() else { continue }
            let parts = (strictness > 0 ? lead(before: top) : []) + withSiblings(top)
            if strictness > 0 { for part in parts { tidy(part, strictness) } }
            let reading = MainTextWriter.write(tree, parts, cut: cut, title: title)
            if reading.text.utf8.count > best.text.utf8.count { best = reading }
            if reading.text.utf8.count >= 250 { break }
        }
        return best
    }

    // MARK: - Measuring

    private mutating func measure(_ hints: NodeHints) {
        let nodes = tree.nodes
        tree.bytes.withUnsafeBufferPointer { bytes in
            for index in nodes.indices {
                let node = nodes[index]
                if node.isText {
                    var count: Int32 = 0
                    var commas: Int32 = 0
                    var wasSpace = true
                    for position in Int(node.start)..<Int(node.end) {
                        let byte = bytes[position]
                        if byte <= 0x20 {
                            if !wasSpace { count += 1 }
                            wasSpace = true
                            continue
                        }
                        wasSpace = false
                        // Continuation bytes are no characters of their own.
                        if byte & 0xC0 != 0x80 { count += 1 }
                        if byte == UInt8(ascii: ",") { commas += 1 }
                        // Ideographic and Arabic commas.
                        if byte == 0x81, position > 0, bytes[position - 1] == 0x80 { commas += 1 }
                        if byte == 0x8C, position > 0, bytes[position - 1] == 0xBC || bytes[position - 1] == 0xD8 {
                            commas += 1
                        }
                    }
                    if wasSpace, count > 0 { count -= 1 }
                    leaves[index].characters = count
                    leaves[index].commas = commas
                } else {
                    leaves[index].hints = hints.of[index]
                }
            }
        }
    }

    /// Sums every subtree, with or without what is cut.
    private mutating func sum(all: Bool) {
        let nodes = tree.nodes
        facts = leaves
        for index in nodes.indices.reversed() where nodes[index].parent >= 0 {
            let node = nodes[index]
            var own = facts[index]
            if !node.isText {
                switch node.tag {
                case .p: if own.characters > 0 { own.paragraphs += 1 }
                case .li: own.items += 1
                case .img: own.images += 1
                case .input, .select, .textarea, .button: own.inputs += 1
                case .h1, .h2, .h3, .h4, .h5, .h6: own.headings += own.characters
                case .a:
                    own.links += 1
                    // A link within the page is a note, not a way out.
                    own.linked = own.characters
                default: break
                }
                facts[index] = own
                if !all, cut[index] { continue }
                if node.tag.isSilent || node.tag == .svg || (all && node.tag == .noscript) { continue }
            }
            let parent = Int(node.parent)
            facts[parent].characters &+= own.characters
            facts[parent].linked &+= own.linked
            facts[parent].commas &+= own.commas
            facts[parent].paragraphs &+= own.paragraphs
            facts[parent].items &+= own.items
            facts[parent].images &+= own.images
            facts[parent].inputs &+= own.inputs
            facts[parent].links &+= own.links
            facts[parent].headings &+= own.headings
        }
    }

    // MARK: - Pruning

    private static let never: TagSet = [
        .script, .style, .noscript, .template, .iframe, .object, .embed, .applet, .svg, .math, .canvas, .audio, .video,
        .select,
        .textarea, .button, .input, .datalist, .nav, .footer, .menu, .dialog, .head, .title, .frameset, .noframes,
        .noembed, .map, .label,
    ]

    private mutating func prune(_ strictness: Int) {
        let nodes = tree.nodes
        let whole = Int(facts[0].characters)
        for index in nodes.indices {
            let node = nodes[index]
            guard !node.isText, index > 0 else {
                cut[index] = false
                continue
            }
            cut[index] = isCut(index, node, strictness, whole)
        }
    }

    private func isCut(_ index: Int, _ node: HTMLTree.Node, _ strictness: Int, _ whole: Int) -> Bool {
        if Self.never.contains(node.tag) { return strictness > 0 || node.tag != .noscript }
        guard strictness > 0, node.tag != .body, node.tag != .html, node.tag != .main else { return false }
        let fact = facts[index]
        let isMost = Int(fact.characters) * 2 > whole
        if node.tag == .article {
            return strictness > 1 && fact.hints.contains(.elsewhere) && Int(fact.characters) * 5 < whole
        }
        if fact.hints.contains(.hidden), !isMost { return true }
        if node.tag == .aside || (node.tag == .form && !isMost) { return !isMost }
        if node.tag == .header, fact.paragraphs < 2 {
            return strictness > 1 && !isMost
                && tree.ancestor(index, within: 30) { tree.nodes[$0].tag == .article } == nil
        }
        guard strictness > 1 else { return fact.hints.contains(.comments) && !isMost }
        guard fact.hints.contains(.furniture), !isMost else { return false }
        if fact.hints.contains(.body) { return false }
        // A name may mislead; many real paragraphs outweigh it, unless they are comments.
        if fact.hints.contains(.comments) { return true }
        return !(fact.paragraphs > 4 && fact.linkDensity < 0.15 && Int(fact.characters) * 3 > whole)
    }

    // MARK: - Choosing

    private func choose() -> Int? {
        let nodes = tree.nodes
        var scores = [Double](repeating: 0, count: nodes.count)
        var candidates: [Int] = []
        tree.walk(0) { index in
            if cut[index] { return false }
            let node = nodes[index]
            guard !node.isText else { return false }
            let weight = paragraphWeight(index, node)
            if weight > 0 {
                var level = 0
                var cursor = Int(node.parent)
                while cursor >= 0, level < 5 {
                    if nodes[cursor].tag != .unknown, !Self.passing.contains(nodes[cursor].tag) {
                        if scores[cursor] == 0 {
                            candidates.append(cursor)
                            scores[cursor] = bonus(cursor)
                        }
                        scores[cursor] += weight / (level == 0 ? 1 : level == 1 ? 2 : Double(level) * 3)
                        level += 1
                    }
                    cursor = Int(nodes[cursor].parent)
                }
            }
            return true
        }
        guard !candidates.isEmpty else { return nodes.count > 1 ? 0 : nil }
        for candidate in candidates { scores[candidate] *= 1 - facts[candidate].linkDensity }
        candidates.sort { scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1) }
        var top = candidates[0]
        top = sharedAncestor(of: candidates, scores, top) ?? top
        return climbed(top, scores)
    }

    private static let passing: TagSet = [.a, .span, .b, .i, .em, .strong, .font, .p, .tr, .tbody, .small, .u]

    /// A paragraph's weight: its length in hundreds of characters, its commas; nothing for scraps and for links.
    private func paragraphWeight(_ index: Int, _ node: HTMLTree.Node) -> Double {
        let fact = facts[index]
        let characters: Int
        switch node.tag {
        case .p, .pre, .blockquote: characters = Int(fact.characters)
        case .div, .section, .td, .article, .main, .body, .li, .dd, .span, .font, .center, .unknown:
            // Text that stands directly in it, as old pages and hasty systems write it.
            characters = directCharacters(index)
            if node.tag == .li && characters < 80 { return 0 }
            if (node.tag == .span || node.tag == .font) && characters < 80 { return 0 }
        default: return 0
        }
        guard characters >= 25 else { return 0 }
        let share = Double(characters) / Double(max(1, fact.characters))
        return (1 + Double(fact.commas) * share + min(Double(characters) / 100, 3)) * (1 - min(1, fact.linkDensity))
    }

    private func directCharacters(_ index: Int) -> Int {
        var sum = 0
        var cursor = tree.nodes[index].firstChild
        while cursor >= 0 {
            let child = tree.nodes[Int(cursor)]
            if child.isText || Self.inlineText.contains(child.tag) { sum += Int(facts[Int(cursor)].characters) }
            cursor = child.next
        }
        return sum
    }

    private static let inlineText: TagSet = [.b, .i, .em, .strong, .a, .u, .cite, .abbr, .code, .q, .time]

    private func bonus(_ index: Int) -> Double {
        let fact = facts[index]
        var bonus = 0.0
        switch tree.nodes[index].tag {
        case .article, .main: bonus += 15
        case .div: bonus += 5
        case .blockquote, .pre, .td: bonus += 3
        case .ol, .ul, .dl, .li, .dd, .dt, .form, .address: bonus -= 3
        case .h1, .h2, .h3, .h4, .h5, .h6, .th, .header, .aside: bonus -= 5
        default: break
        }
        if fact.hints.contains(.body) { bonus += 25 }
        if fact.hints.contains(.furniture) { bonus -= 25 }
        if fact.hints.contains(.doubtful) { bonus -= 5 }
        return bonus == 0 ? 0.01 : bonus
    }

    /// Where an article is cut into several equal parts, their common parent is meant.
    private func sharedAncestor(of candidates: [Int], _ scores: [Double], _ top: Int) -> Int? {
        let rivals = candidates.dropFirst().prefix(8).filter {
            scores[$0] >= scores[top] * 0.6 && !isInside($0, top) && !isInside(top, $0)
        }
        guard rivals.count >= 2 else { return nil }
        var cursor = Int(tree.nodes[top].parent)
        while cursor > 0, tree.nodes[cursor].tag != .body {
            if rivals.count(where: { isInside($0, cursor) }) >= 2 { return cursor }
            cursor = Int(tree.nodes[cursor].parent)
        }
        return nil
    }

    private func isInside(_ node: Int, _ container: Int) -> Bool {
        tree.ancestor(node, within: 300) { $0 == container } != nil
    }

    /// Up as long as the parent holds little else, or itself scores well.
    private func climbed(_ top: Int, _ scores: [Double]) -> Int {
        var top = top
        while true {
            let parent = Int(tree.nodes[top].parent)
            guard parent > 0, tree.nodes[parent].tag != .body, tree.nodes[parent].tag != .html, !cut[parent] else {
                return top
            }
            let own = facts[top]
            let outer = facts[parent]
            let more = outer.characters - own.characters
            let moreText = more - (outer.linked - own.linked)
            let isOnlyChild = more < 20
            let isBetter = scores[parent] > scores[top] * 0.75 && outer.linkDensity < 0.25
            let isBody =
                outer.hints.contains(.body) && !own.hints.contains(.body) && outer.linkDensity < 0.3
                && Double(moreText) < Double(own.characters)
            // The parent holds more paragraphs of its own beside this one: the text was cut in two by the markup.
            let hasMore =
                (outer.paragraphs >= own.paragraphs + 2 || outer.paragraphs == own.paragraphs)
                && Double(moreText) > Double(own.characters) * 0.08
                && Double(outer.linked - own.linked) < Double(more) * 0.25 && directParagraphs(parent) >= 2
            guard isOnlyChild || isBetter || isBody || hasMore else { return top }
            top = parent
        }
    }

    /// Paragraphs of some length that are children of `node`.
    private func directParagraphs(_ node: Int) -> Int {
        tree.children(node).count {
            tree.nodes[$0].tag == .p && !cut[$0] && facts[$0].characters > 60 && facts[$0].linkDensity < 0.3
                || isTextDivision($0)
        }
    }

    /// The sentences that stand between the headline and the article's body, outside of it.
    private func lead(before top: Int) -> [Int] {
        let nodes = tree.nodes
        var scope = top
        for _ in 0..<5 where nodes[scope].parent > 0 && nodes[Int(nodes[scope].parent)].tag != .body {
            scope = Int(nodes[scope].parent)
            if nodes[scope].tag == .article || nodes[scope].tag == .main { break }
        }
        // The last headline before the body; without one there is no telling lead from anything else.
        var headline: Int?
        var index = scope
        while index < top {
            if nodes[index].tag == .h1 { headline = index }
            index += 1
        }
        if headline == nil { headline = nodes[..<top].lastIndex { $0.tag == .h1 } }
        guard let headline else { return [] }
        var found: [Int] = []
        var total: Int32 = 0
        var cursor = headline + 1
        var last = -1
        while cursor < top, found.count < 3 {
            defer { cursor += 1 }
            let node = nodes[cursor]
            guard !node.isText, node.tag == .p || node.tag == .h2 || leaves[cursor].hints.contains(.lead) else {
                continue
            }
            let fact = facts[cursor]
            guard fact.characters >= 50, fact.characters < 900, fact.linkDensity < 0.15, fact.paragraphs < 4,
                fact.inputs == 0
            else { continue }
            guard cursor > last, !isShut(cursor, fact), node.tag != .h2 || fact.characters > 80 else { continue }
            // Around the body itself, not before it.
            guard tree.ancestor(top, within: 300, { $0 == cursor }) == nil else { continue }
            found.append(cursor)
            total += fact.characters
            last = subtreeEnd(cursor)
        }
        return total < 1500 ? found : []
    }

    /// Inside something that is never text; names that merely sound like teasers do not count here.
    private func isShut(_ node: Int, _ fact: Facts) -> Bool {
        if fact.hints.contains(.hidden) || fact.hints.contains(.comments) || fact.hints.contains(.caption) {
            return true
        }
        return tree.ancestor(node, within: 40) { above in
            let tag = tree.nodes[above].tag
            if Self.never.contains(tag) || tag == .aside || tag == .form || tag == .figure || tag == .li
                || tag == .table
            {
                return true
            }
            let hints = leaves[above].hints
            if tag == .body || tag == .article || tag == .main || tag == .header { return false }
            if hints.contains(.picture), facts[above].characters < 400 { return true }
            return hints.contains(.hidden) || hints.contains(.comments)
                || (hints.contains(.furniture) && !hints.contains(.lead) && cut[above])
        } != nil
    }

    private func subtreeEnd(_ node: Int) -> Int {
        var last = node
        while tree.nodes[last].lastChild >= 0 { last = Int(tree.nodes[last].lastChild) }
        return last
    }

    /// Paragraphs that are divisions with text of their own, as some systems write them.
    private func isTextDivision(_ node: Int) -> Bool {
        let tag = tree.nodes[node].tag
        guard tag == .div || tag == .section, !cut[node] else { return false }
        let fact = facts[node]
        return fact.linkDensity < 0.3 && fact.inputs == 0 && directCharacters(node) > 60
    }

    /// Of the same kind as the chosen element: same tag, same class.
    private func isAlike(_ node: Int, _ top: Int) -> Bool {
        guard tree.nodes[node].tag == tree.nodes[top].tag, let own = tree.attribute(top, "class"), !own.isEmpty else {
            return false
        }
        return tree.attribute(node, "class") == own
    }

    /// The chosen element and those beside it that read like more of it.
    private func withSiblings(_ top: Int) -> [Int] {
        let parent = Int(tree.nodes[top].parent)
        guard parent >= 0, tree.nodes[top].tag != .body, tree.nodes[top].tag != .html else { return [top] }
        let own = facts[top]
        return tree.children(parent).filter { sibling in
            if sibling == top { return true }
            let node = tree.nodes[sibling]
            guard !cut[sibling], !node.isText else { return false }
            let fact = facts[sibling]
            guard fact.characters > 0, fact.linkDensity < 0.25 else { return false }
            if fact.hints.contains(.picture), fact.images > 0, fact.characters < 400, fact.paragraphs < 3,
                node.tag == .div || node.tag == .figure || node.tag == .span
            {
                return true
            }
            if node.tag == .p { return fact.characters > 80 || (fact.characters > 20 && fact.linkDensity == 0) }
            if fact.hints.contains(.body), fact.paragraphs > 0 { return true }
            // The text began before the division that holds most of it.
            if sibling < top, isTextDivision(sibling), fact.linkDensity < 0.1, !fact.hints.contains(.furniture) {
                return true
            }
            if isAlike(sibling, top), fact.characters > 200, fact.paragraphs > 0, !fact.hints.contains(.furniture) {
                return true
            }
            return Double(fact.characters) > Double(own.characters) * 0.3 && fact.paragraphs > 1
                && fact.linkDensity < 0.1
        }
    }

    // MARK: - Tidying

    private static let conditional: TagSet = [
        .div, .section, .ul, .ol, .table, .form, .fieldset, .dl, .header, .figure, .aside, .details, .unknown, .span,
        .article,
    ]

    /// Cuts, inside the article, what is not its text.
    private mutating func tidy(_ top: Int, _ strictness: Int) {
        var doomed: [Int] = []
        let topFact = facts[top]
        tree.walk(top) { index in
            if cut[index] { return false }
            let node = tree.nodes[index]
            guard !node.isText, index != top else { return !node.isText }
            if isClutter(index, node, topFact, strictness) {
                doomed.append(index)
                return false
            }
            return true
        }
        for index in doomed { cut[index] = true }
    }

    private func isClutter(_ index: Int, _ node: HTMLTree.Node, _ top: Facts, _ strictness: Int) -> Bool {
        let fact = facts[index]
        if node.tag == .figcaption || node.tag == .caption { return true }
        if fact.hints.contains(.caption), fact.characters < 400, node.tag != .article { return true }
        if fact.hints.contains(.picture), fact.images > 0, fact.characters < 400, fact.paragraphs < 3,
            node.tag == .div || node.tag == .figure || node.tag == .span
        {
            return true
        }
        if node.tag == .p { return fact.linkDensity > 0.9 && fact.characters < 160 && top.paragraphs > 4 }
        guard Self.conditional.contains(node.tag) else { return false }
        if fact.characters == 0 { return false }
        if fact.inputs > 1, fact.inputs > fact.paragraphs { return true }
        if fact.hints.contains(.byline), fact.characters < 200, fact.paragraphs < 2 { return true }
        if fact.hints.contains(.date), fact.characters < 60, fact.paragraphs < 2 { return true }
        let density = fact.linkDensity
        let isList = node.tag == .ul || node.tag == .ol
        if isList {
            if density > 0.6 { return true }
            // A list of teasers: each item a link with a few words about it.
            if density > 0.4, fact.items >= 3, fact.links >= fact.items, fact.characters < fact.items * 100 {
                return true
            }
            return density > 0.4 && fact.characters < 300
        }
        if node.tag == .table { return density > 0.5 }
        if fact.commas > 12 { return false }
        if density > 0.5 { return true }
        if density > 0.25, fact.links > 2, fact.paragraphs < 3, fact.characters < 600 { return true }
        return false
    }
}
