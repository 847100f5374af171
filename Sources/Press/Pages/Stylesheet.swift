import Crypto
import Foundation

/// A stylesheet served from memory under a name that holds the hash of its content, so that browsers keep it for good.
package struct Stylesheet: Sendable, Equatable {
    /// "/assets/site-3f9a0c12d4.css".
    package let path: String
    package let source: String

    init(name: String, source: String) {
        self.source = source
        path = "/assets/\(name)-\(Digest.sha256(source).prefix(10)).css"
    }
}
