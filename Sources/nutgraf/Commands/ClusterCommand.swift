import ArgumentParser
import Formats
import Foundation
import NewsModel
import Wire

/// `nutgraf cluster`: reports on one event together, as they come.
struct ClusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Gather reports on one event, or copies of one text, as they come.",
        discussion:
            "Each line is {id, title, text, date?, source?}; with --copies only copies, excerpts and briefs are grouped."
    )

    @Flag(help: "Group only texts that are copies, excerpts or briefs of one another.") var copies = false
    @Flag(help: "JSON Lines on both sides (always so).") var jsonl = false
    @Flag(help: "Add why each report is where it is.") var explain = false

    struct Question: Decodable {
        var id: String
        var title: String?
        var text: String
        var date: String?
        var source: String?
    }
    struct Answer: Encodable {
        var id: String
        var cluster: String
        var copy_of: String?
        var reason: String?
    }

    func run() async throws {
        var clusterer = EventClusterer()
        var finder = CopyFinder()
        var groups: [ItemID: String] = [:]
        let (byCopy, tells) = (copies, explain)
        try await JSONLines.run(Question.self) { question in
            let id = ItemID(question.id)
            let title = question.title ?? ""
            if byCopy {
                let finding = finder.add(id: id, title: title, text: question.text)
                // A page that only borrows its story part is not the same page; it is told under --explain.
                let group = finding.flatMap { $0.coversPage ? groups[$0.original] : nil } ?? question.id
                groups[id] = group
                return Answer(
                    id: question.id,
                    cluster: group,
                    copy_of: finding?.original.raw,
                    reason: tells ? finding?.reason ?? "no copy of an earlier text" : nil
                )
            }
            let decision = clusterer.add(
                id: id,
                title: title,
                text: question.text,
                date: question.date.flatMap(FeedDates.parse),
                source: question.source
            )
            return Answer(
                id: question.id,
                cluster: decision.cluster.raw,
                copy_of: tells ? decision.copyOf?.raw : nil,
                reason: tells ? decision.reason : nil
            )
        }
    }
}
