"""What a scenario claims, and the desk that it claims it of."""

import asyncio
import contextlib
import os
import time
from pathlib import Path

from client import Client, Refused, Wire

COLLEAGUE = "peer.colleague"
LONG_SECONDS = 60.0


class Claims:
    """What was claimed and what became of it."""

    def __init__(self):
        self.passed, self.failed = 0, 0

    def check(self, claim, holds, seen=""):
        self.passed += bool(holds)
        self.failed += not holds
        print(("ok    " if holds else "FAIL  ") + claim + (f": {seen}" if not holds and seen != "" else ""), flush=True)

    @contextlib.asynccontextmanager
    async def part(self, name):
        """A part that goes wrong in an unforeseen way is one failure, and the next part goes on."""
        try:
            yield
        except Exception as error:  # noqa: BLE001: whatever it was, it is told and counted
            self.check(f"{name} comes to its end", False, f"{type(error).__name__}: {error}")

    async def refused(self, claim, code, asking):
        try:
            value = await asking
        except Refused as refusal:
            self.check(claim, refusal.code == code, refusal)
            return refusal
        self.check(claim, False, f"accepted: {value}")
        return None


class Desk:
    """Where the desk is and how one gets in."""

    def __init__(self, told):
        self.told, self.mails = told, 0
        self.password = "una clave larga y tranquila"

    async def tls(self, **how):
        return await Wire.tls(self.told.address, self.told.pin, **how)

    async def signed_in(self, name=None, password=None, **how):
        client = await Client.meet(await self.tls(**how))
        await client.enter(
            "sign_in",
            name=name or self.told.user,
            password=password or (self.told.password if name is None else self.password),
            code=None,
            device="peer",
        )
        return client

    async def operator(self):
        client = await Client.meet(await Wire.unix(self.told.socket))
        await client.enter("local", acting_for=None)
        return client

    def mail(self, subject, text="Buenas, ¿dónde está mi pedido?", sender="ana@example.test"):
        """Drops a mail as a mail server does: written aside, then moved in."""
        self.mails += 1
        name = f"{time.time_ns()}.{os.getpid()}_{self.mails}.peer"
        box = Path(self.told.inbox)
        (box / "tmp" / name).write_bytes(
            (
                f"From: Ana Ruiz <{sender}>\r\nTo: soporte@example.com\r\nSubject: {subject}\r\n"
                f"Message-ID: <{name}@example.test>\r\nDate: Fri, 21 Nov 2025 22:00:00 +0000\r\n"
                "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                f"{text}\r\n"
            ).encode()
        )
        (box / "tmp" / name).rename(box / "new" / name)


async def ended(wire):
    """Reads until the connection ends: its farewell, or None."""
    farewell = None
    async with asyncio.timeout(LONG_SECONDS):
        while (frame := await wire.frame()) is not None:
            if frame[0] == "Farewell":
                farewell = frame[1]
    return farewell


def code(farewell):
    why = farewell and farewell["why"]
    return why and f"CT-{why['code']}"
