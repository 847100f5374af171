import Formats
import NewsModel

/// One event on the board: its reports with the reason why each is here, and what can be done.
struct ClusterCard {
    let cluster: Cluster
    let reports: [ItemID: Report]
    let story: Story?
    let visit: DeskVisit
    let frame: DeskFrame

    private static let reportsShown = 12

    private var address: String { "/desk/clusters/\(cluster.id.raw)" }

    var html: HTML {
        let copies = cluster.members.count { $0.copyOf != nil }
        let members = cluster.members.prefix(Self.reportsShown)
        let more = cluster.members.count - members.count
        let rest: HTML =
            more > 0
            ? "<li class=\"soft\"><a href=\"\(address)\">and \(DeskFrame.count(more, "more report"))</a></li>\n"
            : .empty
        let single: HTML =
            cluster.independentReports == 1 && cluster.members.count > 1
            ? "<span class=\"chip chip-ask\">one origin</span>" : .empty
        let sort: HTML =
            visit.may(.editor)
            ? "<span><a href=\"\(address)\" aria-label=\"Split, merge or move: \(cluster.title)\">split, merge, move</a></span>"
            : .empty
        return """
            <article class="cluster" aria-labelledby="h-\(cluster.id.raw)">
            <div class="lead"><h2 id="h-\(cluster.id.raw)"><a href="\(address)">\(cluster.title)</a></h2>\(Self.action(cluster, story, visit, frame))</div>
            <p class="meta"><span>\(DeskFrame.count(cluster.members.count, "report"))</span>
            <span>\(cluster.independentReports) independent</span>\(copies > 0 ? "<span>\(DeskFrame.count(copies, "copy", "copies"))</span>" : HTML.empty)
            <span>updated \(DeskFrame.time(cluster.updated))</span>\(sort)\(single)</p>
            \(DeskFrame.tags(cluster.tags))<ul class="reports">
            \(members.html(row))\(rest)</ul>
            </article>

            """
    }

    private func row(_ member: ClusterMember) -> HTML {
        guard let report = reports[member.item] else { return .empty }
        let copy: HTML =
            member.copyOf.map { original in
                let outlet = reports[original]?.item.outlet
                return "<span class=\"chip chip-soft\">\(outlet.map { "copy of \($0)" } ?? "copy")</span> "
            } ?? .empty
        return """
            <li class="\(member.copyOf == nil ? "" : "copy")"><span class="outlet">\(report.item.outlet)</span>
            <span class="title">\(ReportMark.chips(report))\(copy)\(DeskFrame.outside(report.item.address, report.revision.title))</span>
            <span class="soft">\(DeskFrame.clock(report.revision.published ?? report.item.firstSeen))</span>
            <span class="why">\(member.reason)</span></li>

            """
    }

    /// To the story made of it, or the button that has one made.
    static func action(_ cluster: Cluster, _ story: Story?, _ visit: DeskVisit, _ frame: DeskFrame) -> HTML {
        if let story {
            return """
                <a class="button" id="s-\(story.id.raw)" href="/desk/stories/\(story.id.raw)">\(StoryWords.state(story)) · version \(story.latestVersion)</a>
                """
        }
        return """
            <form method="post" action="/desk/clusters/\(cluster.id.raw)/draft">\(frame.csrf(visit))<button class="button" id="d-\(cluster.id.raw)" type="submit" aria-label="Draft this: \(cluster.title)">Draft this</button></form>
            """
    }
}
