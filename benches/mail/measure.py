"""What the kernel says a process and its children cost."""

import os
import time
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def family(pid):
    """A process and all that it started, by id."""
    found, ids = [], [pid]
    while ids:
        one = ids.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                ids += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            pass  # It ended meanwhile.
    return found


def pss_mb(pid):
    """Memory of a process and its children in MB, shared pages counted once."""
    kilobytes = 0
    for one in family(pid):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1e3


class CpuClock:
    """Processor time of one process since this was made."""

    def __init__(self, pid):
        self.pid = pid
        self.before = self.now()

    def now(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def spent(self):
        """In seconds."""
        return self.now() - self.before


class Times:
    """How long things took."""

    def __init__(self, took=None):
        self.took = took or []

    def measure(self, act):
        began = time.monotonic()
        act()
        self.took.append(time.monotonic() - began)

    def __str__(self):
        took = sorted(self.took)
        at = lambda share: took[min(len(took) - 1, int(len(took) * share))] * 1e3
        return f"p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms"
