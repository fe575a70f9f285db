// Who is told what becomes of a session.

import type { Event, Refusal, SessionView } from '../../wire';

/** `out`: nobody is signed in. `lost`: somebody is, and the connection will be made again. */
export type Phase = 'out' | 'entering' | 'in' | 'lost';

export interface Listener {
  phase(phase: Phase): void;
  signedIn(session: SessionView): void;
  event(event: Event): void;
  ended(why: Refusal | null): void;
}

/** There will be no answer. */
export class ConnectionLost extends Error {
  /** What the desk said as it left, if it said anything. */
  constructor(readonly why: Refusal | null = null) {
    super(why?.code);
  }
}
