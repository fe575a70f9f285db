#!/usr/bin/env python3
"""Connects an XMPP server to the desk: every address of one component (XEP-0114) is the desk's.

Usage: xmpp.py SETTINGS.ini        Python 3.9 or later, nothing else.

    [desk]
    url = https://desk.example:8443
    channel = xmpp
    token_file = /etc/centralita/xmpp.token
    authority = /etc/centralita/desk-ca.pem     ; empty: the system's authorities
    [xmpp]
    host = 127.0.0.1
    port = 5347
    component = desk.example.org
    secret_file = /etc/centralita/component.secret
    sender = soporte                            ; answers come from soporte@desk.example.org
    journal = /var/lib/centralita-xmpp/journal  ; what was sent, so that nothing is sent twice

What a customer writes is confirmed to them (XEP-0184) only once the desk has it on disk. The desk's
answers are fetched (pull mode), so this runs behind any router. It may be killed at any moment: what may
have left and was not noted is sent again only if nobody confirms it within a minute.
"""

import configparser
import hashlib
import http.client
import json
import os
import re
import socket
import ssl
import sys
import threading
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
from datetime import datetime, timezone
from xml.sax.saxutils import escape, quoteattr

COMPONENT, RECEIPTS = "{jabber:component:accept}", "{urn:xmpp:receipts}"
DELAY = "{urn:xmpp:delay}delay"
MALFORMED = {"malformed", "unprocessable", "too_deep", "too_large", "superseded", "no_such_delivery"}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_DOUBT_SECONDS, KEPT_LINES = 60, 100_000
STATES, MARKERS = "{http://jabber.org/protocol/chatstates}", "{urn:xmpp:chat-markers:0}"
DESCRIPTOR = {
    "v": 1, "connector": {"name": "xmpp", "version": "1"},
    "text": {"limit": 10000, "unit": "char"},
    "receipts": {"delivered": True, "read": True}, "typing": {"in": True},
    "proactive": True, "inbound": {"push": True}, "identity_schemes": ["xmpp"],
}


class Desk:
    """The desk's side of the contract: /byoc/v1/openapi.json."""

    def __init__(self, settings):
        self.base = f"{settings['url'].rstrip('/')}/byoc/v1/channels/{settings['channel']}"
        self.token_file = settings["token_file"]
        self.tls = ssl.create_default_context(cafile=settings.get("authority") or None)

    def call(self, method, path, body=None):
        """One request, again until it is answered; raises only where the same again would never do."""
        pause = 1
        while True:
            try:
                # Read each time: it may be changed while we run.
                headers = {"Authorization": f"Bearer {open(self.token_file).read().strip()}",
                           "Content-Type": "application/json"}
                data = None if body is None else json.dumps(body).encode()
                request = urllib.request.Request(self.base + path, data, headers, method=method)
                with urllib.request.urlopen(request, timeout=60, context=self.tls) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                said = error.read(4096).decode(errors="replace")
                if any(f'"code":"{code}"' in said for code in MALFORMED):
                    raise RuntimeError(f"the desk refuses {method} {path}: {error.code} {said}") from None
                pause = max(pause, int(error.headers.get("Retry-After") or 0))
            except (OSError, ValueError, http.client.HTTPException) as error:
                said = error
            say(f"the desk does not take {method} {path}, again in {pause} s: {said}")
            time.sleep(pause)
            pause = min(pause * 2, 30)

    def tell(self, event):
        """Says what happened; true once it is on the desk's disk, false if it will never be taken."""
        for attempt in range(600):
            result = self.call("POST", "/events", [{"v": 1, **event}])[0]
            error = result.get("error")
            if not error:
                return True
            if not error["retry"] or (event["kind"] == "receipt" and attempt > 10):
                break
            time.sleep(1)
        say(f"{event['key']} was not taken: {error['detail']}")
        return False


class Stream:
    """A connection as component; stanzas come out, text goes in."""

    def __init__(self, settings):
        self.lock = threading.Lock()
        self.socket = socket.create_connection((settings["host"], int(settings["port"])), timeout=30)
        self.parser = xml.XMLPullParser(("start", "end"))
        self.send("<stream:stream xmlns='jabber:component:accept' "
                  f"xmlns:stream='http://etherx.jabber.org/streams' to={quoteattr(settings['component'])}>")
        self.events = self.read()
        _, self.root = next(self.events)
        secret = open(settings["secret_file"]).read().strip()
        digest = hashlib.sha1((self.root.get("id", "") + secret).encode()).hexdigest()
        self.send(f"<handshake>{digest}</handshake>")
        first = next(self.stanzas())
        if first.tag != COMPONENT + "handshake":
            said = xml.tostring(first, encoding="unicode")
            raise ConnectionError(f"the XMPP server does not let the component in: {said}")
        self.socket.settimeout(None)

    def send(self, text):
        with self.lock:
            self.socket.sendall(text.encode())

    def read(self):
        while True:
            data = self.socket.recv(65536)
            if not data:
                raise ConnectionError("the XMPP server hung up")
            self.parser.feed(data)
            yield from self.parser.read_events()

    def stanzas(self):
        depth = 0
        for kind, element in self.events:
            depth += 1 if kind == "start" else -1
            if depth == 0:
                self.root.clear()
                yield element


class Journal:
    """What was handed to the XMPP server and for whom, on disk: the desk may ask again after either was killed."""

    def __init__(self, path):
        self.lock, self.begun, self.sent = threading.Lock(), {}, {}
        lines = open(path).read().splitlines()[-KEPT_LINES:] if os.path.exists(path) else []
        self.file = open(path, "a")
        for line in lines:
            if (words := line.split())[5:] == ["."]:     # the last line may have been cut off
                self.keep(*words[:5])

    def keep(self, word, number, message, at, address):
        (self.sent if word == "sent" else self.begun)[number] = (float(at), message, address)

    def write(self, word, number, message, address):
        with self.lock:
            words = (word, number, message, str(time.time()), address)
            self.keep(*words)
            print("\n" + " ".join(words) + " .", file=self.file, flush=True)
            os.fsync(self.file.fileno())


def incoming(stanza, desk, stream, journal):
    """A message of a customer's, or news of one of ours."""
    sender, bare = stanza.get("from", ""), stanza.get("from", "").split("/")[0]
    party = {"scheme": "xmpp", "value": bare, "verified": "vendor"}
    body, received = stanza.findtext(COMPONENT + "body"), stanza.find(RECEIPTS + "received")
    read = stanza.find(MARKERS + "displayed")

    def receipt(of, state, code=None):
        _, message, address = journal.begun.get(of, (0, "", ""))
        if address and address.split("/")[0] == bare:      # nobody speaks for somebody else
            if of not in journal.sent:
                journal.write("sent", of, message, address)
            desk.tell({"key": f"{of}#{state}", "kind": "receipt", "of_message": message, "state": state,
                       "code": code})

    if stanza.get("type") == "error":
        fault = stanza.find(COMPONENT + "error")
        code = fault[0].tag.split("}")[-1] if fault is not None and len(fault) else "error"
        receipt(stanza.get("id"), "failed", code)
    elif received is not None:
        receipt(received.get("id"), "delivered")
    elif read is not None:
        receipt(read.get("id"), "read")
    elif body:
        own, delay = stanza.get("id"), stanza.find(DELAY)
        at = delay.get("stamp") if delay is not None else datetime.now(timezone.utc).isoformat()
        # Some programs begin to count anew at every start: an id alone says too little.
        key = f"{own or at}#{hashlib.sha256(f'{bare} {body}'.encode()).hexdigest()[:32]}"
        kept = desk.tell({
            "key": key, "kind": "message", "occurred_at": at, "from": party,
            "to": {"scheme": "xmpp", "value": stanza.get("to", "")}, "parts": [{"type": "text", "text": body}],
        })
        if kept and own and stanza.find(RECEIPTS + "request") is not None:
            stream.send(f"<message from={quoteattr(stanza.get('to', ''))} to={quoteattr(sender)}>"
                        f"<received xmlns='urn:xmpp:receipts' id={quoteattr(own)}/></message>")
    elif stanza.find(STATES + "composing") is not None:
        desk.tell({"key": f"{bare}#{time.time()}", "kind": "typing", "from": party})


def deliver(delivery, stream, journal, settings):
    """One message of the desk's to the XMPP server; gives its outcome."""
    number, message = delivery["delivery_id"], delivery.get("message")
    if delivery["type"] != "message" or number in journal.sent:
        return {"outcome": "accepted", "vendor_ids": [number]}
    if time.time() - journal.begun.get(number, (0,))[0] < IN_DOUBT_SECONDS:
        return {"outcome": "unknown", "why": "it may have been sent; a receipt would say so"}
    if stream is None:
        return {"outcome": "deferred", "why": "no connection to the XMPP server"}
    if any(part["type"] != "text" for part in message["parts"]):
        return {"outcome": "rejected", "class": "unsupported", "text": "no files go this way"}
    to, sender = message["to"]["value"], f"{settings['sender']}@{settings['component']}"
    text = NOT_XML.sub("\ufffd", "\n\n".join(part["text"] for part in message["parts"]))
    if len(text) > DESCRIPTOR["text"]["limit"]:
        return {"outcome": "rejected", "class": "too_large"}
    journal.write("begun", number, message["id"], to)
    try:
        stream.send(f"<message type='chat' id={quoteattr(number)} to={quoteattr(to)} from={quoteattr(sender)}>"
                    f"<body>{escape(text)}</body><request xmlns='urn:xmpp:receipts'/>"
                    "<markable xmlns='urn:xmpp:chat-markers:0'/></message>")
    except OSError as error:
        return {"outcome": "unknown", "why": str(error)}
    journal.write("sent", number, message["id"], to)
    return {"outcome": "accepted", "vendor_ids": [number]}


def outgoing(desk, connection, journal, settings):
    """Fetches what is to be sent, for ever; asking for it every 25 seconds says that we live, too."""
    while True:
        for delivery in desk.call("GET", "/outbox?wait=25&max=20"):
            outcome = deliver(delivery, connection.get("stream"), journal, settings)
            try:
                desk.call("POST", f"/outbox/{delivery['delivery_id']}/outcome", outcome)
            except RuntimeError as error:
                say(error)
        desk.call("POST", "/health", {"status": "ok"} if "stream" in connection else
                  {"status": "down", "code": "unreachable", "text": "no connection to the XMPP server"})


def serve(*of):
    """The way out must not end in silence: without it the whole connector ends and is started again."""
    try:
        outgoing(*of)
    except BaseException as error:
        say(f"the way out broke: {error!r}")
        os._exit(1)


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    settings = configparser.ConfigParser(inline_comment_prefixes=(";",))
    with open(sys.argv[1]) as file:
        settings.read_file(file)
    desk, own, connection = Desk(settings["desk"]), settings["xmpp"], {}
    journal = Journal(own["journal"])
    desk.call("PUT", "/descriptor", DESCRIPTOR)
    threading.Thread(target=serve, args=(desk, connection, journal, own), daemon=True).start()
    pause = 1
    while True:
        try:
            connection["stream"] = stream = Stream(own)
            print("connected", flush=True)
            pause = 1
            for stanza in stream.stanzas():
                if stanza.tag == COMPONENT + "message":
                    incoming(stanza, desk, stream, journal)
        except (OSError, xml.ParseError, StopIteration) as error:
            connection.pop("stream", None)
            say(f"the XMPP server is not there, again in {pause} s: {error}")
            time.sleep(pause)
            pause = min(pause * 2, 60)


if __name__ == "__main__":
    main()
