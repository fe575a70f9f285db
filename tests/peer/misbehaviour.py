"""What strangers and broken clients do, and that nobody else notices."""

import asyncio
import contextlib
import struct
import time

from claims import COLLEAGUE, LONG_SECONDS, code, ended
from client import Client, Ended, Refused, Wire

SLOW_BYTES = 16_000
SLOW_NOTES = 1_200
MEMORY_BYTES_MAX = 256 << 20
OTHERS_WAIT_SECONDS_MAX = 5.0


async def lying(desk, claims):
    """Lengths and kinds that are not true, before and after the sign-in."""
    for claim, data, expected in [
        ("a length of 0 ends the connection", struct.pack(">I", 0), ("CT-1003", "CT-1002")),
        ("a length of 4 GiB ends the connection", b"\xff\xff\xff\xff\x01", ("CT-1002",)),
        ("4,097 bytes before the sign-in are too many", struct.pack(">IB", 4097, 3), ("CT-1002",)),
        ("an unknown kind ends the connection", struct.pack(">IB", 1, 99), ("CT-1003",)),
        ("a desk's frame from a client ends the connection", struct.pack(">IB", 1, 4), ("CT-1003", "CT-1014")),
        ("garbage ends the connection", bytes(range(255, 0, -1)), ("CT-1002",)),
        ("bytes behind a payload end the connection", struct.pack(">IB", 6, 1) + b"\1\1\0\0\0", ("CT-1003",)),
    ]:
        wire = await desk.tls()
        await wire.raw(data)
        farewell = await ended(wire)
        claims.check(claim, code(farewell) in expected, farewell)
    wire = await desk.tls()
    await wire.send("Request", {"request": 1, "key": None, "ask": {"area": "presence", "type": "me"}})
    farewell = await ended(wire)
    claims.check("a request before the hello is CT-1014", code(farewell) == "CT-1014", farewell)

    client = await Client.meet(await Wire.unix(desk.told.socket))
    await client.enter("local", acting_for=None)
    data = client.wire.codec.frame("Request", {"request": 5, "key": None, "ask": {"area": "presence", "type": "me"}})
    await client.wire.raw(data[:5] + b"\5\0\0\x1b\0")  # area 27
    outcome = asyncio.get_running_loop().create_future()
    client.waiting[5] = outcome
    try:
        answer = await asyncio.wait_for(outcome, 5)
        claims.check("an area that the desk does not know is CT-1013", answer.get("code") == 1013, answer)
    except (TimeoutError, Ended) as error:
        claims.check("an area that the desk does not know is CT-1013", False, repr(error))
    with contextlib.suppress(Ended):
        still = await client.do("desk", "queues")
        claims.check("and the connection goes on", isinstance(still, list), still)
    await client.wire.raw(struct.pack(">IB", 1_048_577, 3))
    async with client.news:
        await asyncio.wait_for(client.news.wait_for(lambda: client.over), 10)
    claims.check("1,048,577 bytes after the sign-in are CT-1002", code(client.farewell) == "CT-1002", client.farewell)
    client.drop()


async def dripping(desk, claims):
    """A byte a second: the hello has 10 s altogether."""
    wire = await desk.tls()
    begun = time.monotonic()
    hello = wire.codec.frame("Hello", {"versions": [1], "client": "drip" * 20, "language": "es"})
    end = asyncio.create_task(ended(wire))
    for byte in hello:
        if end.done():
            break
        with contextlib.suppress(ConnectionError):
            await wire.raw(bytes([byte]))
        await asyncio.wait([end], timeout=1)
    farewell = await end
    claims.check("a hello of a byte a second is cut off", time.monotonic() - begun < 20 and code(farewell) in (None, "CT-1011"), farewell)


async def dripping_on(desk, claims):
    """A byte a second behind a sign-in: a frame has 30 s."""
    client = await desk.signed_in(COLLEAGUE)
    client.tasks[1].cancel()
    begun = time.monotonic()
    await client.wire.raw(struct.pack(">IB", 500, 3))
    while not client.over and time.monotonic() - begun < LONG_SECONDS:
        with contextlib.suppress(ConnectionError):
            await client.wire.raw(b"\0")
        await asyncio.wait([client.tasks[0]], timeout=1)
    lasted = time.monotonic() - begun
    claims.check("a quiet desk beats all the while", client.beats >= 2, client.beats)
    claims.check("a frame of a byte a second is CT-1011 after 30 s", 25 < lasted < 45 and code(client.farewell) == "CT-1011", (lasted, client.farewell))
    client.drop()


async def guessing(desk, claims):
    """Wrong passwords wait; nobody else does."""
    codes, waits = [], []
    client = await Client.meet(await desk.tls())
    for _ in range(12):
        try:
            await client.enter("sign_in", name="nadie", password="equivocada", code=None, device="peer")
        except Refused as refusal:
            codes.append(refusal.code)
            waits.append(refusal.params.get("wait_ms"))
        except (Ended, ConnectionError):
            client.drop()
            if "CT-1008" in codes:
                break
            client = await Client.meet(await desk.tls())
    client.drop()
    claims.check("a wrong password is throttled with CT-1008", "CT-1008" in codes and set(codes) <= {"CT-1005", "CT-1008"}, codes)
    claims.check("and wait_ms says how long", any(wait and int(wait) > 0 for wait in waits), waits)


async def slow_reader(desk, claims, operator, sofia, number):
    """A client that reads nothing is cut off and comes back; another one does not notice."""
    slow = await desk.signed_in(COLLEAGUE, receive_buffer=4096)
    await slow.do("lists", "open", conversation=number, messages=1, watch=True)
    for task in slow.tasks:
        task.cancel()
    slow.wire.writer.transport.pause_reading()
    me, worst = None, 0.0
    text = "a" * SLOW_BYTES

    async def flood():
        for _ in range(SLOW_NOTES // 20):
            await asyncio.gather(*[
                operator.do("work", "note", key=operator.key(), conversation=number, scope="team",
                            client_message=None, text=text, attachments=[])
                for _ in range(20)
            ])

    task = asyncio.create_task(flood())
    while not task.done():
        begun = time.monotonic()
        me = await sofia.do("presence", "me")
        worst = max(worst, time.monotonic() - begun)
        await asyncio.wait([task], timeout=0.02)
    await task
    claims.check("another client goes on being answered", me["name"] == desk.told.user and worst < OTHERS_WAIT_SECONDS_MAX, worst)
    status = await operator.do("desk", "status")
    claims.check("and the desk's memory stays small", 0 < status["memory_bytes"] < MEMORY_BYTES_MAX, status["memory_bytes"])
    slow.wire.writer.transport.resume_reading()
    farewell, last = None, slow.last_seq
    while (frame := await slow.wire.frame()) is not None:
        if frame[0] == "Farewell":
            farewell = frame[1]
        elif frame[0] == "Event" and frame[1]["seq"]:
            last = frame[1]["seq"]
    claims.check("a client that does not read is CT-1011", code(farewell) == "CT-1011" and farewell["resumable"], farewell)
    back = await Client.meet(await desk.tls())
    session = await back.enter("resume", token=slow.session["token"], last_seq=last)
    claims.check("and resumes where it stopped reading", session["agent"]["name"] == COLLEAGUE and session["seq"] > last, session)
    await back.do("entry", "sign_out")
    back.drop()
    slow.drop()
