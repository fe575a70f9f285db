// How soon what a customer of a chat sends is on their agent's screen, while many chats go on: a real browser shows
// one of them, people who look at no page have the others. From the customer's socket to the page's next frame, by the
// clock of the one machine that all of it runs on.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { crowd } from './crowd.mjs';
import { step } from './eyes.mjs';
import { House, page as open, until } from './house.mjs';

const { ws: WebSocket } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');
const CHATS = Number(process.env.CHATS ?? 200);
/** What each agent of the crowd has at once. */
const EACH = 5;
/** Beside other tests on the same cores a ceiling only finds what goes wrong by an order of magnitude. */
const SLACK = Number(process.env.SLACK ?? 1);
const P95_MS_MAX = 150 * SLACK;
/** So many messages are measured, and how far apart they are: nobody may write much faster. */
const MEASURED = Number(process.env.MEASURED ?? 24);
const APART_MS = 2_500;
/** Every other customer writes as often as this. */
const WRITES_EVERY_MS = 5_000;
const SETTLED_MS = 60_000;
const PASSWORD = 'cuatro palabras sin relacion';
const names = Array.from({ length: Math.ceil((CHATS - 1) / EACH) }, (_, at) => `agente${at}`);
const house = await House.open(`
[channel.tienda]
kind = "webchat"
queue = "chat"
undo_send = "0s"

[queue.chat]
offer_timeout = "60s"
`);
const beats = [];
let failed = false;

/** Somebody who chats; the desk lets so many come from one address only. */
async function visitor(at) {
  const socket = new WebSocket(`ws://${house.http}/chat/tienda/session`, { origin: `http://${house.http}`, localAddress: `127.0.1.${1 + (at % 40)}` });
  const heard = new Promise((done, fail) => {
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the desk closed')));
    socket.on('message', (text) => {
      const told = JSON.parse(text);
      if (told.type === 'welcome') done();
      if (told.type === 'refused') console.error(`refused: ${told.code} ${told.detail}`);
    });
  });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', language: 'es' })));
  await heard;
  let said = 0;
  const say = (text) => {
    said += 1;
    socket.send(JSON.stringify({ type: 'send', id: `visitor-${at}-${said}`, text, files: [] }));
  };
  socket.send(JSON.stringify({ type: 'about', name: `Cliente ${at}`, mail: '', consent: true }));
  return say;
}

try {
  await house.agent('sofia', PASSWORD, '--queue', 'chat', '--capacity', '1');
  await house.agent('jefa', PASSWORD, '--role', 'administrator');
  for (let at = 0; at < names.length; at += 4) await Promise.all(names.slice(at, at + 4).map((name) => house.agent(name, PASSWORD, '--queue', 'chat', '--capacity', String(EACH))));
  const browser = await house.pages();
  const { page } = await open(house, await browser.newContext({ locale: 'es-ES', viewport: { width: 1280, height: 800 } }));
  await page.getByLabel('Nombre').fill('sofia');
  await page.getByLabel('Contraseña').fill(PASSWORD);
  await page.keyboard.press('Enter');
  const measured = await visitor(0);
  measured('Buenas');
  await page.getByRole('button', { name: 'Aceptar' }).click();
  await page.locator('article').getByText('Buenas').waitFor();

  await step(`${CHATS} chats are under way`, async () => {
    const workers = await crowd(house, 'jefa', PASSWORD, names);
    let accepted = 0;
    for (const worker of workers) {
      worker.news = (news) => {
        if (news.type === 'offer') void worker.outcome({ area: 'work', type: 'accept', offer: news.offer.offer_id }).then((outcome) => (accepted += Number(outcome.type === 'accepted')));
      };
      await worker.ask({ area: 'presence', type: 'set_status', status: 'disponible' });
    }
    for (let at = 1; at < CHATS; at += 1) {
      const say = await visitor(at);
      say('Hola, ¿hay alguien?');
      setTimeout(() => beats.push(setInterval(() => say('Sigo aquí: ¿saben algo de lo mío?'), WRITES_EVERY_MS)), Math.random() * WRITES_EVERY_MS);
    }
    await until('all of them are answered for', async () => accepted === CHATS - 1, SETTLED_MS);
  });

  await step('what a customer sends is on the screen at once', async () => {
    await page.evaluate(() => {
      window.seen = {};
      new MutationObserver(() => {
        for (const node of document.querySelectorAll('article .text')) {
          const mark = /^medida (\d+)$/.exec(node.textContent ?? '')?.[1];
          if (mark === undefined || mark in window.seen) continue;
          window.seen[mark] = 0;
          // Painted with the next frame.
          requestAnimationFrame(() => (window.seen[mark] = performance.timeOrigin + performance.now()));
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    const sent = [];
    for (let at = 0; at < MEASURED; at += 1) {
      sent.push(performance.timeOrigin + performance.now());
      measured(`medida ${at}`);
      await new Promise((done) => setTimeout(done, APART_MS));
    }
    const all = await page.waitForFunction((count) => Object.values(window.seen).filter((at) => at > 0).length === count && window.seen, MEASURED);
    const seen = await all.jsonValue();
    const took = sent.map((at, mark) => seen[mark] - at).sort((a, b) => a - b);
    const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))];
    console.log(`    ${MEASURED} messages: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms, most ${took.at(-1).toFixed(0)} ms`);
    assert.ok(at(0.95) <= P95_MS_MAX, `p95 ${at(0.95)} ms`);
  });
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  for (const beat of beats) clearInterval(beat);
  await house.close();
}
process.exit(failed ? 1 : 0);
