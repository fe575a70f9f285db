// How frames go to and fro: over a WebSocket; by requests that wait, where a network lets none through.

export interface Link {
  send(frame: string): void;
  close(): void;
}

/** What is heard of a link; each at most once but `told`. */
export interface Ears {
  open(): void;
  told(frame: string): void;
  /** It is over; `opened` where it had begun. */
  gone(opened: boolean): void;
}

/** How long a WebSocket may take to begin before it counts as not let through, in milliseconds. */
const OPEN_MS = 8_000;

export function bySocket(path: URL, ears: Ears): Link {
  const at = new URL('session', path);
  at.protocol = at.protocol === 'https:' ? 'wss:' : 'ws:';
  let opened = false;
  const socket = new WebSocket(at);
  const patience = setTimeout(() => socket.close(), OPEN_MS);
  socket.onopen = () => {
    clearTimeout(patience);
    opened = true;
    ears.open();
  };
  socket.onmessage = (event) => ears.told(String(event.data));
  socket.onclose = () => {
    clearTimeout(patience);
    ears.gone(opened);
  };
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    close: () => socket.close(),
  };
}

interface Answer {
  link: string;
  told: unknown[];
  over: boolean;
}

export function byRequests(path: URL, ears: Ears): Link {
  const at = new URL('poll', path);
  let link: string | null = null;
  let over = false;
  let waiting: string[] = [];
  let saying = false;

  async function ask(said: string[], wait: boolean): Promise<Answer> {
    const body = `{"link":${JSON.stringify(link)},"wait":${wait},"said":[${said.join(',')}]}`;
    const response = await fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    if (!response.ok) throw new Error(`the desk said ${response.status}`);
    return (await response.json()) as Answer;
  }

  function end(): void {
    if (over) return;
    over = true;
    ears.gone(link !== null);
  }

  function heed(answer: Answer): void {
    if (over) return;
    link = answer.link;
    for (const frame of answer.told) ears.told(JSON.stringify(frame));
    if (answer.over) end();
  }

  /** One request after the other brings what there is to say, in order. */
  async function say(): Promise<void> {
    if (saying || link === null) return;
    saying = true;
    while (waiting.length > 0 && !over) {
      const said = waiting;
      waiting = [];
      await ask(said, false).then(heed, end);
    }
    saying = false;
  }

  /** Another waits for what there is to hear. */
  async function listen(): Promise<void> {
    const first = waiting;
    waiting = [];
    await ask(first, true).then(heed, end);
    while (!over) {
      void say();
      await ask([], true).then(heed, end);
    }
  }

  // What is said at once on opening is the first thing that is brought.
  queueMicrotask(() => {
    ears.open();
    void listen();
  });
  return {
    send: (frame) => {
      waiting.push(frame);
      void say();
    },
    close: end,
  };
}
