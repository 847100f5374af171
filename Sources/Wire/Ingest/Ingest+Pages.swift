import Formats
import Foundation
import NewsModel
import NewsStore

extension Ingest {
    /// Whether a page may be kept as the source's own words.
    ///
    /// What the source lets others copy does not cover the pages of others that it links to.
    private static func speaksFor(_ source: Source, _ address: String) -> Bool {
        guard source.licence.allowsCopying else { return true }
        let hosts = [source.address, address].map { text in
            (URL(string: text)?.host ?? "").lowercased().split(separator: ".").suffix(2).joined(separator: ".")
        }
        return !hosts[0].isEmpty && hosts[0] == hosts[1]
    }

    /// Puts the page's text in place of a short item's, for items not yet known or under another headline; a known one
    /// keeps its page's text.
    ///
    /// `most`: Pages to read; where it is none, a known item under another headline waits for a visit that reads some.
    ///
    /// - Returns: What could not be read, in words (those items keep what the feed says); whether nothing is left
    ///   that another visit should try; and whether pages were wanted that were not read for `most` being 0.
    func readPages(of arrivals: inout [Intake.Arrival], source: Source, _ now: Date, most: Int) async
        -> (problems: [String], isComplete: Bool, isWanting: Bool)
    {
        var isComplete = true
        var isWanting = false
        var wanted: [(Int, String)] = []
        var before: [Int: Revision] = [:]
        var kept: [Intake.Arrival] = []
        for arrival in arrivals {
            guard arrival.text.utf8.count < options.readsPageBelow, let address = arrival.address,
                address.hasPrefix("http"), Self.speaksFor(source, address)
            else {
                kept.append(arrival)
                continue
            }
            let title = arrival.title
            let known = try? await intake.find(arrival, from: source, title: title).known
            // Its page was read when it came; the feed's few words are no new text. A new headline is news of the page.
            if let known, known.revision.text.utf8.count > arrival.text.utf8.count {
                let headline = Intake.tidyTitle(title)
                if headline.isEmpty || headline == known.revision.title { continue }
                guard wanted.count < most else {
                    if most == 0 { isWanting = true } else { isComplete = false }
                    continue
                }
                before[kept.count] = known.revision
            }
            if most == 0 {
                if known == nil { isWanting = true }
            } else if wanted.count < most {
                wanted.append((kept.count, address))
            } else {
                isComplete = false
            }
            kept.append(arrival)
        }
        var problems: [String] = []
        var start = 0
        while start < wanted.count {
            let batch = wanted[start..<min(start + max(1, options.pagesAtOnce), wanted.count)]
            start += batch.count
            let pages = pages
            let found = await withTaskGroup(of: PageReading.self) { group in
                for (index, address) in batch {
                    group.addTask { await PageReading(index, address, pages, now) }
                }
                var found: [PageReading] = []
                for await one in group { found.append(one) }
                return found.sorted { $0.index < $1.index }
            }
            for reading in found {
                if let problem = reading.problem {
                    problems.append(problem.message)
                    if problem.code == .unavailable || problem.code == .postponed { isComplete = false }
                }
                let few = kept[reading.index].text.utf8.count
                if let page = reading.page { FeedArrival.fill(&kept[reading.index], from: page) }
                if let old = before[reading.index], kept[reading.index].text.utf8.count <= few {
                    // The new headline stands above the text as it was last seen, not above the feed's few words.
                    (kept[reading.index].text, kept[reading.index].html) = (old.text, old.html)
                }
            }
        }
        arrivals = kept
        return (problems, isComplete, isWanting)
    }
}

/// What came of one page that an item links to.
private struct PageReading: Sendable {
    let index: Int
    let page: ExtractedPage?
    let problem: WireError?

    init(_ index: Int, _ address: String, _ pages: PageReader, _ now: Date) async {
        self.index = index
        var page: ExtractedPage?
        var problem: WireError?
        do {
            page = try await pages.read(address, now: now).page
        } catch {
            problem = error
        }
        self.page = page
        self.problem = problem
    }
}
