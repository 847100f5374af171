package import Foundation
import NewsModel

/// A view as a file for spreadsheets and programs.
package enum RegisterExport {
    /// CSV (RFC 4180) with a header line: positions first, then counts.
    ///
    /// A field that a spreadsheet would take for a formula gets an apostrophe before it
    /// (https://owasp.org/www-community/attacks/CSV_Injection).
    package static func csv(_ view: RegisterView) -> String {
        var lines = [
            row([
                "record", "instrument", "actor", "name", "position", "effective", "on_behalf_of", "text_version",
                "reason", "reason_speaker", "number", "unit", "source", "rank", "status", "reversal", "address", "fact",
            ])
        ]
        for item in view.rows {
            lines.append(
                row([
                    "position", view.instrument.id.raw, item.actor, item.name, item.kind.rawValue, item.effective,
                    item.onBehalfOf ?? "", item.textVersion, item.reason?.text ?? "", item.reason?.speaker ?? "", "",
                    "",
                    "", item.rank.rawValue, item.status.rawValue, item.isReversal ? "yes" : "no", item.address ?? "",
                    item.fact.raw,
                ])
            )
        }
        for item in view.counts {
            lines.append(
                row([
                    "count", view.instrument.id.raw, "", item.words, item.count.act.rawValue, item.count.asOf, "", "",
                    "",
                    "", String(item.count.number), item.count.unit.rawValue, item.count.source, item.rank.rawValue, "",
                    "",
                    item.address ?? "", item.fact.raw,
                ])
            )
        }
        return lines.joined()
    }

    /// The view as JSON with sorted keys.
    package static func json(_ view: RegisterView) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(view)) ?? Data("{}".utf8)
    }

    private static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ text: String) -> String {
        var safe = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n|＝＋－＠".unicodeScalars.contains(first) { safe = "'" + text }
        guard safe.unicodeScalars.contains(where: { ",\"\r\n;\t".unicodeScalars.contains($0) }) || safe != text else {
            return safe
        }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
