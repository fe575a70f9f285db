#!/usr/bin/env python3
"""How fast mail is taken in, and what that costs, beside help desks of others. See README.md."""

import json
import os
import shutil
import smtplib
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import peers
from console import Console
from measure import CpuClock, Times, pss_mb

MAILS = int(os.environ.get("MAILS", "2000"))
SESSIONS = int(os.environ.get("SESSIONS", "16"))
MINUTES = float(os.environ.get("MINUTES", "20"))
# Whether what comes in steadily is resolved at once, or all of it waits to the end.
RESOLVED = bool(os.environ.get("RESOLVED"))
STEADY_PER_SECOND = 12
# The memory for pages of the store; the smaller it is, the sooner what does not belong to it is seen.
CACHE = os.environ.get("CACHE", "64MB")
PROGRAM = os.environ.get("CENTRALITA", "target/release/centralita")

SETTINGS = f"""
[store]
cache = '{CACHE}'
[server]
agents = '127.0.0.1:0'
https = '127.0.0.1:0'
http = '127.0.0.1:0'
lmtp = '127.0.0.1:0'
[queue.support]
mode = 'pull'
[channel.mail]
kind = 'mail'
address = 'help@desk.test'
queue = 'support'
lmtp = true
# Nothing is answered here.
smtp = '127.0.0.1:9'
smtp_security = 'none'
"""


def mail(n, sender=None):
    """A short mail of a customer's: half a kilobyte, each about a matter of its own."""
    sender = n if sender is None else sender
    return (
        f"From: Customer {sender} <customer{sender}@example.org>\r\nTo: help@desk.test\r\n"
        f"Subject: Problem number {n}\r\nMessage-ID: <m{n}.{os.getpid()}@example.org>\r\n"
        "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + "My order has not arrived yet, please help. " * 7 + "\r\n"
    ).encode()


def place(written):
    """Host and port of an address."""
    host, _, port = written.rpartition(":")
    return host, int(port)


class Desk:
    """The program, with a folder of its own."""

    def __init__(self, folder):
        (folder / "etc").mkdir()
        (folder / "etc/centralita.toml").write_text(SETTINGS)
        self.data = folder / "data"
        self.asked = ["--config", folder / "etc", "--data", self.data]
        began = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *self.asked], stdout=subprocess.PIPE, text=True
        )
        doors = {}
        for line in self.process.stdout:
            if line.startswith("ready"):
                doors = dict(word.split("=", 1) for word in line.split() if "=" in word)
                break
        self.ready_after = time.monotonic() - began
        if "lmtp" not in doors:
            sys.exit("the desk did not start")
        self.lmtp, self.http = place(doors["lmtp"]), place(doors["http"])

    def session(self):
        return smtplib.LMTP(*self.lmtp, local_hostname="bench.test")

    def told(self, *words):
        """What a command answers."""
        said = subprocess.run(
            [PROGRAM, *words, "--json", "--data", self.data], check=True, capture_output=True, text=True
        )
        return json.loads(said.stdout)

    def conversations(self):
        return int(self.told("status")["store"]["conversations"])

    def console(self):
        """A session of somebody who may resolve everything."""
        self.told("agent", "add", "bench", "--role", "administrator", "--no-password")
        return Console(self.http, self.told("token", "create", "bench", "bench")["token"])

    def stop(self):
        self.process.terminate()
        self.process.wait()


def bring(where, numbers):
    """These mails over one session, each waited for; how long each took, in seconds."""
    times = Times()
    with smtplib.LMTP(*where, local_hostname="bench.test") as session:
        for n in numbers:
            one = mail(n)
            times.measure(lambda: session.sendmail("a@example.org", ["help@desk.test"], one))
    return times.took


def burst(desk, first, count, sessions):
    """`count` mails over so many sessions, as fast as they are taken."""
    shares = [range(first + share, first + count, sessions) for share in range(sessions)]
    # Processes: threads of one would wait for each other more than for the desk.
    with ProcessPoolExecutor(sessions) as pool:
        pool.submit(os.getpid).result()
        cpu, began = CpuClock(desk.process.pid), time.monotonic()
        took = [one for part in pool.map(bring, [desk.lmtp] * sessions, shares) for one in part]
        passed = time.monotonic() - began
    rate = count / passed
    print(
        f"centralita, {sessions:3} sessions: {count} mails, {rate:.0f} a second, {Times(took)}, "
        f"cpu {cpu.spent() * 1e3 / count:.2f} ms each, {pss_mb(desk.process.pid):.1f} MB",
        flush=True,
    )
    return rate


def steady(desk, first, minutes):
    """12 a second for so long; how many were taken."""
    count = int(minutes * 60 * STEADY_PER_SECOND)
    console, resolved = desk.console() if RESOLVED else None, 0
    times, cpu, began = Times(), CpuClock(desk.process.pid), time.monotonic()
    with desk.session() as session:
        for n in range(count):
            time.sleep(max(0.0, began + n / STEADY_PER_SECOND - time.monotonic()))
            # One customer in four has written before.
            one = mail(first + n, sender=n - n % 4)
            times.measure(lambda: session.sendmail("a@example.org", ["help@desk.test"], one))
            if console and n % STEADY_PER_SECOND == 0:
                resolved += console.resolve_new()
            if (n + 1) % max(1, count // 10) == 0:
                record = (desk.data / "desk.redb").stat().st_blocks * 512
                print(
                    f"steady, minute {(time.monotonic() - began) / 60:5.1f}: {n + 1:6} mails, {times}, "
                    f"cpu {cpu.spent() / (time.monotonic() - began) * 100:.1f} %, "
                    f"memory {pss_mb(desk.process.pid):.1f} MB, record {record / 1e6:.0f} MB",
                    flush=True,
                )
    if console:
        print(f"resolved meanwhile: {resolved}", flush=True)
    return count


def main():
    if not Path(PROGRAM).exists():
        sys.exit(f"{PROGRAM} is not there: make bench-mail builds it")
    folder = Path(tempfile.mkdtemp(prefix="bench-mail-", dir=os.environ.get("BENCH_DIR", "target")))
    desk = Desk(folder)
    try:
        print(f"centralita: ready after {desk.ready_after * 1e3:.0f} ms, {pss_mb(desk.process.pid):.1f} MB")
        burst(desk, 0, 200, 1)
        rate = burst(desk, 10_000_000, MAILS, SESSIONS)
        kept = 200 + MAILS
        for peer in (peers.roundup, peers.django_helpdesk):
            name, peer_rate = peer(folder, [mail(n) for n in range(MAILS // 10)])
            print(f"ratio to {name}: {rate / peer_rate:.1f}", flush=True)
        if MINUTES:
            kept += steady(desk, 20_000_000, MINUTES)
        found = desk.conversations()
        print(f"said to be kept: {kept}; conversations in the record: {found}")
        if found != kept:
            sys.exit("they are not as many")
    finally:
        desk.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
