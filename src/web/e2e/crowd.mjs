// People at work who look at no page: sessions over the protocol's WebSocket, each with a will of its own.

import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

// The one that the browser's driver brings with it: this Node has none for clients.
const { ws: WebSocket } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');
const HEARTBEAT_MS = 5_000;

export class Worker {
  #asked = 0;
  #waiting = new Map();
  #client = randomBytes(16).toString('hex');
  #count = 0;
  news = () => {};

  /** Somebody who signs in as the request says. */
  static async enter(house, entry) {
    const worker = new Worker();
    worker.socket = new WebSocket(`ws://${house.http}/console/session`, { origin: `http://${house.http}` });
    const welcomed = new Promise((done, fail) => {
      worker.welcomed = done;
      worker.socket.on('error', fail);
      worker.socket.on('close', () => fail(new Error('the desk closed')));
    });
    worker.socket.on('message', (text) => worker.#hear(JSON.parse(text)));
    worker.socket.on('open', () => worker.#say({ frame: 'hello', versions: [1], client: 'crowd', language: 'es' }));
    await welcomed;
    await worker.ask({ area: 'entry', device: 'crowd', ...entry });
    worker.beat = setInterval(() => worker.#say({ frame: 'heartbeat', at: new Date().toISOString() }), HEARTBEAT_MS);
    return worker;
  }

  /** What the desk gives for it; an error where it refuses. */
  async ask(ask) {
    const outcome = await this.outcome(ask);
    if (outcome.type !== 'accepted') throw new Error(`${ask.area}.${ask.type}: ${JSON.stringify(outcome)}`);
    return outcome.data?.value;
  }

  outcome(ask) {
    this.#asked += 1;
    this.#count += 1;
    const request = this.#asked;
    const key = ask.area === 'entry' ? null : { client: this.#client, count: this.#count };
    return new Promise((done) => {
      this.#waiting.set(request, done);
      this.#say({ frame: 'request', request, key, holder_fence: null, ask });
    });
  }

  leave() {
    clearInterval(this.beat);
    this.socket.removeAllListeners('close');
    this.socket.terminate();
  }

  #say(frame) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  #hear(frame) {
    if (frame.frame === 'welcome') this.welcomed();
    else if (frame.frame === 'answer') {
      this.#waiting.get(frame.request)?.(frame.outcome);
      this.#waiting.delete(frame.request);
    } else if (frame.frame === 'event') this.news(frame.news);
  }
}

/** All of these people signed in, by tokens that an administrator makes. */
export async function crowd(house, boss, password, names) {
  const jefa = await Worker.enter(house, { type: 'sign_in', name: boss, password, code: null });
  const workers = [];
  for (const name of names) {
    const { token } = await jefa.ask({ area: 'people', type: 'make_token', agent: name, name: 'crowd', valid: 86_400_000, once: false });
    workers.push(await Worker.enter(house, { type: 'token', token }));
  }
  jefa.leave();
  return workers;
}
