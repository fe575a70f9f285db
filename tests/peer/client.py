"""An agent client written from src/protocol/PROTOCOL.md alone, with Python's standard library.

The layouts are not copied: they are read out of the tables of section 15, so a
table that says something else than the desk does fails here. Values are spelt
as section 5 spells JSON (dicts, words), but numbers stay numbers.
"""

import asyncio
import base64
import contextlib
import datetime
import hashlib
import os
import re
import socket
import ssl
import struct
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "src" / "protocol" / "PROTOCOL.md"
KINDS = {1: "Hello", 2: "Welcome", 3: "Request", 4: "Answer", 5: "Event", 6: "Heartbeat", 7: "Farewell"}
NUMBERS = {name: kind for kind, name in KINDS.items()}
ALPN = "centralita/1"
FRAME_BYTES_MAX = 1_048_576
LIST_ITEMS_MAX = 4_000
CHUNK_BYTES_MAX = 262_144
WAIT_SECONDS = 20.0


class Malformed(Exception):
    """Bytes that are not what the page says."""


class Ended(Exception):
    """The connection is over; holds the farewell, or None."""


class Refused(Exception):
    """The desk said no."""

    def __init__(self, refusal):
        self.code = f"CT-{refusal['code']}"
        self.params = {param["name"]: param["value"] for param in refusal["params"]}
        self.hint = refusal["hint"]
        super().__init__(f"{self.code} {self.params}")


class Conflict(Exception):
    """Somebody wrote after base_seq."""

    def __init__(self, conflict):
        self.refusal, self.base_seq, self.since = (conflict[key] for key in ("refusal", "base_seq", "since"))
        super().__init__(f"conflict, base_seq {self.base_seq}")


# --- the layout tables -------------------------------------------------------


class Layouts:
    """Structs and enums as the page's tables list them."""

    def __init__(self, page):
        self.structs, self.enums, self.spelling = {}, {}, {}
        text = page.split("<!-- generated: layouts -->")[1].split("<!-- end: layouts -->")[0]
        for section in re.split(r"^#### ", text, flags=re.M)[1:]:
            name = section.split("\n", 1)[0].strip()
            rows = [
                [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                for line in section.splitlines()
                if line.startswith("| ") and not re.match(r"\| (field|#|-)", line)
            ]
            if "| # |" in section:
                self._enum(name, rows, section)
            else:
                self.structs[name] = [(cells[0].strip("`"), _type(cells[1])) for cells in rows]

    def _enum(self, name, rows, section):
        variants = []
        for number, word, kind, *_ in rows:
            word = word.strip("*`")
            if number:
                if int(number.strip("*")) != len(variants):
                    raise Malformed(f"{name}.{word}: numbers have a gap")
                variants.append((word, _type(kind) if kind else None, []))
            else:
                variants[-1][2].append((word, _type(kind)))
        self.enums[name] = variants
        said = re.search(r"^In JSON: (.*)$", section, flags=re.M).group(1)
        tag = re.search(r"under `(type|area)`", said)
        self.spelling[name] = (tag and tag.group(1), "under `value`" in said)


def _type(cell):
    cell = re.sub(r"\[(\w+)\]\(#\w+\)", r"@\1", cell)
    return re.sub(r" \(`\w+`\)", "", cell)


# --- bytes -------------------------------------------------------------------


def varint(value):
    if value < 0 or value >= 1 << 64:
        raise Malformed(f"{value} is no u64")
    if value <= 250:
        return bytes([value])
    if value <= 0xFFFF:
        return b"\xfb" + struct.pack("<H", value)
    if value <= 0xFFFF_FFFF:
        return b"\xfc" + struct.pack("<I", value)
    return b"\xfd" + struct.pack("<Q", value)


def signed(value):
    return varint(2 * value if value >= 0 else -2 * value - 1)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if count > len(self.data) - self.at:
            raise Malformed("the payload ends early")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self):
        return self.take(1)[0]

    def varint(self):
        first = self.byte()
        if first <= 250:
            return first
        form = {0xFB: "<H", 0xFC: "<I", 0xFD: "<Q"}.get(first)
        if form is None:
            raise Malformed(f"a varint begins with {first:02x}")
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def signed(self):
        value = self.varint()
        return value >> 1 if value & 1 == 0 else -(value >> 1) - 1

    def flag(self):
        byte = self.byte()
        if byte > 1:
            raise Malformed(f"{byte:02x} is neither 0 nor 1")
        return byte == 1


BITS = {"u16": 16, "u32": 32, "u64": 64, "id": 64, "seq": 64, "ticket": 64, "code": 16}
FIXED = {"digest": 32, "id128": 16}


class Codec:
    """Payloads from and to values, by the layouts."""

    def __init__(self, layouts):
        self.layouts = layouts

    def encode(self, kind, value):
        head, _, rest = kind.partition(" of ")
        if head == "option":
            return b"\0" if value is None else b"\1" + self.encode(rest, value)
        if head == "list":
            return varint(len(value)) + b"".join(self.encode(rest, item) for item in value)
        if not kind.startswith("@"):
            return self.encode_leaf(kind, value)
        name = kind[1:]
        if name in self.layouts.structs:
            return self._encode_fields(self.layouts.structs[name], value)
        tag, wrapped = self.layouts.spelling[name]
        word = value[tag] if tag else value
        for number, (variant, inner, fields) in enumerate(self.layouts.enums[name]):
            if variant == word:
                held = b""
                if inner:
                    held = self.encode(inner, value["value"] if wrapped else value)
                return varint(number) + held + self._encode_fields(fields, value)
        raise Malformed(f"{name} has no {word}")

    def _encode_fields(self, fields, value):
        parts = []
        for field, kind in fields:
            if field not in value and not kind.startswith("option"):
                raise Malformed(f"{field} is missing")
            parts.append(self.encode(kind, value.get(field)))
        return b"".join(parts)

    def decode(self, kind, reader):
        head, _, rest = kind.partition(" of ")
        if head == "option":
            return self.decode(rest, reader) if reader.flag() else None
        if head == "list":
            count = reader.varint()
            if count > LIST_ITEMS_MAX:
                raise Malformed(f"a list of {count}")
            return [self.decode(rest, reader) for _ in range(count)]
        if not kind.startswith("@"):
            return self.decode_leaf(kind, reader)
        name = kind[1:]
        if name in self.layouts.structs:
            return {field: self.decode(of, reader) for field, of in self.layouts.structs[name]}
        number = reader.varint()
        if number >= len(self.layouts.enums[name]):
            raise Malformed(f"{name} has no number {number}")
        word, inner, fields = self.layouts.enums[name][number]
        tag, wrapped = self.layouts.spelling[name]
        if not tag:
            return word
        value = {tag: word}
        if inner:
            held = self.decode(inner, reader)
            value.update({"value": held} if wrapped else held)
        value.update({field: self.decode(of, reader) for field, of in fields})
        return value

    def encode_leaf(self, kind, value):
        if kind == "bool":
            return b"\1" if value else b"\0"
        if kind == "u8":
            return bytes([value])
        if kind in BITS:
            if value >> BITS[kind]:
                raise Malformed(f"{value} is no {kind}")
            return varint(value)
        if kind in ("moment", "span"):
            return signed(value)
        if kind in FIXED:
            if len(value) != FIXED[kind]:
                raise Malformed(f"{len(value)} bytes are no {kind}")
            return value
        data = value if kind == "bytes" else value.encode()
        return varint(len(data)) + data

    def decode_leaf(self, kind, reader):
        if kind == "bool":
            return reader.flag()
        if kind == "u8":
            return reader.byte()
        if kind in BITS:
            value = reader.varint()
            if value >> BITS[kind]:
                raise Malformed(f"{value} is no {kind}")
            return value
        if kind in ("moment", "span"):
            return reader.signed()
        if kind in FIXED:
            return bytes(reader.take(FIXED[kind]))
        if kind not in ("text", "name", "secret", "bytes"):
            raise Malformed(f"the page has a type {kind} that section 4 does not explain")
        data = bytes(reader.take(reader.varint()))
        return data if kind == "bytes" else data.decode()

    def payload(self, kind, data):
        """The value of a whole payload; every byte must be used."""
        reader = Reader(data)
        value = self.decode("@" + KINDS[kind], reader)
        if reader.at != len(data):
            raise Malformed(f"{len(data) - reader.at} bytes are left over")
        return value

    def frame(self, name, value):
        """A whole frame with its length."""
        data = self.encode("@" + name, value)
        return struct.pack(">IB", len(data) + 1, NUMBERS[name]) + data


class JsonCodec(Codec):
    """The same bytes, with leaves spelt as section 5 spells them in JSON."""

    def decode_leaf(self, kind, reader):
        value = super().decode_leaf(kind, reader)
        if kind in ("id", "seq", "ticket"):
            return str(value)
        if kind == "code":
            return f"CT-{value:04}"
        if kind == "moment":
            at = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=value)
            return at.isoformat(timespec="milliseconds") + "Z"
        if kind in FIXED:
            return value.hex()
        return base64.b64encode(value).decode() if kind == "bytes" else value


# --- connections -------------------------------------------------------------


def fingerprint(certificate):
    """`SHA256:` and the base64 of the SHA-256 over a DER certificate's SubjectPublicKeyInfo."""
    body, _, _ = _element(certificate, 0)
    at, _, _ = _element(certificate, body)
    if certificate[at] == 0xA0:
        at = _element(certificate, at)[1]
    for _ in range(5):  # serial, signature, issuer, validity, subject
        at = _element(certificate, at)[1]
    digest = hashlib.sha256(certificate[at : _element(certificate, at)[1]]).digest()
    return "SHA256:" + base64.b64encode(digest).decode()


def _element(data, at):
    """Where the content of the DER element at `at` begins and ends, and its tag."""
    length, begin = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, begin = int.from_bytes(data[begin : begin + count], "big"), begin + count
    return begin, begin + length, data[at]


class Wire:
    """Frames over one connection, with nothing behind them."""

    codec = Codec(Layouts(PAGE.read_text(encoding="utf-8")))

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def tls(cls, address, pin, alpn=ALPN, newest=ssl.TLSVersion.TLSv1_3, receive_buffer=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = context.maximum_version = newest
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if alpn:
            context.set_alpn_protocols([alpn])
        host, port = address.rsplit(":", 1)
        plain = socket.socket()
        if receive_buffer:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        plain.setblocking(False)
        await asyncio.get_running_loop().sock_connect(plain, (host, int(port)))
        reader, writer = await asyncio.open_connection(sock=plain, ssl=context, server_hostname=host)
        shown = writer.get_extra_info("ssl_object")
        found = fingerprint(shown.getpeercert(binary_form=True))
        if found.rstrip("=") != pin.rstrip("="):
            writer.transport.abort()
            raise ssl.SSLError(f"the desk shows {found}, not {pin}")
        if alpn and shown.selected_alpn_protocol() != alpn:
            raise ssl.SSLError("the desk does not speak the protocol")
        return cls(reader, writer)

    @classmethod
    async def unix(cls, path):
        return cls(*await asyncio.open_unix_connection(path))

    async def raw(self, data):
        self.writer.write(data)
        await self.writer.drain()

    async def send(self, name, value):
        await self.raw(self.codec.frame(name, value))

    async def frame(self):
        """The next frame as kind and value, or None at the end of the connection."""
        try:
            length = struct.unpack(">I", await self.reader.readexactly(4))[0]
            if not 1 <= length <= FRAME_BYTES_MAX:
                raise Malformed(f"a frame of {length}")
            data = await self.reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            return None
        if data[0] not in KINDS:
            raise Malformed(f"a frame of kind {data[0]}")
        return KINDS[data[0]], (self._event(data[1:]) if data[0] == 5 else self.codec.payload(data[0], data[1:]))

    def _event(self, data):
        """An event, or None where its news is of a later desk."""
        reader = Reader(data)
        self.codec.decode("option of seq", reader), reader.signed()
        if reader.varint() >= len(self.codec.layouts.enums["News"]):
            return None
        return self.codec.payload(5, data)

    async def hello(self, versions=(1,)):
        await self.send("Hello", {"versions": list(versions), "client": "peer.py/1", "language": "es"})
        return await self.frame()

    def drop(self):
        """Cuts the connection as a pulled cable would."""
        self.writer.transport.abort()


class Client:
    """A connection with its requests, answers, events and beats."""

    def __init__(self, wire, welcome):
        self.wire, self.welcome = wire, welcome
        self.session, self.farewell, self.over = None, None, False
        self.last_seq, self.events, self.seqs, self.beats = 0, [], [], 0
        self.name, self.count, self.number = os.urandom(16), 0, 0
        self.waiting, self.news = {}, asyncio.Condition()
        self.tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._beat())]

    @classmethod
    async def meet(cls, wire):
        kind, welcome = await wire.hello() or ("nothing", None)
        if kind != "Welcome":
            raise Ended(welcome)
        return cls(wire, welcome)

    async def _read(self):
        with contextlib.suppress(asyncio.CancelledError):
            while (frame := await self.wire.frame()) is not None:
                await self._take(*frame)
        self.over = True
        for waiting in self.waiting.values():
            if not waiting.done():
                waiting.set_exception(Ended(self.farewell))
        async with self.news:
            self.news.notify_all()

    async def _take(self, kind, value):
        if kind == "Answer":
            self.waiting.pop(value["request"]).set_result(value["outcome"])
        elif kind == "Farewell":
            self.farewell = value
        elif kind == "Heartbeat":
            self.beats += 1
        elif kind == "Event" and value is not None:
            if value["seq"] is not None:
                self.seqs.append(value["seq"])
                self.last_seq = max(self.last_seq, value["seq"])
            async with self.news:
                self.events.append(value)
                self.news.notify_all()

    async def _beat(self):
        with contextlib.suppress(asyncio.CancelledError, ConnectionError):
            while True:
                await asyncio.sleep(self.welcome["beat"] / 2000)
                await self.wire.send("Heartbeat", {"at": 0})

    def key(self):
        """A key that was never used before."""
        self.count += 1
        return {"client": self.name, "count": self.count}

    async def ask(self, area, kind, *, key=None, **fields):
        """The outcome of one request, whatever it is."""
        self.number += 1
        number, answer = self.number, asyncio.get_running_loop().create_future()
        self.waiting[number] = answer
        ask = {"area": area, "type": kind, **fields}
        await self.wire.send("Request", {"request": number, "key": key, "ask": ask})
        if self.over:
            raise Ended(self.farewell)
        return await asyncio.wait_for(answer, WAIT_SECONDS)

    async def accepted(self, area, kind, *, key=None, **fields):
        """Data, undo and replayed of a request that must be accepted."""
        outcome = await self.ask(area, kind, key=key, **fields)
        if outcome["type"] == "refused":
            raise Refused(outcome)
        if outcome["type"] == "conflict":
            raise Conflict(outcome)
        return outcome

    async def do(self, area, kind, *, key=None, **fields):
        """The value of the data of a request that must be accepted."""
        return (await self.accepted(area, kind, key=key, **fields))["data"].get("value")

    async def enter(self, kind, **fields):
        """Signs in and keeps the session."""
        self.session = await self.do("entry", kind, **fields)
        self.last_seq = max(self.last_seq, self.session["seq"]) if kind != "resume" else fields["last_seq"]
        return self.session

    async def event(self, word, fits=lambda news: True, within=WAIT_SECONDS):
        """Waits for an event and takes it out; others stay for later."""
        async with asyncio.timeout(within), self.news:
            while True:
                for place, event in enumerate(self.events):
                    if event["news"]["type"] == word and fits(event["news"]):
                        return self.events.pop(place)["news"]
                if self.over:
                    raise Ended(self.farewell)
                await self.news.wait()

    def drop(self):
        for task in self.tasks:
            task.cancel()
        self.wire.drop()

    async def close(self):
        with contextlib.suppress(ConnectionError):
            await self.wire.send("Farewell", {"why": None, "resumable": False, "after": None})
        self.drop()
