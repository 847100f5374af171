import Formats
package import Foundation
package import NewsModel

/// Reads what programs and people hand in, in whichever form it comes: our own JSON, ninjs, one or many, or a mail.
///
/// Pure: bytes to submissions; ``ReportIntake`` takes them. One bad item never stops the others.
package enum Handing {
    /// How the bytes are spelt.
    package enum Form: Sendable, Equatable {
        case json
        /// One value on each line (https://github.com/ndjson/ndjson-spec).
        case lines
        /// RFC 5322.
        case mail
    }

    /// One item, or why it cannot be taken.
    package struct Entry: Sendable {
        /// The sender's own name for it, as far as it could be read.
        package var key: String?
        package var submission: Result<ReportIntake.Submission, DeskError>
    }

    /// What was handed in.
    package struct Pile: Sendable {
        package var entries: [Entry]
        /// Whether it came as a list, so that the answer is one too.
        package var isBatch: Bool
    }

    /// What the items do not say themselves.
    package struct Defaults: Sendable {
        package var outlet: String?
        package var licence: String?
        /// Names of the sender's own that are no addresses count for this sender only.
        package var sender: UserID

        package init(outlet: String? = nil, licence: String? = nil, sender: UserID) {
            self.outlet = outlet
            self.licence = licence
            self.sender = sender
        }
    }

    /// The most items in one request.
    package static let mostItems = 500

    /// - Throws: ``DeskError`` `.invalid` when the whole cannot be read: no JSON, no mail, nothing in it, too many.
    package static func read(_ bytes: [UInt8], as form: Form, _ defaults: Defaults, now: Date) throws(DeskError)
        -> Pile
    {
        switch form {
        case .mail:
            do {
                let item = SubmittedItem(try ReceivedMail(reading: bytes))
                let submission = ReportIntake.Submission(item, outlet: defaults.outlet, licence: defaults.licence)
                return Pile(entries: [Entry(key: item.uri, submission: .success(submission))], isBatch: false)
            } catch {
                throw DeskError(.invalid, error.message)
            }
        case .json:
            let value: SubmittedJSON
            do throws(SubmissionError) {
                value = try SubmittedJSON.read(bytes)
            } catch {
                throw DeskError(.unreadable, error.message)
            }
            guard case .array(let elements) = value else {
                return Pile(entries: [entry(value, defaults, now)], isBatch: false)
            }
            try require(elements.count)
            return Pile(entries: elements.map { entry($0, defaults, now) }, isBatch: true)
        case .lines:
            let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: mostItems * 2).filter { line in
                !line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            }
            try require(lines.count)
            let entries = lines.map { line -> Entry in
                do throws(SubmissionError) {
                    return entry(try SubmittedJSON.read(line), defaults, now)
                } catch {
                    return Entry(key: nil, submission: .failure(DeskError(.unreadable, error.message)))
                }
            }
            return Pile(entries: entries, isBatch: true)
        }
    }

    private static func require(_ count: Int) throws(DeskError) {
        guard count > 0 else { throw DeskError(.invalid, "There is no item in it. Send at least one.") }
        guard count <= mostItems else {
            throw DeskError(.tooLarge, "There are more than \(mostItems) items in it. Send them in several requests.")
        }
    }

    private static func entry(_ value: SubmittedJSON, _ defaults: Defaults, _ now: Date) -> Entry {
        let isNinjs = NinjsReader.recognises(value)
        let key = value.object?[isNinjs ? "uri" : "id"]?.text
        do throws(DeskError) {
            if isNinjs {
                do throws(SubmissionError) {
                    let item = try NinjsReader.read(value, now: now)
                    return Entry(
                        key: key,
                        submission: .success(.init(item, outlet: defaults.outlet, licence: defaults.licence))
                    )
                } catch {
                    throw DeskError(.invalid, error.message, place: error.place)
                }
            }
            return Entry(key: key, submission: .success(try own(value, defaults)))
        } catch {
            return Entry(key: key, submission: .failure(error))
        }
    }

    // MARK: Our own JSON

    private static func own(_ value: SubmittedJSON, _ defaults: Defaults) throws(DeskError)
        -> ReportIntake.Submission
    {
        guard let object = value.object else {
            throw DeskError(.unreadable, "An item is a JSON object: either a report with title and text, or ninjs.")
        }
        func text(_ name: String) throws(DeskError) -> String? {
            guard let value = object[name], value != .null else { return nil }
            guard let text = value.text else { throw DeskError(.unreadable, "\(name) must be a text.", place: name) }
            return text
        }
        var published: Date?
        if let date = try text("published") {
            published = FeedDates.parse(date)
            guard published != nil else {
                throw DeskError(.invalid, "published is no date. Write it as 2025-02-11T14:00:00Z.", place: "published")
            }
        }
        let word = try text("status") ?? SubmittedItem.Status.usable.rawValue
        guard let status = SubmittedItem.Status(rawValue: word) else {
            throw DeskError(.invalid, "status is usable, withheld or canceled.", place: "status")
        }
        guard object["title"] != nil || status != .usable else {
            throw DeskError(
                .unreadable,
                "A report needs a title and a text; ninjs is told by its uri with headline, headlines, bodies or versioncreated.",
                place: "title"
            )
        }
        let id = try text("id")
        return ReportIntake.Submission(
            key: id.map { "\(defaults.sender.raw)\u{1F}\($0)" },
            title: try text("title") ?? "",
            text: try text("text") ?? "",
            html: try text("html"),
            url: try text("url"),
            outlet: try text("outlet") ?? defaults.outlet,
            author: try text("author"),
            published: published,
            language: try text("language").map { String($0.prefix(35)) },
            image: try text("image").flatMap { $0.utf8.count <= 2000 && $0.hasPrefix("http") ? $0 : nil },
            licence: try text("licence") ?? defaults.licence,
            status: status,
            note: try text("note")
        )
    }
}
