"""A published page against nginx serving the same bytes from a file: requests a second, and the servers' CPU a request."""
import os
import re
import shutil
import statistics
import subprocess

from measure import Row, Skip, alternate
from newsroom import Newsroom, free_port, wait_for

NGINX = """daemon off; master_process off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{ access_log off; keepalive_requests 1000000; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; default_type text/html; open_file_cache max=10;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; }} }}
"""


def ticks(pid):
    """CPU seconds of a process so far (proc(5): fields 14 and 15 of stat)."""
    with open(f"/proc/{pid}/stat", encoding="utf8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(address, pid, seconds):
    """Requests a second as wrk counts them, and the server's CPU seconds a request."""
    before = ticks(pid)
    said = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", address], capture_output=True, text=True, timeout=seconds + 60).stdout
    spent = ticks(pid) - before
    rate, count = re.search(r"Requests/sec:\s+([0-9.]+)", said), re.search(r"(\d+) requests in", said)
    if not rate or not count or int(count.group(1)) == 0:
        raise Skip(f"wrk counted no requests at {address}")
    if "Non-2xx" in said or re.search(r"Socket errors: connect [1-9]", said):
        raise Skip(f"not every request to {address} was answered with 200: {said[-200:]}")
    return float(rate.group(1)), spent / int(count.group(1))


def serve(context):
    rows = []

    def first():
        rows.extend(measured(context))
        return rows[0]

    yield first
    yield lambda: rows[1] if rows else None


def measured(context):
    nginx = shutil.which("nginx") or ("/usr/sbin/nginx" if os.access("/usr/sbin/nginx", os.X_OK) else None)
    if not nginx or not shutil.which("wrk"):
        raise Skip("needs nginx (nginx-light) and wrk")
    folder = os.path.join(context.scratch, "serving")
    newsroom = Newsroom(context.binary, os.path.join(folder, "newsroom"))
    peer = None
    try:
        path = newsroom.publish()
        newsroom.serve()
        address = f"http://127.0.0.1:{newsroom.port}{path}"
        body = wait_for(address, newsroom.process)
        os.makedirs(f"{folder}/site", exist_ok=True)
        with open(f"{folder}/site/page.html", "wb") as out:
            out.write(body)
        port = free_port()
        with open(f"{folder}/nginx.conf", "w", encoding="utf8") as out:
            out.write(NGINX.format(folder=folder, port=port))
        # Started as root nginx would serve as an unprivileged user, who may not read the scratch folder.
        user = ["-g", "user root;"] if os.geteuid() == 0 else []
        peer = subprocess.Popen([nginx, "-c", f"{folder}/nginx.conf", *user], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        theirs = f"http://127.0.0.1:{port}/page.html"
        if wait_for(theirs, peer) != body:
            raise Skip("nginx does not serve the bytes that were put there")
        pairs = alternate(lambda: load(address, newsroom.process.pid, 4), lambda: load(theirs, peer.pid, 4), context.repetitions)
    finally:
        newsroom.stop()
        if peer:
            peer.terminate()
            peer.wait(20)
    return rows_of(pairs, "the story page" if path != "/" else "the front page", len(body))


def rows_of(pairs, page, size):
    middle = lambda side, value: statistics.median(p[side][value] for p in pairs)
    note = ("wrk with one thread and 32 connections kept open, on the machine of both servers, which it competes with. nginx sends a file from its cache with "
            "five headers (one worker, no log); ours goes through the server with all its headers, among them the content security policy and a request id, "
            "and may use every core.")
    label = f"own, {page}, {size:,} bytes"
    return [
        Row("serving, requests a second", label, f"{middle(0, 0):,.0f}", f"nginx {middle(1, 0):,.0f}", [a[0] / b[0] for a, b in pairs], None, note),
        Row("serving, CPU a request", label, f"{middle(0, 1) * 1e6:.0f} µs", f"nginx {middle(1, 1) * 1e6:.0f} µs",
            [b[1] / max(a[1], 1e-9) for a, b in pairs], None, note),
    ]
