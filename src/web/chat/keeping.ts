// Where a visitor's pass and unsent words are kept: by the page around the chat, which is the visitor's own
// site and keeps them across its pages; else by the chat itself.

/** What is kept for a visitor. */
export interface Kept {
  pass?: string;
  identity?: string;
}

export interface Keeping {
  read(): Promise<Kept>;
  write(pass: string): void;
  /** Asks the page around to close the chat; nothing where there is none. */
  close?: () => void;
  /** Tells the page around how many messages wait to be read. */
  unread(count: number): void;
  /** Says now and with every change whether the chat is open: what stands in a closed one nobody has seen. */
  opened(listener: (open: boolean) => void): void;
}

/** By the page around, at exactly this origin: browsers deliver to no other. */
export function around(origin: string): Keeping {
  const say = (message: object) => window.parent.postMessage({ centralita: 1, ...message }, origin);
  return {
    read: () =>
      new Promise((resolve) => {
        const listen = (event: MessageEvent) => {
          if (event.source !== window.parent || event.origin !== origin || event.data?.centralita !== 1) return;
          if (event.data.type !== 'kept') return;
          window.removeEventListener('message', listen);
          resolve({ pass: text(event.data.pass), identity: text(event.data.identity) });
        };
        window.addEventListener('message', listen);
        say({ type: 'ready' });
      }),
    write: (pass) => say({ type: 'keep', pass }),
    close: () => say({ type: 'close' }),
    unread: (count) => say({ type: 'unread', count }),
    opened: (listener) => {
      // A page of before says nothing of it; there the chat is taken to be open, as it was then.
      listener(true);
      window.addEventListener('message', (event: MessageEvent) => {
        if (event.source !== window.parent || event.origin !== origin || event.data?.centralita !== 1) return;
        if ((event.data.type === 'kept' || event.data.type === 'opened') && typeof event.data.open === 'boolean') listener(event.data.open);
      });
    },
  };
}

/** By the chat's own page, under the channel's name: two chats of one desk share no visitor. */
export function alone(channel: string): Keeping {
  const key = `centralita:${channel}`;
  return {
    read: async () => ({ pass: stored(key) }),
    write: (pass) => {
      // A browser that keeps nothing has a visitor who is new each time.
      try {
        localStorage.setItem(key, pass);
      } catch {}
    },
    unread: () => {},
    opened: (listener) => listener(true),
  };
}

function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
