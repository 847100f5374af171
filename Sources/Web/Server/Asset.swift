import Crypto
import Foundation
import HTTPTypes
package import Hummingbird

/// A file served from memory under a name that holds the hash of its content, so that browsers keep it for good.
package struct Asset: Sendable {
    /// "/assets/desk-3f9a0c12d4.css".
    package let path: String
    package let type: String
    private let bytes: ByteBuffer

    /// `name`: "desk"; lower-case letters, digits, hyphens.
    ///
    /// `ending`: "css", "js" or "svg", without a dot.
    package init(name: String, ending: String, content: String) {
        let digest = SHA256.hash(data: Data(content.utf8)).prefix(5)
        path =
            "/assets/\(name)-\(digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()).\(ending)"
        bytes = ByteBuffer(string: content)
        type =
            switch ending {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            default: "application/octet-stream"
            }
    }

    package func add(to router: Router<NewsRequestContext>) {
        let (bytes, type) = (bytes, type)
        router.get(RouterPath(path)) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: bytes)
            )
        }
    }
}
