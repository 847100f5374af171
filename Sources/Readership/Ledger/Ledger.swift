import Crypto
import Foundation
import NewsModel

/// How a line of the ledger is made.
enum Ledger {
    /// A pending delivery.
    ///
    /// Its id, and with it the Message-ID, follows from its unique key: the same message has the same name however
    /// often it is made.
    static func delivery(
        _ matter: Delivery.Matter,
        to subscriber: Subscriber,
        channel: Delivery.Channel,
        site: ReaderSite,
        at now: Date
    ) -> Delivery {
        var delivery = Delivery(
            id: "",
            matter: matter,
            subscriber: subscriber.id,
            channel: channel,
            address: subscriber.email,
            due: now,
            messageID: "",
            created: now,
            updated: now
        )
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let digest = SHA256.hash(data: Data(delivery.uniqueKey.utf8))
        delivery.id = DeliveryID(String(digest.prefix(26).map { alphabet[Int($0 & 31)] }))
        delivery.messageID = "<\(delivery.id)@\(site.mailDomain)>"
        return delivery
    }
}
