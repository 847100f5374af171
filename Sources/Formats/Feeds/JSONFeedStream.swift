/// A JSON Feed cut into its items while it arrives; the rest of the document is gathered and read at the end.
struct JSONFeedStream {
    private var head: [UInt8] = []
    private var element: [UInt8] = []
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Inside the array `items` of the document.
    private var isInItems = false
    /// The last string at the document's own level, which is a member's name when a colon follows.
    private var lastString: [UInt8] = []
    private var name: [UInt8] = []
    private let address: String?
    private let sanitises: Bool

    init(address: String?, sanitises: Bool) {
        self.address = address
        self.sanitises = sanitises
    }

    /// Bytes held: those of the unfinished item and of what is no item.
    var held: Int { max(element.count, head.count) }

    /// The items that end in these bytes.
    mutating func push(_ bytes: [UInt8]) -> [ParsedItem] {
        var items: [ParsedItem] = []
        for byte in bytes {
            if isInString {
                string(byte)
            } else if let item = structure(byte) {
                items.append(item)
            }
        }
        return items
    }

    /// The feed without its items; nil when the document is no feed.
    func finish() -> ParsedFeed? {
        guard let document = LooseJSON.read(head), document.isObject, document["items"] != nil else { return nil }
        var feed = JSONFeedReader.head(document, address: address)
        feed.malformed = depth != 0 || isInString
        return feed
    }

    private mutating func keep(_ byte: UInt8) {
        if !isInItems {
            head.append(byte)
        } else if depth > 2 {
            element.append(byte)
        }
    }

    private mutating func string(_ byte: UInt8) {
        keep(byte)
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
        } else if depth == 1, lastString.count < 16 {
            lastString.append(byte)
        }
    }

    private mutating func structure(_ byte: UInt8) -> ParsedItem? {
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            if depth == 1 { lastString.removeAll() }
        case UInt8(ascii: ":"): if depth == 1 { name = lastString }
        case UInt8(ascii: ","): if depth == 1 { name = [] }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            if depth == 2, !isInItems, byte == UInt8(ascii: "["), name == Array("items".utf8) {
                head.append(byte)
                isInItems = true
                return nil
            }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            if isInItems, depth == 2 {
                isInItems = false
                depth = 1
                head.append(UInt8(ascii: "]"))
                return nil
            }
            keep(byte)
            depth = max(0, depth - 1)
            guard isInItems, depth == 2 else { return nil }
            defer { element.removeAll(keepingCapacity: element.capacity < 1 << 20) }
            guard let entry = LooseJSON.read(element), entry.isObject else { return nil }
            return JSONFeedReader.item(entry, address: address, sanitises: sanitises)
        default: break
        }
        keep(byte)
        return nil
    }
}
