import Crypto
import Formats
import Foundation

/// Reports in local files: pages, plain texts, mails, feeds.
enum LocalFiles {
    enum Content {
        case report(Intake.Arrival)
        case feed(ParsedFeed)
    }

    static let maxBytes = 16 << 20
    static let maxFiles = 10_000

    /// The file itself, the messages of a maildir, or the readable files of a folder in order of name, sub-folders left
    /// out.
    static func list(_ address: String) throws(WireError) -> [String] {
        let path = address.hasPrefix("file://") ? URL(string: address)?.path ?? address : address
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw WireError(.unusable, "There is no file or folder at \(path).")
        }
        guard isFolder.boolValue else { return [path] }
        let folders = ["new", "cur"].map { path + (path.hasSuffix("/") ? "" : "/") + $0 }
        if folders.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) {
            var messages: [String] = []
            for folder in folders {
                guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
                    throw WireError(.unavailable, "The maildir \(path) cannot be read. Look at its permissions.")
                }
                // Names begin with the time: where there are too many, the old ones were read long ago.
                messages += names.filter { !$0.hasPrefix(".") }.sorted().suffix(maxFiles).map { folder + "/" + $0 }
            }
            return messages
        }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { kinds.contains(ending($0)) && !$0.hasPrefix(".") }.sorted().prefix(maxFiles)
                .map { path + (path.hasSuffix("/") ? "" : "/") + $0 }
        } catch {
            throw WireError(.unavailable, "The folder \(path) cannot be read. Look at its permissions.")
        }
    }

    /// Changes when a file comes, goes or is written to; SHA-256 over names, sizes and times, hexadecimal.
    static func fingerprint(_ paths: [String]) -> String {
        var hash = SHA256()
        for path in paths {
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            let size = facts?[.size] as? Int ?? -1
            let time = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? -1
            hash.update(data: Data("\(path)\u{0}\(size)\u{0}\(time)\n".utf8))
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func read(_ path: String) throws(WireError) -> Content {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        guard size <= maxBytes else {
            throw WireError(.unusable, "\(path) has more than \(maxBytes >> 20) MB and was left out.")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw WireError(.unavailable, "\(path) cannot be read. Look at its permissions.")
        }
        guard let message = message(path) else { return try content(Array(data), path: path) }
        return .report(try MailFile.arrival(Array(data), path: message))
    }

    /// A message of a maildir by the part of its name that stays when it is read (cr.yp.to/proto/maildir.html).
    private static func message(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count >= 2, let name = parts.last, ["new", "cur"].contains(parts[parts.count - 2]),
            !kinds.contains(ending(path))
        else { return nil }
        return "maildir:" + name.prefix { $0 != ":" }
    }

    static func content(_ bytes: [UInt8], path: String) throws(WireError) -> Content {
        switch ending(path) {
        case "html", "htm", "xhtml":
            do {
                let page = try Pages.extract(bytes, contentType: nil, address: nil)
                return .report(FeedArrival.arrival(of: page, key: path, address: page.canonical))
            } catch {
                throw WireError(.unusable, "\(path): \(error.message)")
            }
        case "eml":
            return .report(try MailFile.arrival(bytes, path: path))
        case "xml", "rss", "atom", "json", "rdf":
            do {
                return .feed(try Feeds.parse(bytes, contentType: nil, contentEncoding: nil, address: nil))
            } catch {
                throw WireError(.unusable, "\(path): \(error.message)")
            }
        default:
            return .report(plain(bytes, path: path))
        }
    }

    private static func plain(_ bytes: [UInt8], path: String) -> Intake.Arrival {
        let document = TextDocument(reading: String(decoding: bytes, as: UTF8.self))
        let title = Intake.tidy(document.title ?? "", limit: 2000)
        let body = Intake.tidy(document.body, limit: maxBytes)
        return Intake.Arrival(
            key: path,
            address: document.fields["address"] ?? document.fields["url"],
            title: body.isEmpty ? "" : title,
            text: body.isEmpty ? title : body,
            author: document.fields["author"],
            published: (document.fields["date"] ?? document.fields["published"]).flatMap(FeedDates.parse)
        )
    }

    private static func ending(_ path: String) -> String {
        guard let dot = path.lastIndex(of: ".") else { return "" }
        return path[path.index(after: dot)...].lowercased()
    }

    private static let kinds: Set<String> = [
        "html", "htm", "xhtml", "txt", "md", "eml", "xml", "rss", "atom", "json", "rdf",
    ]
}
