package import NewsModel

/// The sessions of the texts that are being written, as many as memory allows.
///
/// Sources that have grown or changed since make a new session; the one that lay idle longest goes first. A value; its
/// answers are those of ``Checker/check(_:)``, whatever it holds.
package struct CheckCache: Sendable {
    /// Sources kept at most, in bytes of text; a session holds about a hundred times its sources' bytes.
    package let mostBytes: Int
    package let mostTexts: Int
    private var sessions: [String: (session: CheckSession, turn: Int)] = [:]
    private var turn = 0

    package init(mostBytes: Int = 1 << 20, mostTexts: Int = 32) {
        self.mostBytes = mostBytes
        self.mostTexts = mostTexts
    }

    /// The names of the texts that are remembered, in order.
    package var kept: [String] { sessions.keys.sorted() }

    /// Checks the text that goes by `name`, with what is remembered of it.
    package mutating func check(_ name: String, _ input: CheckInput) -> CheckReport {
        turn += 1
        // Taken out while it is worked on, so that it is changed where it lies.
        var session =
            sessions.removeValue(forKey: name).flatMap { $0.session.sources == input.sources ? $0.session : nil }
            ?? CheckSession(sources: input.sources)
        let report = session.check(text: input.text, furniture: input.furniture, date: input.date)
        if session.byteCount <= mostBytes {
            sessions[name] = (session, turn)
            forget()
        }
        return report
    }

    private mutating func forget() {
        var bytes = sessions.values.reduce(0) { $0 + $1.session.byteCount }
        while bytes > mostBytes || sessions.count > mostTexts,
            let oldest = sessions.min(by: { $0.value.turn < $1.value.turn })
        {
            bytes -= oldest.value.session.byteCount
            sessions.removeValue(forKey: oldest.key)
        }
    }
}
