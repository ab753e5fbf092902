"""Headless Chromium for the checks of a built site.

Chromium is Debian's (or $CHROMIUM) and is driven over a pipe by the DevTools protocol: no driver, no port, only
Python's standard library.
"""

import http.server
import json
import os
import select
import shutil
import subprocess
import sys
import time

PAGE_SECONDS = 20


class Browser:
    """One Chromium with one tab."""

    def __init__(self, profile):
        executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        if not executable:
            sys.exit("no chromium; Debian's package is chromium")
        to_browser, self.write_end = os.pipe()
        self.read_end, from_browser = os.pipe()

        def place_pipe():  # Chromium reads commands on 3 and answers on 4.
            high = [os.dup(to_browser), os.dup(from_browser)]
            keep = []
            for descriptor in high:
                while descriptor < 10:
                    descriptor = os.dup(descriptor)
                keep.append(descriptor)
            os.dup2(keep[0], 3)
            os.dup2(keep[1], 4)
            os.closerange(5, 64)

        self.log = open(os.path.join(profile, "chromium.log"), "wb")
        self.process = subprocess.Popen(
            [executable, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={profile}", "--no-sandbox",
             "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-default-apps", "--metrics-recording-only",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "about:blank"],
            close_fds=False, preexec_fn=place_pipe, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer, self.number, self.events = b"", 0, []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits", "Security"):
            self.call(f"{domain}.enable")

    def receive(self, deadline):
        """The next message of the browser; None when the deadline passes first."""
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.read_end], [], [], left)[0]:
                return None
            chunk = os.read(self.read_end, 1 << 20)
            if not chunk:
                raise RuntimeError("Chromium went away")
            self.buffer += chunk
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        own = self.number
        command = {"id": own, "method": method, "params": parameters}
        if hasattr(self, "session"):
            command["sessionId"] = self.session
        data = json.dumps(command).encode() + b"\0"
        while data:
            data = data[os.write(self.write_end, data):]
        deadline = time.monotonic() + 60
        while True:
            message = self.receive(deadline)
            if message is None:
                raise RuntimeError(f"Chromium did not answer {method}")
            if message.get("id") == own:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def visit(self, url):
        """Opens a page and waits until it has loaded and nothing happens; the events of that time."""
        self.events = []
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + PAGE_SECONDS
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            message = self.receive(deadline)
            if message is None:
                return self.events + [{"method": "timeout"}]
            self.events.append(message)
        while (message := self.receive(min(deadline, time.monotonic() + 0.3))) is not None:
            self.events.append(message)
        return self.events

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        os.close(self.write_end)
        os.close(self.read_end)


def complaints(events, inside):
    """What is wrong with the events of one page."""
    addresses = {}
    for event in events:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "timeout":
            yield f"did not load within {PAGE_SECONDS} s"
        elif method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            yield "uncaught error: " + details.get("exception", {}).get("description", details["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] not in ("log", "info", "debug"):
            yield f"console.{parameters['type']}: " + " ".join(str(a.get("value", a.get("description"))) for a in parameters["args"])
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            yield f"{parameters['entry']['level']} in the console: {parameters['entry']['text']} {parameters['entry'].get('url', '')}"
        elif method == "Audits.issueAdded":
            yield f"issue {parameters['issue']['code']}: {json.dumps(parameters['issue']['details'])[:300]}"
        elif method == "Page.javascriptDialogOpening":
            yield f"a dialog opened: {parameters['message']}"
        elif method == "Network.requestWillBeSent":
            addresses[parameters["requestId"]] = parameters["request"]["url"]
            if not inside(parameters["request"]["url"]):
                yield f"a request leaves the site: {parameters['request']['url']}"
        elif method == "Network.loadingFailed" and not parameters.get("canceled"):
            yield f"a request failed: {addresses.get(parameters['requestId'])} ({parameters['errorText']})"
        elif method == "Network.responseReceived" and parameters["response"]["status"] >= 400:
            yield f"a request got {parameters['response']['status']}: {parameters['response']['url']}"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
