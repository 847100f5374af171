import Formats

/// The alert language on one screen, for readers.
enum QueryHelp {
    private static let rows: [(String, String)] = [
        ("tariffs", "the word, whatever its capitals and accents"),
        ("\"price target\"", "these words, in this order"),
        ("$NVDA", "stories about this stock"),
        ("chips tariffs", "both words; the same as chips AND tariffs"),
        ("upgrade OR downgrade", "either"),
        ("chips NOT crypto", "the first without the second"),
        ("$NVDA AND (upgrade OR \"price target\")", "parentheses group"),
        ("tariffs NEAR/5 chips", "both words, at most five words apart"),
        ("place:paris topic:\"artificial intelligence\"", "a place and a topic"),
        ("source:reuters section:markets", "a report it rests on, and a section"),
    ]

    static let html: HTML = """
        <details class="help"><summary>How to write an alert</summary>
        <div class="scroll" role="region" aria-label="How to write an alert" tabindex="0"><table>
        <thead><tr><th scope="col">Write</th><th scope="col">To be told of</th></tr></thead>
        <tbody>
        \(rows.html { "<tr><td><code>\($0.0)</code></td><td>\($0.1)</td></tr>\n" })</tbody></table></div>
        <p class="hint">AND, OR, NOT and NEAR are written in capitals.</p>
        </details>
        """
}
