"""A page in a headless Chromium, driven over the pipe of its DevTools protocol: needs nothing besides Chromium."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# seconds for an answer: machines of a CI are slow
PATIENCE = 120


def find():
    """The browser's program, or None."""
    return next((path for path in map(shutil.which, PROGRAMS) if path), None)


class Browser:
    """A headless Chromium. To be used in a `with`."""

    def __init__(self, program=None):
        program = program or find()
        if not program:
            raise SystemExit("no chromium on the path: apt-get install chromium")
        self.profile = tempfile.mkdtemp()
        # it reads commands on descriptor 3 and writes answers on 4
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        flags = (
            "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars "
            f"--remote-debugging-pipe --user-data-dir={self.profile}"
        )
        shell = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, program, *flags.split()],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self.out = os.fdopen(ours_out, "wb", buffering=0)
        self.into = ours_in
        self.rest = b""
        self.number = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, session=None, **params):
        """A command; its answer."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if session:
            command["sessionId"] = session
        self.out.write(json.dumps(command).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            message = self.receive()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)
        raise TimeoutError(method)

    def receive(self):
        while b"\0" not in self.rest:
            block = os.read(self.into, 1 << 20)
            if not block:
                raise RuntimeError("the browser has ended")
            self.rest += block
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def page(self, url, width, height, script=True):
        """Opens an address in a window of a size, and waits until it has loaded."""
        return Page(self, url, width, height, script)


class Page:
    """An open page. `complaints` has what the console said of errors, `requests` all that was asked for."""

    def __init__(self, browser, url, width, height, script):
        self.browser = browser
        self.target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.send("Target.attachToTarget", targetId=self.target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )
        if not script:
            self.send("Emulation.setScriptExecutionDisabled", value=True)
        browser.events.clear()
        self.send("Page.navigate", url=url)
        until = time.monotonic() + PATIENCE
        while not any(event.get("method") == "Page.loadEventFired" for event in browser.events):
            if time.monotonic() > until:
                raise TimeoutError(url)
            browser.events.append(browser.receive())

    def send(self, method, **params):
        return self.browser.send(method, self.session, **params)

    def ask(self, expression):
        """The value of an expression, or what it promises."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait(self, expression):
        """Waits until an expression is true."""
        until = time.monotonic() + PATIENCE
        while not self.ask(expression):
            if time.monotonic() > until:
                raise TimeoutError(expression)
            time.sleep(0.05)

    def press(self, key, code, text=""):
        """A key, pressed and let go."""
        key = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", **({"text": text} if text else {}), **key)
        self.send("Input.dispatchKeyEvent", type="keyUp", **key)

    def type(self, text):
        self.send("Input.insertText", text=text)

    def pdf(self):
        """The page as it is printed."""
        data = self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        return base64.b64decode(data)

    def picture(self, **clip):
        """A PNG of the window, or of a part of the page: x, y, width, height."""
        params = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True} if clip else {}
        return base64.b64decode(self.send("Page.captureScreenshot", format="png", **params)["data"])

    def happened(self, *methods):
        return [event["params"] for event in self.browser.events if event.get("method") in methods]

    def complaints(self):
        entries = [entry["entry"] for entry in self.happened("Log.entryAdded")]
        told = [entry["text"] for entry in entries if entry["level"] in ("error", "warning")]
        calls = self.happened("Runtime.consoleAPICalled")
        told += [str(call["args"]) for call in calls if call["type"] in ("error", "warning", "assert")]
        return told + [str(thrown["exceptionDetails"]) for thrown in self.happened("Runtime.exceptionThrown")]

    def requests(self):
        return [sent["request"]["url"] for sent in self.happened("Network.requestWillBeSent")]

    def close(self):
        self.browser.send("Target.closeTarget", targetId=self.target)
