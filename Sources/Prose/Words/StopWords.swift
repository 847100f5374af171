/// Words that carry little meaning by themselves.
package enum StopWords {
    package static func contains(_ folded: String) -> Bool { all.contains(folded) }

    /// Function words of English, contractions included, folded as ``Token/folded``.
    package static let all: Set<String> = Set(
        """
        a an the and or but nor so yet for of to in on at by with from into onto upon about above across after against
        along among around as before behind below beneath beside besides between beyond despite down during except
        inside like near off out outside over past per since through throughout till toward towards under until up via
        within without than then thus hence that this these those there here i me my mine myself we us our ours ourselves
        you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs
        themselves one who whom whose which what when where why how if whether while because though although unless is am
        are was were be been being have has had having do does did doing done will would shall should can could may might
        must ought not no n't it's that's there's he's she's they're we're you're i'm i've we've they've i'd he'd she'd
        we'd they'd i'll he'll she'll we'll they'll isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't
        couldn't shouldn't haven't hasn't hadn't also too very just only even still again once all any both each few more
        most other some such own same s t mr mrs ms moreover furthermore nevertheless nonetheless additionally meanwhile
        otherwise
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )

    /// Words that open a sentence far more often than they follow an abbreviation.
    static func startsSentence(_ folded: String) -> Bool { openers.contains(folded) }

    private static let openers: Set<String> = Set(
        """
        the a an this that these those it he she they we i you his her their its our my but and or in on at as for with
        from after before when while if although though since because however meanwhile there here what who how why where
        according some many most all both several no not to by one two three about under last next now then also yet so
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}
