import Formats

/// Bytes as a web page and as a fragment to be made harmless.
enum HTMLTarget {
    private static let types: [String?] = [
        nil, "text/html; charset=utf-8", "text/html; charset=gbk", "text/html; charset=iso-8859-1", "text/html",
    ]
    private static let bases: [String?] = [nil, "https://example.org/a/page.html", "http://example.org"]

    @Sendable static func run(_ bytes: [UInt8]) {
        var choices = Choices(bytes)
        let type = choices.pick(types)
        let base = choices.pick(bases)
        let document = choices.rest
        checkPage(document, type, base)
        let html = String(decoding: document, as: UTF8.self)
        checkCleaning(html, base)
        checkText(html)
        for feed in FeedDiscovery.feeds(in: document, address: base) where base != nil && feed.address.isEmpty {
            broken("a feed that a page names has an address", ["\(feed)"])
        }
    }

    private static func checkPage(_ document: [UInt8], _ type: String?, _ base: String?) {
        do {
            let page = try Pages.extract(document, contentType: type, address: base)
            guard try Pages.extract(document, contentType: type, address: base) == page else {
                broken("a page reads the same twice")
            }
            let texts = [page.text, page.title, page.author, page.sitename, page.summary].compactMap(\.self)
            // An encoding of one byte a character may treble; references and folding never add.
            for text in texts where text.utf8.count > 3 * document.count + 64 {
                broken("a page's text is no longer than the page", ["\(document.count)", text])
            }
            for text in texts where text.utf8.contains(0) { broken("no text holds a zero byte", [text]) }
            if let date = page.date, date.day.utf8.count != 10 || date.date == nil {
                broken("a page's date is a day", ["\(date)"])
            }
        } catch {
            if error.message.isEmpty { broken("a refusal says why", ["\(error)"]) }
        }
    }

    private static func checkCleaning(_ html: String, _ base: String?) {
        let once = Sanitiser.clean(html, base: base)
        CleanMarkup.check(once)
        let twice = Sanitiser.clean(once, base: base)
        if once != twice { broken("sanitising twice changes nothing", [html, once, twice]) }
        // The shortest that grows most: "<q cite>" takes the base and an end tag; "&" becomes five bytes.
        if once.utf8.count > 10 * html.utf8.count + 256 {
            broken("sanitised markup stays in proportion", ["\(html.utf8.count)", "\(once.utf8.count)", html, once])
        }
    }

    private static func checkText(_ html: String) {
        let text = PlainText.from(html: html)
        if text.utf8.count > 2 * html.utf8.count + 64 { broken("the text is no longer than its markup", [html, text]) }
        if text.contains("\n\n\n") { broken("paragraphs are parted by no more than one empty line", [html, text]) }
    }
}
