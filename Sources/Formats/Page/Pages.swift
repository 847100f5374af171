/// Web pages in, their main text and what they say about themselves out.
///
/// The page is decoded (`Charset.swift`), cut into a tree (`HTMLTree.swift`), asked what it states (`PageMetadata.swift`:
/// JSON-LD, Open Graph, meta elements, before any guessing) and searched for its main text (`MainText.swift`). Nothing is
/// fetched and no script is run.
package enum Pages {
    /// Reads a page.
    ///
    /// - Parameters:
    ///   - bytes: The body as it came, compressed or not.
    ///   - contentType: The HTTP header, for its charset.
    ///   - address: Where the page was fetched; relative addresses are resolved against it.
    /// - Returns: Main text and metadata; a page without main text gives an empty `text`.
    /// - Throws: ``PageError`` when there is no page.
    /// - Complexity: Linear in the page, but for 256 levels of nesting.
    package static func extract(
        _ bytes: [UInt8],
        contentType: String?,
        address: String?
    ) throws(PageError) -> ExtractedPage {
        let place = address.map { " at \($0)" } ?? ""
        guard !bytes.isEmpty else {
            throw PageError(
                .empty,
                "The page\(place) is empty. Open it in a browser to see whether it needs a sign-in."
            )
        }
        let body: [UInt8]
        do {
            body = try Inflate.open(bytes).bytes
        } catch {
            throw PageError(error.code == .tooLarge ? .tooLarge : .compression, "The page\(place): " + error.message)
        }
        guard body.count <= 32 << 20 else {
            throw PageError(.tooLarge, "The page\(place) has more than 32 MB and was not read.")
        }
        if body.starts(with: Array("%PDF".utf8)) || body.prefix(512).contains(0) && !looksWide(body) {
            throw PageError(.notAPage, "The document\(place) is not a web page (PDF, picture or other binary data).")
        }
        let decoded = Charset.utf8(body, contentType: contentType, declared: declaredCharset)
        let tree = HTMLTree(decoded.bytes)
        let hints = NodeHints(tree)
        let metadata = PageMetadata(tree, hints, address: address)
        var page = metadata.page()
        var main = MainText(tree, hints)
        let reading = main.read(title: page.title)
        page.text = reading.text
        page.blocks = reading.blocks
        if page.language == nil {
            page.language = LanguageGuess.language(of: page.text)
            page.isLanguageGuessed = page.language != nil
        }
        if metadata.feedsEnd > 0 {
            // Up to the last element that may declare one: mostly that is the head.
            page.feeds = PageHead.feeds(in: Array(decoded.bytes.prefix(metadata.feedsEnd)), address: address)
        }
        return page
    }

    private static func looksWide(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(64)
        return head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
            || head.count { $0 == 0 } > head.count / 3
    }

    /// `<meta charset>` or `<meta http-equiv content="…charset=…">` in the first kilobytes (HTML section 13.2.3.2).
    static func declaredCharset(_ head: ArraySlice<UInt8>) -> String? {
        if let declared = Feeds.declaredCharset(head) { return declared }
        return head.withUnsafeBufferPointer { bytes in
            var tokens = HTMLTokenizer(bytes)
            while tokens.next() {
                guard tokens.kind == .start, tokens.tag == .meta else { continue }
                if let charset = tokens.value("charset"), !charset.isEmpty { return XMLCharacters.trimmed(charset) }
                if let content = tokens.value("content"), tokens.value("http-equiv") != nil,
                    let charset = Charset.charset(inHeader: String(decoding: content, as: UTF8.self))
                {
                    return charset
                }
            }
            return nil
        }
    }
}
