/// What the readers' pages need beside the site's stylesheet.
enum ReaderAssets {
    static let style = Asset(
        name: "readers",
        ending: "css",
        content: """
            main > h1, .reader > h1 { font-size: clamp(1.8rem, 4.5vw, 2.4rem); margin-bottom: .75rem; }
            .reader { max-width: 46rem; }
            .reader section { margin-top: 2.25rem; border-top: 1px solid var(--line); padding-top: 1rem; }
            label.check { display: block; font-weight: 400; margin: .6rem 0; }
            legend { font-weight: 600; padding-inline: .35rem; }
            code { font-size: .95em; overflow-wrap: anywhere; }
            .help { margin: .75rem 0; }
            .help summary { cursor: pointer; padding-block: .35rem; color: var(--link); }
            .alerts, .found { list-style: none; padding: 0; }
            .alerts li, .found li { border-bottom: 1px solid var(--line); padding-block: .8rem; }
            .row-acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .5rem; }
            .row-acts button { margin: 0; padding: .4rem .8rem; font-size: .875rem; background: none; color: var(--ink); border: 1px solid var(--soft); }
            .row-acts button:hover { background: var(--ink); color: var(--paper); }

            """
    )

    /// Only renews the list when an alert comes; without it the page is a plain list.
    static let script = Asset(
        name: "readers",
        ending: "js",
        content: """
            const list = document.getElementById("live-list");
            const state = document.getElementById("live-state");
            if (list && window.EventSource) {
              const source = new EventSource(list.dataset.events);
              source.addEventListener("open", () => { state.textContent = "This list renews itself."; });
              source.addEventListener("error", () => { state.textContent = "The connection is lost; trying again."; });
              source.addEventListener("alert", async () => {
                const answer = await fetch(location.href, { cache: "no-store" });
                if (!answer.ok) return;
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                const fresh = page.getElementById("live-list");
                if (fresh) list.replaceChildren(...fresh.childNodes);
              });
            }

            """
    )
}
