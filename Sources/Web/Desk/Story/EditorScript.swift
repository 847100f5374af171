/// The part of the desk's script that has a text checked while it is written.
///
/// It asks when the typing pauses, one question at a time, and shows the server's own rendering. Those who listen hear
/// how things stand only when that has changed and they have stopped typing.
enum EditorScript {
    static let source = """
        (() => {
          const editor = document.getElementById("text");
          const panel = document.getElementById("live-check");
          if (!editor || !panel) return;
          const form = editor.form;
          const spoken = document.getElementById("check-status");
          const mirror = document.getElementById("mirror");
          const now = document.getElementById("check-now");
          const pause = 200;
          const quiet = 1200;
          let timer = 0;
          let speech = 0;
          let isRunning = false;
          let checked = null;
          let shown = "";
          let findings = [];

          const ask = async () => {
            clearTimeout(timer);
            if (isRunning) return;
            isRunning = true;
            let wait = pause;
            const text = editor.value;
            const fields = new URLSearchParams();
            fields.set("csrf", form.elements.csrf.value);
            fields.set("text", text);
            try {
              const answer = await fetch(panel.dataset.check, { method: "POST", body: fields,
                signal: AbortSignal.timeout(15000), headers: { Accept: "application/json" } });
              const result = await answer.json();
              checked = text;
              if (answer.ok) show(result);
              else if (answer.status === 429 || answer.status === 503) {
                checked = null;
                wait = 1000 * (Number(answer.headers.get("Retry-After")) || 2);
                panel.setAttribute("aria-busy", "true");
              } else problem(result.error.message);
            } catch {
              problem("The desk does not answer. Your text is still here; save it later.");
            }
            isRunning = false;
            // What was written meanwhile is asked for next.
            if (editor.value !== checked && wait > pause) timer = setTimeout(ask, wait);
            else if (editor.value !== text) timer = setTimeout(ask, pause);
          };

          const say = (words) => {
            clearTimeout(speech);
            speech = setTimeout(() => { if (spoken.textContent !== words) spoken.textContent = words; }, quiet);
          };

          const problem = (words) => {
            const line = document.createElement("p");
            line.className = "notice notice-bad";
            line.textContent = words;
            panel.removeAttribute("aria-busy");
            panel.replaceChildren(line);
            shown = "";
            findings = [];
            mark();
            say(words);
          };

          const show = (result) => {
            panel.removeAttribute("aria-busy");
            findings = result.findings;
            if (result.html !== shown) {
              const opened = panel.querySelector("details.notes[open]") !== null;
              const fresh = new DOMParser().parseFromString(result.html, "text/html").body;
              fresh.querySelectorAll(".find").forEach((button) => { button.hidden = false; });
              if (opened) fresh.querySelectorAll("details.notes").forEach((notes) => { notes.open = true; });
              panel.replaceChildren(...fresh.childNodes);
              shown = result.html;
            }
            mark();
            say(result.status);
          };

          // Where a finding's words stand in the text as it is now, however they are spaced; null when they were changed
          // meanwhile.
          const place = (finding) => {
            const words = finding.text.split(/\\s+/).map((word) => word.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&"));
            const pattern = new RegExp(words.join("\\\\s+"), "g");
            let found = null;
            for (let count = 0; count <= finding.before; count += 1) {
              found = pattern.exec(editor.value);
              if (!found) return null;
              pattern.lastIndex = found.index + 1;
            }
            return [found.index, found.index + found[0].length];
          };

          // The words in question are marked under the text itself, the gravest finding first.
          const mark = () => {
            const places = [];
            findings.forEach((finding, number) => {
              if (finding.severity === "note" || !finding.text) return;
              const found = place(finding);
              if (found && !places.some(([start, end]) => start < found[1] && found[0] < end)) {
                places.push([...found, finding.blocks ? "block" : "ask", number]);
              }
            });
            places.sort((left, right) => left[0] - right[0]);
            const parts = [];
            let from = 0;
            places.forEach(([start, end, kind]) => {
              parts.push(editor.value.slice(from, start));
              const words = document.createElement("mark");
              words.className = "mark-" + kind;
              words.textContent = editor.value.slice(start, end);
              parts.push(words);
              from = end;
            });
            // A last line that is empty has no height without this.
            parts.push(editor.value.slice(from) + "\\n");
            mirror.replaceChildren(...parts);
            mirror.scrollTop = editor.scrollTop;
            follow();
          };

          // The card of the words that the caret is in comes into view.
          const follow = () => {
            if (document.activeElement !== editor) return;
            const caret = editor.selectionStart;
            let chosen = null;
            findings.forEach((finding, number) => {
              if (chosen !== null) return;
              const found = place(finding);
              if (found && found[0] <= caret && caret <= found[1]) chosen = number;
            });
            panel.querySelectorAll(".is-shown").forEach((card) => card.classList.remove("is-shown"));
            const card = chosen === null ? null : document.getElementById("f" + chosen);
            if (!card) return;
            card.classList.add("is-shown");
            const side = card.closest(".side");
            if (!side || getComputedStyle(side).position !== "sticky") return;
            const frame = side.getBoundingClientRect();
            const box = card.getBoundingClientRect();
            if (box.top < frame.top || box.bottom > Math.min(frame.bottom, window.innerHeight)) {
              side.scrollTo({ top: side.scrollTop + box.top - frame.top - 40 });
            }
          };

          panel.addEventListener("click", (event) => {
            const button = event.target.closest(".find");
            const finding = button && findings[Number(button.dataset.finding)];
            const found = finding && place(finding);
            if (!found) return;
            editor.focus();
            editor.setSelectionRange(found[0], found[1]);
            follow();
          });
          editor.addEventListener("scroll", () => { mirror.scrollTop = editor.scrollTop; }, { passive: true });
          editor.addEventListener("input", () => {
            mark();
            clearTimeout(timer);
            clearTimeout(speech);
            timer = setTimeout(ask, pause);
          });
          ["keyup", "click"].forEach((kind) => editor.addEventListener(kind, follow));
          now.addEventListener("click", (event) => {
            event.preventDefault();
            spoken.textContent = "";
            ask();
          });

          const kept = editor.value;
          let leaving = false;
          form.addEventListener("submit", () => { leaving = true; });
          window.addEventListener("beforeunload", (event) => {
            if (!leaving && editor.value !== kept) event.preventDefault();
          });
          ask();
        })();

        """
}
