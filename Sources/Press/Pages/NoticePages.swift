import Formats
import NewsModel

/// Pages that say one thing: a retraction, how the house works, what is missing.
struct NoticePages {
    let masthead: Masthead

    /// What stands at a retracted story's address.
    func retraction(_ publication: Publication) -> SitePage {
        SitePage(
            title: "Retracted: \(publication.headline)",
            path: nil,
            body: """
                <article class="story">
                <header><p class="kicker">Retracted</p>
                <h1>This story was retracted</h1></header>
                <div class="text">
                <div class="notice" role="note"><p><strong>Retraction, \(time(publication.published)):</strong> \(publication.note)</p></div>
                <p>A story with the headline “\(publication.headline)” was published here on \(time(publication.firstPublished)).
                It has been taken back and is no longer part of what we report. Its receipts stay, so that what was
                published can still be proved.</p>
                <p class="proof-links"><a href="\(SitePath.receipt(publication.slug))">Receipt of the retraction</a>
                <a href="\(SitePath.corrections)">All corrections</a></p>
                </div>
                </article>
                """
        )
    }

    /// How stories are made, and how anybody verifies a receipt.
    func method() -> SitePage {
        SitePage(
            title: "How we work",
            description: "What the machine does, what an editor does, and how to verify it.",
            path: SitePath.method,
            body: """
                <article class="story prose">
                <header><h1>How we work</h1></header>
                <div class="text">
                <p>Reports come in from agencies, papers and institutions. A program gathers those on one event and makes a draft
                in our form, either by choosing and ordering passages or with a language model. Each story says which.</p>
                <h2>Nothing untraced</h2>
                <p>Before an editor sees the draft as finished, every quotation, figure, name, date and attribution in it is
                traced to the passage of the report it rests on. A quotation that differs from its source, a wrong figure or a
                misattributed remark stops publication. An editor may publish against such a finding only with a reason, which
                stands in the receipt and on the page.</p>
                <h2>An editor answers for it</h2>
                <p>No story goes out before an editor has read and signed exactly the text that is published. If a word changes
                after that, the signature no longer fits and the press refuses the story.</p>
                <h2 id="verify">Verify it yourself</h2>
                <p>Each published version has a receipt: its claims, the verdict on each, the source’s address, the hash and time
                of retrieval, the passage, the machine’s share of the text, the editor’s sign-off and the receipt before. It is
                signed with our <a href="\(SitePath.keys)">public key</a> (Ed25519). With the program:</p>
                <pre><code>nutgraf verify \(masthead.base)/stories/…/receipt.json</code></pre>
                <p>It says what holds and what does not, offline if you keep the receipt, the page and the key.</p>
                <h2>When we are wrong</h2>
                <p>A correction stands at the head of the story, in the feeds, and on the <a href="\(SitePath.corrections)">list of
                corrections</a>. When a source changes later, the stories that rest on it are checked again.</p>
                </div>
                </article>
                """
        )
    }
}
