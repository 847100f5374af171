/// A name for one `Subject`; a subscriber's does not fit where a story's goes.
///
/// The raw value is URL-safe: lower-case letters, digits and hyphens when we make it.
package struct Identifier<Subject>: Hashable, Sendable, Codable, CustomStringConvertible,
    ExpressibleByStringLiteral, Comparable
{
    package let raw: String

    package init(_ raw: String) { self.raw = raw }
    package init(stringLiteral value: String) { raw = value }

    package init(from decoder: any Decoder) throws {
        raw = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(raw)
    }

    package var description: String { raw }
    package static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }

    /// A fresh identifier of 100 random bits in Crockford's base 32, lower case (https://www.crockford.com/base32.html).
    package static func random() -> Self {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// As ``random()``, from the caller's source of randomness.
    package static func random(using generator: inout some RandomNumberGenerator) -> Self {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return Self(String((0..<20).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }))
    }
}

package typealias SourceID = Identifier<Source>
package typealias ItemID = Identifier<SourceItem>
package typealias ClusterID = Identifier<Cluster>
package typealias StoryID = Identifier<Story>
package typealias UserID = Identifier<User>
package typealias SubscriberID = Identifier<Subscriber>
package typealias QueryID = Identifier<StandingQuery>
package typealias IssueID = Identifier<NewsletterIssue>
package typealias DeliveryID = Identifier<Delivery>
package typealias InstrumentID = Identifier<Instrument>
package typealias FactID = Identifier<FactRecord>
