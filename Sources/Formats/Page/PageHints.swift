/// What class names and ids tell about a part of a page.
///
/// Words count from where a word begins: "share-bar" and "shareBar"
/// are about sharing, "market-share" is too, "shareholder" is not.
struct PageHints: OptionSet {
    let rawValue: UInt32

    /// Names that bodies of articles bear.
    static let body = PageHints(rawValue: 1)
    /// Names of parts that are surely not the article: navigation, comments, advertisements, related links.
    static let furniture = PageHints(rawValue: 2)
    /// Names that more often than not are beside the article.
    static let doubtful = PageHints(rawValue: 4)
    static let byline = PageHints(rawValue: 8)
    static let date = PageHints(rawValue: 16)
    static let caption = PageHints(rawValue: 32)
    static let hidden = PageHints(rawValue: 64)
    static let comments = PageHints(rawValue: 128)
    /// The sentences between headline and body.
    static let lead = PageHints(rawValue: 256)

    /// Parts about other pages: teasers, lists of the latest, events to come.
    ///
    /// Dates and names in them are not this page's.
    static let elsewhere = PageHints(rawValue: 512)

    /// The line above a headline, which is no part of it.
    static let kicker = PageHints(rawValue: 1024)

    /// What holds a picture and the words under it.
    static let picture = PageHints(rawValue: 2048)

    private enum Match { case prefix, word }

    private static let lexicon: [(String, Match, PageHints)] =
        [
            "articlebody", "article-body", "article_body", "articletext", "article-text", "article_text",
            "articlecontent",
            "article-content", "article_content", "article__body", "article__content", "story-body", "storybody",
            "story-content",
            "story_body", "storycontent", "story-text", "entry-content", "entry_content", "entrycontent",
            "post-content",
            "post_content", "postcontent", "post-body", "postbody", "post-text", "post-entry", "post__content",
            "td-post-content",
            "blog-content", "main-content", "maincontent", "body-copy", "body-text", "bodytext", "page-content",
            "single-content",
            "content-body", "contentbody", "news-content", "news-text", "newstext", "text-content", "rich-text",
            "field-name-body",
            "field--name-body", "body-content", "artikel", "article-main", "article-detail", "articledetail",
            "detail-content", "text-block",
            "content-article", "noticia", "cuerpo", "texte", "testo",
        ].map { ($0, .prefix, body) }
        + [
            "sidebar", "side-bar", "related", "share", "sharing", "sharedaddy", "social", "promo", "newsletter",
            "advert", "adbox", "banner",
            "cookie", "consent", "breadcrumb", "navigation", "navbar", "nav-", "menu", "pagination", "pager",
            "recommend", "sponsor",
            "subscribe", "subscription", "signup", "sign-up", "popup", "modal", "overlay", "paywall", "outbrain",
            "taboola", "most-read",
            "mostread", "most-popular", "popular", "trending", "teaser", "toolbar", "skip-link", "skiplink",
            "author-bio", "authorbio",
            "about-author", "author-box", "authorbox", "author-info", "post-author", "read-more", "readmore",
            "read-next", "readnext", "more-stories", "morestories",
            "also-like", "you-may", "jp-related", "yarpp", "addtoany", "widget", "masthead", "footer", "copyright",
            "disclaimer", "print-only",
            "screen-reader", "sr-only", "visually-hidden", "hidden", "noprint", "no-print", "post-tags", "tag-list",
            "taglist", "tags", "tagcloud", "post-meta",
            "entry-meta", "postmeta", "meta-info", "rating", "toc", "table-of-contents", "feedback", "donate",
            "donation", "login", "register",
            "verwandte", "mehr-zum", "werbung", "anzeige", "publicidad", "relacionad", "similar", "lire-aussi",
            "next-article",
            "prev-article", "post-nav", "postnav", "previous", "credits", "reference", "mw-editsection", "navbox",
            "printfooter", "catlinks",
            "infobox", "metadata", "ad-", "ads", "adv-", "adsense", "dfp", "gpt-ad", "sticky", "carousel", "slideshow",
            "gallery", "accordion-menu", "ticker", "hero-nav",
            "site-header", "site-footer", "page-header", "page-footer", "global-", "topbar", "top-bar", "bottom-bar",
            "contact-form", "searchform", "search-form", "search-box",
        ].map { ($0, .prefix, furniture) }
        + [
            "comments", "comment", "commentlist", "disqus", "respond", "reply", "replies", "kommentar", "commentaire",
            "discussion", "livefyre",
        ].map {
            ($0, .prefix, [furniture, comments])
        }
        + [
            "header", "nav", "side", "extra", "foot", "meta", "links", "link-list", "aside", "form", "button", "info",
            "tools", "ad", "box",
        ].map {
            ($0, .word, doubtful)
        }
        + [
            "intro", "lead", "leader", "leadtext", "lead-text", "standfirst", "chapo", "teaser-text", "teasertext",
            "teaser-lea", "excerpt", "abstract",
            "bajada", "entradilla", "vorspann", "anreisser", "subheadline", "sub-headline", "deck", "dek", "standfirst",
            "subtitle", "sottotitolo", "ingress",
            "preamble", "article-summary", "summary", "articleteaser", "article-teaser", "description", "text-lead",
            "full-intro", "volanta", "copete",
        ].map { ($0, .prefix, lead) }
        + [
            "byline", "author", "autor", "auteur", "writer", "journalist", "reporter", "redakteur", "verfasser",
            "autorenzeile", "autorzeile", "autoren", "autore", "autori", "autores", "auteurs",
            "contributor", "submitted", "postedby", "posted-by", "poster", "itemposter", "authorname", "creator",
        ].map {
            ($0, .prefix, byline)
        }
        + [
            "sidebar", "side-bar", "related", "recommend", "popular", "trending", "most-read", "mostread", "latest",
            "teaser", "widget", "more-stories", "morestories", "read-next", "readnext", "next-article", "event",
            "events", "veranstaltung", "upcoming", "carousel", "slider", "similar", "weather", "recent", "archive",
            "newsletter", "promo", "outbrain", "taboola", "verwandte", "mehr-zum", "lire-aussi", "relacionad",
            "ticker", "linklist", "cookie", "consent",
        ].map { ($0, .prefix, elsewhere) }
        + ["date", "datum", "published", "pubdate", "time", "timestamp", "posted", "publish", "fecha"].map {
            ($0, .prefix, date)
        }
        + ["image", "img", "photo", "foto", "bild", "picture", "figure", "imgbox", "imagebox"].map {
            ($0, .word, picture)
        }
        + [
            "img-description", "image-description", "img-caption", "image-caption", "photo-caption", "img-text",
            "image-text", "image-meta", "imgtext",
        ].map { ($0, .prefix, caption) }
        + [
            "contactbox", "contact-box", "contact-info", "ansprechpartner", "pressekontakt", "kontaktbox", "factbox",
            "fact-box", "faktenbox", "privacy", "gdpr", "datenschutz", "dsgvo", "notification-bar", "print-header",
            "print-footer",
        ].map { ($0, .prefix, furniture) }
        + [
            "dachzeile", "kicker", "overline", "topline", "spitzmarke", "roofline", "catchline", "antetitulo",
            "pretitle", "eyebrow", "supertitle", "surtitre", "occhiello", "overtitle", "headlink", "headerlink",
            "permalink", "sr-only", "visually-hidden", "aural", "screen-reader",
        ].map { ($0, .prefix, kicker) }
        + [
            "caption", "wp-caption", "photo-credit", "image-credit", "credit", "bildunterschrift", "legend",
            "copyright",
        ].map { ($0, .prefix, caption) }

    private static let byFirst: [[(word: [UInt8], match: Match, hint: PageHints)]] = {
        var table = [[(word: [UInt8], match: Match, hint: PageHints)]](repeating: [], count: 256)
        for (word, match, hint) in lexicon {
            let bytes = Array(word.utf8)
            table[Int(bytes[0])].append((bytes, match, hint))
        }
        return table
    }()

    /// What `name` (a class attribute or an id) says.
    static func read(_ name: UnsafeBufferPointer<UInt8>) -> PageHints {
        var hints: PageHints = []
        var previous: UInt8 = 0
        var index = name.startIndex
        let end = min(name.endIndex, name.startIndex + 400)
        while index < end {
            let byte = name[index]
            let isLetter = HTMLTokenizer.isLetter(byte)
            let isUpper = byte >= 0x41 && byte <= 0x5A
            let beginsWord =
                isLetter && (!HTMLTokenizer.isLetter(previous) || (isUpper && !(previous >= 0x41 && previous <= 0x5A)))
            if beginsWord {
                for entry in byFirst[Int(byte | 0x20)] where matches(entry.word, entry.match, name, index) {
                    hints.formUnion(entry.hint)
                }
            }
            previous = byte
            index += 1
        }
        return hints
    }

    private static func matches(_ word: [UInt8], _ match: Match, _ name: UnsafeBufferPointer<UInt8>, _ index: Int)
        -> Bool
    {
        guard index + word.count <= name.endIndex else { return false }
        for offset in word.indices {
            let byte = name[index + offset]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if folded != word[offset] && !(word[offset] == UInt8(ascii: "-") && folded == UInt8(ascii: "_")) {
                return false
            }
        }
        let after = index + word.count
        guard after < name.endIndex else { return true }
        let next = name[after]
        switch match {
        case .word: return !HTMLTokenizer.isLetter(next) || (next >= 0x41 && next <= 0x5A)
        // Short words must end, a plural apart, or they would be found inside longer ones: "share" in "shareholder".
        case .prefix:
            return word.count > 6 || !HTMLTokenizer.isLetter(next) || (next >= 0x41 && next <= 0x5A)
                || next == UInt8(ascii: "s")
        }
    }
}
