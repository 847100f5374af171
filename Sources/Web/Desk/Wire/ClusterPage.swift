import Desk
import Formats
import Foundation
import NewsModel

/// One event: its reports with the reason why each is here, copies under their originals, the events nearest to it with
/// what keeps them apart, and for editors the means to split, move and merge.
struct ClusterPage {
    let cluster: Cluster
    let reports: [ItemID: Report]
    let story: Story?
    /// Nearest by likeness, or what a search by words found.
    let neighbours: [ClusterNeighbours.Neighbour]
    /// What editors did that concerns this event, the newest first.
    let placings: [Placing]
    let titles: [ClusterID: String]
    let visit: DeskVisit
    let frame: DeskFrame

    private var address: String { "/desk/clusters/\(cluster.id.raw)" }
    private var mayPlace: Bool { visit.may(.editor) && cluster.mergedInto == nil && !cluster.members.isEmpty }
    private var words: String { visit.request.queryFields["q"] ?? "" }

    var html: HTML {
        """
        <div class="lead"><div><h1>\(cluster.title)</h1>
        <p class="meta"><span>\(DeskFrame.count(cluster.members.count, "report"))</span><span>\(cluster.independentReports) independent</span>
        <span>opened \(DeskFrame.time(cluster.opened))</span><span>updated \(DeskFrame.time(cluster.updated))</span></p>
        \(DeskFrame.tags(cluster.tags))</div>\(action)</div>
        \(gone)\(mayPlace ? search : HTML.empty)\(mayPlace ? form : plain)
        \(trail)<p><a href="/desk">To the wire</a></p>
        """
    }

    private var action: HTML {
        guard cluster.mergedInto == nil, !cluster.members.isEmpty else { return .empty }
        return ClusterCard.action(cluster, story, visit, frame)
    }

    private var gone: HTML {
        if let target = cluster.mergedInto {
            return """
                <p class="notice notice-ask">This event was merged into <a href="/desk/clusters/\(target.raw)">\(titles[target] ?? target.raw)</a>; its reports are there.</p>

                """
        }
        guard cluster.members.isEmpty else { return .empty }
        return "<p class=\"notice notice-ask\">All its reports were moved elsewhere.</p>\n"
    }

    // MARK: Reports

    /// The reports that stand on their own, each with its copies; a copy whose original is elsewhere stands on its own.
    private var groups: [(ClusterMember, [ClusterMember])] {
        let here = Set(cluster.members.map(\.item))
        let copies = Dictionary(grouping: cluster.members) { member in
            member.copyOf.flatMap { here.contains($0) && $0 != member.item ? $0 : nil }
        }
        return (copies[nil] ?? []).map { ($0, copies[$0.item] ?? []) }
    }

    private var plain: HTML {
        let rows = groups.html { original, copies in
            "<li>\(entry(original, box: .empty))\(nested(copies, boxes: false))</li>\n"
        }
        let near: HTML =
            neighbours.isEmpty
            ? .empty
            : "<section class=\"panel\" aria-labelledby=\"near\"><h2 id=\"near\">Nearest other events</h2>\n<ul class=\"choices\">\(neighbours.html { "<li>\(neighbour($0, box: .empty))</li>\n" })</ul></section>\n"
        return """
            <section class="panel" aria-labelledby="reports"><h2 id="reports">Reports</h2>
            <ul class="choices">
            \(rows)</ul></section>
            \(near)
            """
    }

    private func nested(_ copies: [ClusterMember], boxes: Bool) -> HTML {
        guard !copies.isEmpty else { return .empty }
        let rows = copies.html { "<li>\(entry($0, box: boxes ? box($0) : .empty))</li>\n" }
        return "\n<ul class=\"choices copies\" aria-label=\"Copies of it\">\n\(rows)</ul>"
    }

    private func box(_ member: ClusterMember) -> HTML {
        "<input type=\"checkbox\" name=\"report\" value=\"\(member.item.raw)\" id=\"r-\(member.item.raw)\">"
    }

    private func entry(_ member: ClusterMember, box: HTML) -> HTML {
        guard let report = reports[member.item] else { return "<span class=\"soft\">\(member.item.raw)</span>" }
        let away: HTML =
            member.copyOf.map { original in
                cluster.members.contains { $0.item == original }
                    ? HTML.empty
                    : " <span class=\"chip chip-soft\">copy of a report in \(reports[original]?.cluster.flatMap { titles[$0] } ?? "another event")</span>"
            } ?? .empty
        let title: HTML =
            box == .empty
            ? "<span class=\"title\">\(report.revision.title)</span>"
            : "<label for=\"r-\(member.item.raw)\" class=\"title\">\(report.revision.title)</label>"
        let open: HTML =
            report.item.address == nil
            ? .empty : " · \(DeskFrame.outside(report.item.address, "open"))"
        return """
            <div class="choice">\(box)<div><span class="outlet">\(report.item.outlet)</span> <span class="soft">\(DeskFrame.clock(report.revision.published ?? report.item.firstSeen))\(open)</span><br>
            \(ReportMark.chips(report))\(title)\(away)<br><span class="why">\(member.placedBy == nil ? HTML.empty : "<span class=\"chip chip-soft\">by hand</span> ")\(member.reason)</span></div></div>
            """
    }

    // MARK: Placing

    private var search: HTML {
        """
        <form method="get" action="\(address)" class="row filter" role="search">
        <label for="q">Find another event by its headline</label><input id="q" name="q" type="search" value="\(words)" maxlength="100">
        <button class="button" type="submit">Find</button>\(words.isEmpty ? HTML.empty : "<a href=\"\(address)\">Show the nearest</a>")</form>

        """
    }

    private var form: HTML {
        let rows = groups.html { original, copies in
            "<li>\(entry(original, box: box(original)))\(nested(copies, boxes: true))</li>\n"
        }
        return """
            <form method="post" action="\(address)/place">\(frame.csrf(visit))
            <fieldset class="panel"><legend>Reports</legend>
            <p class="soft">Choose what does not belong here. Copies go with their original.</p>
            <ul class="choices">
            \(rows)</ul>
            <p class="row"><button class="button" type="submit" name="act" value="split">Split off the chosen as an event of their own</button></p></fieldset>
            \(targets)
            <div class="panel stack"><label for="note">Why (optional; shown beside the reports)</label><input id="note" name="note" maxlength="300"></div>
            </form>
            """
    }

    private var targets: HTML {
        let isSearch = !words.isEmpty
        guard !neighbours.isEmpty else {
            return """
                <section class="panel"><h2>\(isSearch ? "Events with these words" : "Nearest other events")</h2>
                <p class="soft">\(isSearch ? "No event has all these words in its headline." : "None shares a name or a word of the headline. Find one by its words above.")</p></section>
                """
        }
        let rows = neighbours.html { one in
            let id = "t-\(one.cluster.id.raw)"
            let box: HTML =
                "<input type=\"radio\" name=\"target\" value=\"\(one.cluster.id.raw)\" id=\"\(id)\">"
            return "<li>\(neighbour(one, box: box))</li>\n"
        }
        return """
            <fieldset class="panel"><legend>\(isSearch ? "Events with these words" : "Nearest other events")</legend>
            <ul class="choices">
            \(rows)</ul>
            <p class="row"><button class="button" type="submit" name="act" value="move">Move the chosen reports there</button>
            <button class="button" type="submit" name="act" value="merge">Merge all of this event into it</button></p></fieldset>
            """
    }

    private func neighbour(_ one: ClusterNeighbours.Neighbour, box: HTML) -> HTML {
        let id = one.cluster.id.raw
        let title: HTML =
            box == .empty
            ? "<a href=\"/desk/clusters/\(id)\">\(one.cluster.title)</a>"
            : "<label for=\"t-\(id)\" class=\"title\">\(one.cluster.title)</label> <a class=\"soft\" href=\"/desk/clusters/\(id)\" aria-label=\"Open: \(one.cluster.title)\">open</a>"
        var apart: [String] = []
        if one.isParted { apart.append("an editor parted them") }
        if !one.onlyThere.isEmpty || !one.onlyHere.isEmpty {
            let here = one.onlyHere.joined(separator: ", ")
            let there = one.onlyThere.joined(separator: ", ")
            apart.append(
                "here \(here.isEmpty ? "nothing else" : here); there \(there.isEmpty ? "nothing else" : there)"
            )
        }
        if one.daysApart > 0 { apart.append(DeskFrame.count(one.daysApart, "day") + " apart") }
        let likeness = "\(Int((one.likeness * 100).rounded())) % alike"
        return """
            <div class="choice">\(box)<div>\(title)<br>
            <span class="soft">\(DeskFrame.count(one.cluster.members.count, "report")) · \(likeness)\(one.shared.isEmpty ? "" : " · both: " + one.shared.joined(separator: ", "))</span><br>
            <span class="why">\(apart.isEmpty ? "" : "Kept apart by: " + apart.joined(separator: "; "))</span></div></div>
            """
    }

    // MARK: What was done

    private var trail: HTML {
        guard !placings.isEmpty else { return .empty }
        let rows = placings.html { placing in
            let count = DeskFrame.count(placing.reports.count, "report")
            let words: HTML =
                switch placing.act {
                case .split: "\(placing.editorName) split \(count) off \(link(placing.from)) as \(link(placing.to))"
                case .move: "\(placing.editorName) moved \(count) from \(link(placing.from)) to \(link(placing.to))"
                case .merge: "\(placing.editorName) merged \(link(placing.from)) (\(count)) into \(link(placing.to))"
                }
            let note: HTML = placing.note.map { ": \($0)" } ?? .empty
            return "<li>\(DeskFrame.time(placing.made)) \(words)\(note) \(undo(placing))</li>\n"
        }
        return """
            <section class="panel" aria-labelledby="trail"><h2 id="trail">Placed by hand</h2>
            <ul class="acts">
            \(rows)</ul></section>

            """
    }

    private func link(_ id: ClusterID) -> HTML {
        let title = titles[id] ?? id.raw
        return id == cluster.id ? "“\(title)”" : "<a href=\"/desk/clusters/\(id.raw)\">“\(title)”</a>"
    }

    /// Only where all that was placed is still where it was put.
    private func undo(_ placing: Placing) -> HTML {
        let here = Set(cluster.members.map(\.item))
        guard visit.may(.editor), placing.to == cluster.id, !placing.reports.isEmpty,
            here.isSuperset(of: placing.reports)
        else { return .empty }
        return """
            <form class="inline" method="post" action="\(address)/undo">\(frame.csrf(visit))<input type="hidden" name="placing" value="\(placing.number)"><button class="button-quiet" type="submit" aria-label="Undo: \(placing.act.rawValue) of \(DeskFrame.count(placing.reports.count, "report"))">Undo</button></form>
            """
    }
}
