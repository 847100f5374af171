/// The desk's script, which holds conveniences only.
///
/// Without it every page works by links, forms and reloads.
enum DeskScript {
    static let source = pages + EditorScript.source

    private static let pages = """
        "use strict";
        (() => {
          const one = (selector, root = document) => root.querySelector(selector);
          const all = (selector, root = document) => [...root.querySelectorAll(selector)];

          // A claim shows its evidence beside it, without the page jumping.
          const side = one(".side");
          const show = (id, link) => {
            const proof = document.getElementById("e" + id);
            if (!proof) return false;
            const card = proof.closest(".card");
            for (let closed = proof.closest("details"); closed; closed = closed.parentElement.closest("details")) closed.open = true;
            all(".is-shown").forEach((element) => element.classList.remove("is-shown"));
            proof.classList.add("is-shown");
            card.classList.add("is-shown");
            all('.claim[href="#e' + id + '"]').forEach((element) => element.classList.add("is-shown"));
            const scrolls = side && getComputedStyle(side).position === "sticky";
            if (scrolls) {
              // The card comes to stand beside the words it is about, as far as both fit on the screen.
              const frame = side.getBoundingClientRect();
              const box = card.getBoundingClientRect();
              const wished = link ? link.getBoundingClientRect().top : frame.top;
              const top = Math.max(frame.top + 8, Math.min(wished, window.innerHeight - box.height - 12));
              // Of a long list the line about this claim must be seen, if need be at the passage's cost.
              const below = Math.max(0, proof.getBoundingClientRect().bottom - box.top + top + 12 - window.innerHeight);
              side.scrollTo({ top: side.scrollTop + box.top - top + below });
            } else card.scrollIntoView({ block: "center" });
            return true;
          };
          document.addEventListener("click", (event) => {
            const link = event.target.closest('a[href^="#e"]');
            if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
            const id = link.getAttribute("href").slice(2);
            if (!show(id, link.matches(".claim") ? link : null)) return;
            event.preventDefault();
            history.replaceState(null, "", "#e" + id);
            // By keyboard the reading goes on at the evidence; its link leads back.
            if (event.detail === 0) document.getElementById("e" + id).focus({ preventScroll: true });
          });

          // Lists that follow the wire: the server says that something happened, the list is fetched anew.
          const live = one("[data-live]");
          if (live && "EventSource" in window) {
            const kinds = live.dataset.live.split(" ");
            const source = new EventSource("/desk/events");
            const state = one("#live-state");
            let waiting = 0;
            const refresh = async () => {
              waiting = 0;
              // Not under the hands of somebody who types.
              if (live.contains(document.activeElement) && document.activeElement.matches("input,textarea,select")) return;
              const opened = new Set(all("details[open][id]", live).map((element) => element.id));
              const focus = document.activeElement && live.contains(document.activeElement) ? document.activeElement.id : "";
              const answer = await fetch(location.href);
              if (!answer.ok) return;
              const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(live.id);
              if (!fresh) return;
              live.replaceChildren(...fresh.childNodes);
              opened.forEach((id) => { const element = document.getElementById(id); if (element) element.open = true; });
              if (focus) { const element = document.getElementById(focus); if (element) element.focus(); }
            };
            const soon = () => { if (!waiting) waiting = setTimeout(refresh, 250); };
            kinds.forEach((kind) => source.addEventListener(kind, (event) => {
              if (live.dataset.subject && event.data && JSON.parse(event.data).subject !== live.dataset.subject) return;
              if (state) state.textContent = "Live · " + JSON.parse(event.data).headline;
              soon();
            }));
            // What came between the page and the stream, or while the stream was broken, is fetched; a page that answers
            // an order just given ("done") expects it.
            let isStale = new URLSearchParams(location.search).has("done");
            source.onopen = () => {
              if (isStale) soon();
              isStale = true;
              if (state && !state.textContent.startsWith("Live")) state.textContent = "Live";
            };
            source.onerror = () => { if (state) state.textContent = "Connecting again…"; };
          }
        })();

        """
}
