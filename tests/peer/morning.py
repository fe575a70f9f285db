"""What people do in a morning: sign in, take work, answer, carry files, come back, hand on, end."""

import asyncio
import hashlib
import os
import ssl
import time

from claims import COLLEAGUE, code
from client import CHUNK_BYTES_MAX, Client, Conflict, Wire


async def signing_in(desk, claims):
    wire = await desk.tls()
    kind, welcome = await wire.hello()
    claims.check("hello is answered by welcome in version 1", kind == "Welcome" and welcome["version"] == 1, welcome)
    claims.check("the welcome's clock is right", abs(welcome["server_time"] / 1000 - time.time()) < 60)
    await wire.send("Request", {"request": 9, "key": None, "ask": {"area": "presence", "type": "me"}})
    _, answer = await wire.frame()
    claims.check("a request before the sign-in is CT-1004", answer["outcome"].get("code") == 1004, answer)
    wire.drop()

    wire = await desk.tls()
    kind, farewell = await wire.hello(versions=[2, 3])
    speaks = [param for param in farewell["why"]["params"] if param["name"] == "speaks"]
    claims.check("only versions from the future are CT-1001", kind == "Farewell" and code(farewell) == "CT-1001", farewell)
    claims.check("and `speaks` says which the desk has", speaks and speaks[0]["value"] == "1", farewell)
    claims.check("and the connection ends", await wire.frame() is None)
    wire = await desk.tls()
    kind, welcome = await wire.hello(versions=[7, 1])
    claims.check("a future version beside a known one is no harm", kind == "Welcome" and welcome["version"] == 1)
    wire.drop()

    try:
        (await desk.tls(alpn="http/1.1")).drop()
        claims.check("TLS without the protocol's ALPN fails", False)
    except (ssl.SSLError, ConnectionError):
        claims.check("TLS without the protocol's ALPN fails", True)
    try:
        (await desk.tls(newest=ssl.TLSVersion.TLSv1_2)).drop()
        claims.check("TLS 1.2 is too old", False)
    except (ssl.SSLError, ConnectionError):
        claims.check("TLS 1.2 is too old", True)
    try:
        (await Wire.tls(desk.told.address, "SHA256:" + 43 * "A" + "=")).drop()
        claims.check("another fingerprint is not trusted", False)
    except ssl.SSLError:
        claims.check("another fingerprint is not trusted", True)

    client = await desk.signed_in()
    agent = client.session["agent"]
    claims.check("a password over TLS 1.3 signs in", agent["name"] == desk.told.user and agent["online"], agent)
    claims.check("the session has a token and permissions", client.session["token"] and client.session["permissions"])
    told = (await client.event("me", lambda news: news["agent"]["online"]))["agent"]
    claims.check("an event says what status that gave her", told["name"] == desk.told.user and told["status"], told)
    statuses = await client.do("presence", "statuses")
    free = next(status["name"] for status in statuses if status["available"])
    await client.do("presence", "set_status", status=free)
    unread = await claims.refused("a name with a space is CT-1013", "CT-1013", client.do("presence", "set_status", status="no hay"))
    claims.check("and `why` says so to the client's author", unread and unread.params.get("why") == "not a name", unread)
    me = await client.do("presence", "me")
    claims.check("a status that takes work is set", me["status"] == free and me["available"], me)
    return client


async def operating(desk, claims, sofia):
    operator = await desk.operator()
    claims.check("`local` over the socket is nobody's account", operator.session["agent"] is None, operator.session)
    claims.check("and has no token to lose", operator.session["token"] == "", operator.session["token"])
    status = await operator.do("desk", "status")
    claims.check("and the fingerprint that clients pin", status["certificate"]["fingerprint"].rstrip("=") == desk.told.pin.rstrip("="), status["certificate"])
    claims.check("status shows who is online", status["online"] >= 1 and status["certificate"] is not None, status)
    person = {
        "name": COLLEAGUE, "display": "Colega", "role": "agent", "sets": [], "skills": [],
        "queues": sofia.session["agent"]["queues"], "capacity": 50, "interruptible": None,
        "password": desk.password, "must_change": False,
    }
    made = await operator.do("people", "add", key=operator.key(), person=person)
    claims.check("the operator adds a person", made["name"] == COLLEAGUE, made)
    await claims.refused("and not twice: CT-4003", "CT-4003", operator.do("people", "add", key=operator.key(), person=person))
    await claims.refused("an agent may not add people: CT-4001", "CT-4001", sofia.do("people", "add", person=person))
    return operator


async def taking(desk, claims, sofia):
    """A mail is offered, taken and opened; its conversation."""
    desk.mail("Pedido 1042")
    offer = (await sofia.event("offer", lambda news: news["offer"]["conversation"]["subject"] == "Pedido 1042"))["offer"]
    claims.check("a mail is offered", offer["conversation"]["work"] == "offered" and offer["deadline"] > 0, offer)
    number = offer["conversation"]["id"]
    key = sofia.key()
    first = await sofia.accepted("work", "accept", key=key, offer=offer["offer_id"])
    again = await sofia.accepted("work", "accept", key=key, offer=offer["offer_id"])
    claims.check("an offer is accepted", first["replayed"] is False, first)
    claims.check("the same key gets the same answer, `replayed`", again == {**first, "replayed": True}, again)
    gone = await sofia.event("offer_gone", lambda news: news["offer"] == offer["offer_id"])
    claims.check("offer_gone says how", gone["how"] == "accepted" and gone["conversation"] == number, gone)
    await claims.refused("an offer that is over cannot be declined: CT-3003", "CT-3003", sofia.do(
        "work", "decline", key=sofia.key(), offer=offer["offer_id"], reason=next(iter(offer["reasons"]), None)))
    await claims.refused("an offer that never was is CT-3003", "CT-3003", sofia.do("work", "accept", key=sofia.key(), offer=1 << 40))

    mine = {"queue": [], "owner": {"type": "me"}, "tags": [], "status": [], "work": [], "channel": [],
            "contact": None, "case": None, "text": None, "flagged": False}
    window = await sofia.do("lists", "window", of={"filter": mine, "sort": "received", "cursor": None, "limit": 20})
    claims.check("the list of one's own has it", number in [item["id"] for item in window["items"]], window)
    claims.check("with counts", window["counts"]["mine"] >= 1 and window["counts"]["total"] >= 1, window["counts"])
    opened = await sofia.do("lists", "open", conversation=number, messages=50, watch=True)
    claims.check("open shows the mail's text", "mi pedido" in opened["messages"][0]["text"], opened["messages"])
    claims.check("and what the channel can carry", opened["abilities"]["file_bytes_max"] > 0, opened["abilities"])
    claims.check("and who owns it", opened["conversation"]["assignee"] == desk.told.user, opened["conversation"])
    return number, opened


def outgoing(text, **more):
    return {"client_message": os.urandom(16), "text": text, "html": None, "attachments": [], "subject": None,
            "to": None, "cc": [], "macro": None, "confirmed": False, **more}


async def answering(desk, claims, sofia, colleague, number, opened):
    """Replies, a conflict, notes and repeats."""
    base = opened["conversation"]["seq"]
    reply = outgoing("Sale mañana.")
    sent = await sofia.do("work", "reply", conversation=number, base_seq=base, reply=reply, end=None, next=True)
    claims.check("a reply is kept with the next seq", sent["conversation"] == number and sent["seq"] > base, sent)
    again = await sofia.accepted("work", "reply", conversation=number, base_seq=base, reply=reply, end=None, next=True)
    claims.check("client_message alone makes a repeat harmless", again["replayed"] and again["data"]["value"] == sent, again)
    state = await sofia.event("message_state", lambda news: news["message"] == sent["message"] and news["state"] == "sent")
    claims.check("an event says that it has left", state["seq"] == sent["seq"], state)

    note = {"scope": "team", "client_message": os.urandom(16), "text": "Ojo: cliente antiguo.", "attachments": []}
    noted = await colleague.do("work", "note", key=colleague.key(), conversation=number, **note)
    heard = await sofia.event("message", lambda news: news["message"]["id"] == noted["message"])
    claims.check("a colleague's note arrives", heard["message"]["direction"] == "note", heard)
    read = (await colleague.do("lists", "messages", conversation=number, after=noted["seq"] - 1, before=None, limit=1))["items"]
    claims.check("and is read with the name that its client gave it", read[0]["client_message"] == note["client_message"], read)
    late = outgoing("Y otra cosa.")
    try:
        await sofia.do("work", "reply", key=sofia.key(), conversation=number, base_seq=sent["seq"], reply=late, end=None, next=False)
        claims.check("writing past a colleague's note is a conflict", False, "accepted")
    except Conflict as conflict:
        seen = [message["seq"] for message in conflict.since]
        claims.check("writing past a colleague's note is a conflict", conflict.refusal["code"] == 3009, conflict.refusal)
        claims.check("it shows what came since", seen == [noted["seq"]] and conflict.base_seq == noted["seq"], (seen, conflict.base_seq))
        claims.check("and lets one send anyway", conflict.refusal["hint"] == "send_anyway", conflict.refusal)
        late = await sofia.do("work", "reply", key=sofia.key(), conversation=number, base_seq=conflict.base_seq, reply=late, end=None, next=False)
        claims.check("the new base_seq is accepted", late["seq"] == noted["seq"] + 1, late)
    private = await sofia.do("work", "note", key=sofia.key(), conversation=number, **{**note, "scope": "author", "client_message": None})
    theirs = await colleague.do("lists", "messages", conversation=number, after=None, before=None, limit=100)
    claims.check("a note for its author alone is not read by a colleague", private["seq"] not in [m["seq"] for m in theirs["items"]], theirs)
    await claims.refused("an empty reply is CT-3019", "CT-3019", sofia.do(
        "work", "reply", key=sofia.key(), conversation=number, base_seq=None, reply=outgoing(""), end=None, next=False))
    await claims.refused("a conversation that is not there is CT-3001", "CT-3001", sofia.do("lists", "open", conversation=1 << 40, messages=1, watch=False))


async def carrying(desk, claims, sofia, number):
    """A file goes up, out with a reply, and comes down the same."""
    data = os.urandom(CHUNK_BYTES_MAX + 70_000)
    digest = hashlib.sha256(data).digest()
    upload = await sofia.do("files", "begin", name="factura ñ.pdf", mime="application/pdf", size=len(data), sha256=digest)
    claims.check("an upload begins at 0", upload["have"] == 0, upload)
    while upload["have"] < len(data):
        piece = data[upload["have"] : upload["have"] + CHUNK_BYTES_MAX]
        upload = await sofia.do("files", "put", upload=upload["upload"], offset=upload["have"], bytes=piece)
    file = await sofia.do("files", "end", upload=upload["upload"])
    claims.check("the desk found the same digest", file["sha256"] == digest and file["size"] == len(data), file)
    sent = await sofia.do("work", "reply", key=sofia.key(), conversation=number, base_seq=None,
                          reply=outgoing("La factura.", attachments=[file]), end=None, next=False)
    down = b""
    while True:
        chunk = await sofia.do("files", "get", conversation=number, seq=sent["seq"], sha256=digest, offset=len(down), length=CHUNK_BYTES_MAX)
        down += chunk["bytes"]
        if len(down) >= chunk["total"] or not chunk["bytes"]:
            break
    claims.check("what comes down is what went up", down == data, len(down))
    again = await sofia.do("files", "begin", name="otra.pdf", mime="application/pdf", size=len(data), sha256=digest)
    claims.check("bytes that the desk has need not be sent again", again["have"] == len(data), again)
    await sofia.do("files", "end", upload=again["upload"])
    lie = await sofia.do("files", "begin", name="x", mime="text/plain", size=3, sha256=bytes(32))
    await sofia.do("files", "put", upload=lie["upload"], offset=0, bytes=b"abc")
    await claims.refused("another digest than announced is CT-3031", "CT-3031", sofia.do("files", "end", upload=lie["upload"]))
    raw = await sofia.do("files", "body", conversation=number, seq=1, form="raw", offset=0, length=CHUNK_BYTES_MAX)
    claims.check("`raw` is the mail as it came", raw["bytes"].startswith(b"From: Ana Ruiz") and raw["total"] == len(raw["bytes"]), raw)


async def resuming(desk, claims, sofia, colleague, number):
    """The cable is pulled, something happens, the session goes on."""
    token, last = sofia.session["token"], sofia.last_seq
    sofia.drop()
    missed = await colleague.do("work", "note", key=colleague.key(), conversation=number, scope="team",
                                client_message=None, text="Mientras no estabas.", attachments=[])
    back = await Client.meet(await desk.tls())
    session = await back.enter("resume", token=token, last_seq=last)
    claims.check("a lost session is resumed", session["resumed"] and session["agent"]["name"] == desk.told.user, session)
    heard = await back.event("message", lambda news: news["message"]["id"] == missed["message"])
    claims.check("what was missed arrives", heard["message"]["text"] == "Mientras no estabas.", heard)
    claims.check("after `last_seq` and rising", back.seqs == sorted(back.seqs) and back.seqs[0] > last, (last, back.seqs))
    mine = (await back.do("presence", "me"))["conversations"]
    claims.check("the work is still hers", number in mine, mine)
    stranger = await Client.meet(await desk.tls())
    await claims.refused("an unknown token is CT-1009", "CT-1009", stranger.enter("resume", token="x" * 40, last_seq=0))
    stranger.drop()
    return back


async def finishing(desk, claims, sofia, colleague, operator, number):
    """Resolve, undo, transfer, end; what the operator sees of it."""
    resolved = await sofia.accepted("work", "resolve", key=sofia.key(), conversation=number, base_seq=None)
    shown = await sofia.do("lists", "open", conversation=number, messages=1, watch=True)
    claims.check("resolve resolves", shown["conversation"]["status"] == "resolved", shown["conversation"])
    reopened = await sofia.accepted("work", "reopen", key=sofia.key(), conversation=number)
    claims.check("and can be taken back by its opposite", reopened["data"]["type"] == "done" and resolved["data"]["type"] == "done", reopened)
    resolved = await sofia.accepted("work", "resolve", key=sofia.key(), conversation=number, base_seq=None)
    if resolved["undo"]:
        await sofia.do("work", "undo", key=sofia.key(), undo=resolved["undo"]["undo"])
        shown = await sofia.do("lists", "open", conversation=number, messages=1, watch=True)
        claims.check("undo takes a resolve back", shown["conversation"]["status"] != "resolved", shown["conversation"])
        await claims.refused("once: CT-3016", "CT-3016", sofia.do("work", "undo", key=sofia.key(), undo=resolved["undo"]["undo"]))
    else:
        claims.check("a resolve can be undone", False, resolved)

    free = next(status["name"] for status in await colleague.do("presence", "statuses") if status["available"])
    await colleague.do("presence", "set_status", status=free)
    await transferring(desk, claims, sofia, colleague, operator, number)
    await claims.refused("who no longer has it cannot end it", "CT-3007", sofia.do(
        "work", "end", key=sofia.key(), conversation=number, disposition=None, remark=""))
    shown = await colleague.do("lists", "open", conversation=number, messages=1, watch=False)
    disposition = next(iter(shown["dispositions"]), None)
    await colleague.do("work", "end", key=colleague.key(), conversation=number, disposition=disposition, remark="Hecho.")
    shown = await colleague.do("lists", "open", conversation=number, messages=1, watch=False)
    claims.check("end gives it up", shown["conversation"]["assignee"] is None and shown["conversation"]["disposition"]["remark"] == "Hecho.", shown["conversation"])

    decisions = await operator.do("supervise", "explain", conversation=number, limit=50)
    won = [decision for decision in decisions if decision["winner"] == desk.told.user]
    chosen = [c for decision in won for c in decision["candidates"] if c["agent"] == desk.told.user and c["reason"] == "chosen"]
    claims.check("explain names the winner and why", chosen, decisions)
    outbox = await operator.do("desk", "outbox", channel=None, dead=None, cursor=None, limit=200)
    claims.check("the outbox lists what is not settled", outbox["total"] == len(outbox["items"]), outbox)
    events = await operator.do("desk", "events", after=0, limit=500, follow=False, kinds=[], conversation=number)
    kinds = {event["kind"] for event in events["items"]}
    claims.check("the journal has the whole story", {"opened", "received", "accepted", "replied", "noted", "transferred", "ended"} <= kinds, kinds)


async def transferring(desk, claims, sofia, colleague, operator, number):
    """Into a pull queue, where whoever claims first has it, and from hand to hand."""
    queues = await operator.do("desk", "queues")
    home = (await sofia.do("lists", "open", conversation=number, messages=1, watch=True))["conversation"]["queue"]
    other = next((queue["name"] for queue in queues if queue["mode"] == "pull" and queue["name"] != home), None)
    if other:
        for name in (desk.told.user, COLLEAGUE):
            await operator.do("supervise", "set_queues", key=operator.key(), agent=name, queues=[home, other])
        await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "queue", "queue": other})
        lost = await sofia.event("lost", lambda news: news["conversation"]["id"] == number)
        claims.check("a transfer takes it from its owner", lost["why"] == "transferred", lost["why"])
        claims.check("into the queue, to wait there", (lost["conversation"]["queue"], lost["conversation"]["work"]) == (other, "queued"), lost)
        claims.check("and is counted", lost["conversation"]["transfers"] == 1, lost)
        await claims.refused("an unknown queue is CT-3017", "CT-3017", sofia.do(
            "work", "transfer", conversation=number, to={"type": "queue", "queue": "ninguna"}))
        outcomes = await asyncio.gather(*[
            client.ask("work", "claim", key=client.key(), conversation=number, override=False) for client in (sofia, colleague)
        ])
        codes = sorted(outcome.get("code", 0) for outcome in outcomes)
        claims.check("of two who claim at once one gets CT-3002", codes == [0, 3002], outcomes)
        if outcomes[0]["type"] != "accepted":
            await colleague.do("work", "transfer", key=colleague.key(), conversation=number, to={"type": "agent", "agent": desk.told.user})
    await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "agent", "agent": COLLEAGUE})
    lost = await sofia.event("lost", lambda news: news["conversation"]["id"] == number)
    claims.check("to a person it goes at once", (lost["why"], lost["conversation"]["assignee"]) == ("transferred", COLLEAGUE), lost)


async def leaving(desk, claims, sofia):
    """Signing out ends the session for good."""
    me = await sofia.do("presence", "me")
    claims.check("whoever was signed in is not kept out by all that", me["name"] == desk.told.user, me)
    token = sofia.session["token"]
    await sofia.do("entry", "sign_out")
    sofia.drop()
    stranger = await Client.meet(await desk.tls())
    await claims.refused("a token that was signed out is CT-1009", "CT-1009", stranger.enter("token", token=token, device="peer"))
    stranger.drop()
