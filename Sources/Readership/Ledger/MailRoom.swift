package import Formats
package import Foundation
package import NewsModel
package import NewsStore
import Synchronization

/// Makes the message of a delivery from what the store holds at this moment, or says why there is none to send.
package final class MailRoom: Sendable {
    /// What becomes of a delivery's turn.
    package enum Decision: Sendable {
        case send(MailMessage)
        /// The reader left, or the matter fell away; with the reason.
        case withhold(String)
    }

    private struct Compiled {
        var renderer: IssueRenderer
        var made: Date
    }

    /// A correction or retraction reaches the mail still to be sent after at most this time.
    private static let freshness: TimeInterval = 30

    private let store: any NewsStore
    private let site: ReaderSite
    private let tokens: ReaderTokens
    private let disclosure: DisclosureLine
    private let compiled = Mutex<[IssueID: Compiled]>([:])

    package init(store: any NewsStore, site: ReaderSite, tokens: ReaderTokens, disclosure: @escaping DisclosureLine) {
        self.store = store
        self.site = site
        self.tokens = tokens
        self.disclosure = disclosure
    }

    /// Asks again whether this reader may and wants to get it: rights count at the time of sending.
    package func decide(_ delivery: Delivery, at now: Date) async throws(StoreError) -> Decision {
        guard let subscriber = try await store.subscriber(delivery.subscriber) else {
            return .withhold("The reader is gone.")
        }
        let isConfirmation = delivery.matter == .confirmation
        guard subscriber.state == .confirmed || (isConfirmation && subscriber.state == .pending) else {
            return .withhold("The reader is \(subscriber.state.rawValue).")
        }
        guard subscriber.email == delivery.address else { return .withhold("The reader has another address now.") }
        let letters = LetterWriter(site: site, tokens: tokens)
        switch delivery.matter {
        case .confirmation:
            return .send(letters.confirmation(delivery, to: subscriber, at: delivery.created))
        case .alert(let ref, let id, let clause):
            guard let query = try await store.query(id), query.subscriber == subscriber.id, !query.isPaused,
                query.byMail
            else { return .withhold("The alert was removed or paused.") }
            guard let card = try await StoryCard.load(ref, from: store, site: site, disclosure: disclosure) else {
                return .withhold("The story was taken back.")
            }
            return .send(letters.alert(delivery, card: card, clause: clause, to: subscriber, at: delivery.created))
        case .issue(let id):
            guard subscriber.wantsNewsletter else { return .withhold("The reader no longer wants the newsletter.") }
            guard let renderer = try await renderer(id, at: now) else { return .withhold("There is no such issue.") }
            guard let mail = renderer.mail(delivery, to: subscriber, tokens: tokens, at: delivery.created) else {
                return .withhold("Nothing in the issue is of the sections that the reader asked for.")
            }
            return .send(mail)
        }
    }

    private func renderer(_ id: IssueID, at now: Date) async throws(StoreError) -> IssueRenderer? {
        let known = compiled.withLock { $0[id] }
        if let known, abs(now.timeIntervalSince(known.made)) < Self.freshness { return known.renderer }
        guard let issue = try await store.issue(id) else { return nil }
        var cards: [StoryCard] = []
        for ref in issue.stories {
            if let card = try await StoryCard.load(ref, from: store, site: site, disclosure: disclosure) {
                cards.append(card)
            }
        }
        let renderer = IssueRenderer(issue, cards: cards, site: site)
        compiled.withLock { compiled in
            if compiled.count >= 8 { compiled.removeAll() }
            compiled[id] = Compiled(renderer: renderer, made: now)
        }
        return renderer
    }
}
