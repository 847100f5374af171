"""The world outside for the crash test: feeds over HTTP, and a mail server that keeps what it took."""
import asyncio
import http.server
import random
import threading

# Six events, each told by two outlets in words of their own.
EVENTS = [
    (("Aldermere to buy Oystermouth Ports for $240 million",
      "Aldermere said on Tuesday it would buy Oystermouth Ports for $240 million in cash. “The two companies belong together,” "
      "said Ada Merrow, chief executive of Aldermere. Oystermouth runs nine berths on the Severn estuary."),
     ("Oystermouth Ports agrees to takeover",
      "Shareholders of Oystermouth Ports are to receive $240 million from Aldermere under an agreement reached on Tuesday. "
      "Ada Merrow, who leads Aldermere, told reporters in Swansea that no berth would be closed.")),
    (("River Tamsel floods 3,000 homes in Gorvania",
      "The river Tamsel broke its banks in Gorvania overnight and flooded about 3,000 homes in the city of Brez, the interior "
      "ministry said. “The water came within minutes,” said Brez’s mayor, Ilka Dorn. Soldiers were sent to fill sandbags."),
     ("Thousands leave Brez as Tamsel rises",
      "Brez in Gorvania was evacuated on Tuesday after the Tamsel flooded roughly 3,000 homes. Mayor Ilka Dorn asked the army "
      "for boats. The national weather service expects the river to peak on Thursday.")),
    (("Court annuls licence of Vessaly copper mine",
      "A court in Lune annulled the licence of the Vessaly copper mine on Tuesday, siding with farmers who feared for their "
      "wells. “The permit was granted without a study,” judge Petra Holm said. The owner, Kolben Metals, will appeal."),
     ("Kolben Metals loses Vessaly permit",
      "Kolben Metals must stop digging at Vessaly after judges in Lune withdrew its permit on Tuesday. The company said the "
      "copper mine employs 1,200 people and that it would take the case to the supreme court.")),
    (("Central bank of Marland raises rate to 4.5 percent",
      "The central bank of Marland raised its main rate by half a point to 4.5 percent on Tuesday to slow inflation. “We are "
      "not done,” governor Sten Okoro said. Economists had expected a quarter of a point."),
     ("Marland’s rate rise surprises lenders",
      "Governor Sten Okoro lifted borrowing costs in Marland to 4.5 percent on Tuesday, twice the step that lenders had "
      "foreseen. Inflation in Marland reached 7.1 percent in January. Bank shares fell in the capital, Osterby.")),
    (("Satellite of Heliograf lost after launch",
      "Contact with the satellite Heliograf 2 was lost eleven minutes after its launch from Andenes on Tuesday, the operator "
      "Norsat said. “The second stage shut down early,” said its engineer Mari Lund. It carried a camera for crop surveys."),
     ("Norsat rocket fails, crop camera gone",
      "A rocket that carried Norsat’s Heliograf 2 failed on Tuesday when its second stage stopped early above the Barents Sea. "
      "Mari Lund of Norsat said insurers would cover most of the loss. The next flight from Andenes is put off.")),
    (("Bakers of Tressel strike over night work",
      "Some 900 bakers in Tressel walked out on Tuesday to demand higher pay for night shifts. “Bread is baked while the city "
      "sleeps,” said union leader Ramon Aziz. Supermarkets brought bread from the coast."),
     ("No bread in Tressel as bakeries shut",
      "Bakeries across Tressel stayed shut on Tuesday because of a strike for better night pay. The employers’ federation "
      "called the demands of Ramon Aziz and his union excessive. Talks resume on Friday in the town hall.")),
]


def feed(outlet, index, events):
    items = "".join(
        f"<item><title>{title}</title><guid isPermaLink=\"false\">{outlet}-{event}</guid>"
        f"<pubDate>Tue, 11 Feb 2025 1{event % 10}:0{index}:00 GMT</pubDate><description>{text}</description></item>"
        for event in events for title, text in [EVENTS[event][index]])
    return (f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{outlet}</title>'
            f"<link>http://127.0.0.1/</link><description>d</description>{items}</channel></rss>")


def serve_feeds():
    """Starts the server; returns the addresses of the feeds and the number of items in them."""
    feeds = {}
    for index, outlet in enumerate(["Harbour Times", "Exchange Mail"]):
        for part in range(3):
            feeds[f"/{index}/{part}.xml"] = feed(outlet, index, range(part * 2, part * 2 + 2)).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = feeds.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    names = {"0": "Harbour Times", "1": "Exchange Mail"}
    return [(base + path, names[path[1]]) for path in feeds], 2 * len(EVENTS)


class MailServer:
    """Takes mail by SMTP; `taken` has a pair of recipient and Message-ID for each message it said 250 to."""

    def __init__(self, delay=0.004):
        self.taken = []
        self.delay = delay
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        threading.Thread(target=self._run, args=(started,), daemon=True).start()
        started.wait()

    def _run(self, started):
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._converse, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self.loop.run_forever()

    async def _converse(self, reader, writer):
        def say(text):
            writer.write((text + "\r\n").encode())

        recipient = None
        try:
            say("220 sink ESMTP")
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b"EHLO":
                    say("250-sink")
                    say("250 8BITMIME")
                elif verb == b"RCPT":
                    recipient = line.decode().split("<")[1].split(">")[0]
                    say("250 ok")
                elif verb == b"DATA":
                    say("354 go on")
                    message = await reader.readuntil(b"\r\n.\r\n")
                    # As a real server: the message is kept first, the answer comes a little later.
                    name = next((part.split(b":", 1)[1].strip().decode() for part in message.split(b"\r\n")
                                 if part.lower().startswith(b"message-id:")), "")
                    self.taken.append((recipient, name))
                    await asyncio.sleep(self.delay * random.random())
                    say("250 taken")
                elif verb == b"QUIT":
                    say("221 bye")
                    break
                else:
                    say("250 ok")
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
