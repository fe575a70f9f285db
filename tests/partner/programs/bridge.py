"""A connector over standard input and output: says what stands in `in/`, keeps what it is told in `out/`."""

import json
import os
import sys
import threading
import time

folder, lock, answers = sys.argv[1], threading.Lock(), {}
IN, OUT = os.path.join(folder, "said"), os.path.join(folder, "told")


def write(line):
    with lock:
        sys.stdout.write(json.dumps({"jsonrpc": "2.0", **line}) + "\n")
        sys.stdout.flush()


def call(method, **params):
    number = f"{method}-{time.monotonic_ns()}"
    answers[number] = waiting = threading.Event(), []
    if os.path.exists(os.path.join(folder, "die-asking")):
        os.unlink(os.path.join(folder, "die-asking"))
        write({"id": number, "method": method, "params": params})
        os.kill(os.getpid(), 9)
    write({"id": number, "method": method, "params": params})
    waiting[0].wait()
    return waiting[1][0]


def keep(name, text):
    """Whole or not at all, and on disk."""
    draft = os.path.join(folder, ".draft")
    with lock:
        with open(draft, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.rename(draft, name)


def deliver(delivery):
    """Sends it once, whatever it is asked; the file stands for the vendor."""
    name = os.path.join(OUT, delivery["delivery_id"])
    if not os.path.exists(name):
        keep(name, json.dumps(delivery))
    if os.path.exists(os.path.join(folder, "die")):
        os.unlink(os.path.join(folder, "die"))
        os.kill(os.getpid(), 9)
    return {"outcome": "accepted", "vendor_ids": ["v-" + delivery["delivery_id"]]}


def say():
    """Says whatever is laid into `said`, and puts beside it what came of it."""
    print("up", os.getpid(), file=sys.stderr, flush=True)
    call("putDescriptor", body={"v": 1, "text": {"limit": 1600}, "identity_schemes": ["tel"]})
    keep(os.path.join(folder, "life", str(os.getpid())), "")
    while True:
        for name in sorted(os.listdir(IN)):
            done = os.path.join(folder, "done", name)
            if name.startswith(".") or os.path.exists(done):
                continue
            asked = json.load(open(os.path.join(IN, name)))
            keep(done, json.dumps(call(asked["method"], **asked["params"])))
        time.sleep(0.01)


for name in ("said", "told", "done", "life"):
    os.makedirs(os.path.join(folder, name), exist_ok=True)
threading.Thread(target=say, daemon=True).start()
for line in sys.stdin:
    line = json.loads(line)
    if "method" in line:
        write({"id": line["id"], "result": deliver(line["params"])})
    elif line.get("id") in answers:
        waiting, kept = answers.pop(line["id"])
        kept.append(line)
        waiting.set()
    else:
        keep(os.path.join(folder, "done", "odd-" + line["error"]["data"]["code"]), json.dumps(line))
