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
    done = /var/lib/centralita-xmpp/done        ; deliveries that were sent, so that none is sent twice

What a customer writes is confirmed to them (XEP-0184) only once the desk has it on disk. The desk's
answers are fetched (pull mode), so this runs behind any router.
"""

import configparser
import hashlib
import json
import os
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
SID, DELAY = "{urn:xmpp:sid:0}stanza-id", "{urn:xmpp:delay}delay"
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
        self.token = open(settings["token_file"]).read().strip()
        self.tls = ssl.create_default_context(cafile=settings.get("authority") or None)

    def call(self, method, path, body=None, patience=60):
        """One request; an error that time may heal is tried again for ever, any other is raised."""
        pause = 1
        while True:
            request = urllib.request.Request(self.base + path, method=method)
            request.add_header("Authorization", f"Bearer {self.token}")
            if body is not None:
                request.add_header("Content-Type", "application/json")
                request.data = json.dumps(body).encode()
            try:
                with urllib.request.urlopen(request, timeout=patience, context=self.tls) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                said = error.read(4096).decode(errors="replace")
                if error.code not in (408, 429) and error.code < 500:
                    raise RuntimeError(f"the desk refuses {method} {path}: {error.code} {said}") from None
                pause = max(pause, int(error.headers.get("Retry-After") or 0))
            except (OSError, ValueError) as error:
                said = error
            print(f"the desk does not answer, again in {pause} s: {said}", file=sys.stderr, flush=True)
            time.sleep(pause)
            pause = min(pause * 2, 60)

    def tell(self, event):
        """Says what happened; true once it is on the desk's disk, false if it will never be taken."""
        while True:
            result = self.call("POST", "/events", [event])[0]
            error = result.get("error") or {}
            if not error.get("retry"):
                if error:
                    print(f"{event['key']} was not taken: {error['detail']}", file=sys.stderr, flush=True)
                return not error
            time.sleep(1)


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


def incoming(stanza, desk, stream):
    """A message of a customer's, or news of one of ours."""
    sender, bare = stanza.get("from", ""), stanza.get("from", "").split("/")[0]
    party = {"scheme": "xmpp", "value": bare, "verified": "vendor"}
    body, received = stanza.findtext(COMPONENT + "body"), stanza.find(RECEIPTS + "received")
    read = stanza.find(MARKERS + "displayed")
    if stanza.get("type") == "error":
        fault = stanza.find(COMPONENT + "error")
        code = fault[0].tag.split("}")[-1] if fault is not None and len(fault) else "error"
        receipt(desk, stanza.get("id"), "failed", code)
    elif received is not None:
        receipt(desk, received.get("id"), "delivered")
    elif read is not None:
        receipt(desk, read.get("id"), "read")
    elif body:
        own, sid = stanza.get("id"), stanza.find(SID)
        delay = stanza.find(DELAY)
        at = delay.get("stamp") if delay is not None else datetime.now(timezone.utc).isoformat()
        key = sid.get("id") if sid is not None else f"{sender}#{own}" if own else f"{sender}#{at}"
        kept = desk.tell({
            "v": 1, "key": key, "kind": "message", "occurred_at": at, "from": party,
            "to": {"scheme": "xmpp", "value": stanza.get("to", "")},
            "parts": [{"type": "text", "text": body}],
        })
        if kept and own and stanza.find(RECEIPTS + "request") is not None:
            stream.send(f"<message from={quoteattr(stanza.get('to', ''))} to={quoteattr(sender)}>"
                        f"<received xmlns='urn:xmpp:receipts' id={quoteattr(own)}/></message>")
    elif stanza.find(STATES + "composing") is not None:
        desk.tell({"v": 1, "key": f"{sender}#{time.time()}", "kind": "typing", "from": party})


def receipt(desk, of, state, code=None):
    if of:
        desk.tell({"v": 1, "key": f"{of}#{state}", "kind": "receipt", "of": of, "state": state, "code": code})


def outgoing(desk, connection, settings):
    """Fetches what is to be sent, for ever; asking for it every 30 seconds says that we live, too."""
    done = Done(settings["done"])
    while True:
        deliveries = desk.call("GET", "/outbox?wait=25&max=20")
        for delivery in deliveries:
            number, message = delivery["delivery_id"], delivery["message"]
            if number not in done and (stream := connection.get("stream")):
                text = "\n\n".join(part["text"] for part in message["parts"] if part["type"] == "text")
                try:
                    stream.send(f"<message type='chat' id={quoteattr(number)} to={quoteattr(message['to']['value'])} "
                                f"from={quoteattr(settings['sender'] + '@' + settings['component'])}>"
                                f"<body>{escape(text)}</body><request xmlns='urn:xmpp:receipts'/>"
                                "<markable xmlns='urn:xmpp:chat-markers:0'/></message>")
                    done.add(number)
                except OSError as error:
                    print(f"{number} may not have left: {error}", file=sys.stderr, flush=True)
            outcome = ({"outcome": "accepted", "vendor_ids": [number]} if number in done
                       else {"outcome": "deferred", "why": "no connection to the XMPP server"})
            try:
                desk.call("POST", f"/outbox/{number}/outcome", outcome)
            except RuntimeError as error:
                print(error, file=sys.stderr, flush=True)
        up = "stream" in connection
        desk.call("POST", "/health", {"status": "ok"} if up else
                  {"status": "down", "code": "unreachable", "text": "no connection to the XMPP server"})


class Done:
    """Deliveries that were sent, on disk: the desk may ask again after either of us was killed."""

    def __init__(self, path):
        self.file = open(path, "a+")
        self.file.seek(0)
        self.known = set(self.file.read().split())

    def __contains__(self, number):
        return number in self.known

    def add(self, number):
        self.known.add(number)
        print(number, file=self.file, flush=True)
        os.fsync(self.file.fileno())


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    settings = configparser.ConfigParser(inline_comment_prefixes=(";",))
    with open(sys.argv[1]) as file:
        settings.read_file(file)
    desk, own, connection = Desk(settings["desk"]), settings["xmpp"], {}
    desk.call("PUT", "/descriptor", DESCRIPTOR)
    threading.Thread(target=serve, args=(desk, connection, own), daemon=True).start()
    pause = 1
    while True:
        try:
            connection["stream"] = stream = Stream(own)
            print("connected", flush=True)
            pause = 1
            for stanza in stream.stanzas():
                if stanza.tag == COMPONENT + "message":
                    incoming(stanza, desk, stream)
        except (OSError, xml.ParseError, StopIteration) as error:
            connection.pop("stream", None)
            print(f"the XMPP server is not there, again in {pause} s: {error}", file=sys.stderr, flush=True)
            time.sleep(pause)
            pause = min(pause * 2, 60)


def serve(desk, connection, settings):
    """The way out must not end in silence: without it the whole connector ends and is started again."""
    try:
        outgoing(desk, connection, settings)
    except BaseException as error:
        print(f"the way out broke: {error}", file=sys.stderr, flush=True)
        os._exit(1)


if __name__ == "__main__":
    main()
