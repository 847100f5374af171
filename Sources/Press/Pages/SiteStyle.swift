extension Stylesheet {
    /// The one stylesheet of the public site: a paper's page, one column on a phone, the evidence in the margin on a
    /// wide screen; light and dark, print.
    ///
    /// System fonts only. Text and links keep a contrast of 4.5 to 1 or more on every ground they stand on (WCAG 2.2,
    /// success criterion 1.4.3).
    package static let site = Stylesheet(
        name: "site",
        source: """
            :root {
              color-scheme: light dark;
              --paper: #fffdf8; --ink: #1c1a17; --soft: #57524a; --line: #d9d2c3; --rule: #1c1a17;
              --accent: #8a1c1c; --link: #14438a; --proof: #1d5c3f; --proof-back: #eef4ec; --mark: #ffe9a3; --mark-ink: #1c1a17;
              --note-back: #fbeee6; --note-line: #a8481f; --panel: #f6f1e6;
              --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, "DejaVu Serif", serif;
              --sans: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --paper: #171614; --ink: #ece7dc; --soft: #b3aa9a; --line: #3a362f; --rule: #8d8474;
                --accent: #f09a8c; --link: #9dc1ff; --proof: #8fd0ad; --proof-back: #1d2a23; --mark: #5c4a12; --mark-ink: #fff6d8;
                --note-back: #33221a; --note-line: #e2936b; --panel: #211f1b;
              }
            }
            *, *::before, *::after { box-sizing: border-box; }
            html { font-size: 100%; scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
            @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
            body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--serif); font-size: 1.0625rem; line-height: 1.55; overflow-wrap: break-word; }
            a { color: var(--link); text-underline-offset: .15em; }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
            h1, h2, h3 { line-height: 1.15; font-weight: 700; margin: 0; text-wrap: balance; }
            p { margin: 0 0 1rem; }
            ul, ol { padding-left: 1.3rem; }
            .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
            .skip { position: absolute; left: -999rem; top: 0; background: var(--paper); color: var(--link); padding: .75rem 1rem; z-index: 2; font-family: var(--sans); }
            .skip:focus { left: 0; }
            .small, small { font-size: .875rem; color: var(--soft); }

            .masthead, main, .colophon { max-width: 72rem; margin-inline: auto; padding-inline: 1.125rem; }
            .masthead { padding-top: .9rem; }
            .masthead .name { margin: 0; text-align: center; font-size: 1.75rem; font-weight: 700; letter-spacing: -.01em; line-height: 1.1; }
            .front .masthead .name { font-size: clamp(2.4rem, 8vw, 4.25rem); letter-spacing: -.025em; padding-block: .35rem .15rem; }
            .masthead .name a { color: inherit; text-decoration: none; }
            .dateline { display: flex; flex-wrap: wrap; justify-content: center; gap: .1rem 1.25rem; margin: .35rem 0 0; font-size: .9rem; color: var(--soft); }
            .masthead nav { margin-top: .7rem; border-top: 1px solid var(--rule); border-bottom: 3px double var(--rule); }
            .masthead nav ul { list-style: none; display: flex; gap: .1rem; justify-content: safe center; margin: 0; padding: 0; overflow-x: auto; font-family: var(--sans); font-size: .875rem; }
            .masthead nav a { display: block; padding: .65rem .75rem; color: var(--ink); text-decoration: none; white-space: nowrap; }
            .masthead nav a:hover { text-decoration: underline; }
            .masthead nav a[aria-current] { font-weight: 700; box-shadow: inset 0 -3px var(--accent); }
            main { padding-block: 1.5rem 3rem; min-height: 55vh; }

            .kicker { margin: 0 0 .35rem; font-family: var(--sans); font-size: .75rem; font-weight: 700; letter-spacing: .07em; text-transform: uppercase; color: var(--accent); }
            .kicker a { display: inline-block; padding-block: .25rem; color: inherit; text-decoration: none; }
            .kicker a:hover { text-decoration: underline; }
            .meta, .byline, .feeds, .proof-links, .chips { font-family: var(--sans); font-size: .8125rem; color: var(--soft); }
            .meta { margin: 0; display: flex; flex-wrap: wrap; gap: .1rem .75rem; align-items: baseline; }
            .corrected { color: var(--note-line); font-weight: 700; }
            .empty { color: var(--soft); font-style: italic; padding-block: 2rem; }

            .card h2 a, .card h3 a { color: inherit; text-decoration: none; }
            .card h2 a:hover, .card h3 a:hover { text-decoration: underline; text-decoration-thickness: 2px; }
            .card .summary { margin: .45rem 0 .5rem; color: var(--soft); }
            .card.lead { max-width: 46rem; }
            .card.lead h2 { font-size: clamp(2rem, 5.2vw, 3.5rem); letter-spacing: -.02em; line-height: 1.06; }
            .card.lead .summary { font-size: clamp(1.125rem, 1.7vw, 1.3rem); color: var(--ink); }
            .card.large h2 { font-size: 1.45rem; }
            .card.brief h3, .card.item h2 { font-size: 1.2rem; }
            .card.brief .summary { font-size: .95rem; }
            .top { display: grid; gap: 1.5rem 2.25rem; }
            .second { display: grid; gap: 1.5rem; align-content: start; }
            .second .card + .card, .list .card + .card { border-top: 1px solid var(--line); padding-top: 1.5rem; }
            .row { display: grid; gap: 1.5rem 2rem; }
            .top + .row, .block { border-top: 1px solid var(--rule); margin-top: 1.75rem; padding-top: 1.25rem; }
            .block > h2 { font-size: 1rem; font-family: var(--sans); margin-bottom: .9rem; }
            .block .kicker { display: none; }
            .block > h2 a { color: inherit; text-decoration: none; }
            .list { display: grid; gap: 1.5rem; max-width: 46rem; }
            .list-head { max-width: 46rem; margin-bottom: 1.75rem; border-bottom: 1px solid var(--rule); padding-bottom: .75rem; }
            .list-head h1 { font-size: 2.25rem; }
            .list-head p { margin-block: .6rem 0; }
            .feeds { display: flex; gap: 1rem; }
            @media (min-width: 44rem) {
              .row { grid-template-columns: repeat(2, minmax(0, 1fr)); }
            }
            @media (min-width: 60rem) {
              .top:has(.second) { grid-template-columns: minmax(0, 1.75fr) minmax(0, 1fr); }
              .second { border-left: 1px solid var(--line); padding-left: 2.25rem; }
              .second .summary { display: none; }
              .second .card + .card { padding-top: 1.1rem; }
              .second { gap: 1.1rem; }
              .second .meta { margin-top: .4rem; }
              .row { grid-template-columns: repeat(4, minmax(0, 1fr)); }
            }

            .story { max-width: 40rem; margin-inline: auto; }
            .story header { margin-bottom: 1.5rem; }
            .story h1 { font-size: clamp(1.9rem, 5.4vw, 2.9rem); letter-spacing: -.018em; line-height: 1.1; }
            .story h1 a { color: inherit; text-decoration: none; }
            .story h1 a.quotation, .story h1 a.figure { border-bottom: 2px dotted var(--proof); background: none; }
            .byline { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .9rem 0 0; padding-block: .6rem; border-block: 1px solid var(--line); }
            .byline b { color: var(--ink); }
            .byline .proved { color: var(--proof); font-weight: 600; }
            .byline .proved::before { content: "✓ "; content: "✓ " / ""; }
            .notice { background: var(--note-back); border-left: 4px solid var(--note-line); padding: .8rem 1rem; margin-block: 1.25rem; }
            .notice p { margin: 0; }
            .para { margin-bottom: 1.15rem; }
            .para > p { margin: 0; font-size: 1.1875rem; line-height: 1.6; }
            .para .label { font-family: var(--sans); font-size: .95em; letter-spacing: .005em; }
            .para.nut-graf > p { border-left: 3px solid var(--accent); padding-left: 1rem; }
            .para.see-also > p, .para.read-next > p, .para.prompt > p { font-size: 1rem; font-family: var(--sans); color: var(--soft); }
            .para.image-credit > p, .para.disclosure > p, .para.copyright > p { font-size: .875rem; font-family: var(--sans); color: var(--soft); }
            a.quotation, a.figure { color: inherit; text-decoration: underline dotted var(--proof); text-decoration-thickness: 1.5px; text-underline-offset: .22em; }
            a.quotation:hover, a.figure:hover { background: var(--proof-back); text-decoration-style: solid; }

            details.proof { margin-top: .3rem; font-family: var(--sans); font-size: .8125rem; line-height: 1.5; color: var(--soft); }
            details.proof summary { cursor: pointer; display: inline-block; padding: .35rem 0; color: var(--proof); list-style: none; }
            details.proof summary::-webkit-details-marker { display: none; }
            details.proof summary::before { content: "+ "; content: "+ " / ""; font-weight: 700; }
            details.proof[open] summary::before { content: "– "; content: "– " / ""; }
            details.proof summary:hover { text-decoration: underline; }
            details.proof ul { list-style: none; margin: .25rem 0 .5rem; padding: 0; display: grid; gap: .6rem; }
            details.proof li { background: var(--proof-back); border-left: 3px solid var(--proof); padding: .7rem .85rem; scroll-margin-top: 2rem; }
            details.proof li.decision { background: var(--note-back); border-left-color: var(--note-line); }
            details.proof li:target { outline: 2px solid var(--proof); }
            details.proof blockquote { margin: 0 0 .5rem; font-family: var(--serif); font-size: 1rem; line-height: 1.5; color: var(--ink); }
            details.proof .source { margin: 0; }
            mark { background: var(--mark); color: var(--mark-ink); padding: .05em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
            cite { font-style: normal; font-weight: 600; color: var(--ink); }

            .making { background: var(--panel); border-top: 3px solid var(--proof); padding: 1rem 1.15rem 1.1rem; margin-top: 2rem; font-family: var(--sans); font-size: .9rem; line-height: 1.5; }
            .making h2 { font-size: 1rem; margin-bottom: .6rem; }
            .making p { margin-bottom: .6rem; }
            .making p:last-child { margin: 0; }
            .proof-links { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
            .chips ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 1.5rem 0 0; }
            .chips a { display: inline-block; border: 1px solid var(--line); border-radius: 2rem; padding: .35rem .8rem; text-decoration: none; color: var(--ink); font-weight: 600; }
            .chips a:hover { border-color: var(--ink); }
            .chips span { font-weight: 400; color: var(--soft); }
            .sources, .versions { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: .95rem; }
            .sources h2, .versions h2 { font-size: 1rem; font-family: var(--sans); margin-bottom: .5rem; }
            .sources ol, .versions ol { margin: 0; }
            .sources li, .versions li { margin-bottom: .5rem; }
            .sources small { display: block; font-family: var(--sans); }
            .notes { list-style: none; padding: 0; max-width: 46rem; }
            .notes li { border-top: 1px solid var(--line); padding-top: 1rem; margin-bottom: 1.25rem; }
            .prose > h1 { margin-bottom: .75rem; }
            .prose h2 { font-size: 1.3rem; margin: 2rem 0 .6rem; }
            .prose p { font-size: 1.125rem; }
            pre { background: var(--panel); padding: .9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem; }
            @media (min-width: 66rem) {
              .story:not(.prose) { max-width: 62rem; display: grid; grid-template-columns: minmax(0, 40rem); }
              .story:not(.prose) .text { width: 62rem; max-width: calc(100vw - 2.25rem); }
              .text > p, .text > .notice { max-width: 40rem; }
              .para { display: grid; grid-template-columns: minmax(0, 40rem) 19rem; column-gap: 3rem; align-items: start; }
              .para details.proof { margin-top: .28rem; border-top: 1px solid var(--line); }
              .para:has(details[open]) { display: block; max-width: 40rem; }
              .para details.proof[open] { margin-top: .3rem; border-top: 0; }
              .making { max-width: 40rem; }
            }

            table { border-collapse: collapse; width: 100%; font-family: var(--sans); font-size: .9rem; }
            caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
            th, td { text-align: left; vertical-align: top; padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); }
            thead th { border-bottom: 2px solid var(--rule); white-space: nowrap; }
            .scroll { overflow-x: auto; }
            .scroll:focus-visible { outline-offset: 4px; }
            .for { color: var(--proof); font-weight: 600; }
            .against { color: var(--accent); font-weight: 600; }
            .reversal { font-weight: 700; color: var(--note-line); }
            .facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.25rem 0; padding: 0; }
            .facts div { min-width: 9rem; }
            .facts dt { font-family: var(--sans); font-size: .8125rem; color: var(--soft); }
            .facts dd { margin: 0; font-size: 1.35rem; font-weight: 700; line-height: 1.25; }
            .facts dd small { display: block; font-weight: 400; font-family: var(--sans); }
            .timeline { width: 100%; max-width: 48rem; height: auto; display: block; margin: 1rem 0; }
            .timeline text { fill: var(--soft); font-family: var(--sans); font-size: 13px; }
            .timeline .axis { stroke: var(--rule); stroke-width: 1; }
            .timeline .for-dot { fill: var(--proof); }
            .timeline .against-dot { fill: var(--accent); }
            .timeline .neither-dot { fill: var(--soft); }
            .register th[scope=row] { min-width: 8rem; }
            .register .when { white-space: nowrap; }
            .register .source { min-width: 11rem; }
            .register section { margin-top: 2rem; }
            .register h1 { font-size: clamp(1.8rem, 4.5vw, 2.6rem); }
            .register h2 { font-size: 1.3rem; margin-bottom: .75rem; }

            form { font-family: var(--sans); max-width: 34rem; }
            label { display: block; font-weight: 600; margin: 1rem 0 .3rem; }
            input:not([type=checkbox], [type=radio]), select, textarea { width: 100%; font: inherit; padding: .6rem .7rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; }
            input[type=checkbox], input[type=radio] { width: 1.15rem; height: 1.15rem; vertical-align: -.2rem; accent-color: var(--link); }
            fieldset { border: 1px solid var(--line); padding: .5rem 1rem 1rem; margin: 1rem 0; }
            button, .button { display: inline-block; margin-top: 1rem; font: inherit; font-family: var(--sans); font-weight: 600; padding: .65rem 1.2rem; border: 0; border-radius: 4px; background: var(--ink); color: var(--paper); cursor: pointer; text-decoration: none; }
            button:hover, .button:hover { background: var(--link); }
            .error { color: var(--accent); font-weight: 600; }
            .hint { font-size: .875rem; color: var(--soft); margin: .25rem 0 0; font-weight: 400; }

            .colophon::before { content: ""; display: block; border-top: 3px double var(--rule); margin-bottom: 1.5rem; }
            .colophon { padding-block: 0 2.5rem; font-family: var(--sans); font-size: .875rem; }
            .colophon .name { font-family: var(--serif); font-size: 1.25rem; font-weight: 700; margin-bottom: .5rem; }
            .colophon ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: 0 0 1rem; }
            .colophon a { color: var(--ink); display: inline-block; padding-block: .25rem; }
            .colophon .small { max-width: 42rem; margin: 0; }

            @media print {
              :root { --paper: #fff; --ink: #000; --soft: #333; }
              body { font-size: 11pt; }
              .masthead nav, .colophon nav, .skip, .chips, .feeds { display: none; }
              details.proof:not([open]) { display: none; }
              .story, .story .text { max-width: none; width: auto; }
              .para { display: block; }
              .story a::after { content: none; }
              h1, h2, h3 { break-after: avoid; }
              .para, .making, .notice { break-inside: avoid; }
            }

            """
    )
}
