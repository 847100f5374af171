"""A wire on loopback that never runs dry: many feeds, each with other items at every visit, until enough were served."""
import http.server
import random
import threading

CONSONANTS, VOWELS = "bdfgklmnprstv", "aeiou"
SHOWN, KEPT = 190, 10


def vocabulary(chance, size):
    words = set()
    while len(words) < size:
        words.add("".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.randint(2, 4))))
    return sorted(words)


class Wire:
    """Items are made when a feed is asked for: events of about four reports each, one report in twenty a copy."""

    def __init__(self, items, seed):
        self.items, self.served, self.seed = items, 0, seed
        self.words = vocabulary(random.Random(seed), 6000)
        self.last = {}
        self.lock = threading.Lock()

    def report(self, number):
        event = random.Random(f"{self.seed}/{number // 4}")
        own = random.Random(f"{self.seed}:{number}")
        names = [event.choice(self.words).capitalize() for _ in range(6)]
        told = [event.choice(self.words) for _ in range(40)]
        voice = event if own.random() < 0.05 else own
        sentences = []
        for _ in range(9):
            middle = voice.sample(told, 5) + voice.sample(self.words, 5)
            voice.shuffle(middle)
            sentences.append(f"{voice.choice(names)} {' '.join(middle)} in {voice.choice(names)}, {voice.choice(names)} said.")
        title = f"{names[0]} {told[0]} {own.choice(told)} as {names[1]} {told[1]} {own.choice(self.words)} {own.choice(self.words)}"
        return title, " ".join(sentences)

    def feed(self, path):
        with self.lock:
            first = self.served
            self.served = min(self.items, first + SHOWN)
            numbers = [*range(first, self.served)]
            kept = self.last.get(path, [])[-KEPT:]
            self.last[path] = (kept + numbers)[-KEPT:]
        out = []
        for number in kept + numbers:
            title, text = self.report(number)
            minute = number // 200
            out.append(f'<item><title>{title}</title><guid isPermaLink="false">report-{number}</guid>'
                       f"<pubDate>Tue, 11 Feb 2025 {minute // 60 % 24:02}:{minute % 60:02}:{number % 60:02} GMT</pubDate>"
                       f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>")
        return ('<?xml version="1.0"?><rss version="2.0"><channel><title>Soak</title><link>http://127.0.0.1/</link>'
                f"<description>d</description>{''.join(out)}</channel></rss>").encode()

    def serve(self):
        wire = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                is_feed = self.path.endswith(".xml")
                body = wire.feed(self.path) if is_feed else b""
                self.send_response(200 if is_feed else 404)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_port
