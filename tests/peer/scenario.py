"""Works a day at a running desk through the client, and then misbehaves.

    scenario.py --address HOST:PORT --pin SHA256:… --socket PATH --inbox MAILDIR --user NAME --password TEXT

The person must be an agent of a push queue that mail from the inbox goes to,
and nobody else may be signed in. A second person is made over the socket. The
desk has a pull queue `ventas`, a queue `breve` whose offers run out after 5 s
and set a status that takes no work and which tries everybody again 5 s later, and a queue `fuera` given out from outside.
Prints a line for each claim and `N passed, N failed`.
"""

import argparse
import asyncio
import sys

import page
from afternoon import afternoon
from claims import COLLEAGUE, Claims, Desk
from misbehaviour import dripping, dripping_on, guessing, lying, slow_reader
from morning import answering, carrying, finishing, leaving, operating, resuming, signing_in, taking


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("address", "pin", "socket", "inbox", "user", "password"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--brief", action="store_true", help="leaves out the claim that takes half a minute")
    told = parser.parse_args()
    desk, claims = Desk(told), Claims()
    claims.check("PROTOCOL.md's examples read and write", not list(page.problems()))
    later = []
    async with claims.part("the morning"):
        sofia = await signing_in(desk, claims)
        operator = await operating(desk, claims, sofia)
        later.append(asyncio.create_task(dripping(desk, claims)))
        number, opened = await taking(desk, claims, sofia)
        colleague = await desk.signed_in(COLLEAGUE)
        away = next(status["name"] for status in await colleague.do("presence", "statuses") if not status["available"])
        await colleague.do("presence", "set_status", status=away)
        async with claims.part("answering"):
            await answering(desk, claims, sofia, colleague, number, opened)
        async with claims.part("files"):
            await carrying(desk, claims, sofia, number)
        async with claims.part("resume"):
            sofia = await resuming(desk, claims, sofia, colleague, number)
        async with claims.part("the end"):
            await finishing(desk, claims, sofia, colleague, operator, number)
        async with claims.part("the afternoon"):
            await afternoon(desk, claims, operator, sofia, colleague)
        await colleague.do("entry", "sign_out")
        async with claims.part("the slow reader"):
            await slow_reader(desk, claims, operator, sofia, number)
        async with claims.part("lies"):
            await lying(desk, claims)
        if not told.brief:
            later.append(asyncio.create_task(dripping_on(desk, claims)))
        async with claims.part("guesses"):
            await guessing(desk, claims)
        await leaving(desk, claims, sofia)
        for client in (operator, colleague):
            client.drop()
    async with claims.part("what takes long"):
        await asyncio.gather(*later)
    print(f"{claims.passed} passed, {claims.failed} failed")
    return 1 if claims.failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
