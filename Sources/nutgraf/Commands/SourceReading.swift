import Formats
import Foundation
import NewsModel
import Outbound

/// A source as `draft` and `check` are pointed at it: a text file with fields, a page in a file, or an address.
enum SourceReading {
    static func read(_ source: String, _ http: HTTPClient) async throws -> DraftCommand.Line {
        let isRemote = source.hasPrefix("http://") || source.hasPrefix("https://")
        let host = URL(string: source)?.host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
        if !isRemote, !source.hasSuffix(".html"), !source.hasSuffix(".html.gz"), !source.hasSuffix(".htm") {
            let document = TextDocument(reading: try InputFile.text(source))
            let name = URL(fileURLWithPath: source).deletingPathExtension().lastPathComponent
            let fields = document.fields
            let licence = fields["licence"] ?? fields["license"]
            if let licence, Licence(rawValue: licence) == nil {
                let known = Licence.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(
                    .badInput,
                    "\(source) has the licence \u{201C}\(licence.prefix(40))\u{201D}. Write one of \(known).",
                    code: "licence"
                )
            }
            return DraftCommand.Line(
                title: document.title,
                text: document.body,
                outlet: fields["outlet"] ?? fields["source"] ?? name,
                date: fields["date"] ?? fields["published"],
                licence: licence,
                url: fields["url"] ?? fields["address"]
            )
        }
        let bytes = isRemote ? try await http.send(FetchRequest(url: source)).body : try InputFile.bytes(source)
        let page = try Pages.extract(bytes, contentType: nil, address: isRemote ? source : nil)
        guard !page.text.isEmpty else { throw Failure(.badInput, "\(source) has no main text.", code: "no_text") }
        let name = URL(fileURLWithPath: source).deletingPathExtension().lastPathComponent
        return DraftCommand.Line(
            title: page.title,
            text: page.text,
            outlet: page.sitename ?? host ?? name,
            date: page.date?.iso,
            url: isRemote ? source : page.canonical
        )
    }
}
