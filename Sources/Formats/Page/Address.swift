/// Web addresses as text: resolving one against another (RFC 3986 section 5), and telling which are harmless.
enum Address {
    /// `reference` made absolute against `base`; as it is where there is no base or it is absolute already.
    static func resolve(_ reference: String, _ base: String?) -> String {
        let reference = clean(reference)
        guard let base, scheme(reference) == nil, let baseScheme = scheme(base) else { return reference }
        if reference.isEmpty { return base }
        if reference.hasPrefix("//") { return baseScheme + ":" + reference }
        let afterScheme = base.utf8.index(base.startIndex, offsetBy: baseScheme.utf8.count + 1)
        guard base[afterScheme...].hasPrefix("//") else { return reference }
        let hostStart = base.utf8.index(afterScheme, offsetBy: 2)
        let authorityEnd = base[hostStart...].utf8.firstIndex { "/?#".utf8.contains($0) } ?? base.endIndex
        let origin = base[..<authorityEnd]
        let path = base[authorityEnd...].prefix { $0 != "?" && $0 != "#" }
        switch reference.utf8.first {
        case UInt8(ascii: "#"):
            return base.prefix { $0 != "#" } + reference
        case UInt8(ascii: "?"):
            return origin + (path.isEmpty ? "/" : path) + reference
        case UInt8(ascii: "/"):
            return origin + withoutDots(Substring(reference))
        default:
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
            return origin + withoutDots(folder + reference)
        }
    }

    /// RFC 3986 section 5.2.4, over the path only.
    private static func withoutDots(_ reference: some StringProtocol) -> String {
        let path = reference.prefix { $0 != "?" && $0 != "#" }
        let rest = reference[path.endIndex...]
        guard path.contains("/.") else { return String(reference) }
        var out: [Substring] = []
        let parts = Substring(path).split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            if part == "." || part == ".." {
                if part == "..", out.count > 1 { out.removeLast() }
                if isLast { out.append("") }
            } else {
                out.append(part)
            }
        }
        return out.joined(separator: "/") + rest
    }

    /// What a browser reads: outer spaces and controls gone, tabs and line ends gone everywhere (URL standard 4.4).
    static func clean(_ text: String) -> String {
        var bytes = Array(text.utf8)
        bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    /// In lower case; nil for a relative reference.
    static func scheme(_ text: String) -> String? {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ":"): return out.isEmpty ? nil : String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): out.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): out.append(byte | 0x20)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if out.isEmpty { return nil }
                out.append(byte)
            default: return nil
            }
            if out.count > 20 { return nil }
        }
        return nil
    }

    static func isWeb(_ text: String) -> Bool {
        let scheme = scheme(text)
        return scheme == "http" || scheme == "https"
    }

    /// Host without "www.", lower case.
    static func host(_ text: String) -> String? {
        guard isWeb(text), let slashes = text.firstRange(of: "//") else { return nil }
        let authority = text[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var host = authority.split(separator: "@").last.map(String.init) ?? ""
        host = host.prefix { $0 != ":" }.lowercased()
        if host.hasPrefix("www.") { host.removeFirst(4) }
        return host.isEmpty ? nil : host
    }
}
