/// Where to go after signing in, as a link on our own desk may ask for it in `?next=`.
///
/// Only paths below `/desk` made of harmless characters pass; anything else becomes the wire board. An allow-list, since
/// every list of bad forms (`//host`, `/\host`, control characters, escapes of them) has been outwitted somewhere.
enum SafeReturn {
    static let board = "/desk"

    static func path(_ wanted: String?) -> String {
        guard let wanted, wanted.utf8.count <= 500 else { return board }
        guard wanted == board || wanted.hasPrefix("/desk/") || wanted.hasPrefix("/desk?") else { return board }
        let isHarmless = wanted.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/-_?=&@".utf8.contains(byte)
            }
        }
        return isHarmless && !wanted.contains("//") ? wanted : board
    }
}
