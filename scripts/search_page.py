"""What a reader does on the search page, in headless Chromium and Firefox."""

import html
import json
import re
import time
import urllib.request

SLOWER = 4
LONGEST_TASK = 50


def wait(ask, seconds=20):
    """The first true answer; None when there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = ask()
        if value:
            return value
        time.sleep(0.05)
    return None


STATE = """JSON.stringify({
  hash: location.hash, search: location.search, expanded: FIELD.getAttribute("aria-expanded"),
  active: FIELD.getAttribute("aria-activedescendant"), focused: document.activeElement === FIELD, value: FIELD.value,
  options: [...document.querySelectorAll("#search-suggestions [role=option]")].map((o) => [o.id, o.getAttribute("aria-selected"), o.textContent]),
  results: document.querySelectorAll("#search-results > li").length, count: document.getElementById("search-count").textContent,
  status: document.getElementById("search-status").textContent, turn: document.getElementById("search-page").dataset.turn || "",
  marks: [...document.querySelectorAll("#search-results mark")].map((m) => m.textContent),
  right: [...document.querySelectorAll("#search-results p[lang=ar]")].map((p) => getComputedStyle(p).direction),
  stored: [localStorage.length, sessionStorage.length, document.cookie],
  chosen: [...document.querySelectorAll("#search-facets input:checked")].length,
  facets: [...document.querySelectorAll("#search-facets fieldset")].length,
  unnamed: [...document.querySelectorAll("#search-facets label")].filter((l) => !l.querySelector("bdi").textContent).length,
  dated: [...document.querySelectorAll("#search-results li")].map((item) =>
    [item.querySelector("a").href, item.querySelectorAll(".result-facts bdi")[1].textContent]),
  title: document.title, path: location.pathname,
})""".replace("FIELD", 'document.querySelector("form[data-search] input")')

KEYS = {"ArrowDown": 40, "ArrowUp": 38, "Escape": 27, "Enter": 13, "/": 191}


class Page:
    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def value(self, script):
        return self.browser.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)["result"].get("value")

    def state(self):
        return json.loads(self.value(STATE))

    def open(self, fragment):
        self.browser.visit("about:blank")
        self.browser.visit(f"{self.address}{fragment}")

    def found(self):
        """The state once a search has been shown."""
        wait(lambda: self.value("document.getElementById('search-page').dataset.turn || ''"))
        return self.state()

    def press(self, key):
        text = {"Enter": "\r", "/": "/"}.get(key)
        self.browser.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=KEYS[key],
                          **({"text": text} if text else {}))
        self.browser.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=KEYS[key])

    def type(self, text):
        for letter in text:
            self.browser.call("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            self.browser.call("Input.dispatchKeyEvent", type="keyUp", key=letter)
            time.sleep(0.02)


def problems(browser, root, page):
    page = Page(browser, root + page)
    browser.call("Emulation.setFocusEmulationEnabled", enabled=True)
    yield from combobox(page)
    yield from deep_link(page)
    yield from dates(page)
    yield from filters(page)
    yield from slow(page)


def combobox(page):
    """The box as the ARIA Authoring Practices describe it: the list opens, arrows move, Escape closes and then empties."""
    page.open("")
    page.press("/")
    if not page.state()["focused"]:
        yield "'/' does not lead to the box"
    page.type("khan")
    state = wait(lambda: (s := page.state()) and s["options"] and s)
    if not state:
        return (yield "typing 'khan' offers nothing")
    if state["expanded"] != "true" or state["active"]:
        yield f"an open list: aria-expanded is {state['expanded']}, active {state['active']}"
    page.press("ArrowDown")
    first = page.state()
    if first["active"] != first["options"][0][0] or first["options"][0][1] != "true" or not first["focused"]:
        yield f"ArrowDown does not make the first option active: {first['active']} {first['options'][:1]}"
    page.press("ArrowUp")
    if page.state()["active"]:
        yield "ArrowUp from the first option does not lead back to the text"
    page.press("Escape")
    closed = page.state()
    if closed["expanded"] != "false" or closed["value"] != "khan":
        yield f"Escape does not close the list alone: {closed['expanded']} {closed['value']!r}"
    page.press("Escape")
    if page.state()["value"]:
        yield "a second Escape does not empty the box"
    page.type("retrait")
    page.press("Enter")
    state = wait(lambda: (s := page.state()) and s["results"] and "q=retrait" in s["hash"] and s)
    if not state:
        yield f"Enter does not search: {page.state()}"
    page.type(" x")
    page.press("ArrowDown")
    status = wait(lambda: page.state()["status"])
    if not status:
        yield "the status line says nothing"
    state = page.state()
    if state["search"] or any(state["stored"]):
        yield f"the query is stored or sent: {state['search']} {state['stored']}"


def deep_link(page):
    """A fragment says it all; the right words are marked, in each script and direction."""
    page.open("#q=khan%20cheikhoun")
    state = page.found()
    marks = {mark.lower() for mark in state["marks"]}
    if not state["results"] or not any("khan" in mark or "خان" in mark for mark in marks):
        yield f"'khan cheikhoun' marks {sorted(marks)[:8]}"
    if not any("\u0600" <= letter <= "\u06ff" for mark in marks for letter in mark):
        yield f"'khan cheikhoun' marks nothing in Arabic: {sorted(marks)[:8]}"
    if "ltr" in state["right"]:
        yield "a quotation in Arabic runs from left to right"
    page.open("#q=idlib&order=newest&from=2019-01-01")
    if page.value("document.getElementById('search-order').value") != "newest" and not page.found():
        yield "the order of a deep link is not taken"
    dates = page.found()
    if not dates["results"]:
        yield "a deep link with a date finds nothing"


def dates(page):
    """A result has its date as its page has it, in the language and the digits of the edition."""
    for query in ("airstrike", "convoy", "idlib"):
        page.open(f"#q={query.replace(' ', '%20')}")
        for address, date in page.found()["dated"]:
            text = urllib.request.urlopen(address).read().decode()
            if date not in map(html.unescape, re.findall("<time[^>]*>([^<]*)</time>", text)):
                yield f"'{date}' is no date of {address}"


def filters(page):
    page.open("#q=idlib")
    before = page.found()
    if before["facets"]:
        yield "filters are counted before they are opened"
    page.value("document.getElementById('search-filters').open = true")
    if not wait(lambda: page.state()["facets"]):
        return (yield "open filters stay empty")
    if unnamed := page.state()["unnamed"]:
        yield f"{unnamed} values of filters have no name"
    page.value("document.querySelector('#search-facets input').click()")
    after = wait(lambda: (s := page.state()) and s["chosen"] == 1 and s["turn"] != before["turn"] and s)
    if not after or "=" not in after["hash"].replace("q=idlib", ""):
        yield f"a filter is not kept in the fragment: {page.state()['hash']}"


def slow(page, texts=("khan cheikhoun", "the withdrawal", "xxxqqqz idlib", "غارة ادلب")):
    """With a processor four times slower no task may take longer than 50 ms, and letters come as they are typed.

    Four times the processor's time of each task is counted, not the clock's, which also tells what else the machine does.
    Other programs slow that too, as they empty its caches: a task is too long when it is so in each of three goes."""
    page.open("")
    page.found()
    page.value('document.querySelector("form[data-search] input").focus()')
    goes = []
    while not goes or min(goes) > LONGEST_TASK and len(goes) < 3:
        with Trace(page.browser) as trace:
            for text in texts:
                page.value('document.querySelector("form[data-search] input").value = ""')
                page.type(text)
                if page.state()["value"] != text:
                    return (yield f"'{text}' is not in the box as soon as it is typed")
                time.sleep(1.2)
        goes.append(SLOWER * trace.longest())
    if min(goes) > LONGEST_TASK:
        yield f"with a processor {SLOWER} times slower a task takes {min(goes):.0f} ms"


class Trace:
    """What the page's main thread does meanwhile."""

    def __init__(self, browser):
        self.browser, self.events = browser, []

    def __enter__(self):
        self.browser.call("Tracing.start", transferMode="ReportEvents",
                          traceConfig={"includedCategories": ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"],
                                       "excludedCategories": ["*"]})
        self.browser.events = []
        return self

    def __exit__(self, *_):
        self.browser.call("Tracing.end")
        received = self.browser.events
        deadline = time.monotonic() + 20
        while not any(e.get("method") == "Tracing.tracingComplete" for e in received):
            message = self.browser.receive(deadline)
            if message is None:
                raise RuntimeError("the trace did not end")
            received.append(message)
        for event in received:
            if event.get("method") == "Tracing.dataCollected":
                self.events += event["params"]["value"]

    def longest(self):
        """The greatest time of the processor that one task of a page took, in milliseconds."""
        mains = {(e["pid"], e["tid"]) for e in self.events
                 if e.get("name") == "thread_name" and e["args"]["name"] == "CrRendererMain"}
        tasks = [e["tdur"] / 1000 for e in self.events
                 if e.get("name") == "RunTask" and (e["pid"], e["tid"]) in mains and "tdur" in e]
        if not tasks:
            raise RuntimeError("the trace has no tasks")
        return max(tasks)


def problems_in_firefox(browser, root, page):
    """The same in short: a deep link, and typing."""
    browser.visit("about:blank")
    browser.visit(f"{root}{page}#q=khan%20cheikhoun")
    state = wait(lambda: (s := json.loads(browser.run(f"return {STATE};"))) and s["results"] and s)
    if not state or not state["marks"]:
        return (yield f"a deep link shows nothing: {state}")
    browser.visit("about:blank")
    browser.visit(root + page)
    browser.type("form[data-search] input", "idl")
    state = wait(lambda: (s := json.loads(browser.run(f"return {STATE};"))) and s["results"] and s["options"] and s)
    if not state or state["expanded"] != "true" or any(state["stored"]) or state["search"]:
        yield f"typing 'idl': {state and {k: state[k] for k in ('expanded', 'stored', 'search', 'results')}}"
