"""Headless Firefox ESR for the checks of a built site, driven by Marionette with Python's standard library only.

Automation's own preferences stay off: they would let a page opened from a disk read other files, which readers' Firefox
does not. No address but this machine's can be reached.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time

PREFERENCES = {
    "remote.prefs.recommended": False,
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
}


class Firefox:
    """One Firefox with one tab."""

    def __init__(self, profile):
        executable = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
        if not executable:
            sys.exit("no firefox; Debian's package is firefox-esr")
        with open(os.path.join(profile, "user.js"), "w") as file:
            for name, value in PREFERENCES.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        self.log = open(os.path.join(profile, "firefox.log"), "wb")
        self.process = subprocess.Popen(
            [executable, "--headless", "--marionette", "--no-remote", "--profile", profile],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env={**os.environ, "HOME": profile})
        self.number, self.buffer = 0, b""
        deadline = time.monotonic() + 60
        port = os.path.join(profile, "MarionetteActivePort")
        while not os.path.exists(port) or not open(port).read().strip():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError("Firefox did not start")
            time.sleep(0.1)
        self.socket = socket.create_connection(("127.0.0.1", int(open(port).read())), timeout=90)
        self.receive()
        self.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})
        self.call("WebDriver:SetTimeouts", {"script": 60_000, "pageLoad": 30_000})

    def receive(self):
        while b":" not in self.buffer:
            self.buffer += self.more()
        length, _, self.buffer = self.buffer.partition(b":")
        while len(self.buffer) < int(length):
            self.buffer += self.more()
        message, self.buffer = self.buffer[:int(length)], self.buffer[int(length):]
        return json.loads(message)

    def more(self):
        data = self.socket.recv(1 << 20)
        if not data:
            raise RuntimeError("Firefox went away")
        return data

    def call(self, name, parameters):
        self.number += 1
        data = json.dumps([0, self.number, name, parameters]).encode()
        self.socket.sendall(str(len(data)).encode() + b":" + data)
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(f"Firefox, {name}: {error['error']}: {error['message']}")
        return result

    def visit(self, url):
        self.call("WebDriver:Navigate", {"url": url})

    def run(self, script):
        """What an asynchronous function with this body returns, beside the page's own scripts."""
        body = f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})()" \
            ".then((value) => done([true, value]), (error) => done([false, String(error)]));"
        fine, value = self.call("WebDriver:ExecuteAsyncScript", {"script": body, "args": [], "newSandbox": True})["value"]
        if not fine:
            raise RuntimeError(f"Firefox: {value}")
        return value

    def type(self, selector, text):
        found = self.call("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"]
        self.call("WebDriver:ElementSendKeys", {"id": next(iter(found.values())), "text": text})

    def close(self):
        try:
            self.call("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (RuntimeError, OSError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.socket.close()
        self.log.close()
