"""A session at the desk as a console has it: JSON over a WebSocket (RFC 6455), one request at a time."""

import base64
import json
import os
import socket


class Console:
    """Signed in by a token."""

    def __init__(self, where, token):
        self.socket = socket.create_connection(where)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /console/session HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
        )
        self.stream, self.asked = self.socket.makefile("rb"), 0
        if b" 101 " not in self.stream.readline():
            raise OSError("the desk takes no session")
        while self.stream.readline() != b"\r\n":
            pass
        self.say({"frame": "hello", "versions": [1], "client": "bench", "language": "en"})
        self.ask({"area": "entry", "type": "token", "token": token, "device": "bench"})

    def say(self, frame):
        """One text message, masked as a client has to."""
        payload, mask = json.dumps(frame).encode(), os.urandom(4)
        length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + len(payload).to_bytes(2, "big")
        masked = bytes(byte ^ mask[n % 4] for n, byte in enumerate(payload))
        self.socket.sendall(b"\x81" + length + mask + masked)

    def hear(self):
        """The next text message; pings need no answer while the heartbeat goes."""
        while True:
            kind, length = self.stream.read(2)
            length &= 0x7F
            if length > 125:
                length = int.from_bytes(self.stream.read(2 if length == 126 else 8), "big")
            payload = self.stream.read(length)
            if kind & 0x0F == 1:
                return json.loads(payload)

    def ask(self, what):
        """What a request is answered with."""
        self.asked += 1
        self.say({"frame": "request", "request": self.asked, "ask": what})
        while True:
            frame = self.hear()
            if frame["frame"] == "answer" and frame["request"] == self.asked:
                if frame["outcome"]["type"] != "accepted":
                    raise OSError(f"{what}: {frame['outcome']}")
                return frame["outcome"]["data"]

    def resolve_new(self):
        """Resolves up to a hundred of those that nobody has looked at; how many."""
        of = {"filter": {"status": ["new"]}, "sort": "number", "limit": 100, "cursor": None}
        found = self.ask({"area": "lists", "type": "window", "of": of})["value"]["items"]
        for one in found:
            self.ask({"area": "work", "type": "resolve", "conversation": one["id"]})
        return len(found)
