package import Foundation
package import NewsModel

/// A report or document that a text may rest on.
package struct CheckSource: Sendable, Equatable {
    /// The outlet, as messages print it: "Financial Times".
    package var name: String
    package var title: String
    /// Paragraphs separated by newlines.
    ///
    /// Evidence spans point into it.
    package var text: String
    /// When it was published: what its "Tuesday" and "last month" are relative to.
    package var date: Date?
    /// What may be done with its words.
    package var copying: Copying

    /// What may be done with a source's words outside quotation marks.
    package enum Copying: Sendable, Equatable {
        /// Anything: the public domain, open licences, our own.
        case free
        /// They may be used where the text says whose they are: a press release.
        case attributed
        /// Nothing: they keep their rights.
        case forbidden

        package init(_ licence: Licence) {
            switch licence {
            case .publicDomain, .open, .own: self = .free
            case .pressRelease: self = .attributed
            case .copyright: self = .forbidden
            }
        }
    }

    /// Whether its words may stand in the text without quotation marks.
    package var allowsCopying: Bool {
        get { copying != .forbidden }
        set { copying = newValue ? .free : .forbidden }
    }

    package init(name: String, title: String = "", text: String, date: Date? = nil, allowsCopying: Bool = true) {
        self.name = name
        self.title = title
        self.text = text
        self.date = date
        copying = allowsCopying ? .free : .forbidden
    }

    package init(name: String, title: String = "", text: String, date: Date? = nil, licence: Licence) {
        self.init(name: name, title: title, text: text, date: date)
        copying = Copying(licence)
    }
}

/// A text and what it is to be checked against.
package struct CheckInput: Sendable, Equatable {
    package var text: String
    /// Parts that make no claim: labels, credits, prompts.
    ///
    /// Nil for a text of which nothing is known: they are then recognised by their wording.
    package var furniture: [Span]?
    /// When the text was written.
    package var date: Date?
    package var sources: [CheckSource]

    package init(text: String, furniture: [Span]? = nil, date: Date? = nil, sources: [CheckSource]) {
        self.text = text
        self.furniture = furniture
        self.date = date
        self.sources = sources
    }
}
