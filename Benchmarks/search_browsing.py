"""What search-quality does in Chromium: the site's own scripts, and Pagefind over the same pages.

Pages are served by http from 127.0.0.1, compressed as hosts do, and every answer is counted in bytes.
"""

import collections
import functools
import gzip
import http.server
import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import threading
import time
from urllib.parse import quote, unquote

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scripts"))

from browser import Browser  # noqa: E402

PAGEFIND = "pagefind[extended]==1.5.2"
SHOWN = 10
AT_ONCE = 50


class Server:
    """A folder over http; `sent` holds the path and the bytes of every answer's body."""

    def __init__(self, folder):
        self.sent = []
        packed = {}
        server = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                path = pathlib.Path(self.translate_path(self.path))
                if not path.is_file():
                    self.send_response(404)
                    self.send_header("Content-Length", "0")
                    return self.end_headers()
                if path not in packed:
                    data = path.read_bytes()
                    isText = path.suffix in (".html", ".css", ".js", ".json", ".svg")
                    packed[path] = (gzip.compress(data, 6) if isText else data, isText)
                data, isText = packed[path]
                server.sent.append((unquote(self.path), len(data)))
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(str(path)))
                self.send_header("Content-Length", str(len(data)))
                if isText:
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self.root = f"http://127.0.0.1:{self.http.server_port}/"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def taken(self):
        """What was sent since this was last asked."""
        sent, self.sent = self.sent, []
        return sent

    def close(self):
        self.http.shutdown()


def evaluate(browser, script):
    result = browser.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
    if "exceptionDetails" in result:
        raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", "the script failed"))
    return result["result"].get("value")


# ---- The site's own search ---------------------------------------------------------------------------

OPEN = """
(async () => {
  const form = document.querySelector("form[data-search]");
  if (typeof annalsSearch === "undefined") await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = form.dataset.engine;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  window.searched = await annalsSearch.open(form.dataset.manifest.replace(/manifest\\.js$/, ""));
})()
"""
ASK = """
(async () => {
  const answers = [];
  for (const text of QUERIES) {
    const began = performance.now();
    const found = await window.searched.search({ text, order: "relevance", isOpen: false, limit: SHOWN });
    answers.push({ count: found.count, hits: found.hits.map((hit) => [hit.document, hit.score, hit.others]),
      guesses: found.guesses.map((guess) => [guess.words, guess.entities]),
      suggestions: found.suggestions, dropped: found.dropped, milliseconds: performance.now() - began });
  }
  return JSON.stringify(answers);
})()
"""


def ask_site(browser, page, queries):
    """What the scripts of the site answer."""
    browser.visit(page)
    evaluate(browser, OPEN)
    answers = []
    for start in range(0, len(queries), AT_ONCE):
        script = ASK.replace("QUERIES", json.dumps(queries[start:start + AT_ONCE])).replace("SHOWN", str(SHOWN))
        answers += json.loads(evaluate(browser, script))
    return answers


def differences(answers, others):
    """How many answers of the command and of the browser are not the same."""
    def plain(answer):
        if "milliseconds" in answer:
            return {key: answer[key] for key in ("count", "hits", "guesses", "suggestions", "dropped")}
        return {"count": answer["count"], "hits": [[h["document"], h["score"], h["others"]] for h in answer["hits"]],
                "guesses": [[g["words"], g["entities"]] for g in answer["guesses"]],
                "suggestions": answer["suggestions"], "dropped": answer["dropped"]}
    return [one.get("query") for one, other in zip(answers, others) if plain(one) != plain(other)]


def first_visits(server, page, queries, open_browser):
    """Bytes of everything that the search page loads for a query, by kind, for readers who have nothing yet."""
    totals, kinds = [], collections.defaultdict(list)
    browser = open_browser()
    try:
        browser.call("Network.setCacheDisabled", cacheDisabled=True)
        for query in queries:
            browser.visit("about:blank")
            server.taken()
            browser.visit(f"{page}#q={quote(query)}")
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                if evaluate(browser, "document.getElementById('search-page').dataset.turn || ''"):
                    break
                time.sleep(0.05)
            sent = server.taken()
            totals.append(sum(size for _, size in sent))
            of = collections.Counter()
            for path, size in sent:
                match = re.match(r"/search/([a-z])/", path)
                of[match[1] if match else "page"] += size
            for kind in "trpedxc":
                kinds[kind].append(of[kind])
            kinds["page"].append(of["page"])
    finally:
        browser.close()
    return totals, kinds


# ---- Pagefind ----------------------------------------------------------------------------------------

class Pagefind:
    """Pagefind's index of the pages of all articles and events, each page in the language of its text, so that Pagefind
    stems it rightly and searches it alone; only the main part of each page is indexed, as Annals indexes no menu either."""

    def __init__(self, python, site, folder):
        self.folder = folder
        for kind in ("articles", "events"):
            for page in (site / kind).rglob("*.html"):
                text = page.read_text()
                own = re.search(r'<div class="prose" lang="([a-z]+)"' if kind == "articles"
                                else r'<p class="lede"><bdi lang="([a-z]+)"', text)
                text = re.sub(r'<html lang="[a-z]+"', f'<html lang="{own[1] if own else "en"}"', text, count=1)
                text = re.sub(r'<main\b', "<main data-pagefind-body", text, count=1)
                target = folder / page.relative_to(site)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        subprocess.run([python, "-m", "pagefind", "--site", folder], check=True, capture_output=True)
        self.seconds = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.read()

    def read(self):
        """Looks at the files that were made: their sizes, and the address that each result stands for."""
        index = self.folder / "pagefind"
        parts = [p for p in index.rglob("*") if p.is_file()]
        # The interfaces it also writes are not needed to search.
        parts = [p for p in parts if not re.search(r"-ui\.|component|highlight", p.name)]
        self.files, self.bytes = len(parts), sum(p.stat().st_size for p in parts)
        self.address, self.fragment = {}, {}
        for part in (index / "fragment").iterdir():
            text = gzip.decompress(part.read_bytes())
            self.address[part.stem] = json.loads(text[text.index(b"{"):])["url"].lstrip("/")
            self.fragment[part.stem] = part.stat().st_size

    def ask(self, browser, root, language, queries):
        """For each query: the addresses found, best first, at most 60 pages."""
        self.begin(browser, root, language)
        answers = []
        for start in range(0, len(queries), AT_ONCE):
            script = """(async () => {
              const answers = [];
              for (const text of QUERIES) {
                const found = await window.pf.search(text);
                answers.push(found.results.slice(0, 60).map((result) => result.id));
              }
              return JSON.stringify(answers);
            })()""".replace("QUERIES", json.dumps(queries[start:start + AT_ONCE]))
            answers += json.loads(evaluate(browser, script))
        return answers

    def begin(self, browser, root, language):
        page = self.folder / f"ask-{language}.html"
        page.write_text(f'<!doctype html><html lang="{language}"><title>.</title><link rel="icon" href="data:,">')
        browser.visit(f"{root}{page.name}")
        evaluate(browser, "(async () => { window.pf = await import('/pagefind/pagefind.js'); await window.pf.init(); })()")

    def bytes_to_find(self, browser, server, language, queries):
        """Bytes of index chunks that a query loads, by readers who have nothing yet but Pagefind's own files; and the bytes
        of these."""
        found, own = [], []
        browser.call("Network.setCacheDisabled", cacheDisabled=True)
        for query in queries:
            server.taken()
            self.begin(browser, server.root, language)
            evaluate(browser, f"window.pf.search({json.dumps(query)}).then((found) => found.results.length)")
            sent = server.taken()
            found.append(sum(size for path, size in sent if "/index/" in path))
            own.append(sum(size for path, size in sent if "/index/" not in path))
        browser.call("Network.setCacheDisabled", cacheDisabled=False)
        return found, own
