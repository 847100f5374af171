import Checking
public import Foundation
import NewsModel

/// A report or document that a text may rest on.
public struct Source: Sendable, Equatable {
    /// What may be done with its words outside quotation marks.
    public enum Rights: Sendable, Equatable {
        /// Anything: the public domain, open licences, one's own.
        case free
        /// They may be used where the text says whose they are: a press release.
        case attributed
        /// Nothing: long runs of its words are findings.
        case reserved
    }

    /// Who published it, as findings name it: "Harbour Gazette".
    public var name: String
    public var title: String
    /// Plain text, paragraphs apart by newlines.
    public var text: String
    /// When it was published: what its "on Tuesday" is relative to.
    public var date: Date?
    public var rights: Rights

    public init(name: String, title: String = "", text: String, date: Date? = nil, rights: Rights = .free) {
        self.name = name
        self.title = title
        self.text = text
        self.date = date
        self.rights = rights
    }

    var checked: CheckSource {
        let licence: Licence =
            switch rights {
            case .free: .open
            case .attributed: .pressRelease
            case .reserved: .copyright
            }
        return CheckSource(name: name, title: title, text: text, date: date, licence: licence)
    }
}
