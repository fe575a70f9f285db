"""What people and a router outside do in an afternoon: drafts, lists, presence, offers that run out."""

import asyncio

from claims import COLLEAGUE
from morning import outgoing

LEASE_SECONDS = 15
MATCHING = {"queue": [], "owner": {"type": "anybody"}, "tags": [], "status": [], "work": [], "channel": [],
            "contact": None, "case": None, "text": None, "flagged": False}


async def drafting(claims, sofia, colleague, number):
    """An unfinished answer is its author's; others know that there is one."""
    await colleague.do("lists", "open", conversation=number, messages=1, watch=True)
    base = (await sofia.do("lists", "open", conversation=number, messages=1, watch=True))["conversation"]["seq"]
    await sofia.do("work", "save_draft", conversation=number, text="Querida Ana:", base_seq=base)
    kept = await sofia.do("work", "load_draft", conversation=number)
    claims.check("a draft is kept for its author", kept and (kept["text"], kept["base_seq"]) == ("Querida Ana:", base), kept)
    heard = await colleague.event("draft", lambda news: news["conversation"] == number)
    claims.check("a colleague hears of it", heard["agent"] == sofia.session["agent"]["name"] and heard["draft"], heard)
    claims.check("and not what is in it", heard["draft"]["text"] is None, heard)
    shown = await colleague.do("lists", "open", conversation=number, messages=1, watch=True)
    claims.check("nor when opening the conversation", [draft["text"] for draft in shown["drafts"]] == [None], shown["drafts"])
    claims.check("a colleague has none of their own", await colleague.do("work", "load_draft", conversation=number) is None)
    await sofia.do("work", "reply", key=sofia.key(), conversation=number, base_seq=None,
                   reply=outgoing("Querida Ana: sale hoy."), end=None, next=False)
    claims.check("a reply drops it", await sofia.do("work", "load_draft", conversation=number) is None)
    gone = await colleague.event("draft", lambda news: news["draft"] is None)
    claims.check("and says so", gone["conversation"] == number, gone)


async def listing(desk, claims, sofia, colleague):
    """Windows that follow each other, and one that is kept current."""
    wanted = {**MATCHING, "text": "lista"}
    first = await colleague.do("lists", "subscribe", list=3, of={"filter": wanted, "sort": "number", "cursor": None, "limit": 100})
    claims.check("a list begins empty", first["items"] == [] and first["counts"]["total"] == 0, first["counts"])
    seen = set()
    for n in range(5):
        desk.mail(f"Lista {n}", sender=f"cliente{n}@example.test")
    while len(seen) < 5:
        news = await colleague.event("list", lambda news: news["list"] == 3)
        seen |= {item["id"] for item in news["changed"]}
    claims.check("what comes is told, with the list's counts", news["counts"]["total"] == 5 and news["gone"] == [], news["counts"])
    found, cursor = [], None
    for _ in range(4):
        window = await sofia.do("lists", "window", of={"filter": wanted, "sort": "number", "cursor": cursor, "limit": 2})
        found.append([item["id"] for item in window["items"]])
        cursor = window["next"]
        if cursor is None:
            break
    ids = [number for part in found for number in part]
    claims.check("windows follow each other by their cursor", [len(part) for part in found] == [2, 2, 1], found)
    claims.check("in the list's order, each item once", ids == sorted(seen), (ids, seen))
    claims.check("the counts are of the whole list", window["counts"]["total"] == 5, window["counts"])
    least = await sofia.do("lists", "window", of={"filter": wanted, "sort": "number", "cursor": None, "limit": 0})
    claims.check("a limit of 0 is taken as 1", len(least["items"]) == 1 and least["next"], least["next"])
    await claims.refused("a cursor of nobody's making is CT-3025", "CT-3025", sofia.do(
        "lists", "window", of={"filter": wanted, "sort": "number", "cursor": "??", "limit": 2}))
    await claims.refused("a seventeenth list is CT-3025", "CT-3025", sofia.do(
        "lists", "subscribe", list=16, of={"filter": wanted, "sort": "number", "cursor": None, "limit": 2}))
    await colleague.do("work", "subject", key=colleague.key(), conversation=ids[0], subject="Otra cosa")
    news = await colleague.event("list", lambda news: news["gone"])
    claims.check("what no longer belongs is gone", (news["gone"], news["counts"]["total"]) == ([ids[0]], 4), news)
    await colleague.do("lists", "unsubscribe", list=3)
    return ids


async def leasing(claims, sofia, colleague, number):
    """Who is there, until they leave or are silent."""
    await sofia.do("lists", "open", conversation=number, messages=1, watch=True)
    await colleague.do("presence", "lease", conversation=number, doing="typing")

    def by(doing):
        return lambda news: news["conversation"] == number and [it["doing"] for it in news["present"]] == doing

    heard = await sofia.event("presence", by(["typing"]))
    present = heard["present"][0]
    claims.check("somebody who types is seen", present["agent"] == COLLEAGUE, heard)
    await colleague.do("presence", "leave", conversation=number)
    await sofia.event("presence", by([]))
    claims.check("and that they left", True)
    begun = asyncio.get_running_loop().time()
    await colleague.do("presence", "lease", conversation=number, doing="viewing")
    await sofia.event("presence", by(["viewing"]))
    await sofia.event("presence", by([]), within=LEASE_SECONDS + 10)
    lasted = asyncio.get_running_loop().time() - begun
    claims.check("a lease that is not repeated ends after 15 s", LEASE_SECONDS - 2 < lasted < LEASE_SECONDS + 5, lasted)


async def expiring(claims, sofia, free, number):
    """An offer that nobody answers is taken back when it says."""
    await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "queue", "queue": "breve"})
    offer = (await sofia.event("offer", lambda news: news["offer"]["conversation"]["id"] == number))["offer"]
    begun = asyncio.get_running_loop().time()
    gone = await sofia.event("offer_gone", lambda news: news["offer"] == offer["offer_id"])
    lasted = asyncio.get_running_loop().time() - begun
    claims.check("an offer runs out at its deadline", gone["how"] == "timed_out" and 3 < lasted < 8, (gone, lasted))
    await claims.refused("and cannot be taken any more: CT-3003", "CT-3003", sofia.do("work", "accept", key=sofia.key(), offer=offer["offer_id"]))
    me = await sofia.do("presence", "me")
    claims.check("the queue's rule sets the status of who let it run out", me["status"] != free, me["status"])
    await sofia.do("presence", "set_status", status=free)
    again = (await sofia.event("offer", lambda news: news["offer"]["conversation"]["id"] == number))["offer"]
    claims.check("back at work it is offered again, as another offer", again["offer_id"] != offer["offer_id"], again["offer_id"])
    await sofia.do("work", "accept", key=sofia.key(), offer=again["offer_id"])


async def routing_outside(claims, operator, sofia, number):
    """A program gives out the work of a queue; what it leaves, the desk gives out."""
    name = sofia.session["agent"]["name"]
    waiting = await operator.do("routing", "pending", queues=[], watch=True)
    claims.check("nothing waits for the router yet", waiting == [], waiting)
    await claims.refused("an agent is no router: CT-4001", "CT-4001", sofia.do("routing", "pending", queues=[], watch=False))
    await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "queue", "queue": "fuera"})
    told = (await operator.event("pending", lambda news: news["pending"]["conversation"]["id"] == number))["pending"]
    claims.check("what waits is published with its deadline", told["deadline"] > told["conversation"]["enqueued_at"] and told["size"] >= 1, told)
    decision = (await operator.do("routing", "candidates", conversation=number))[0]
    could = {it["agent"]: it for it in decision["candidates"]}
    claims.check("with who could take it", could[name]["eligible"], decision)
    claims.check("and why others could not", (could[COLLEAGUE]["eligible"], could[COLLEAGUE]["reason"]) == (False, "status"), could[COLLEAGUE])
    no = await claims.refused("to somebody who takes no work is CT-3032", "CT-3032", operator.do(
        "routing", "assign", key=operator.key(), conversation=number, agent=COLLEAGUE, check_capacity=True))
    claims.check("and `why` says the same", no and no.params.get("why") == "status", no)
    await operator.do("supervise", "set_queues", key=operator.key(), agent=COLLEAGUE, queues=["soporte"])
    await claims.refused("to somebody of another queue is CT-3006", "CT-3006", operator.do(
        "routing", "assign", key=operator.key(), conversation=number, agent=COLLEAGUE, check_capacity=True))
    await claims.refused("to nobody is CT-4002", "CT-4002", operator.do(
        "routing", "assign", key=operator.key(), conversation=number, agent="nadie", check_capacity=True))
    await operator.do("routing", "assign", key=operator.key(), conversation=number, agent=name, check_capacity=True)
    gone = await operator.event("pending_gone", lambda news: news["conversation"] == number)
    claims.check("what was decided waits no longer", gone["agent"] == name, gone)
    shown = await sofia.do("lists", "open", conversation=number, messages=1, watch=False)
    claims.check("and is hers", shown["conversation"]["assignee"] == name, shown["conversation"])
    await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "queue", "queue": "ventas"})
    await sofia.do("work", "claim", key=sofia.key(), conversation=number, override=False)
    await sofia.do("work", "transfer", key=sofia.key(), conversation=number, to={"type": "queue", "queue": "fuera"})
    offer = (await sofia.event("offer", lambda news: news["offer"]["conversation"]["id"] == number))["offer"]
    claims.check("what the router leaves, the desk offers after the deadline", offer["conversation"]["queue"] == "fuera", offer)
    await sofia.do("work", "accept", key=sofia.key(), offer=offer["offer_id"])


async def afternoon(desk, claims, operator, sofia, colleague):
    """All of it, on new mail; both are there and take work only where it is said."""
    name = sofia.session["agent"]["name"]
    statuses = await sofia.do("presence", "statuses")
    free = next(status["name"] for status in statuses if status["available"])
    away = next(status["name"] for status in statuses if not status["available"])
    for client in (sofia, colleague):
        await client.do("presence", "set_status", status=away)
    await operator.do("supervise", "set_queues", key=operator.key(), agent=name, queues=["soporte", "ventas", "breve", "fuera"])
    await operator.do("supervise", "set_queues", key=operator.key(), agent=COLLEAGUE, queues=["soporte", "ventas", "fuera"])
    async with claims.part("lists"):
        ids = await listing(desk, claims, sofia, colleague)
    number, *others = ids[1:]
    bulk = await operator.do("supervise", "reassign", key=operator.key(), conversations=others,
                             to={"type": "queue", "queue": "ventas"}, check_capacity=False)
    claims.check("several move at once, out of the way of what follows", sorted(bulk["done"]) == others, bulk)
    await operator.do("supervise", "reassign", key=operator.key(), conversations=[number],
                      to={"type": "agent", "agent": name}, check_capacity=False)
    async with claims.part("drafts"):
        await drafting(claims, sofia, colleague, number)
    await colleague.do("presence", "set_status", status=away)
    await sofia.do("presence", "set_status", status=free)
    async with claims.part("presence"):
        await leasing(claims, sofia, colleague, others[0])
    async with claims.part("an offer that runs out"):
        await expiring(claims, sofia, free, number)
    async with claims.part("a router outside"):
        await routing_outside(claims, operator, sofia, number)
    await operator.do("supervise", "set_queues", key=operator.key(), agent=COLLEAGUE, queues=["soporte", "ventas"])
